/**
 * Dates, flags and what is under way beside the round, as they are shown; and the deeds that belong to them, by the same rules
 * that decide when one is pressed.
 */
import type { DocumentDeed, LifeCycleView, WithdrawalView } from '../../contract/answers';
import { mayPlan } from '../../domain/document-control/decide-effect';
import { awaitsConfirmation } from '../../domain/document-control/decide-minor';
import { mayReview } from '../../domain/document-control/decide-review';
import { toldNobody } from '../../domain/document-control/decide-standing';
import { mayRecallWithdrawal, withdrawalStepsOf } from '../../domain/document-control/decide-withdrawal';
import { flagsOf, reviewDueOn } from '../../domain/document-control/document-flags';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { signRevision } from '../../domain/document-control/signed-by';
import {
  type ControlledDocument,
  type DocumentInForce,
  effectiveOf,
  workOf,
} from '../../domain/document-control/state';
import { dayOf } from '../../kernel/time';
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
    replacement: document.life === 'withdrawn' ? (document.replacement ?? null) : null,
    distribution: document.distribution ?? toldNobody,
    work: presentWorkFacts(document),
    plannedOn: effective?.plannedOn ?? null,
  };
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
  const signatures = round.signings.map(({ stepId, signer, signedAt, reconfirmation }) => {
    const by = { signer, at: signedAt, ...(reconfirmation === undefined ? {} : { reconfirmation }) };
    return { stepId, signature: signRevision(identity, effective, by, 'withdrawn', round.why) };
  });
  return {
    round: round.round,
    proposedBy: round.proposedBy,
    proposedAt: round.proposedAt,
    why: round.why,
    replacement: round.replacement,
    usedIn: round.usedIn,
    steps: presentSteps(round.gate, signatures),
    mySteps: stepsToSign(scene, document, round).map((step) => step.stepId),
  };
}

function stepsToSign(scene: Scene, document: DocumentInForce, round: WithdrawalRound) {
  const groups = new Set(scene.groups.map((group) => group.groupId));
  return withdrawalStepsOf(document, round, scene.me.accountId, scene.roles, groups);
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
  if (work?.state === 'draft' && roles.has('qualityManager')) deeds.push('release');
  if (work?.state === 'inReview' && awaitsConfirmation(work) && roles.has('qualityManager')) {
    if (work.submission.author.accountId !== me.accountId) deeds.push('confirmMinor');
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
    if (stepsToSign(scene, document, withdrawalRound).length > 0) deeds.push('signWithdrawal', 'rejectWithdrawal');
    if (mayRecallWithdrawal(document, withdrawalRound, me.accountId)) deeds.push('recallWithdrawal');
  } else {
    if (mayReview(document, me.accountId, roles.has('qualityManager'))) deeds.push('reviewPeriodically');
    const isResting = work === null || work.state === 'draft';
    if (isResting && (isOwner(scene) || controls)) deeds.push('withdraw');
  }
  if (controls) deeds.push(hold === undefined ? 'hold' : 'endHold');
  return deeds;
}
