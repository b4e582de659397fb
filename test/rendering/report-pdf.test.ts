/** The report as PDF and CSV: what a reader sees, read back with pdftotext where the machine has it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReportModel } from '../../src/application/report/model';
import { renderReportPdf } from '../../src/rendering/report-pdf';
import { sampleReport } from './sample-report';

const hasPdfToText = spawnSync('pdftotext', ['-v']).status === 0;

async function textOf(report: ReportModel): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
  const path = join(folder, 'report.pdf');
  writeFileSync(path, await renderReportPdf(report));
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

/** One document of which so many signatures are told, each with the release that followed. */
function withLongHistory(count: number): ReportModel {
  const report = sampleReport();
  const signed = report.revisionHistory.flatMap(({ entries }) => entries).find((entry) => entry.signature !== null);
  if (signed === undefined) throw new Error('The sample has no signature.');
  const entries = Array.from({ length: count }, (_, index) => {
    const sequence = 2 * index + 1;
    const approved = `Rev ${index + 1} was approved as ${index + 1} by Idris Bello.`;
    return [
      { ...signed, sequence, actor: 'Idris Bello', text: approved },
      {
        ...signed,
        sequence: sequence + 1,
        actor: 'Plumbline (its day came)',
        text: `Rev ${index + 1} is in force.`,
        signature: null,
      },
    ];
  }).flat();
  return { ...report, revisionHistory: [{ number: 'TBI-PRO-777', title: 'Torn apart', entries }] };
}

describe('report PDF', () => {
  it('[RP-4] is a PDF of at least two pages for a year of work', async () => {
    const bytes = Buffer.from(await renderReportPdf(sampleReport()));
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-6).toString()).toContain('%%EOF');
    expect((bytes.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length).toBeGreaterThan(1);
  });

  const withReader = hasPdfToText ? it : it.skip;
  withReader('[RP-4] numbers every page and keeps text selectable in Latin, Greek, Japanese and Thai', async () => {
    const text = await textOf(sampleReport());
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    for (const words of ['µS/cm', '東京水質', 'น้ำ', 'Łukasz Żak'])
      expect(text.normalize('NFKC')).toContain(words.normalize('NFKC'));
  });

  withReader('[RP-4] prints the whole manifestation of a signature', async () => {
    const text = await textOf(sampleReport());
    for (const words of [
      'Signed by Idris Bello',
      'I authorise it for use',
      'TBI-PRO-001 Rev 5',
      'page version 12',
      'a'.repeat(64),
    ]) {
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    }
  });

  withReader(
    '[RP-4] keeps each signature with what was signed, under the number of its document on each page',
    async () => {
      const pages = (await textOf(withLongHistory(24))).split('\f').filter((page) => page.includes('was approved as'));
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) {
        expect(page).toContain('TBI-PRO-777 Torn apart');
        const count = (words: RegExp) => page.match(words)?.length ?? 0;
        expect(count(/was approved as/g)).toBe(count(/Content digest a{64}/g));
      }
    },
  );

  withReader('[RP-4] tells one entry of the trail once, with who acted where no sentence says it', async () => {
    const said = (await textOf(withLongHistory(1))).replace(/\s+/g, ' ');
    expect(said).toContain('Rev 1 was approved as 1 by Idris Bello.');
    expect(said).not.toContain('By Idris Bello');
    expect(said).toContain('By Plumbline (its day came)');
  });

  withReader('[RP-4] says in words that a section is empty', async () => {
    const report = { ...sampleReport(), documentsInForce: [], closedNonconformities: [] };
    expect(await textOf(report)).toContain('None was closed in this period.');
  });
});
