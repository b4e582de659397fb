import fc from 'fast-check';
import { approveStep, rejectStep, type SignStep } from '../../../src/domain/document-control/decide-signing';
import { askedCounts, partSigners, shortagesOf } from '../../../src/domain/document-control/eligible-signers';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import {
  type ApprovalGate,
  digestedRules,
  type FrozenRules,
  type GateStep,
  isMet,
  rejectionStops,
  withAsked,
  withoutReviews,
} from '../../../src/domain/document-control/gate';
import { submitRevision } from '../../../src/domain/document-control/decide-submission';
import { escalatesOn, stepDueOn } from '../../../src/domain/document-control/step-due';
import type { GroupId } from '../../../src/kernel/ids';
import type { Person } from '../../../src/kernel/actor';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import {
  at,
  digest,
  given,
  grace,
  hana,
  idris,
  inForce,
  later,
  luca,
  maren,
  opened,
  registered,
  rolesOf,
  signed,
  sofia,
  stamp,
  submission,
} from './given';

const step = (more: Partial<GateStep> = {}): GateStep => ({
  stepId: 'review',
  stage: 1,
  title: 'Review',
  meaning: 'reviewed',
  role: 'reviewer',
  quorum: 1,
  ...more,
});
const approval = step({ stepId: 'approve', stage: 2, title: 'Approval', meaning: 'approved', role: 'qualityManager' });
const frozen = (more: Partial<FrozenRules> = {}): FrozenRules => ({
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
  reviewMonths: 24,
  distribution: [],
  changeRequestRequired: false,
  from: { level: 'site', version: 1 },
  ...more,
});
const round = (
  gate: ApprovalGate,
  rules: Partial<FrozenRules>,
  asked: Readonly<Record<string, number>>,
): readonly DocumentEvent[] => [
  ...registered(),
  {
    type: 'RevisionSubmitted',
    label: '1',
    round: 1,
    submission: { ...submission(gate), rules: frozen(rules) },
  },
  { ...opened(), asked } as DocumentEvent,
];
const sign = (signer: Person, more: Partial<SignStep> = {}): SignStep => ({
  stepId: 'review',
  signer,
  roles: rolesOf('reviewer'),
  seen: { round: 1, pageVersion: 1, contentDigest: digest },
  page: { unchanged: true },
  at: later,
  ...more,
});
const rejecting = (signer: Person, more: Partial<SignStep> = {}) => ({ ...sign(signer, more), comment: 'Not yet' });
const rejection = (signer: Person): DocumentEvent => ({
  type: 'StepRejected',
  label: '1',
  round: 1,
  stepId: 'review',
  signature: {
    signer,
    meaning: 'rejected',
    signedAt: at,
    documentNumber: 'TBI-PRO-001',
    revisionLabel: '1',
    pageVersion: 1,
    pageVersionCreatedAt: stamp(1).createdAt,
    contentDigest: digest,
    gateDigest: 'g'.repeat(64),
    comment: 'No',
  },
});

describe('all of them', () => {
  const gate = [step({ quorum: 'all' }), approval];
  it('[AG-12] are those who could sign when the round opened', () => {
    const people = [grace, hana, sofia];
    const signers = [partSigners(gate[0] as GateStep, people, { author: luca.accountId, contributors: [] })];
    expect(askedCounts(signers)).toEqual({ review: 3 });
    given(...round(gate, {}, { review: 2, approve: 1 }), signed('review', grace, 'reviewed'))
      .when((state) => approveStep(state, sign(idris, { stepId: 'approve', roles: rolesOf('qualityManager') })))
      .refused('stepNotOpen', 'AG-2');
    given(
      ...round(gate, {}, { review: 2, approve: 1 }),
      signed('review', grace, 'reviewed'),
      signed('review', hana, 'reviewed'),
    )
      .when((state) => approveStep(state, sign(idris, { stepId: 'approve', roles: rolesOf('qualityManager') })))
      .then({ type: 'StepSigned' }, { type: 'RevisionApproved' }, { type: 'RevisionMadeEffective' });
  });
  it('[AG-12] are never met as long as nobody was counted, and short when nobody is there', () => {
    expect(isMet(step({ quorum: 'all' }), [{ stepId: 'review', signer: grace.accountId }])).toBe(false);
    expect(shortagesOf([step({ quorum: 'all' })], [])).toMatchObject([{ stepId: 'review', quorum: 1, eligible: 0 }]);
    expect(withAsked([step()], {})).toEqual([step()]);
  });
});

