/** What keeps a round going, on the local site: delegates, steps given away, overdue steps, inactive approvers, the place of a page. */
import type { MyWork, WorkItem } from '../../../src/contract/space-answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

const first = ['Check the date of the buffer.', 'Rinse the probe.'];
async function inReview(typeCode = 'WIN', more: { readonly by?: Who } = {}): Promise<string> {
  const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
  await site.register(pageId, typeCode, { owner: site.id('sofia') });
  await site.submit(more.by ?? 'luca', pageId);
  return pageId;
}
function inSpace<Name extends ProcedureName>(as: Who, procedure: Name, request: object): Promise<WireAnswer<Name>> {
  return site.test.invoke<WireAnswer<Name>>('quality-space', procedure, request, { as, spaceId: site.spaceId });
}
async function workOf(as: Who): Promise<MyWork> {
  const answer = await inSpace(as, 'space.myWork', {});
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}
async function waiting(as: Who, pageId: string): Promise<readonly WorkItem[]> {
  return (await workOf(as)).items.filter((item) => item.pageId === pageId);
}
const today = () => new Date(site.test.clock.now()).toISOString().slice(0, 10);
const inDays = (days: number) => new Date(site.test.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Days go by without the schedules, as on a site where they stopped; then they run again. */
async function later(days: number): Promise<void> {
  const { settings } = site.test.site.platform.schedules;
  settings.isRunning = false;
  await site.test.advance(days * 86_400_000);
  settings.isRunning = true;
  await site.test.advance(10 * 60_000);
}
async function delegate(by: Who, to: Who, more: object = {}) {
  const request = { commandId: newCommandId(), delegate: site.id(to), from: today(), until: inDays(2), ...more };
  const answer = await inSpace(by, 'delegation.name', request);
  await site.test.settle();
  return answer;
}
async function endAll(principal: Who): Promise<void> {
  const view = await inSpace(principal, 'delegation.view', {});
  if (!view.ok) throw new Error(JSON.stringify(view.refusal));
  for (const { delegationId } of view.answer.delegations) {
    const ended = await inSpace(principal, 'delegation.end', { commandId: newCommandId(), delegationId });
    if (!ended.ok) throw new Error(JSON.stringify(ended.refusal));
  }
  await site.test.settle();
}
async function approveFor(as: Who, principal: Who, pageId: string) {
  const request = { ...(await site.signing(pageId)), onBehalfOf: site.id(principal) };
  return site.ask(as, 'document.approve', request);
}

describe('a delegate', () => {
  it('[AG-42] sees the step, signs it, and stands beside the principal in signature and history', async () => {
    const pageId = await inReview();
    expect(await waiting('hana', pageId)).toEqual([]);
    expect(await delegate('callum', 'hana')).toMatchObject({
      ok: true,
      answer: { principal: { name: 'Callum Reid' }, delegations: [{ to: { name: 'Hana Ito' }, isRunning: true }] },
    });
    expect(await waiting('hana', pageId)).toMatchObject([{ kind: 'sign', onBehalfOf: { name: 'Callum Reid' } }]);
    expect((await site.view('hana', pageId)).mySteps).toMatchObject([
      { onBehalfOf: { name: 'Callum Reid' }, refusedBecause: null },
    ]);
    expect(await site.approve('hana', pageId)).toMatchObject({ ok: false, refusal: { code: 'notAsked' } });
    const answer = await approveFor('hana', 'callum', pageId);
    expect(answer).toMatchObject({ ok: true, answer: { life: 'inForce' } });
    const { effective } = await site.view('luca', pageId);
    expect(effective?.signatures.at(-1)).toMatchObject({
      signer: { name: 'Hana Ito' },
      onBehalfOf: { name: 'Callum Reid' },
    });
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.find((one) => one.kind === 'StepSigned')?.text).toContain('Hana Ito for Callum Reid');
    await endAll('callum');
  });

  it('[AG-42] is refused once the delegation ended, or when nobody named them', async () => {
    const pageId = await inReview();
    await delegate('callum', 'hana');
    await endAll('callum');
    expect(await waiting('hana', pageId)).toEqual([]);
    expect(await approveFor('hana', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
    expect(await approveFor('maren', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
  });

  it('[AG-42, AG-48] gets the step on the first day and loses it after the last', async () => {
    const pageId = await inReview();
    await delegate('callum', 'hana', { from: inDays(1), until: inDays(1) });
    expect(await waiting('hana', pageId)).toEqual([]);
    await later(1);
    expect(await waiting('hana', pageId)).toHaveLength(1);
    await later(1);
    expect(await waiting('hana', pageId)).toEqual([]);
    expect(await approveFor('hana', 'callum', pageId)).toMatchObject({ refusal: { code: 'notTheDelegate' } });
  });

  it('[AG-42, AG-7] may not approve what the principal wrote', async () => {
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'WIN', { owner: site.id('sofia') });
    await site.edit('callum', pageId, [...first, 'Dry the probe.']);
    await site.submit('luca', pageId);
    await delegate('callum', 'hana');
    expect(await waiting('hana', pageId)).toEqual([]);
    expect((await site.view('hana', pageId)).mySteps).toMatchObject([
      { refusedBecause: expect.stringContaining('Callum Reid wrote parts of this text') as string },
    ]);
    expect(await approveFor('hana', 'callum', pageId)).toMatchObject({
      refusal: { code: 'approverContributed', details: { person: 'Callum Reid' } },
    });
    await endAll('callum');
  });

  it('[AG-41] is named for somebody absent by the quality manager, with a reason, and by nobody else', async () => {
    const forCallum = { principal: site.id('callum') };
    expect(await delegate('grace', 'hana', forCallum)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await delegate('idris', 'hana', forCallum)).toMatchObject({ refusal: { code: 'reasonNeeded' } });
    expect(await delegate('idris', 'hana', { ...forCallum, reason: 'In hospital' })).toMatchObject({
      ok: true,
      answer: { delegations: [{ by: { name: 'Idris Bello' }, reason: 'In hospital' }] },
    });
    expect(await inSpace('grace', 'delegation.view', forCallum)).toMatchObject({ refusal: { code: 'notPermitted' } });
    expect(await inSpace('hana', 'delegation.view', {})).toMatchObject({
      answer: { standsFor: [{ principal: { name: 'Callum Reid' } }] },
    });
    await endAll('callum');
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
    const pageId = await inReview();
    expect(await waiting('callum', pageId)).toHaveLength(1);
    expect((await site.view('sofia', pageId)).deeds).toContain('reassignStep');
    await site.get('sofia', 'document.reassignStep', await give(pageId, 'callum', 'maren'));
    await site.test.settle();
    expect(await waiting('callum', pageId)).toEqual([]);
    expect(await waiting('maren', pageId)).toHaveLength(1);
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
    const pageId = await inReview();
    expect(await site.refusal('luca', 'document.reassignStep', await give(pageId, null, 'maren'))).toMatchObject({
      code: 'notPermitted',
    });
    expect(await site.refusal('sofia', 'document.reassignStep', await give(pageId, null, 'luca'))).toMatchObject({
      code: 'approverIsAuthor',
      rule: 'AG-45',
    });
  });
});

describe('a round that waits', () => {
  it('[AG-46] is overdue after five working days and escalated once after three more', async () => {
    const pageId = await inReview();
    const due = inWork(await site.view('luca', pageId)).steps[0]?.dueOn ?? '';
    const days = (Date.parse(`${due}T23:00:00Z`) - site.test.clock.now()) / 86_400_000;
    await later(days + 1);
    expect(inWork(await site.view('luca', pageId)).steps[0]).toMatchObject({ isOverdue: true, isEscalated: false });
    expect(await waiting('idris', pageId)).toEqual([]);
    await later(6);
    expect(inWork(await site.view('luca', pageId)).steps[0]).toMatchObject({ isOverdue: true, isEscalated: true });
    expect(await waiting('idris', pageId)).toMatchObject([{ kind: 'escalated', dueOn: due }]);
    await later(2);
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'StepEscalated')).toHaveLength(1);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    expect(await waiting('idris', pageId)).toEqual([]);
  });

  it('[AG-74, AG-75] of a withdrawal follows delegates, is given to somebody else, and is escalated once', async () => {
    const pageId = await inReview();
    await site.approve('tomasz', pageId);
    await site.test.settle();
    const propose = { commandId: newCommandId(), pageId, reason: 'Not made any more', confirmed: true };
    await site.get('sofia', 'document.withdraw', propose);
    await site.test.settle();
    const dueOn = (await site.view('sofia', pageId)).lifeCycle.withdrawal?.steps[0]?.dueOn ?? '';
    expect(await waiting('tomasz', pageId)).toMatchObject([{ kind: 'sign', dueOn }]);
    await delegate('tomasz', 'hana');
    expect(await waiting('hana', pageId)).toMatchObject([{ kind: 'sign' }]);
    await endAll('tomasz');
    expect(await waiting('hana', pageId)).toEqual([]);
    const { round = 0, steps = [] } = (await site.view('sofia', pageId)).lifeCycle.withdrawal ?? {};
    const stepId = steps[0]?.stepId ?? '';
    const handing = (to: Who) => ({
      commandId: newCommandId(),
      pageId,
      round,
      stepId,
      from: site.id('tomasz'),
      to: site.id(to),
      reason: 'On leave',
    });
    expect(await site.refusal('sofia', 'document.reassignStep', handing('sofia'))).toMatchObject({
      code: 'approverIsAuthor',
    });
    await site.get('sofia', 'document.reassignStep', handing('maren'));
    await site.test.settle();
    expect(await waiting('tomasz', pageId)).toEqual([]);
    expect(await waiting('maren', pageId)).toMatchObject([{ kind: 'sign' }]);
    await later((Date.parse(`${dueOn}T23:00:00Z`) - site.test.clock.now()) / 86_400_000 + 6);
    expect(await waiting('idris', pageId)).toMatchObject([{ kind: 'escalated', dueOn }]);
    await later(1);
    const { entries } = await site.get('sofia', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'WithdrawalStepEscalated')).toHaveLength(1);
    const { effective } = await site.view('maren', pageId);
    const answer = { pageId, round, stepId, contentDigest: effective?.contentDigest, confirmed: true };
    await site.get('maren', 'document.signWithdrawal', { commandId: newCommandId(), ...answer });
    await site.test.settle();
    expect(await waiting('idris', pageId)).toEqual([]);
  });

  it('[AG-48] follows who is in the group: a joiner gets the task, a leaver loses it', async () => {
    const pageId = await inReview();
    const { directory } = site.test.site.services;
    const group = directory.groups().find((one) => one.name === 'process-owners');
    if (group === undefined) throw new Error('no group');
    const isIn = (who: Who) => directory.groupsOf(site.id(who)).some((one) => one.id === group.id);
    directory.addMember(group.id, site.id('grace'));
    directory.removeMember(group.id, site.id('callum'));
    expect([isIn('grace'), isIn('callum')]).toEqual([true, false]);
    await site.test.advance(40 * 60_000);
    expect(await waiting('grace', pageId)).toHaveLength(1);
    expect(await waiting('callum', pageId)).toEqual([]);
    directory.removeMember(group.id, site.id('grace'));
    directory.addMember(group.id, site.id('callum'));
    await site.test.advance(40 * 60_000);
    expect(await waiting('callum', pageId)).toHaveLength(1);
  });

  it('[AG-47] neither asks nor counts an inactive approver, and says what helps', async () => {
    const { directory } = site.test.site.services;
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'POL', { owner: site.id('sofia') });
    directory.setActive(site.id('maren'), false);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    const step = preview.steps.at(-1);
    expect(step?.excluded).toMatchObject([
      { person: { name: 'Maren Holt' }, proposal: expect.stringContaining('delegate') as string },
    ]);
    expect(step?.instead.map((one) => one.name)).toContain('Idris Bello');
    expect(step?.instead.map((one) => one.name)).not.toContain('Luca Ferri');
    expect(preview.obstacles).toHaveLength(1);
    directory.setActive(site.id('maren'), true);
    await site.submit('luca', pageId);
    await site.approve('grace', pageId);
    await site.test.settle();
    expect(await waiting('maren', pageId)).toHaveLength(1);
    directory.setActive(site.id('maren'), false);
    await site.test.advance(40 * 60_000);
    expect((await site.view('luca', pageId)).notices.join()).toContain('Maren Holt is asked to sign');
    directory.setActive(site.id('maren'), true);
  });

  it('[AG-73] neither asks nor counts who left and is still listed in a group', async () => {
    const { directory } = site.test.site.services;
    const group = directory.groups().find((one) => one.name === 'process-owners');
    if (group === undefined) throw new Error('no group');
    const members = directory.membersOf(group.id);
    const setActive = (isActive: boolean, ...ids: readonly string[]) => {
      for (const id of ids) directory.setActive(id, isActive);
    };
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'WIN', { owner: site.id('sofia') });
    const look = async () => {
      const { steps, obstacles } = await site.get('luca', 'document.submissionPreview', { pageId });
      const [step] = steps;
      return { obstacles, asked: step?.asked.map((one) => one.name), excluded: step?.excluded };
    };
    const everybody = await look();
    expect(everybody).toMatchObject({ obstacles: [], excluded: [] });
    setActive(false, site.id('callum'));
    const without = await look();
    expect(without.asked).toEqual(everybody.asked?.filter((name) => name !== 'Callum Reid'));
    expect(without.excluded).toMatchObject([{ person: { name: 'Callum Reid' }, because: 'has no active account' }]);
    setActive(false, ...members.map((one) => one.accountId));
    expect((await look()).obstacles).toHaveLength(1);
    const submit = { commandId: newCommandId(), pageId, pageVersion: 1, reason: 'x', confirmed: true };
    expect(await site.refusal('luca', 'document.submit', submit)).toMatchObject({ rule: 'AG-10' });
    setActive(true, ...members.map((one) => one.accountId));
    expect(await look()).toEqual(everybody);
  });
});

