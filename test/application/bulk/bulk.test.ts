/**
 * Acting on many pages: the preview that writes nothing, a job that two windows, a crash and a busy product neither repeat
 * nor lose, and what it costs.
 */
import type { BulkPreview, BulkResult, BulkStep } from '../../../src/contract/bulk';
import { createWholeSite, nameQualityManager, type Who, type WholeSite } from '../whole-site';

const reason = 'Taken over from the old manual';
let site: WholeSite;
beforeAll(async () => {
  site = await createWholeSite();
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
}, 60_000);
afterAll(() => site.test.close());
afterEach(() => site.test.faults.clear());

async function addPages(howMany: number): Promise<string[]> {
  const pageIds: string[] = [];
  for (let count = 0; count < howMany; count += 1) pageIds.push(await site.addPage());
  return pageIds;
}
const registering = () => ({ kind: 'register', typeCode: 'WIN', owner: site.id('author') });
function preview(as: Who, action: object, pageIds: readonly string[]): Promise<BulkPreview> {
  return site.get(as, 'bulk.preview', { spaceId: site.spaceId, action, pageIds });
}
async function start(as: Who, action: object, pageIds: readonly string[]): Promise<string> {
  const pages = pageIds.map((pageId) => ({ pageId, pageVersion: 1 }));
  const request = { commandId: site.newCommandId(), spaceId: site.spaceId, action, pages };
  return (await site.get(as, 'bulk.start', request)).jobId;
}
/** As the browser does: step after step, and again after a crash or a pause. */
async function workOff(as: Who, jobId: string): Promise<readonly BulkResult[]> {
  for (let steps = 0; steps < 200; steps += 1) {
    let step: BulkStep;
    try {
      step = await site.get(as, 'bulk.step', { jobId });
    } catch {
      continue;
    }
    if (step.status.state === 'done') return (await site.get(as, 'bulk.view', { jobId })).results;
    if (step.againInSeconds > 0) await site.test.advance(step.againInSeconds * 1000);
  }
  throw new Error('the job does not end');
}
const run = async (as: Who, action: object, pageIds: readonly string[]) =>
  workOff(as, await start(as, action, pageIds));
async function inForce(howMany: number): Promise<string[]> {
  const pageIds = await addPages(howMany);
  await run('documentController', registering(), pageIds);
  await run('author', { kind: 'submit', reason, confirmed: true }, pageIds);
  await site.test.settle();
  for (const pageId of pageIds) {
    const view = await site.get('processOwner', 'document.view', { pageId });
    if (view.kind !== 'controlled' || view.work === null) throw new Error('nothing in review');
    const { round, pageVersion, contentDigest, steps } = view.work;
    const seen = { round, pageVersion, contentDigest, stepId: steps[0]?.stepId, confirmed: true };
    await site.get('processOwner', 'document.approve', { commandId: site.newCommandId(), pageId, ...seen });
  }
  await site.test.settle();
  return pageIds;
}
async function documents() {
  return (await site.get('qualityManager', 'space.register', { spaceId: site.spaceId })).rows;
}

describe('the preview', () => {
  it('[BK-1] says what would happen to each page and writes nothing', async () => {
    const [plain = '', controlled = ''] = await addPages(2);
    await run('documentController', registering(), [controlled]);
    await site.test.settle();
    const before = site.stored();
    const { refusal, rows } = await preview('documentController', registering(), [plain, controlled, '999999999']);
    expect(refusal).toBeNull();
    expect(rows.map((row) => [row.outcome, row.refusal?.code])).toEqual([
      ['would', undefined],
      ['refused', 'alreadyControlled'],
      ['refused', 'notFound'],
    ]);
    expect(site.stored()).toBe(before);
  });

  it('[BK-1] names the role that is missing, for all pages at once', async () => {
    const { refusal, rows } = await preview('author', registering(), await addPages(1));
    expect(refusal).toMatchObject({ code: 'notPermitted', details: { right: 'controlDocuments' } });
    expect(rows[0]?.outcome).toBe('refused');
  });

  it('[BK-1] says of a document that already is as asked for that nothing would change', async () => {
    const pageIds = await addPages(1);
    await run('documentController', registering(), pageIds);
    const action = { kind: 'changeOwner', owner: site.id('author'), reason };
    const { rows } = await preview('documentController', action, pageIds);
    expect(rows.map((row) => row.outcome)).toEqual(['unchanged']);
  });

  it('[BK-2] refuses a page of another space, and so does the job', async () => {
    const { confluence } = site.test.site;
    const other = confluence.createSpace({ key: 'OTHER', name: 'Other', authorId: site.id('author') });
    const adf = JSON.stringify({ type: 'doc', version: 1, content: [] });
    const body = { adf, storage: undefined };
    const at = site.test.clock.now();
    const page = confluence.loadPage({ spaceId: other.id, title: 'Elsewhere', body, authorId: site.id('author'), at });
    const pageIds = [String(page.id)];
    const { rows } = await preview('documentController', registering(), pageIds);
    expect(rows[0]?.refusal?.code).toBe('pageElsewhere');
    const [result] = await run('documentController', registering(), pageIds);
    expect(result).toMatchObject({ outcome: 'refused', refusal: { code: 'pageElsewhere', rule: 'BK-2' } });
  });
});

