/** The gates and rules a play draws from: quorums, everybody, stages side by side, groups, names, and the three separations. */
import type { ApprovalGate, FrozenRules, GateStep } from '../../src/domain/document-control/gate';
import type { AccountId } from '../../src/kernel/ids';
import { team } from './company';
import type { Random } from './random';
import type { Step } from './reference/document';

type Asks = Pick<GateStep, 'role' | 'people' | 'groups'>;

const review = (stage: number, asks: Asks, quorum: GateStep['quorum'] = 1): GateStep =>
  stepOf('reviewed', stage, asks, quorum);
const approval = (stage: number, asks: Asks, quorum: GateStep['quorum'] = 1): GateStep =>
  stepOf('approved', stage, asks, quorum);

function stepOf(meaning: 'reviewed' | 'approved', stage: number, asks: Asks, quorum: GateStep['quorum']): GateStep {
  const whom = asks.role ?? asks.groups?.[0]?.groupId ?? 'named';
  const stepId = `${meaning}-${stage}-${whom}`;
  return { stepId, stage, title: stepId, meaning, quorum, ...asks };
}

const byRole = (role: NonNullable<GateStep['role']>): Asks => ({ role });
const byGroup: Asks = { role: null, groups: [{ groupId: team, name: 'Team' }] };
const byName = (...names: readonly string[]): Asks => ({
  role: null,
  people: names.map((name) => ({ accountId: name.toLowerCase() as AccountId, name })),
});

const gates: readonly ApprovalGate[] = [
  [review(1, byRole('processOwner')), approval(2, byRole('qualityManager'))],
  [review(1, byRole('reviewer'), 2), approval(2, byRole('topManagement')), approval(2, byRole('qualityManager'))],
  [approval(1, byRole('processOwner'))],
  [approval(1, byRole('documentOwner'))],
  [review(1, byGroup, 'all'), approval(2, byRole('qualityManager'), 'all')],
  [
    review(1, byName('Grace', 'Hana', 'Viktor'), 2),
    approval(1, byRole('processOwner')),
    approval(3, byRole('topManagement')),
  ],
  [approval(1, byRole('processOwner'), 2), approval(2, byName('Luca', 'Tomasz', 'Idris'), 2)],
  [review(1, byRole('reviewer')), approval(2, byName('Luca'), 'all')],
];

export function drawGate(random: Random): ApprovalGate {
  return random.pick(gates);
}

export function drawRules(random: Random): FrozenRules {
  return {
    rejection: random.pick(['one', 'majority']),
    separation: random.pick(['standard', 'strict', 'smallFirm']),
    minor: random.pick(['notAllowed', 'allSteps', 'skipsReview', 'skipsReview']),
    reviewMonths: random.pick([null, 1, 6, 12, 24]),
    distribution: [],
    changeRequestRequired: false,
    from: { level: 'site', version: 1 },
  };
}

/** The same gate in the words of the reference. */
export function inPlainWords(gate: ApprovalGate): readonly Step[] {
  return gate.map(({ stepId, stage, meaning, quorum, role, groups = [], people = [] }) => ({
    id: stepId,
    stage,
    approves: meaning === 'approved',
    needs: quorum,
    role,
    groups: groups.map((one) => one.groupId),
    people: people.map((one) => one.accountId),
  }));
}
