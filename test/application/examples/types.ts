/**
 * Examples of what is set for the types of documents: their gates, their policies and the changes that wait for a second approval.
 */
import type { WholeSite } from '../whole-site';
import { aReason, command, type Examples, nextNumber } from './example';
import { settingsNow } from './settings';

/** What a request asks of a type: a gate of one approval, with words that differ from what is there. */
const oneApproval = (title: string) => ({
  steps: [
    {
      stage: 1,
      title,
      meaning: 'approved',
      role: 'processOwner',
      groups: [],
      people: [],
      quorum: 1,
      dueDays: 5,
      escalateAfterDays: 3,
    },
  ],
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
/** A change of a type on what is there now; a change that waits is taken back first. */
async function typeChange(site: WholeSite, typeCode: 'WIN' | 'EXT') {
  const here = { spaceId: null, typeCode };
  const seen = async () => {
    const { types } = await site.get('qualityManager', 'types.view', { spaceId: null });
    const type = types.find((one) => one.typeCode === typeCode);
    return { isWaiting: type?.waiting !== null, seenSequence: type?.sequence ?? 0 };
  };
  const before = await seen();
  if (before.isWaiting) {
    const decision = { verdict: 'takeBack', why: 'Another one comes' };
    const { seenSequence } = before;
    await site.get('qualityManager', 'types.decideChange', { ...command(site), ...here, seenSequence, decision });
  }
  const number = nextNumber();
  const { seenSequence } = await seen();
  return {
    ...command(site),
    ...here,
    seenSequence,
    ...aReason,
    overrides: { approval: oneApproval(`Step ${number}`) },
  };
}
/**
 * Work instructions of a small firm, whose obsolete revisions are kept no longer than a day. Both examples that need one of the two
 * make the same change: where a second quality manager must agree, the earlier one stays in force.
 */
export async function makeSmallFirm(site: WholeSite): Promise<void> {
  const change = await typeChange(site, 'WIN');
  const approval = { ...change.overrides.approval, separation: 'smallFirm' };
  await site.get('qualityManager', 'types.change', { ...change, overrides: { approval, retentionYears: 0 } });
}
async function policyNow(site: WholeSite) {
  const { policy } = await site.get('qualityManager', 'types.view', { spaceId: null });
  return { spaceId: null, seenSequence: policy.sequence, secondApproval: policy.secondApproval };
}
/** Where a second quality manager must approve, a change that waits. */
async function waitingChange(site: WholeSite) {
  const policy = await policyNow(site);
  if (!policy.secondApproval) {
    const { numberPrefix, ...now } = await settingsNow(site);
    const give = (people: readonly string[], seenSequence: number) =>
      site.get('qualityManager', 'settings.change', {
        ...command(site),
        ...aReason,
        ...now,
        numberPrefix: numberPrefix === 'TBI' ? 'TBQ' : 'TBI',
        seenSequence,
        roles: { ...now.roles, qualityManager: { groups: [], people } },
      });
    const first = site.id('qualityManager');
    const { sequence } = await give([first, site.id('documentController')], now.seenSequence);
    await site.get('qualityManager', 'types.changePolicy', {
      ...command(site),
      ...aReason,
      ...policy,
      secondApproval: true,
    });
    await give([first], sequence);
  }
  const change = await typeChange(site, 'EXT');
  await site.get('qualityManager', 'types.change', change);
  const { spaceId, typeCode, seenSequence } = change;
  return { spaceId, typeCode, seenSequence: seenSequence + 1 };
}

export const typeExamples = {
  'types.view': { as: 'reader', request: async () => ({ spaceId: null }) },
  'types.preview': {
    as: 'qualityManager',
    request: async () => ({ approval: oneApproval('Approval') }),
  },
  'types.change': { as: 'qualityManager', request: (site) => typeChange(site, 'WIN') },
  'types.changePolicy': {
    as: 'qualityManager',
    request: async (site) => ({ ...command(site), ...aReason, ...(await policyNow(site)) }),
  },
  'types.decideChange': {
    as: 'qualityManager',
    request: async (site) => ({
      ...command(site),
      ...(await waitingChange(site)),
      decision: { verdict: 'takeBack', why: 'Not needed' },
    }),
  },
  'types.history': { as: 'reader', request: async () => ({ spaceId: null, typeCode: 'PRO' }) },
} satisfies Examples;
