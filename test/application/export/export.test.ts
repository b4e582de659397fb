/**
 * Copies and redlines as files, over the wire: asked for by a reader, made by the queue, downloaded and opened as their reader
 * would open them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { ExportStatus } from '../../../src/contract/export-answers';
import { sha256Hex } from '../../../src/trail/commit-entry';
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

const withReader = spawnSync('pdftotext', ['-v']).status === 0 ? it : it.skip;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let site: DocumentSite;
let pageId: string;

async function attach(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const file = new FormData();
  file.append('file', new Blob([bytes], { type }), name);
  expect((await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file)).status).toBe(
    200,
  );
  const listed = await site.test.rest<{ results: readonly { title: string; fileId: string }[] }>(
    'luca',
    'GET',
    `/wiki/api/v2/pages/${pageId}/attachments`,
  );
  return listed.body.results.find(({ title }) => title === name)?.fileId ?? '';
}

async function write(version: number, content: readonly object[]): Promise<void> {
  await site.test.advance(60_000);
  const answer = await site.test.rest('luca', 'PUT', `/wiki/api/v2/pages/${pageId}`, {
    id: pageId,
    status: 'current',
    title: 'Leak test',
    body: { representation: 'atlas_doc_format', value: JSON.stringify({ type: 'doc', version: 1, content }) },
    version: { number: version },
  });
  expect(answer.status).toBe(200);
  await site.test.settle();
}
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const picture = (id: string, alt: string) => ({
  type: 'mediaSingle',
  attrs: { layout: 'center' },
  content: [{ type: 'media', attrs: { type: 'file', id, collection: `contentId-${pageId}`, alt } }],
});

async function approve(): Promise<void> {
  expect((await site.approve('callum', pageId)).ok).toBe(true);
  expect((await site.approve('idris', pageId)).ok).toBe(true);
  await site.test.settle();
}

const copyOf = (revision: string, format: string) => ({
  commandId: newCommandId(),
  pageId,
  format,
  subject: { kind: 'copy', revision },
});
const redline = (before: string, after: string, format: string) => ({
  commandId: newCommandId(),
  pageId,
  format,
  subject: { kind: 'redline', before, after },
});

async function made(as: Who, request: object): Promise<ExportStatus> {
  const { jobId } = await site.get(as, 'export.start', request);
  await site.test.settle();
  return site.get(as, 'export.status', { jobId });
}
async function download(as: Who, { jobId, files }: ExportStatus): Promise<Buffer> {
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  const parts: Buffer[] = [];
  for (let part = 0; part < file.parts; part += 1) {
    const answer = await site.get(as, 'export.download', { jobId, file: file.name, part });
    parts.push(Buffer.from(answer.bytes, 'base64'));
  }
  const bytes = Buffer.concat(parts);
  expect(sha256Hex(bytes)).toBe(file.sha256);
  return bytes;
}

function wordsOfPdf(bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'plumbline-export-')), 'file.pdf');
  writeFileSync(path, bytes);
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
}
function partOfDocx(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`no ${name}`);
  return strFromU8(part);
}
const wordsOfDocx = (bytes: Uint8Array) => partOfDocx(bytes, 'word/document.xml').replace(/<[^>]+>/g, ' ');

beforeAll(async () => {
  site = await createDocumentSite();
  pageId = site.addPage('Leak test');
  await site.register(pageId, 'PRO', { owner: site.id('callum') });
  const gauge = await attach('gauge.png', png, 'image/png');
  const forged = await attach('forged.png', Buffer.from('no picture at all'), 'image/png');
  await write(2, [paragraph('Wait 30 s at 2 bar.'), picture(gauge, 'Gauge'), picture(forged, 'Forged')]);
  await site.submit('luca', pageId, 'First issue');
  await approve();
  await write(3, [paragraph('Wait 60 s at 2 bar.'), picture(gauge, 'Gauge'), picture(forged, 'Forged')]);
  await site.submit('luca', pageId, 'Longer wait');
  await approve();
});
afterAll(() => site.test.close());

describe('export of a revision', () => {
  withReader(
    '[RP-10, RP-12, RP-17] is a PDF with number, revision, signatures and the state of the trail',
    async () => {
      const status = await made('grace', copyOf('2', 'pdf'));
      expect(status).toMatchObject({ state: 'done', failure: null, revisions: ['2'], progress: { done: 2, of: 2 } });
      expect(status.files).toMatchObject([{ name: 'TBI-PRO-001 Rev 2.pdf', mediaType: 'application/pdf' }]);
      const bytes = await download('grace', status);
      const words = wordsOfPdf(bytes);
      for (const expected of ['TBI-PRO-001 Rev 2', 'Wait 60 s at 2 bar.', 'In force', 'Longer wait', 'Grace Okafor']) {
        expect(words).toContain(expected);
      }
      expect(words).toMatch(/Signed by Luca Ferri.*Signed by Callum Reid.*Signed by Idris Bello/);
      const { entries } = await site.get('grace', 'document.history', { pageId });
      const last = entries.reduce((latest, entry) => (entry.sequence > latest.sequence ? entry : latest));
      expect(words).toContain(`${last.sequence} entries, last ${last.digest}`);
      expect(words).not.toContain('Obsolete');
    },
  );

  withReader('[RP-16] says of an obsolete revision that it is one, also after the page went on', async () => {
    const words = wordsOfPdf(await download('grace', await made('grace', copyOf('1', 'pdf'))));
    expect(words).toContain('Obsolete: superseded');
    expect(words).toContain('Wait 30 s at 2 bar.');
  });

  it('[RP-14] is a DOCX with the approved picture and a placeholder for what is none', async () => {
    const bytes = await download('grace', await made('grace', copyOf('2', 'docx')));
    const words = wordsOfDocx(bytes);
    expect(words).toContain('Wait 60 s at 2 bar.');
    expect(words).toContain('Signed by Idris Bello');
    expect(words).toContain('[media: Forged]');
    expect(words).not.toContain('[media: Gauge]');
    const pictures = Object.entries(unzipSync(bytes)).filter(([name]) => /^word\/media\/./.test(name));
    expect(pictures.map(([, held]) => sha256Hex(held))).toEqual([sha256Hex(png)]);
  });

  it('[RP-14] shows no other bytes than the approved ones', async () => {
    await attach('gauge.png', Buffer.concat([png, Buffer.from('x')]), 'image/png');
    await site.test.settle();
    const bytes = await download('grace', await made('grace', copyOf('2', 'docx')));
    const pictures = Object.entries(unzipSync(bytes)).filter(([name]) => /^word\/media\/./.test(name));
    expect(pictures.map(([, held]) => sha256Hex(held))).toEqual([sha256Hex(png)]);
  });

  it('[RP-12, RP-11] is a redline as DOCX with tracked changes', async () => {
    const status = await made('grace', redline('1', '2', 'docx'));
    expect(status.files).toMatchObject([{ name: 'TBI-PRO-001 Redline 1 to 2.docx' }]);
    const xml = partOfDocx(await download('grace', status), 'word/document.xml');
    expect(xml).toMatch(/<w:ins [^>]*w:author="Grace Okafor"/);
    expect(xml).toMatch(/<w:delText[^>]*>30</);
  });

  withReader('[RP-12] compares with the page as its starter read it, whatever is written afterwards', async () => {
    const page = await site.test.rest<{ version: { number: number } }>('luca', 'GET', `/wiki/api/v2/pages/${pageId}`);
    await write(page.body.version.number + 1, [paragraph('Wait 90 s at 2 bar.')]);
    const { jobId } = await site.get('grace', 'export.start', redline('2', 'draft', 'pdf'));
    await write(page.body.version.number + 2, [paragraph('Wait 600 s at 2 bar.')]);
    const words = wordsOfPdf(await download('grace', await site.get('grace', 'export.status', { jobId })));
    expect(words).toContain('from Rev 2 to the page as of');
    expect(words).toContain('90');
    expect(words).not.toContain('600');
  });
});

describe('who may have an export', () => {
  it('[RP-12] refuses who may not read the page, a revision that never was, and a label that is none', async () => {
    const hidden = site.addPage('Hidden');
    await site.register(hidden, 'PRO', { owner: site.id('callum') });
    const user = [{ type: 'known', accountId: site.id('luca') }];
    const path = `/wiki/rest/api/content/${hidden}/restriction`;
    await site.test.rest('luca', 'PUT', path, [{ operation: 'read', restrictions: { user } }]);
    const request = { ...copyOf('1', 'pdf'), pageId: hidden };
    expect(await site.refusal('grace', 'export.start', request)).toMatchObject({ code: 'notFound' });
    expect(await site.refusal('grace', 'export.start', copyOf('9', 'pdf'))).toMatchObject({ code: 'revisionUnknown' });
    const neither = { ...copyOf('1', 'pdf'), subject: { kind: 'copy' } };
    expect(await site.refusal('grace', 'export.start', neither)).toMatchObject({ code: 'badInput' });
  });

  it('[RP-13] gives it to its starter only, and not after the page was taken from them', async () => {
    const status = await made('grace', copyOf('2', 'docx'));
    const request = { jobId: status.jobId, file: status.files[0]?.name, part: 0 };
    await site.get('grace', 'export.download', request);
    for (const other of ['hana', 'idris'] as const) {
      expect(await site.refusal(other, 'export.status', { jobId: status.jobId })).toMatchObject({ code: 'notFound' });
      expect(await site.refusal(other, 'export.download', request)).toMatchObject({ code: 'notFound' });
    }
    expect(await site.refusal('grace', 'export.download', { ...request, part: 99 })).toMatchObject({
      code: 'notFound',
    });
    const path = `/wiki/rest/api/content/${pageId}/restriction`;
    const user = [{ type: 'known', accountId: site.id('luca') }];
    await site.test.rest('luca', 'PUT', path, [{ operation: 'read', restrictions: { user } }]);
    expect(await site.refusal('grace', 'export.download', request)).toMatchObject({ code: 'notFound' });
    await site.test.rest('luca', 'DELETE', path);
    await site.get('grace', 'export.download', request);
  });

  it('[RP-13] is not handed out before it is made', async () => {
    const { jobId } = await site.get('grace', 'export.start', copyOf('2', 'docx'));
    const refusal = await site.refusal('grace', 'export.download', { jobId, file: 'x', part: 0 });
    expect(refusal).toMatchObject({ code: 'reportNotReady' });
    await site.test.settle();
  });
});

describe('an export whatever goes wrong', () => {
  it('[RP-15] is started once when the same command arrives twice', async () => {
    const request = copyOf('2', 'docx');
    const [one, other] = await Promise.all([
      site.get('grace', 'export.start', request),
      site.get('grace', 'export.start', request),
    ]);
    expect(one.jobId).toBe(other.jobId);
    const reused = await site.refusal('grace', 'export.start', { ...request, format: 'pdf' });
    expect(reused.code).toBe('commandReused');
    await site.test.settle();
  });

  it.each([
    ['killBefore', 0],
    ['killAfter', 1],
    ['killBefore', 2],
    ['killAfter', 2],
    ['serverErrorAfterEffect', 1],
    ['timeoutBeforeEffect', 2],
  ] as const)('[RP-15] is finished although a step met %s at its write %i', async (kind, skip) => {
    const { jobId } = await site.get('grace', 'export.start', redline('1', '2', 'docx'));
    site.test.faults.add({ kind, target: 'kvs POST /api/v1/transaction', functionKey: 'reports', skip });
    await site.test.settle();
    expect(site.test.faults.pending()).toEqual([]);
    // A step whose process died holds its lease for 15 minutes; then the reconciler asks again.
    for (let round = 0; round < 6; round += 1) {
      await site.test.advance(5 * 60_000);
      await site.test.settle();
    }
    const status = await site.get('grace', 'export.status', { jobId });
    expect(status.state).toBe('done');
    expect(wordsOfDocx(await download('grace', status))).toContain('Wait');
  });
});
