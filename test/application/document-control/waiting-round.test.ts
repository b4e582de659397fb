/** A round that waits, on the local site: overdue steps, groups that change, and people who left. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';
import { delegate, endAll, first, inReview, later, waiting } from './round-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

describe('a round that waits', () => {
  it('[AG-46] is overdue after five working days and escalated once after three more', async () => {
    const pageId = await inReview(site);
    const due = inWork(await site.view('luca', pageId)).steps[0]?.dueOn ?? '';
    const days = (Date.parse(`${due}T23:00:00Z`) - site.test.clock.now()) / 86_400_000;
    await later(site, days + 1);
    expect(inWork(await site.view('luca', pageId)).steps[0]).toMatchObject({ isOverdue: true, isEscalated: false });
    expect(await waiting(site, 'idris', pageId)).toEqual([]);
    await later(site, 6);
    expect(inWork(await site.view('luca', pageId)).steps[0]).toMatchObject({ isOverdue: true, isEscalated: true });
    expect(await waiting(site, 'idris', pageId)).toMatchObject([{ kind: 'escalated', dueOn: due }]);
    await later(site, 2);
    const { entries } = await site.get('luca', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'StepEscalated')).toHaveLength(1);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    expect(await waiting(site, 'idris', pageId)).toEqual([]);
  });

  it('[AG-74, AG-75] of a withdrawal follows delegates, is given to somebody else, and is escalated once', async () => {
    const pageId = await inReview(site);
    await site.approve('tomasz', pageId);
    await site.test.settle();
    const propose = { commandId: newCommandId(), pageId, reason: 'Not made any more', confirmed: true };
    await site.get('sofia', 'document.withdraw', propose);
    await site.test.settle();
    const dueOn = (await site.view('sofia', pageId)).lifeCycle.withdrawal?.steps[0]?.dueOn ?? '';
    expect(await waiting(site, 'tomasz', pageId)).toMatchObject([{ kind: 'sign', dueOn }]);
    await delegate(site, 'tomasz', 'hana');
    expect(await waiting(site, 'hana', pageId)).toMatchObject([{ kind: 'sign' }]);
    await endAll(site, 'tomasz');
    expect(await waiting(site, 'hana', pageId)).toEqual([]);
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
    expect(await waiting(site, 'tomasz', pageId)).toEqual([]);
    expect(await waiting(site, 'maren', pageId)).toMatchObject([{ kind: 'sign' }]);
    await later(site, (Date.parse(`${dueOn}T23:00:00Z`) - site.test.clock.now()) / 86_400_000 + 6);
    expect(await waiting(site, 'idris', pageId)).toMatchObject([{ kind: 'escalated', dueOn }]);
    await later(site, 1);
    const { entries } = await site.get('sofia', 'document.history', { pageId });
    expect(entries.filter((one) => one.kind === 'WithdrawalStepEscalated')).toHaveLength(1);
    const { effective } = await site.view('maren', pageId);
    const answer = { pageId, round, stepId, contentDigest: effective?.contentDigest, confirmed: true };
    await site.get('maren', 'document.signWithdrawal', { commandId: newCommandId(), ...answer });
    await site.test.settle();
    expect(await waiting(site, 'idris', pageId)).toEqual([]);
  });

  it('[AG-48] follows who is in the group: a joiner gets the task, a leaver loses it', async () => {
    const pageId = await inReview(site);
    const { directory } = site.test.site.services;
    const group = directory.groups().find((one) => one.name === 'process-owners');
    if (group === undefined) throw new Error('no group');
    const isIn = (who: Who) => directory.groupsOf(site.id(who)).some((one) => one.id === group.id);
    directory.addMember(group.id, site.id('grace'));
    directory.removeMember(group.id, site.id('callum'));
    expect([isIn('grace'), isIn('callum')]).toEqual([true, false]);
    await site.test.advance(40 * 60_000);
    expect(await waiting(site, 'grace', pageId)).toHaveLength(1);
    expect(await waiting(site, 'callum', pageId)).toEqual([]);
    directory.removeMember(group.id, site.id('grace'));
    directory.addMember(group.id, site.id('callum'));
    await site.test.advance(40 * 60_000);
    expect(await waiting(site, 'callum', pageId)).toHaveLength(1);
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
    expect(await waiting(site, 'maren', pageId)).toHaveLength(1);
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