describe('a job on many pages', () => {
  it('[BK-3] does 200 pages once each although the process dies and answers are lost in the middle', async () => {
    const pageIds = await addPages(200);
    await site.test.settle();
    const before = (await documents()).length;
    const jobId = await start('documentController', registering(), pageIds);
    const transaction = 'kvs POST /api/v1/transaction';
    site.test.faults.add(
      { kind: 'killAfter', target: transaction, functionKey: 'space-resolver', skip: 60 },
      { kind: 'killBefore', target: transaction, functionKey: 'space-resolver', skip: 120 },
      { kind: 'timeoutAfterEffect', target: transaction, functionKey: 'space-resolver', skip: 150 },
    );
    const results = await workOff('documentController', jobId);
    expect(site.test.faults.pending()).toEqual([]);
    expect(results.map((one) => one.pageId)).toEqual(pageIds);
    expect(results.every((one) => one.outcome === 'done')).toBe(true);
    expect(new Set(results.map((one) => one.number)).size).toBe(200);
    await site.test.settle();
    expect((await documents()).length).toBe(before + 200);
    const entries = site.test.site.services.database.all(
      "SELECT key FROM kvs_record WHERE entity = 'commit' AND key LIKE 'document:%#0000000002'",
    );
    expect(entries.filter((row) => pageIds.some((pageId) => String(row['key']).includes(`:${pageId}#`)))).toEqual([]);
  }, 240_000);

  it('[BK-3] started twice by one press is one job, and with other pages it is refused', async () => {
    const [one = '', other = ''] = await addPages(2);
    const commandId = site.newCommandId();
    const request = (pageId: string) => ({
      commandId,
      spaceId: site.spaceId,
      action: registering(),
      pages: [{ pageId, pageVersion: 1 }],
    });
    const first = await site.get('documentController', 'bulk.start', request(one));
    expect(await site.get('documentController', 'bulk.start', request(one))).toEqual(first);
    const answer = await site.ask('documentController', 'bulk.start', request(other));
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'commandReused' } });
  });

  it('[BK-5] is gone on with by who started it, seen by quality managers, and not there for anybody else', async () => {
    const jobId = await start('documentController', registering(), await addPages(1));
    for (const [who, procedure] of [
      ['qualityManager', 'bulk.step'],
      ['reader', 'bulk.step'],
      ['reader', 'bulk.view'],
    ] as const) {
      expect(await site.ask(who, procedure, { jobId })).toMatchObject({ refusal: { code: 'notFound', rule: 'BK-5' } });
    }
    expect((await site.get('qualityManager', 'bulk.view', { jobId })).status).toMatchObject({ isMine: false, done: 0 });
    const { spaceId } = site;
    const listed = async (who: Who) => (await site.get(who, 'bulk.list', { spaceId })).jobs.map((job) => job.jobId);
    await site.test.settle();
    expect(await listed('documentController')).toContain(jobId);
    expect(await listed('reader')).not.toContain(jobId);
    const reports = await site.get('qualityManager', 'report.list', { spaceId });
    expect(reports.reports.map((one) => one.jobId)).not.toContain(jobId);
    await workOff('documentController', jobId);
  });

  it('[BK-5] is left alone by a second window while the first is at work', async () => {
    const jobId = await start('documentController', registering(), await addPages(12));
    const steps = await Promise.all([
      site.get('documentController', 'bulk.step', { jobId }),
      site.get('documentController', 'bulk.step', { jobId }),
    ]);
    expect(steps.map((step) => step.results.length).sort()).toEqual([0, 10]);
    const results = await workOff('documentController', jobId);
    expect(new Set(results.map((one) => one.pageId)).size).toBe(12);
    expect(results).toHaveLength(12);
  });

  it('[BK-6] stops early when Confluence asks to wait, says for how long, and then goes on', async () => {
    const jobId = await start('documentController', registering(), await addPages(5));
    site.test.faults.add({
      kind: 'rateLimitedWithRetryAfter',
      target: 'confluence GET /wiki/api/v2/pages/.*/attachments',
      skip: 2,
      retryAfterSeconds: 90,
    });
    const step = await site.get('documentController', 'bulk.step', { jobId });
    expect(step.results).toHaveLength(2);
    expect(step.againInSeconds).toBeGreaterThanOrEqual(90);
    expect(step.againInSeconds).toBeLessThan(95);
    const early = await site.get('documentController', 'bulk.step', { jobId });
    expect(early.results).toEqual([]);
    await site.test.advance(early.againInSeconds * 1000);
    expect((await workOff('documentController', jobId)).map((one) => one.outcome)).toEqual(Array(5).fill('done'));
  });

  it('[BK-6] gives up a page that nobody gets past, and does the others', async () => {
    const pageIds = await addPages(3);
    const jobId = await start('documentController', registering(), pageIds);
    const target = `confluence GET /wiki/api/v2/pages/${pageIds[1]}/attachments`;
    site.test.faults.add({ kind: 'serverError', target, count: 1000 });
    const results = await workOff('documentController', jobId);
    expect(results.map((one) => one.outcome)).toEqual(['done', 'failed', 'done']);
  }, 60_000);
});

