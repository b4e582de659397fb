import type { ReportStatus } from '../../../src/contract/report-answers';
import { sha256Hex } from '../../../src/trail/commit-entry';
import { verifyExport } from '../../../src/trail/verify-export';
import { createQualitySite, type PersonKey, type QualitySite } from '../quality-site';

async function download(site: QualitySite, as: PersonKey, report: ReportStatus, name: string): Promise<Buffer> {
  const file = report.files.find((each) => each.name === name);
  if (file === undefined) throw new Error(`no ${name} in ${JSON.stringify(report)}`);
  const parts: Buffer[] = [];
  for (let part = 0; part < file.parts; part += 1) {
    const answer = await site.get(as, 'space', 'report.download', { jobId: report.jobId, file: name, part });
    parts.push(Buffer.from(answer.bytes, 'base64'));
  }
  const bytes = Buffer.concat(parts);
  expect(bytes.length).toBe(file.size);
  expect(sha256Hex(bytes)).toBe(file.sha256);
  return bytes;
}

describe('the report on a space and a period', () => {
  let site: QualitySite;
  beforeAll(async () => {
    site = await createQualitySite();
    await fill();
  });
  afterAll(() => site.test.close());
  afterEach(() => site.test.faults.clear());

  const start = (more: object = {}) => ({
    commandId: site.newCommandId(),
    spaceId: site.spaceId,
    from: '2026-01-01',
    to: '2026-01-31',
    ...more,
  });

  async function fill(): Promise<void> {
    const registered = { commandId: site.newCommandId(), pageId: site.pageId, typeCode: 'WIN' };
    await site.get('idris', 'document', 'document.register', registered);
    const reported = await site.get('aoife', 'document', 'nonconformity.report', {
      commandId: site.newCommandId(),
      pageId: site.pageId,
      what: '=HYPERLINK("x")',
      where: 'Basin 3',
    });
    if (reported.kind === 'issueRefused') throw new Error(reported.because);
    const { nonconformityId } = reported.nonconformity;
    const command = () => ({ commandId: site.newCommandId(), nonconformityId });
    await site.get('idris', 'space', 'nonconformity.accept', {
      ...command(),
      origin: 'process',
      process: 'Calibration',
      requirement: 'Step 3',
      evidence: 'Label',
      severity: 'major',
    });
    await site.get('idris', 'space', 'nonconformity.planCorrection', {
      ...command(),
      correction: 'Recall the certificates',
      owner: site.test.people['tomasz'],
      dueOn: '2026-01-02',
    });
    await site.test.settle();
  }

  async function made(as: PersonKey = 'idris', more: object = {}): Promise<ReportStatus> {
    const { jobId } = await site.get(as, 'space', 'report.start', start(more));
    await site.test.settle();
    return site.get(as, 'space', 'report.status', { jobId });
  }

  it('[RP-1, RP-4, RP-5, RT-4] is made by the queue and comes out as PDF, tables and a trail that verifies', async () => {
    const report = await made();
    expect(report).toMatchObject({ state: 'done', failure: null, startedBy: { name: 'Idris Bello' } });
    expect(report.progress.done).toBe(report.progress.of);
    expect(report.files.map((file) => file.name)).toEqual([
      'report.pdf',
      'documents.csv',
      'history.csv',
      'emergency-releases.csv',
      'nonconformities.csv',
      'corrections.csv',
      'trail.jsonl',
    ]);
    const pdf = await download(site, 'idris', report, 'report.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const history = (await download(site, 'idris', report, 'history.csv')).toString('utf8');
    expect(history).toContain('TBI-WIN-001');
    const records = (await download(site, 'idris', report, 'nonconformities.csv')).toString('utf8');
    expect(records).toContain('NC-2026-001,accepted');
    expect(records).toContain(`"'=HYPERLINK(""x"")"`);
    const corrections = (await download(site, 'idris', report, 'corrections.csv')).toString('utf8');
    expect(corrections).toContain('NC-2026-001,1,Recall the certificates,Tomasz Wrona,2026-01-02');
    const trail = (await download(site, 'idris', report, 'trail.jsonl')).toString('utf8');
    expect(verifyExport(trail)).toMatchObject({ ok: true, streams: 3 });
    expect(verifyExport(trail.replace('Basin 3', 'Basin 4'))).toMatchObject({ ok: false });
  });

  it('[RP-1] says nothing of what came after the period', async () => {
    const report = await made('idris', { from: '2025-01-01', to: '2025-12-31' });
    const records = (await download(site, 'idris', report, 'nonconformities.csv')).toString('utf8');
    expect(records).not.toContain('NC-2026-001');
  });

  it('[RP-6] refuses who has no right to report, and a period that ends before it begins', async () => {
    expect(await site.refusal('aoife', 'space', 'report.start', start())).toMatchObject({
      code: 'notPermitted',
      rule: 'RP-6',
    });
    const reversed = start({ from: '2026-02-01', to: '2026-01-01' });
    expect(await site.refusal('idris', 'space', 'report.start', reversed)).toMatchObject({ code: 'periodReversed' });
    const wrong = await site.refusal('idris', 'space', 'report.start', start({ to: '31.1.2026' }));
    expect(wrong).toMatchObject({ code: 'badInput', details: { field: 'to' } });
  });

  it('[RP-6] lets its starter and the auditor download it, and nobody else', async () => {
    const { jobId } = await made('elin');
    const request = { jobId, file: 'documents.csv', part: 0 };
    await site.get('elin', 'space', 'report.download', request);
    await site.get('ben', 'space', 'report.download', request);
    const other = await site.refusal('aoife', 'space', 'report.download', request);
    expect(other.code).toBe('notFound');
    const listed = await site.get('ben', 'space', 'report.list', { spaceId: site.spaceId });
    expect(listed.reports.map((report) => report.jobId)).toContain(jobId);
    expect(await site.refusal('elin', 'space', 'report.download', { ...request, part: 99 })).toMatchObject({
      code: 'notFound',
    });
  });

  it('[RP-6] is not handed out before it is finished', async () => {
    const { jobId } = await site.get('idris', 'space', 'report.start', start());
    const refusal = await site.refusal('idris', 'space', 'report.download', { jobId, file: 'report.pdf', part: 0 });
    expect(refusal).toMatchObject({ code: 'reportNotReady' });
    await site.test.settle();
  });

  it('[RP-7] starts one report when the same command arrives twice', async () => {
    const request = start();
    const [one, other] = await Promise.all([
      site.get('idris', 'space', 'report.start', request),
      site.get('idris', 'space', 'report.start', request),
    ]);
    expect(one.jobId).toBe(other.jobId);
    const reused = await site.refusal('idris', 'space', 'report.start', { ...request, to: '2026-01-30' });
    expect(reused.code).toBe('commandReused');
    await site.test.settle();
  });

  it.each(['killBefore', 'killAfter', 'serverErrorAfterEffect', 'timeoutBeforeEffect'] as const)(
    '[RP-7] is finished although a step met %s',
    async (kind) => {
      const { jobId } = await site.get('idris', 'space', 'report.start', start());
      site.test.faults.add({ kind, target: 'kvs POST /api/v1/transaction', functionKey: 'reports', skip: 3 });
      await site.test.settle();
      expect(site.test.faults.pending()).toEqual([]);
      // A step whose process died holds its lease for 15 minutes; then the reconciler asks again.
      for (let round = 0; round < 8; round += 1) {
        await site.test.advance(5 * 60_000);
        await site.test.settle();
      }
      const report = await site.get('idris', 'space', 'report.status', { jobId });
      expect(report.state).toBe('done');
      expect(verifyExport((await download(site, 'idris', report, 'trail.jsonl')).toString('utf8')).ok).toBe(true);
    },
  );

  it('[RP-8] leaves out what its starter may not read, and says so', async () => {
    const pageId = site.addPage('Only for Tomasz');
    await site.get('aoife', 'document', 'nonconformity.report', {
      commandId: site.newCommandId(),
      pageId,
      what: 'Seen by few',
      where: 'Office',
    });
    await site.restrict(pageId, 'tomasz');
    await site.test.settle();
    const limited = await made('elin');
    const seen = (await download(site, 'elin', limited, 'nonconformities.csv')).toString('utf8');
    expect(seen).not.toContain('Seen by few');
    const whole = await made('ben');
    expect((await download(site, 'ben', whole, 'nonconformities.csv')).toString('utf8')).toContain('Seen by few');
  });
});