describe('a rejection', () => {
  const gate = [step({ quorum: 2 }), approval];
  const majority = round(gate, { rejection: 'majority' }, { review: 5, approve: 1 });
  it('[AG-8] ends the round at once where one is enough', () => {
    given(...round(gate, { rejection: 'one' }, { review: 5, approve: 1 }))
      .when((state) => rejectStep(state, rejecting(grace)))
      .then({ type: 'RoundReturned', kind: 'rejected' });
  });
  it('[AG-13] is signed and on record, and the round goes on, where a majority must reject', () => {
    given(...majority)
      .when((state) => rejectStep(state, rejecting(grace)))
      .then({
        type: 'StepRejected',
        stepId: 'review',
        signature: expect.objectContaining({ meaning: 'rejected', comment: 'Not yet', signer: grace }) as never,
      });
  });
  it('[AG-13] ends the round when more than half of those asked rejected', () => {
    given(...majority, rejection(grace), rejection(hana))
      .when((state) => rejectStep(state, rejecting(sofia)))
      .then({ type: 'RoundReturned', kind: 'rejected', by: sofia });
  });
  it('[AG-13] ends it when the quorum is out of reach', () => {
    given(...round([step({ quorum: 'all' }), approval], { rejection: 'majority' }, { review: 5, approve: 1 }))
      .when((state) => rejectStep(state, rejecting(grace)))
      .then({ type: 'RoundReturned', kind: 'rejected' });
  });
  it('[AG-3, AG-13] is given once: who rejected does not sign, and the others still may', () => {
    given(...majority, rejection(grace))
      .when((state) => approveStep(state, sign(grace)))
      .refused('alreadySigned', 'AG-3');
    given(...majority, rejection(grace))
      .when((state) => approveStep(state, sign(hana)))
      .then({ type: 'StepSigned' });
  });
  it('[AG-13] counts only of those who may sign the step', () => {
    const byGate = round(
      [approval].map((one) => ({ ...one, stage: 1, quorum: 2 })),
      { rejection: 'majority' },
      { approve: 3 },
    );
    given(...byGate)
      .when((state) => rejectStep(state, rejecting(luca, { stepId: 'approve', roles: rolesOf('qualityManager') })))
      .refused('approverIsAuthor', 'AG-5', { type: 'SigningRefused' });
  });
  it('[AG-13] by majority stops a step exactly when half is passed or the quorum is lost', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }).chain((asked) =>
          fc.record({
            asked: fc.constant(asked),
            quorum: fc.oneof(fc.integer({ min: 1, max: asked }), fc.constant('all' as const)),
            rejections: fc.integer({ min: 1, max: asked }),
          }),
        ),
        ({ asked, quorum, rejections }) => {
          const needed = quorum === 'all' ? asked : quorum;
          const stops = rejectionStops('majority', step({ quorum, asked }), rejections);
          expect(stops).toBe(rejections > asked / 2 || asked - rejections < needed);
          // A step that goes on can always still be met by those who are left.
          if (!stops) expect(asked - rejections).toBeGreaterThanOrEqual(needed);
          expect(rejectionStops('one', step({ quorum, asked }), rejections)).toBe(true);
        },
      ),
    );
  });
  it('[AG-8] ends the round of a gate stored before people were counted', () => {
    expect(rejectionStops('majority', step({ quorum: 2 }), 1)).toBe(true);
  });
});

describe('who is asked', () => {
  const group = { groupId: 'g-1' as GroupId, name: 'Field team' };
  const named = round([step({ role: null, groups: [group], people: [maren], quorum: 1 }), approval], {}, {});
  it('[AG-4] is who is named, or in the group', () => {
    given(...named)
      .when((state) => approveStep(state, sign(maren, { roles: rolesOf() })))
      .then({ type: 'StepSigned' });
    given(...named)
      .when((state) => approveStep(state, sign(hana, { roles: rolesOf(), groups: new Set([group.groupId]) })))
      .then({ type: 'StepSigned' });
  });
  it('[AG-4] is nobody else, whatever their role', () => {
    given(...named)
      .when((state) => approveStep(state, sign(hana)))
      .refused('notAsked', 'AG-4');
  });
});

