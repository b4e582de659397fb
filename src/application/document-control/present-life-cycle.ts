/**
 * Dates, flags and what is under way beside the round, as they are shown; and the deeds that belong to them, by the same rules
 * that decide when one is pressed.
 */
import type { DocumentDeed, LifeCycleView, WithdrawalView } from '../../contract/document-answers';
import type { PersonName } from '../../contract/signature-answers';
import { mayPlan } from '../../domain/document-control/decide-effect';
import { awaitsConfirmation } from '../../domain/document-control/decide-minor';
import { mayReview } from '../../domain/document-control/decide-review';
import { toldNobody } from '../../domain/document-control/decide-standing';
import { mayRecallWithdrawal, withdrawalStepsOf } from '../../domain/document-control/decide-withdrawal';
import { flagsOf, reviewDueOn } from '../../domain/document-control/document-flags';
import type { GateStep } from '../../domain/document-control/gate';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { signRevision } from '../../domain/document-control/signed-by';
import {
  type ControlledDocument,
  type DocumentInForce,
  effectiveOf,
  type WithdrawnDocument,
  workOf,
} from '../../domain/document-control/state';
import type { Person } from '../../kernel/actor';
import { daysOff } from '../../domain/settings/holidays';
import { dayOf } from '../../kernel/time';
import { qualityManagerFor } from './behalf';
import { presentSteps } from './present-revision';
import { isOwner, mayControlDocuments, type Scene } from './scene';

export function presentLifeCycle(scene: Scene, document: ControlledDocument): LifeCycleView {
  const effective = effectiveOf(document);
  const inForce = document.life === 'inForce' ? document : null;
  return {
    flags: flagsOf(document, dayOf(scene.at)),
    temporaryUntil: inForce?.effective.temporaryUntil ?? null,
    reviewDueOn: inForce === null ? null : reviewDueOn(inForce),
    lastReview: effective?.lastReview ?? null,
    hold: document.hold ?? null,
    withdrawal:
      inForce?.withdrawalRound === undefined ? null : presentWithdrawal(scene, inForce, inForce.withdrawalRound),
    qualityManagerFor: named(qualityManagerFor(scene)),
    ...(document.life === 'withdrawn' ? { withdrawn: presentWithdrawn(document) } : {}),
    replacement: document.life === 'withdrawn' ? (document.replacement ?? null) : null,
    distribution: document.distribution ?? toldNobody,
    work: presentWorkFacts(document),
    plannedOn: effective?.plannedOn ?? null,
  };
}

function presentWithdrawn({ withdrawal }: WithdrawnDocument): NonNullable<LifeCycleView['withdrawn']> {
  return { by: withdrawal.signer, at: withdrawal.signedAt, why: withdrawal.comment ?? null };
}

const deferredInWords = {
  pageNotVisible: 'The app cannot see the page. Add the app to the restrictions of the page.',
  snapshotMissing: 'The frozen text cannot be read. Recall the approval and submit the revision again.',
  snapshotChanged: 'The frozen text was changed after the approval. Recall it and submit the revision again.',
} as const;

function presentWorkFacts(document: ControlledDocument): LifeCycleView['work'] {
  const work = workOf(document);
  if (work === null || work.state === 'draft') return null;
  const { submission } = work;
  const planned = work.state === 'preparing' ? undefined : work.planned;
  const resting = work.state === 'approved' ? work : null;
  return {
    kind: submission.kind ?? 'major',
    effective: planned ?? submission.effective ?? 'atOnce',
    deferredBecause: resting === null || resting.deferred === null ? null : deferredInWords[resting.deferred.because],
    editedBy: resting?.edited?.person ?? null,
    minorConfirmedBy: work.state === 'preparing' ? null : (work.minorConfirmed?.by ?? null),
  };
}

function presentWithdrawal(scene: Scene, document: DocumentInForce, round: WithdrawalRound): WithdrawalView {
  const { identity, effective } = document;
  const signatures = round.signings.map(({ stepId, signer, onBehalfOf, signedAt, reconfirmation }) => {
    const behalf = onBehalfOf === undefined ? {} : { onBehalfOf };
    const by = { signer, ...behalf, at: signedAt, ...(reconfirmation === undefined ? {} : { reconfirmation }) };
    return { stepId, signature: signRevision(identity, effective, by, 'withdrawn', round.why) };
  });
  return {
    round: round.round,
    proposedBy: round.proposedBy,
    proposedAt: round.proposedAt,
    why: round.why,
    replacement: round.replacement,
    usedIn: round.usedIn,
    steps: presentSteps(round.gate, signatures, [], {
      round,
      today: dayOf(scene.at),
      daysOff: daysOff(scene.settings),
    }),
    ...presentMine(scene, document, round),
  };
}

