/**
 * A revision as it is shown: its steps, who signed, and why the last round came back.
 */
import type { ChangeRequestView, RevisionState, RevisionView, StepView } from '../../contract/document-answers';
import type { SignatureManifestation } from '../../contract/signature-answers';
import { type ApprovalGate, type GateStep, type StepState, stepState } from '../../domain/document-control/gate';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { dueOf, isEscalated } from '../../domain/document-control/overdue';
import type { Signature } from '../../domain/document-control/signature';
import {
  authorSignatureOf,
  type StepSignature,
  rejectionsOf,
  stepSignaturesOf,
} from '../../domain/document-control/signatures-of';
import type {
  DraftRevision,
  EffectiveRevision,
  RevisionInReview,
  Submission,
  WorkRevision,
} from '../../domain/document-control/state';
import type { DaysOff } from '../../kernel/working-days';
import type { CalendarDate } from '../../kernel/time';

export function presentSignature(signature: Signature): SignatureManifestation {
  const { gateDigest: _evidence, ...shown } = signature;
  return { ...shown, reconfirmation: shown.reconfirmation ?? 'account' };
}

/** Today, and the days on which nobody works. */
interface Calendar {
  readonly today: CalendarDate;
  readonly daysOff: DaysOff;
}
/** How the steps of a round stand besides their signatures. */
interface Waiting extends Calendar {
  readonly round: RevisionInReview | WithdrawalRound;
}

export function presentSteps(
  gate: ApprovalGate,
  signatures: readonly StepSignature[],
  rejections: readonly StepSignature[] = [],
  waiting: Waiting | null = null,
): readonly StepView[] {
  const ofStep = (given: readonly StepSignature[], stepId: string) =>
    given.filter((one) => one.stepId === stepId).map((one) => presentSignature(one.signature));
  const signed = signatures.map((one) => ({ stepId: one.stepId, signer: one.signature.signer.accountId }));
  return gate.map((step) => ({
    ...step,
    state: stepState(gate, step, signed),
    signatures: ofStep(signatures, step.stepId),
    rejections: ofStep(rejections, step.stepId),
    ...presentWaiting(step, stepState(gate, step, signed), waiting),
  }));
}

function presentWaiting(
  step: GateStep,
  state: StepState,
  waiting: Waiting | null,
): Pick<StepView, 'dueOn' | 'isOverdue' | 'isEscalated' | 'reassigned'> {
  if (waiting === null) return { dueOn: null, isOverdue: false, isEscalated: false, reassigned: [] };
  const { round, today, daysOff } = waiting;
  const dueOn = state === 'open' ? dueOf(round, step, daysOff) : null;
  return {
    dueOn,
    isOverdue: dueOn !== null && dueOn < today,
    isEscalated: state === 'open' && isEscalated(round, step),
    reassigned: (round.reassigned ?? [])
      .filter((one) => one.stepId === step.stepId)
      .map(({ from, to }) => ({ from, to })),
  };
}

export function presentWork(number: string, work: WorkRevision, calendar: Calendar): RevisionView {
  if (work.state === 'draft') return presentDraft(work);
  const { submission } = work;
  const signatures = work.state === 'preparing' ? [] : stepSignaturesOf(number, work);
  const authors = work.state === 'preparing' ? [] : [authorSignatureOf(number, work)];
  return {
    label: work.label,
    state: work.state,
    round: work.round,
    reason: submission.reason,
    changeRequest: presentChangeRequest(submission),
    author: submission.author,
    steps: presentSteps(
      submission.gate,
      signatures,
      work.state === 'preparing' ? [] : rejectionsOf(number, work),
      work.state === 'inReview' ? { round: work, ...calendar } : null,
    ),
    signatures: [...authors, ...signatures.map((one) => one.signature)].map(presentSignature),
    pageVersion: submission.page.number,
    pageVersionCreatedAt: submission.page.createdAt,
    contentDigest: work.state === 'preparing' ? null : work.content.contentDigest,
    effectiveAt: null,
    returned: null,
  };
}

export function presentChangeRequest({ changeRequest }: Submission): ChangeRequestView | null {
  return changeRequest === undefined ? null : { key: changeRequest.key, summary: changeRequest.summary };
}

function presentDraft(work: DraftRevision): RevisionView {
  const { returned } = work;
  return {
    label: work.label,
    state: 'draft',
    round: work.round,
    reason: returned?.reason ?? null,
    changeRequest: null,
    author: returned?.author ?? null,
    steps: [],
    signatures: [],
    pageVersion: null,
    pageVersionCreatedAt: null,
    contentDigest: null,
    effectiveAt: null,
    returned: returned === null ? null : { by: returned.by, at: returned.at, why: returned.why, kind: returned.kind },
  };
}

export function presentEffective(
  number: string,
  revision: EffectiveRevision,
  state: Extract<RevisionState, 'effective' | 'withdrawn'>,
): RevisionView {
  const { submission } = revision;
  const signatures = stepSignaturesOf(number, revision);
  return {
    label: revision.label,
    state,
    round: revision.round,
    reason: submission.reason,
    changeRequest: presentChangeRequest(submission),
    author: submission.author,
    steps: presentSteps(submission.gate, signatures),
    signatures: [authorSignatureOf(number, revision), ...signatures.map((one) => one.signature)].map(presentSignature),
    pageVersion: submission.page.number,
    pageVersionCreatedAt: submission.page.createdAt,
    contentDigest: revision.content.contentDigest,
    effectiveAt: revision.effectiveAt,
    returned: null,
  };
}