describe('the actions', () => {
  it('[BK-1] hand documents over with the reason on record', async () => {
    const pageIds = await addPages(2);
    await run('documentController', registering(), pageIds);
    const action = { kind: 'changeOwner', owner: site.id('reviewer'), reason };
    const results = await run('documentController', action, pageIds);
    expect(results.map((one) => one.outcome)).toEqual(['done', 'done']);
    const history = await site.get('author', 'document.history', { pageId: pageIds[0] });
    expect(JSON.stringify(history)).toContain(reason);
  });

  it('[BK-4] submit each document with a signature of its own where the account is enough', async () => {
    const pageIds = await addPages(2);
    await run('documentController', registering(), pageIds);
    const action = { kind: 'submit', reason, confirmed: true };
    expect((await preview('author', action, pageIds)).rows.map((row) => row.outcome)).toEqual(['would', 'would']);
    await run('author', action, pageIds);
    await site.test.settle();
    for (const pageId of pageIds) {
      const view = await site.get('author', 'document.view', { pageId });
      expect(view).toMatchObject({ work: { state: 'inReview', label: '1' } });
    }
    expect((await preview('author', action, pageIds)).rows[0]?.refusal?.code).toBe('notADraft');
  });

  it('[BK-7] ask the owners for a review by a day, which only moves forward', async () => {
    const pageIds = await inForce(1);
    const asked = (dueOn: string) => ({ kind: 'askForReview', dueOn, reason });
    expect((await preview('reader', asked('2026-03-31'), pageIds)).rows[0]?.refusal?.code).toBe('notPermitted');
    expect((await run('documentController', asked('2026-03-31'), pageIds))[0]?.outcome).toBe('done');
    const view = await site.get('author', 'document.view', { pageId: pageIds[0] });
    expect(view).toMatchObject({ nextReviewOn: '2026-03-31' });
    expect((await preview('documentController', asked('2026-12-31'), pageIds)).rows[0]?.outcome).toBe('unchanged');
    expect((await preview('documentController', asked('2025-12-31'), pageIds)).rows[0]?.refusal?.code).toBe(
      'dateHasPassed',
    );
  });

  it('[DC-74, AG-72, AG-77] get another type or gate from their next round on, which a running round does not feel', async () => {
    const pageIds = await addPages(1);
    const [pageId = ''] = pageIds;
    await run('documentController', registering(), pageIds);
    const asked = async () =>
      (await site.get('author', 'document.submissionPreview', { pageId })).steps.map((step) => step.title);
    const gate = () => site.get('author', 'document.gate', { pageId });
    const toType = { kind: 'assignType', typeCode: 'PRO', reason };
    const toGate = (typeCode: string) => ({ kind: 'assignGate', typeCode, reason });
    expect((await preview('author', toType, pageIds)).refusal).toMatchObject({
      details: { right: 'controlDocuments' },
    });
    expect((await preview('documentController', toGate('FRM'), pageIds)).refusal).toMatchObject({
      details: { right: 'manageQuality' },
    });
    expect((await preview('documentController', toType, pageIds)).rows[0]?.outcome).toBe('would');
    expect((await run('documentController', toType, pageIds))[0]?.outcome).toBe('done');
    expect(await asked()).toEqual(['Review by a process owner', 'Approval by the quality manager']);
    expect((await preview('documentController', toType, pageIds)).rows[0]?.outcome).toBe('unchanged');
    expect(await gate()).toMatchObject({ of: 'PRO', isAssigned: false, isSubmitted: false, steps: [{}, {}] });
    expect((await run('qualityManager', toGate('FRM'), pageIds))[0]?.outcome).toBe('done');
    expect(await asked()).toEqual(['Approval by a process owner']);
    const assigned = { of: 'FRM', isAssigned: true, steps: [{ title: 'Approval by a process owner', quorum: 1 }] };
    expect(await gate()).toMatchObject({ ...assigned, isSubmitted: false });
    await run('author', { kind: 'submit', reason, confirmed: true }, pageIds);
    await site.test.settle();
    const view = await site.get('author', 'document.view', { pageId });
    expect(view).toMatchObject({ typeCode: 'PRO', work: { state: 'inReview', steps: [{ meaning: 'approved' }] } });
    expect(await gate()).toMatchObject({ ...assigned, isSubmitted: true });
    const [plain = ''] = await addPages(1);
    expect(await site.ask('author', 'document.gate', { pageId: plain })).toMatchObject({
      refusal: { code: 'notControlled' },
    });
    expect((await preview('qualityManager', toGate('PRO'), pageIds)).rows[0]?.refusal).toMatchObject({
      code: 'alreadyInWork',
      rule: 'AG-72',
    });
    const { entries } = await site.get('author', 'document.history', { pageId });
    expect(entries.map((entry) => entry.text).join(' ')).toContain('approved as a form, from the next round on');
  });

  it('[BK-4] are signed one after the other, by no job, where a factor is asked for at every signature', async () => {
    const now = await site.get('qualityManager', 'signing.settings', {});
    const { sequence: seenSequence, rightsRequired, passphraseDays } = now;
    const change = { rightsRequired: true, passphraseDays, preset: 'regulated', reason: 'Part 11', seenSequence };
    const command = () => ({ commandId: site.newCommandId() });
    await site.get('qualityManager', 'signing.changeSettings', { ...command(), ...change });
    const action = { kind: 'submit', reason, confirmed: true };
    const pageIds = await addPages(2);
    await run('documentController', registering(), pageIds);
    // Who could sign nothing is told so for all of them at once.
    expect((await preview('author', action, pageIds)).refusal).toMatchObject({ code: 'noSigningRight' });
    const from = new Date(site.test.clock.now()).toISOString().slice(0, 10);
    const right = { accountId: site.id('author'), meaning: 'author', from, to: null, identity: 'Identity card seen' };
    await site.get('qualityManager', 'signing.grantRight', { ...command(), ...right });
    expect((await preview('author', action, pageIds)).refusal).toMatchObject({ code: 'notEnrolled' });
    const passphrase = 'four kettles under moss';
    await site.get('author', 'signing.setPassphrase', { ...command(), newPassphrase: passphrase });
    expect(await preview('author', action, pageIds)).toMatchObject({
      refusal: null,
      isSeries: true,
      rows: [{ outcome: 'would' }, { outcome: 'would' }],
    });
    const pages = pageIds.map((pageId) => ({ pageId, pageVersion: 1 }));
    const request = { ...command(), spaceId: site.spaceId, action, pages };
    expect(await site.ask('author', 'bulk.start', request)).toMatchObject({
      ok: false,
      refusal: { code: 'bulkMayNotSign', rule: 'BK-4', details: { preset: 'regulated' } },
    });
    for (const pageId of pageIds) {
      const submit = { ...command(), pageId, pageVersion: 1, reason, confirmed: true };
      expect(await site.ask('author', 'document.submit', submit)).toMatchObject({ refusal: { code: 'factorsNeeded' } });
      const signed = { ...submit, ...command(), factors: { passphrase } };
      expect(await site.get('author', 'document.submit', signed)).toMatchObject({ work: { state: 'preparing' } });
    }
    expect((await preview('author', action, pageIds)).rows.map((row) => row.refusal?.code)).toEqual([
      'notADraft',
      'notADraft',
    ]);
    const back = { ...change, rightsRequired, preset: 'iso9001', seenSequence: seenSequence + 1 };
    await site.get('qualityManager', 'signing.changeSettings', { ...command(), ...back });
  });
});
