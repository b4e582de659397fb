/** One action, one transaction: many at once, twice the same, lost answers, lost messages. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterEach(() => site.test.faults.clear());
afterAll(() => site.test.close());

const register = (pageId: string, typeCode = 'PRO', commandId = newCommandId()) => ({ commandId, pageId, typeCode });

describe('many at once', () => {
  it('[DC-1, PF-2] gives twenty documents twenty numbers', async () => {
    const pages = Array.from({ length: 20 }, (_, index) => site.addPage(`Policy ${index}`));
    const answers = await Promise.all(
      pages.map((pageId) => site.get('sofia', 'document.register', register(pageId, 'POL'))),
    );
    const numbers = answers.map((answer) => (answer.kind === 'controlled' ? answer.number : '')).sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => `TBI-POL-${String(index + 1).padStart(3, '0')}`));
  });

  it('[PF-2] lets two approvers sign at once, and each signature counts', async () => {
    const pageId = site.addPage('Manual signed at once');
    await site.register(pageId, 'MAN');
    await site.submit('luca', pageId);
    const both = await Promise.all([site.approve('grace', pageId), site.approve('hana', pageId)]);
    expect(both.map((answer) => answer.ok)).toEqual([true, true]);
    const work = inWork(await site.view('luca', pageId));
    expect(work.steps[0]).toMatchObject({ state: 'met', signatures: { length: 2 } });
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history.brokenAt).toBeNull();
    expect(history.entries.filter((entry) => entry.kind === 'StepSigned')).toHaveLength(2);
  });

  it('[PF-2] lets one of two commands win and decides the other again', async () => {
    const pageId = site.addPage('Registered twice');
    const answers = await Promise.all([
      site.ask('sofia', 'document.register', register(pageId)),
      site.ask('idris', 'document.register', register(pageId)),
    ]);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused).toMatchObject([{ refusal: { code: 'alreadyControlled' } }]);
  });
});

describe('the same command twice', () => {
  it('[PF-1] answers the first outcome and writes nothing', async () => {
    const pageId = site.addPage('Pressed twice');
    const request = register(pageId, 'PLN');
    const one = await site.get('sofia', 'document.register', request);
    const two = await site.get('sofia', 'document.register', request);
    expect(two).toEqual(one);
    expect((await site.get('luca', 'document.history', { pageId })).entries).toHaveLength(2);
  });
  it('[PF-1] refuses the same id with other content, or by somebody else', async () => {
    const pageId = site.addPage('Reused');
    const request = register(pageId, 'PLN');
    await site.get('sofia', 'document.register', request);
    expect(await site.refusal('sofia', 'document.register', { ...request, typeCode: 'WIN' })).toMatchObject({
      code: 'commandReused',
    });
    expect(await site.refusal('idris', 'document.register', request)).toMatchObject({ code: 'commandReused' });
  });
});

describe('answers that never arrive', () => {
  it.each([
    'timeoutAfterEffect',
    'serverErrorAfterEffect',
    'cutAfterEffect',
    'timeoutBeforeEffect',
    'cut',
    'conflict',
  ] as const)('[PF-3] writes once after %s', async (kind) => {
    const pageId = site.addPage(`Lost answer ${kind}`);
    site.test.faults.add({ kind, target: 'kvs POST /api/v1/transaction' });
    const answer = await site.get('sofia', 'document.register', register(pageId, 'FRM'));
    expect(answer).toMatchObject({ kind: 'controlled' });
    expect(site.test.faults.pending()).toEqual([]);
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history).toMatchObject({ brokenAt: null, entries: { length: 2 } });
  });
  it('[PF-3] writes once when the first copy lands late', async () => {
    const pageId = site.addPage('Late landing');
    site.test.faults.add({ kind: 'lateLanding', target: 'kvs POST /api/v1/transaction', milliseconds: 60_000 });
    await site.get('sofia', 'document.register', register(pageId, 'FRM'));
    await site.test.advance(120_000);
    const history = await site.get('luca', 'document.history', { pageId });
    expect(history).toMatchObject({ brokenAt: null, entries: { length: 2 } });
  });
});

describe('lost messages', () => {
  it('[PF-4] prepares a round whose message was lost, by the reconciler', async () => {
    const pageId = site.addPage('Lost message');
    await site.register(pageId, 'WIN');
    await site.test.settle();
    site.test.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 50 });
    await site.get('luca', 'document.submit', {
      commandId: newCommandId(),
      pageId,
      pageVersion: 1,
      reason: 'First issue',
      confirmed: true,
    });
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ state: 'preparing' });
    site.test.faults.clear();
    await site.test.advance(6 * 60_000);
    await site.test.settle();
    expect(inWork(await site.view('luca', pageId))).toMatchObject({ state: 'inReview' });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in review' });
  });
  it('[DC-8] notices an edit whose event was missed when somebody looks', async () => {
    const pageId = site.addPage('Missed event');
    await site.register(pageId, 'WIN');
    await site.submit('luca', pageId);
    await site.approve('callum', pageId);
    await site.test.settle();
    site.test.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 50 });
    await site.edit('luca', pageId, ['Another text.']);
    await site.test.settle();
    site.test.faults.clear();
    const seen = await site.view('grace', pageId);
    expect(seen).toMatchObject({ changedSinceEffective: true, work: null });
    await site.test.settle();
    expect(await site.view('grace', pageId)).toMatchObject({ work: { label: '2', state: 'draft' } });
  });
});

describe('cost', () => {
  it('shows a popup in one wave and signs in three', async () => {
    const pageId = site.addPage('Counted');
    await site.register(pageId, 'WIN');
    await site.submit('luca', pageId);
    const seen = await site.signing(pageId);
    site.test.wireLog.clear();
    await site.view('luca', pageId);
    expect(site.test.wireLog.summarise()).toMatchObject({ invocations: 1, waves: 1 });
    site.test.wireLog.clear();
    await site.get('callum', 'document.approve', seen);
    const summary = site.test.wireLog.summarise();
    expect(summary.invocations).toBe(1);
    expect(summary.waves).toBeLessThanOrEqual(3);
    expect(summary.writeUnits).toBeLessThanOrEqual(4);
    await site.test.settle();
    expect(site.test.wireLog.notModelled()).toEqual([]);
  });
});
