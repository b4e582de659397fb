/**
 * The report: made while one watches, downloaded by the browser, read back. Its trail is checked by the verifier as a
 * stranger would run it, then again with one byte changed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Scene } from './cast';
import type { ControlledPage } from './document-chapter';
import type { Desk, Office } from './desk';
import { type ReportedCase, whereItHappened } from './nonconformity-chapter';
import { openQuality, press } from './surfaces';
import type { Shown, Telling } from './telling';

const csvFiles = ['documents.csv', 'history.csv', 'nonconformities.csv', 'corrections.csv'] as const;
const startsFormula = /^\s*[=+\-@]/;

export interface ReportExpected {
  readonly page: ControlledPage;
  readonly reported: ReportedCase;
}

export async function playReport(
  telling: Telling,
  office: Office,
  scene: Scene,
  expected: ReportExpected,
  folder: string,
): Promise<void> {
  const desk = await office.deskOf(scene.cast.qualityManager);
  await make(telling, desk, scene);
  await download(telling, desk, folder);
  await telling.step('pdf', 'the PDF reads well', () => checkPdf(office, desk, scene, expected, folder));
  await telling.step('csv', 'no CSV cell would run as a formula', async () => ({
    on: desk.page,
    words: checkTables(folder, expected),
  }));
  await verify(telling, desk, folder);
}

async function make(telling: Telling, desk: Desk, { spaceKey }: Scene): Promise<void> {
  await telling.step('report-progress', 'a report is made; one sees how far it is', async () => {
    const frame = await openQuality(desk, spaceKey, 'Report');
    await press(frame, 'Make the report');
    await frame.getByText(/(Waiting to start|Collecting records|Writing files): \d+ of \d+/).waitFor();
    return { on: desk.page };
  });
  await telling.step('report-done', 'the report is done', async () => {
    const frame = reportFrame(desk);
    await frame.getByRole('button', { name: 'Download report.pdf' }).waitFor({ timeout: 120_000 });
    return { on: desk.page };
  });
}

function reportFrame(desk: Desk) {
  return desk.page.locator('[data-module-key="quality-space"]').frameLocator('iframe');
}

async function download(telling: Telling, desk: Desk, folder: string): Promise<void> {
  const names = ['report.pdf', ...csvFiles, 'trail.jsonl'];
  await telling.step('downloads', `the browser downloads ${names.join(', ')}`, async () => {
    const frame = reportFrame(desk);
    for (const name of names) {
      const [arrived] = await Promise.all([
        desk.page.waitForEvent('download'),
        frame
          .getByRole('button', { name: `Download ${name}` })
          .first()
          .click(),
      ]);
      if (arrived.suggestedFilename() !== name) throw new Error(`${arrived.suggestedFilename()} came for ${name}.`);
      await arrived.saveAs(join(folder, name));
      await frame.getByText('✓ Downloaded; size and SHA-256').nth(names.indexOf(name)).waitFor();
    }
    return { on: desk.page };
  });
}

/** Text by pdftotext and a picture by pdftoppm, where poppler is installed. */
async function checkPdf(
  office: Office,
  desk: Desk,
  { cast }: Scene,
  { page, reported }: ReportExpected,
  folder: string,
): Promise<Shown> {
  const pdf = join(folder, 'report.pdf');
  if (!readFileSync(pdf).subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('It is not a PDF.');
  const run = spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (run.error !== undefined) return { on: desk.page, words: 'text not checked, pdftotext is not installed' };
  const text = run.stdout.replace(/\s+/g, ' ');
  const wanted = [page.number, reported.number, reported.issueKey, cast.author.name, cast.reviewer.name];
  const missing = [...wanted, cast.approver.name].filter((words) => !text.includes(words));
  if (missing.length > 0) throw new Error(`Its text lacks ${missing.join(', ')}.`);
  const pages = [...text.matchAll(/[Pp]age (\d+) of (\d+)/g)].map(
    ([, one, all]) => [Number(one), Number(all)] as const,
  );
  const count = pages[0]?.[1] ?? 0;
  if (count === 0 || pages.length !== count) throw new Error(`“page X of Y” stands on ${pages.length} of ${count}.`);
  spawnSync('pdftoppm', ['-png', '-r', '70', '-l', '3', pdf, join(folder, 'report-page')]);
  return { on: desk.page, words: `number, signers, ${reported.number}, page 1 to ${count} of ${count}` };
}

function checkTables(folder: string, { reported }: ReportExpected): string {
  let cells = 0;
  for (const name of csvFiles) {
    const rows = parse(readFileSync(join(folder, name)), { bom: true }) as readonly (readonly string[])[];
    for (const [index, cell] of rows.flat().entries()) {
      cells += 1;
      if (startsFormula.test(cell)) throw new Error(`${name}, cell ${index}: ${cell}`);
    }
    if (name === 'nonconformities.csv') {
      const row = rows.find(([number]) => number === reported.number);
      if (!row?.includes(`'${whereItHappened}`)) throw new Error(`“${whereItHappened}” is not disarmed in ${name}.`);
    }
  }
  return `${cells} cells, “${whereItHappened}” among them`;
}

async function verify(telling: Telling, desk: Desk, folder: string): Promise<void> {
  const trail = join(folder, 'trail.jsonl');
  await telling.step('verified', 'the verifier recomputes the trail', async () => {
    const { status, said } = runVerifier(trail);
    if (status !== 0 || !said.startsWith('OK')) throw new Error(said);
    return { on: desk.page, words: said };
  });
  await telling.step('broken', 'one byte changed', async () => {
    const changed = join(folder, 'trail-changed.jsonl');
    const line = changeOneByte(trail, changed);
    const { status, said } = runVerifier(changed);
    const found = /^BROKEN {2}line (\d+), record \S+, position \d+/.exec(said);
    if (status !== 1 || Number(found?.[1]) !== line) throw new Error(`Changed in line ${line}: ${said}`);
    return { on: desk.page, words: said };
  });
}

function runVerifier(path: string): { readonly status: number | null; readonly said: string } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', path], { encoding: 'utf8' });
  return { status: run.status, said: `${run.stdout}${run.stderr}`.trim() };
}

/** A letter of a reason or name in the middle of the file becomes another letter. Answers the number of its line. */
function changeOneByte(from: string, to: string): number {
  const bytes = readFileSync(from);
  const middle = bytes.indexOf('"name":"', Math.floor(bytes.length / 2)) + '"name":"'.length;
  bytes[middle] = bytes[middle] === 0x58 ? 0x59 : 0x58;
  writeFileSync(to, bytes);
  return bytes.subarray(0, middle).filter((byte) => byte === 0x0a).length + 1;
}