describe('before submit', () => {
  it('[AG-51] names who cannot sign, with the page versions that prove it, and who could instead', async () => {
    const pageId = site.addPage(`Document ${newCommandId()}`, 'luca', ...first);
    await site.register(pageId, 'PRO', { owner: site.id('sofia') });
    await site.edit('idris', pageId, [...first, 'Dry the probe with a cloth.']);
    const preview = await site.get('luca', 'document.submissionPreview', { pageId });
    const [reviewing, approving] = preview.steps;
    expect(reviewing).toMatchObject({ excluded: [], instead: [] });
    expect(approving?.excluded).toMatchObject([{ person: { name: 'Idris Bello' }, versions: [2] }]);
    const instead = approving?.instead.map((one) => one.name) ?? [];
    expect(instead).toEqual(expect.arrayContaining(['Maren Holt', 'Callum Reid']));
    expect(instead).not.toContain('Idris Bello');
  });
});

describe('the place of a page', () => {
  it('[DC-54] is flagged and recorded when labels or restrictions change in review, and the round goes on', async () => {
    const pageId = await inReview();
    const label = await site.test.rest('grace', 'POST', `/wiki/rest/api/content/${pageId}/label`, [
      { prefix: 'global', name: 'archive' },
    ]);
    expect(label.status).toBe(200);
    await site.test.advance(40 * 60_000);
    const view = await site.view('luca', pageId);
    expect(view.notices.join()).toContain(
      'The labels of this page changed since its text was frozen: from none to archive.',
    );
    expect(inWork(view).state).toBe('inReview');
    const { APP_ACCOUNT_ID } = await import('../../../local-site/platform/installation');
    const user = [APP_ACCOUNT_ID, site.id('luca'), site.id('tomasz')].map((accountId) => ({
      type: 'known',
      accountId,
    }));
    await site.test.rest('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
      { operation: 'update', restrictions: { user } },
    ]);
    await site.test.settle();
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'PlaceChanged').map((one) => one.text)).toEqual([
      'Labels changed from none to archive.',
      'Restrictions changed from nobody restricted to edit: 3 people only, by Luca Ferri.',
    ]);
    await site.test.rest('grace', 'DELETE', `/wiki/rest/api/content/${pageId}/label?name=archive`);
    expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true, answer: { life: 'inForce' } });
  });
});