function named(person: Person | null): PersonName | null {
  return person === null ? null : { accountId: person.accountId, name: person.name };
}

function presentMine(
  scene: Scene,
  document: DocumentInForce,
  round: WithdrawalRound,
): Pick<WithdrawalView, 'mySteps' | 'onBehalfOf'> {
  const { steps, onBehalfOf } = stepsToSign(scene, document, round);
  return { mySteps: steps.map((step) => step.stepId), onBehalfOf: named(onBehalfOf) };
}

/** Asked themselves, they sign for themselves; else for the first who named them and is asked. [AG-70] */
function stepsToSign(
  scene: Scene,
  document: DocumentInForce,
  round: WithdrawalRound,
): { readonly steps: readonly GateStep[]; readonly onBehalfOf: Person | null } {
  const { me, roles, actsFor } = scene;
  const groups = new Set(scene.groups.map((group) => group.groupId));
  const own = withdrawalStepsOf(document, round, me.accountId, roles, groups);
  if (own.length > 0 || me.accountId === round.proposedBy.accountId) return { steps: own, onBehalfOf: null };
  const signed = (stepId: string) =>
    round.signings.some((one) => one.stepId === stepId && one.signer.accountId === me.accountId);
  for (const { person, roles: held, groups: within } of actsFor) {
    const steps = withdrawalStepsOf(document, round, person.accountId, held, within).filter(
      (one) => !signed(one.stepId),
    );
    if (steps.length > 0) return { steps, onBehalfOf: person };
  }
  return { steps: [], onBehalfOf: null };
}

export function lifeCycleDeeds(scene: Scene, document: ControlledDocument): readonly DocumentDeed[] {
  if (document.life === 'cancelled') return [];
  const controls = mayControlDocuments(scene);
  const deeds: DocumentDeed[] = [...workDeeds(scene, document)];
  if (document.life === 'withdrawn' && workOf(document) === null) return controls ? ['reinstate'] : [];
  if (document.life === 'inForce') deeds.push(...inForceDeeds(scene, document, controls));
  if (isOwner(scene) || controls) deeds.push('changeDistribution');
  return deeds;
}

function workDeeds(scene: Scene, document: ControlledDocument): readonly DocumentDeed[] {
  const { me, roles } = scene;
  const work = workOf(document);
  const deeds: DocumentDeed[] = [];
  const principal = qualityManagerFor(scene);
  const manages = roles.has('qualityManager') || principal !== null;
  if (work?.state === 'draft' && manages) deeds.push('release');
  if (work?.state === 'inReview' && awaitsConfirmation(work) && manages) {
    const author = work.submission.author.accountId;
    if (author !== me.accountId && author !== principal?.accountId) deeds.push('confirmMinor');
  }
  if (work?.state === 'inReview' || work?.state === 'approved') {
    if (mayPlan(document.owner.accountId, work, me.accountId)) deeds.push('planEffect');
  }
  return deeds;
}

function inForceDeeds(scene: Scene, document: DocumentInForce, controls: boolean): readonly DocumentDeed[] {
  const { me, roles } = scene;
  const { withdrawalRound, work, hold } = document;
  const deeds: DocumentDeed[] = [];
  if (withdrawalRound !== undefined) {
    if (stepsToSign(scene, document, withdrawalRound).steps.length > 0)
      deeds.push('signWithdrawal', 'rejectWithdrawal');
    if (mayRecallWithdrawal(document, withdrawalRound, me.accountId)) deeds.push('recallWithdrawal');
  } else {
    if (mayReview(document, me.accountId, roles.has('qualityManager'))) deeds.push('reviewPeriodically');
    const isResting = work === null || work.state === 'draft';
    if (isResting && (isOwner(scene) || controls)) deeds.push('withdraw');
  }
  if (controls) deeds.push(hold === undefined ? 'hold' : 'endHold');
  return deeds;
}