describe('a minor revision', () => {
  it('[AG-15] skips the steps that review, and never the approval', () => {
    expect(withoutReviews([step(), approval])).toEqual([{ ...approval, stage: 1 }]);
    expect(withoutReviews([{ ...approval, stage: 1 }])).toEqual([{ ...approval, stage: 1 }]);
  });
  const command = (kind: 'major' | 'minor', minor: FrozenRules['minor']) => ({
    author: luca,
    at,
    reason: 'A typing error',
    seenPageVersion: 3,
    page: stamp(3),
    title: 'Control of documents',
    gate: [approval],
    gateDigest: 'g'.repeat(64),
    rules: frozen({ minor }),
    kind,
    signers: [partSigners(approval, [idris], { author: luca.accountId, contributors: [] })],
    tooLarge: [],
  });
  const draft: readonly DocumentEvent[] = [
    ...inForce,
    { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at },
  ];
  it('[AG-15] does not exist where the type says so', () => {
    given(...draft)
      .when((state) => submitRevision(state, command('minor', 'notAllowed')))
      .refused('minorNotAllowed', 'AG-15');
    expect(
      given(...draft).when((state) => submitRevision(state, command('major', 'notAllowed'))).verdict.refusal,
    ).toBeNull();
    expect(
      given(...draft).when((state) => submitRevision(state, command('minor', 'skipsReview'))).verdict.refusal,
    ).toBeNull();
  });
});

describe('times', () => {
  const friday = '2026-01-09T09:00:00.000Z' as Instant;
  it('[AG-16] are the working days of the step, five and three when it says nothing', () => {
    const none = new Set<CalendarDate>();
    expect(stepDueOn(friday, {}, none)).toBe('2026-01-16');
    expect(stepDueOn(friday, { dueDays: 1 }, none)).toBe('2026-01-12');
    expect(escalatesOn(friday, {}, none)).toBe('2026-01-21');
    expect(escalatesOn(friday, { dueDays: 1, escalateAfterDays: 0 }, none)).toBe('2026-01-12');
  });
  it('[HD-2] leave out the holidays of the site, and a holiday at a weekend changes nothing', () => {
    const off = new Set(['2026-01-12', '2026-01-19'] as CalendarDate[]);
    expect(stepDueOn(friday, {}, off)).toBe('2026-01-20');
    expect(escalatesOn(friday, {}, off)).toBe('2026-01-23');
    expect(stepDueOn(friday, {}, new Set(['2026-01-10', '2026-01-11'] as CalendarDate[]))).toBe('2026-01-16');
  });
});

describe('the gate of a running round', () => {
  it('[AG-1, AG-17] is digested as it was configured, whoever was counted since', () => {
    const gate = [step(), approval];
    const rules = frozen();
    expect(digestedRules(withAsked(gate, { review: 4 }), rules)).toEqual(digestedRules(gate, rules));
    expect(digestedRules(gate, undefined)).toEqual(gate);
  });
  it('[AG-17] sets the review date by the rules that were frozen, not by those of today', () => {
    given(
      ...round(
        [approval].map((one) => ({ ...one, stage: 1 })),
        { reviewMonths: 6 },
        { approve: 1 },
      ),
    )
      .when((state) => approveStep(state, sign(idris, { stepId: 'approve', roles: rolesOf('qualityManager') })))
      .then(
        { type: 'StepSigned' },
        { type: 'RevisionApproved' },
        { type: 'RevisionMadeEffective', nextReviewOn: '2026-07-06' as never },
      );
    given(
      ...round(
        [approval].map((one) => ({ ...one, stage: 1 })),
        { reviewMonths: null },
        { approve: 1 },
      ),
    )
      .when((state) => approveStep(state, sign(idris, { stepId: 'approve', roles: rolesOf('qualityManager') })))
      .then(
        { type: 'StepSigned' },
        { type: 'RevisionApproved' },
        { type: 'RevisionMadeEffective', nextReviewOn: null },
      );
  });
});
