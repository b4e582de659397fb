/** Who answers a step, on the local site: delegates, and who it was given to. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';
import { approveFor, delegate, endAll, first, inDays, inReview, inSpace, later, waiting } from './round-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

describe('a delegate', () => {
  it('[AG-42] sees the step, signs it, and stands beside the principal in signature and history', async () => {
    const pageId = await inReview(site);
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
    expect(await delegate(site, 'callum', 'hana')).toMatchObject({
      ok: true,
      answer: { principal: { name: 'Callum Reid' }, delegations: [{ to: { name: 'Hana Ito' }, isRunning: true }] },
    });
    expect(await waiting(site, 'hana', pageId)).toMatchObject([{ kind: 'sign', onBehalfOf: { name: 'Callum Reid' } }]);
    expect((await site.view('hana', pageId)).mySteps).toMatchObject([
      { onBehalfOf: { name: 'Callum Reid' }, refusedBecause: null },
    ]);
    expect(await site.approve('hana', pageId)).toMatchObject({ ok: false, refusal: { code: 'notAsked' } });
    const answer = await approveFor(site, 'hana', 'callum', pageId);
    expect(answer).toMatchObject({ ok: true, answer: { life: 'inForce' } });
    const { effective } = await site.view('luca', pageId);
    expect(effective?.signatures.at(-1)).toMatchObject({
      signer: { name: 'Hana Ito' },
      onBehalfOf: { name: 'Callum Reid' },
    });
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.find((one) => one.kind === 'StepSigned')?.text).toContain('Hana Ito for Callum Reid');
    await endAll(site, 'callum');
  });

  it('[AG-42] is refused once the delegation ended, or when nobody named them', async () => {
    const pageId = await inReview(site);
    await delegate(site, 'callum', 'hana');
    await endAll(site, 'callum');
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
    expect(await approveFor(site, 'hana', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
    expect(await approveFor(site, 'maren', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
  });

  it('[AG-42, AG-48] gets the step on the first day and loses it after the last', async () => {
    const pageId = await inReview(site);
    await delegate(site, 'callum', 'hana', { from: inDays(site, 1), until: inDays(site, 1) });
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
    await later(site, 1);
    expect(await waiting(site, 'hana', pageId)).toHaveLength(1);
    await later(site, 1);
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
    expect(await approveFor(site, 'hana', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
  });

  it('[AG-42, AG-7] may not approve what the principal wrote', async () => {
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'WIN', { owner: site.id('sofia') });
    await site.edit('callum', pageId, [...first, 'Dry the probe.']);
    await site.submit('luca', pageId);
    await delegate(site, 'callum', 'hana');
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
    expect((await site.view('hana', pageId)).mySteps).toMatchObject([
      { refusedBecause: expect.stringContaining('Callum Reid wrote parts of this text') as string },
    ]);
    expect(await approveFor(site, 'hana', 'callum', pageId)).toMatchObject({
      refusal: { code: 'approverContributed', details: { person: 'Callum Reid' } },
    });
    await endAll(site, 'callum');
  });

  it('[AG-41] is named for somebody absent by the quality manager, with a reason, and by nobody else', async () => {
    const forCallum = { principal: site.id('callum') };
    expect(await delegate(site, 'grace', 'hana', forCallum)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await delegate(site, 'idris', 'hana', forCallum)).toMatchObject({ refusal: { code: 'reasonNeeded' } });
    expect(await delegate(site, 'idris', 'hana', { ...forCallum, reason: 'In hospital' })).toMatchObject({
      ok: true,
      answer: { delegations: [{ by: { name: 'Idris Bello' }, reason: 'In hospital' }] },
    });
    expect(await inSpace(site, 'grace', 'delegation.view', forCallum)).toMatchObject({
      refusal: { code: 'notPermitted' },
    });
    expect(await inSpace(site, 'hana', 'delegation.view', {})).toMatchObject({
      answer: { standsFor: [{ principal: { name: 'Callum Reid' } }] },
    });
    await endAll(site, 'callum');
  });
});

describe('a step given to somebody else', () => {
  const give = async (pageId: string, from: Who | null, to: Who) => ({
    commandId: newCommandId(),
    pageId,
    round: inWork(await site.view('sofia', pageId)).round,
    stepId: (await site.signing(pageId)).stepId,
    from: from === null ? null : site.id(from),
    to: site.id(to),
    reason: 'On leave',
  });

  it('[AG-44] moves the task, and only who is asked now signs', async () => {
    const pageId = await inReview(site);
    expect(await waiting(site, 'callum', pageId)).toHaveLength(1);
    expect((await site.view('sofia', pageId)).deeds).toContain('reassignStep');
    await site.get('sofia', 'document.reassignStep', await give(pageId, 'callum', 'maren'));
    await site.test.settle();
    expect(await waiting(site, 'callum', pageId)).toEqual([]);
    expect(await waiting(site, 'maren', pageId)).toHaveLength(1);
    expect(await site.approve('callum', pageId)).toMatchObject({ refusal: { code: 'notAsked' } });
    const step = inWork(await site.view('maren', pageId)).steps[0];
    expect(step?.reassigned).toMatchObject([{ from: { name: 'Callum Reid' }, to: { name: 'Maren Holt' } }]);
    expect(await site.approve('maren', pageId)).toMatchObject({ ok: true });
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.find((one) => one.kind === 'StepReassigned')).toMatchObject({
      text: 'A step of Rev 1 of Callum Reid was given to Maren Holt by Sofia Lindqvist.',
      reason: 'On leave',
    });
  });

  it('[AG-44, AG-45] is refused to who may not control documents, and for who wrote it', async () => {
    const pageId = await inReview(site);
    expect(await site.refusal('luca', 'document.reassignStep', await give(pageId, null, 'maren'))).toMatchObject({
      code: 'notPermitted',
    });
    expect(await site.refusal('sofia', 'document.reassignStep', await give(pageId, null, 'luca'))).toMatchObject({
      code: 'approverIsAuthor',
      rule: 'AG-45',
    });
  });
});
