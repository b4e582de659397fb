/**
 * Signing a step of the gate. People sign what they read: the signature is refused when the page moved on, and nobody
 * approves their own work. [AG-2 … AG-9, AG-13, SG-1, SG-3, SG-4]
 */
import type { Person } from '../../kernel/actor';
import type { GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Instant } from '../../kernel/time';
import { contentChanged } from './decide-submission';
import { refuseEnded } from './decide-registration';
import { type Conflict, conflictIn } from './eligible-signers';
import { documentTypes } from './document-types';
import type { DocumentEvent, StepSigned } from './events';
import { type ApprovalGate, type GateStep, openStage, rejectionStops, stepState } from './gate';
import { nextReviewOn } from './review-date';
import { signatureOf } from './signatures-of';
import type {
  ContentChange,
  DocumentInForce,
  DocumentState,
  NumberedDocument,
  RevisionInReview,
  StepRejection,
} from './state';
import { rejectedSteps, signedSteps, workOf } from './state';
import { no, type Verdict, yes } from './verdict';

/** What the signer had before their eyes. */
export interface Seen {
  readonly round: number;
  readonly pageVersion: number;
  readonly contentDigest: string;
}
/** The page as read again, as the signer, at the moment of signing. */
export type PageNow =
  | { readonly unchanged: true }
  | {
      readonly unchanged: false;
      readonly by: Person;
      readonly change: string;
      readonly changes?: readonly ContentChange[];
    };

export interface SignStep {
  readonly stepId: string;
  readonly signer: Person;
  readonly roles: ReadonlySet<Role>;
  /** The signer's groups, read now; none when not given. */
  readonly groups?: ReadonlySet<GroupId>;
  readonly seen: Seen;
  readonly page: PageNow;
  readonly at: Instant;
}

export function approveStep(document: DocumentState, command: SignStep): Verdict {
  const asked = askedToSign(document, command);
  if ('refused' in asked) return asked.refused;
  const { step, review, controlled } = asked;
  const conflict = conflictOfInterest(review, step, command);
  if (conflict !== null) return conflict;
  const { label, round, submission, content } = review;
  const signature = signatureOf(controlled.identity.number, label, submission, content.contentDigest, {
    signer: command.signer,
    meaning: step.meaning,
    signedAt: command.at,
  });
  const signed: StepSigned = { type: 'StepSigned', label, round, stepId: step.stepId, signature };
  const all = [...signedSteps(review), { stepId: step.stepId, signer: command.signer.accountId }];
  if (openStage(submission.gate, all) !== null) return yes(signed);
  return yes(signed, ...madeEffective(controlled, review, command.at));
}

/**
 * A rejection is signed. One ends the round, whatever the quorum [AG-8], unless the gate says that a majority of those asked
 * must reject: then it is put on record and the step goes on, until it cannot be met any more. Only those who may sign such
 * a step count in it. [AG-13]
 */
export function rejectStep(document: DocumentState, command: SignStep & { readonly comment: string }): Verdict {
  const asked = askedToSign(document, command);
  if ('refused' in asked) return asked.refused;
  const { step, review, controlled } = asked;
  const { label, round, submission, content } = review;
  const { signer, comment, at } = command;
  const rule = submission.rules?.rejection ?? 'one';
  if (rule === 'majority') {
    const conflict = conflictOfInterest(review, step, command);
    if (conflict !== null) return conflict;
  }
  const signature = signatureOf(controlled.identity.number, label, submission, content.contentDigest, {
    signer,
    meaning: 'rejected',
    signedAt: at,
    comment,
  });
  const rejections = rejectionsOf(review, step).length + 1;
  if (!rejectionStops(rule, step, rejections)) {
    return yes({ type: 'StepRejected', label, round, stepId: step.stepId, signature });
  }
  return yes({ type: 'RoundReturned', label, round, kind: 'rejected', by: signer, why: comment, at, signature });
}

/** Why this person, though asked, may not sign this step; null when they may. Also told before they try. */
export function mayNotSign(review: RevisionInReview, step: GateStep, accountId: Person['accountId']): Conflict | null {
  const contributors = review.contributors.map((one) => one.accountId);
  return conflictIn(step, review.submission.author.accountId, contributors, accountId);
}

/** The rejections of a step that did not end the round. */
function rejectionsOf(review: RevisionInReview, step: GateStep): readonly StepRejection[] {
  return (review.rejections ?? []).filter((one) => one.stepId === step.stepId);
}

