/** A site where a second quality manager must approve what the first changes. */
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';
import { configuring } from './configuring';

async function makeSecondManager(site: DocumentSite): Promise<void> {
  const view = await site.get('idris', 'settings.view', {});
  const held = Object.fromEntries(
    Object.entries(view.roles).map(([role, { groups, people }]) => [
      role,
      { groups: groups.map((one) => one.groupId), people: people.map((one) => one.accountId) },
    ]),
  );
  await site.get('idris', 'settings.change', {
    commandId: newCommandId(),
    seenSequence: view.sequence,
    reason: 'A second quality manager',
    numberPrefix: view.numberPrefix,
    roles: { ...held, qualityManager: { groups: [], people: [site.id('idris'), site.id('maren')] } },
    spaces: [],
  });
}

describe('where a second quality manager must approve', () => {
  let site: DocumentSite;
  let config: ReturnType<typeof configuring>;
  const policy = async (secondApproval: boolean, as: Who = 'idris') => {
    const { policy: now } = await config.view(as);
    return {
      commandId: newCommandId(),
      spaceId: null,
      seenSequence: now.sequence,
      reason: 'Four eyes',
      secondApproval,
    };
  };
  beforeAll(async () => {
    site = await createDocumentSite();
    config = configuring(site);
  });
  afterAll(() => site.test.close());

  it('[ST-13] needs two people who hold the role', async () => {
    expect(await site.refusal('idris', 'types.changePolicy', await policy(true))).toMatchObject({
      code: 'gateImpossible',
      rule: 'ST-13',
    });
    await makeSecondManager(site);
    const shown = await site.get('idris', 'types.changePolicy', await policy(true));
    expect(shown.policy).toMatchObject({ secondApproval: true, sequence: 1 });
  });
  it('[ST-10, ST-12] lets a change wait and takes no other meanwhile', async () => {
    await config.change('PLN', { reviewMonths: 18 });
    expect(await config.type('PLN')).toMatchObject({
      values: { reviewMonths: 12 },
      version: 0,
      waiting: { to: { reviewMonths: 18 }, by: { name: 'Idris Bello' }, isMine: true },
    });
    expect(await config.refused('PLN', { reviewMonths: 6 })).toMatchObject({
      code: 'changeAlreadyWaiting',
      rule: 'ST-12',
    });
  });
  it('[ST-11] is approved by the other one, never by who proposed it', async () => {
    expect(await config.decide('idris', 'PLN', { verdict: 'approve' })).toMatchObject({
      ok: false,
      refusal: { code: 'changeIsYours', rule: 'ST-11' },
    });
    expect((await config.decide('luca', 'PLN', { verdict: 'approve' })).ok).toBe(false);
    expect((await config.decide('maren', 'PLN', { verdict: 'approve' })).ok).toBe(true);
    expect(await config.type('PLN')).toMatchObject({ values: { reviewMonths: 18 }, version: 1, waiting: null });
  });
  it('[ST-11, ST-9] is declined with why, or taken back; the history tells it all', async () => {
    await config.change('PLN', { reviewMonths: 9 });
    expect((await config.decide('maren', 'PLN', { verdict: 'decline', why: 'Too often' })).ok).toBe(true);
    await config.change('PLN', { reviewMonths: 10 });
    expect((await config.decide('idris', 'PLN', { verdict: 'takeBack', why: 'Mistyped' })).ok).toBe(true);
    const { entries } = await config.history('PLN');
    expect(entries.map((one) => [one.kind, one.version, one.reason])).toEqual([
      ['takenBack', null, 'Mistyped'],
      ['proposed', null, 'As the auditor asked'],
      ['declined', null, 'Too often'],
      ['proposed', null, 'As the auditor asked'],
      ['changed', 1, 'As the auditor asked'],
      ['proposed', null, 'As the auditor asked'],
    ]);
    expect(entries[4]).toMatchObject({
      from: {},
      to: { reviewMonths: 18 },
      by: { name: 'Idris Bello' },
      approvedBy: { name: 'Maren Holt' },
    });
    expect((await config.type('PLN')).values.reviewMonths).toBe(18);
  });
  it('[ST-13] is switched off only with the consent of the second', async () => {
    await site.get('idris', 'types.changePolicy', await policy(false));
    expect((await config.view('maren')).policy).toMatchObject({
      secondApproval: true,
      waiting: { to: { secondApproval: false }, isMine: false },
    });
    expect((await config.decide('idris', null, { verdict: 'approve' })).ok).toBe(false);
    expect((await config.decide('maren', null, { verdict: 'approve' })).ok).toBe(true);
    expect((await config.view('maren')).policy).toMatchObject({ secondApproval: false, waiting: null });
  });
});