/** Whether the step is this person's to sign: by role, as owner, by group or by name. [AG-4] */
export function isAsked(
  step: GateStep,
  owner: Person,
  accountId: Person['accountId'],
  roles: ReadonlySet<Role>,
  groups: ReadonlySet<GroupId> = new Set(),
): boolean {
  const { role, people = [], groups: asked = [] } = step;
  if (role === 'documentOwner' ? owner.accountId === accountId : role !== null && roles.has(role)) return true;
  return people.some((one) => one.accountId === accountId) || asked.some((one) => groups.has(one.groupId));
}

type Asked =
  | { readonly refused: Verdict }
  | {
      readonly step: GateStep;
      readonly review: RevisionInReview;
      readonly controlled: NumberedDocument | DocumentInForce;
    };

function askedToSign(document: DocumentState, command: SignStep): Asked {
  const ended = refuseEnded(document);
  if (ended !== null) return { refused: ended };
  const review = workOf(document);
  if (review?.state !== 'inReview' || (document.life !== 'numbered' && document.life !== 'inForce')) {
    return { refused: no('nothingInReview', 'AG-2') };
  }
  const { seen, signer } = command;
  if (seen.round !== review.round) return { refused: no('changedMeanwhile', 'SG-4', { round: review.round }) };
  const { gate, page } = review.submission;
  const step = gate.find((one) => one.stepId === command.stepId);
  if (step === undefined) return { refused: no('stepNotOpen', 'AG-2') };
  if (!isAsked(step, document.owner, signer.accountId, command.roles, command.groups)) {
    return { refused: no('notAsked', 'AG-4', { step: step.title }) };
  }
  if (seen.pageVersion !== page.number || seen.contentDigest !== review.content.contentDigest) {
    return { refused: no('pageVersionStale', 'SG-4', { seen: seen.pageVersion, current: page.number }) };
  }
  if (!command.page.unchanged) {
    const { by, change, changes } = command.page;
    const returned = contentChanged(review, { by, change, ...(changes === undefined ? {} : { changes }) }, command.at);
    return { refused: no('contentChanged', 'SG-3', { by: by.name, change }, [returned]) };
  }
  const notOpen = refuseUnlessOpen(gate, step, review, signer);
  return notOpen === null ? { step, review, controlled: document } : { refused: notOpen };
}

function refuseUnlessOpen(
  gate: ApprovalGate,
  step: GateStep,
  review: RevisionInReview,
  signer: Person,
): Verdict | null {
  const signed = signedSteps(review);
  if (
    [...signed, ...rejectedSteps(review)].some((one) => one.stepId === step.stepId && one.signer === signer.accountId)
  ) {
    return no('alreadySigned', 'AG-3');
  }
  return stepState(gate, step, signed) === 'open' ? null : no('stepNotOpen', 'AG-2', { step: step.title });
}

/** Nobody approves their own work; the attempt is put on record, once a round. [AG-5, AG-6, AG-7] */
function conflictOfInterest(review: RevisionInReview, step: GateStep, command: SignStep): Verdict | null {
  const { signer, at } = command;
  const because = mayNotSign(review, step, signer.accountId);
  if (because === null) return null;
  const versions = review.contributors.find((one) => one.accountId === signer.accountId)?.versions ?? [];
  const onRecord = review.refused.includes(`${step.stepId} ${signer.accountId}`);
  const { label, round } = review;
  const events: DocumentEvent[] = onRecord
    ? []
    : [{ type: 'SigningRefused', label, round, stepId: step.stepId, person: signer, because, versions, at }];
  const rule = because === 'approverIsAuthor' ? 'AG-5' : 'AG-6';
  return no(because, rule, { versions: versions.map(String) }, events);
}

/** The last approval: approved, effective at once, and the revision before superseded, all in one commit. [AG-9, DC-7] */
function madeEffective(
  document: NumberedDocument | DocumentInForce,
  review: RevisionInReview,
  at: Instant,
): readonly DocumentEvent[] {
  const { label, round } = review;
  const { rules } = review.submission;
  const months = rules === undefined ? documentTypes[document.identity.typeCode].reviewMonths : rules.reviewMonths;
  return [
    { type: 'RevisionApproved', label, round, at },
    ...(document.life === 'inForce'
      ? [{ type: 'RevisionSuperseded', label: document.effective.label, by: label, at } as const]
      : []),
    { type: 'RevisionMadeEffective', label, at, nextReviewOn: nextReviewOn(at, months) },
  ];
}
