/**
 * Signing a step of the gate. People sign what they read: the signature is refused when the page moved on, and nobody
 * approves their own work. [AG-2 … AG-9, AG-13, SG-1, SG-3, SG-4]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId, GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Instant } from '../../kernel/time';
import { contentChanged } from './decide-submission';
import { approved } from './decide-effect';
import { awaitsConfirmation } from './decide-minor';
import { refuseEnded } from './decide-registration';
import { type Conflict, conflictIn } from './eligible-signers';
import type { DocumentEvent, StepSigned } from './events';
import { type ApprovalGate, type GateStep, openStage, rejectionStops, stepState } from './gate';
import { askingNow } from './reassignment';
import { signatureOf } from './signatures-of';
import type { ContentChange, ControlledDocument, DocumentState, RevisionInReview, StepRejection } from './state';
import { signedSteps, workOf } from './state';
import { no, type Verdict, yes } from './verdict';
import { hasSecondReviewer, isWaived } from './waiver';

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

/** A principal as they stand now, and whether they have named the signer for today. */
export interface Behalf {
  readonly principal: Person;
  readonly roles: ReadonlySet<Role>;
  readonly groups: ReadonlySet<GroupId>;
  readonly isNamedToday: boolean;
}

export interface SignStep {
  readonly stepId: string;
  readonly signer: Person;
  readonly roles: ReadonlySet<Role>;
  /** The signer's groups, read now; none when not given. */
  readonly groups?: ReadonlySet<GroupId>;
  /** For whom the signer stands in, if they do. */
  readonly behalf?: Behalf;
  readonly seen: Seen;
  readonly page: PageNow;
  readonly at: Instant;
}

export function approveStep(document: DocumentState, command: SignStep): Verdict {
  const asked = askedToSign(document, command);
  if ('refused' in asked) return asked.refused;
  const { step, review, controlled } = asked;
  if (awaitsConfirmation(review)) return no('minorNotConfirmed', 'DC-28', { label: review.label });
  const conflict = conflictOfInterest(review, step, command);
  if (conflict !== null) return conflict;
  const { label, round, submission, content } = review;
  const signature = signatureOf(controlled.identity.number, label, submission, content.contentDigest, {
    signer: command.signer,
    ...standingFor(command),
    meaning: step.meaning,
    signedAt: command.at,
  });
  const signed: StepSigned = { type: 'StepSigned', label, round, stepId: step.stepId, signature };
  const all = [...signedSteps(review), { stepId: step.stepId, signer: command.signer.accountId }];
  if (openStage(submission.gate, all) !== null) return yes(signed);
  return yes(signed, ...approved(controlled, review, command.at));
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
    ...standingFor(command),
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
export function mayNotSign(review: RevisionInReview, step: GateStep, accountId: AccountId): Conflict | null {
  return isWaived(review, step.stepId, accountId) ? null : conflictOf(review, step, accountId);
}

function conflictOf(review: RevisionInReview, step: GateStep, accountId: AccountId): Conflict | null {
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
      readonly controlled: ControlledDocument;
    };

function askedToSign(document: DocumentState, command: SignStep): Asked {
  const ended = refuseEnded(document);
  if (ended !== null) return { refused: ended };
  const review = workOf(document);
  if (review?.state !== 'inReview' || document.life === 'none' || document.life === 'cancelled') {
    return { refused: no('nothingInReview', 'AG-2') };
  }
  const { seen, signer } = command;
  if (seen.round !== review.round) return { refused: no('changedMeanwhile', 'SG-4', { round: review.round }) };
  const { gate, page } = review.submission;
  const step = gate.find((one) => one.stepId === command.stepId);
  if (step === undefined) return { refused: no('stepNotOpen', 'AG-2') };
  const notAsked = refuseUnlessAsked(review, step, document.owner, command);
  if (notAsked !== null) return { refused: notAsked };
  if (seen.pageVersion !== page.number || seen.contentDigest !== review.content.contentDigest) {
    return { refused: no('pageVersionStale', 'SG-4', { seen: seen.pageVersion, current: page.number }) };
  }
  if (!command.page.unchanged) {
    const { by, change, changes } = command.page;
    const returned = contentChanged(review, { by, change, ...(changes === undefined ? {} : { changes }) }, command.at);
    return { refused: no('contentChanged', 'SG-3', { by: by.name, change }, [returned]) };
  }
  const counted = [signer.accountId, ...(command.behalf === undefined ? [] : [command.behalf.principal.accountId])];
  const notOpen = refuseUnlessOpen(gate, step, review, counted);
  return notOpen === null ? { step, review, controlled: document } : { refused: notOpen };
}

/** Asked themselves, or standing in for somebody who is: what was delegated is never passed on. [AG-4, AG-42] */
function refuseUnlessAsked(
  review: RevisionInReview,
  step: GateStep,
  owner: Person,
  { signer, roles, groups, behalf }: SignStep,
): Verdict | null {
  if (behalf !== undefined && !behalf.isNamedToday) {
    return no('notTheDelegate', 'AG-42', { principal: behalf.principal.name });
  }
  const asking = askingNow(review, step);
  const { accountId } = behalf?.principal ?? signer;
  const isTheirs = isAsked(asking.step, owner, accountId, behalf?.roles ?? roles, behalf?.groups ?? groups);
  return isTheirs && !asking.notAsked.includes(accountId) ? null : no('notAsked', 'AG-4', { step: step.title });
}

/** Whoever signed, and whoever was stood in for, counts once in a step. [AG-3, AG-43] */
export function countedIn(review: RevisionInReview, stepId: string): ReadonlySet<AccountId> {
  const given = [...review.signings, ...(review.rejections ?? [])].filter((one) => one.stepId === stepId);
  return new Set(given.flatMap(({ signer, onBehalfOf }) => [signer, onBehalfOf ?? signer].map((one) => one.accountId)));
}

function standingFor({ behalf }: SignStep): { readonly onBehalfOf?: Person } {
  return behalf === undefined ? {} : { onBehalfOf: behalf.principal };
}

function refuseUnlessOpen(
  gate: ApprovalGate,
  step: GateStep,
  review: RevisionInReview,
  people: readonly AccountId[],
): Verdict | null {
  const signed = signedSteps(review);
  const counted = countedIn(review, step.stepId);
  if (people.some((one) => counted.has(one))) return no('alreadySigned', 'AG-3');
  return stepState(gate, step, signed) === 'open' ? null : no('stepNotOpen', 'AG-2', { step: step.title });
}

/**
 * Nobody approves their own work, and no delegate does it for them; the attempt is put on record, once a round. In a small firm
 * a waiver lets it pass, once somebody else has reviewed the text. [AG-5, AG-6, AG-7, AG-42, AG-53]
 */
function conflictOfInterest(review: RevisionInReview, step: GateStep, command: SignStep): Verdict | null {
  const { signer, behalf } = command;
  for (const person of behalf === undefined ? [signer] : [signer, behalf.principal]) {
    const because = conflictOf(review, step, person.accountId);
    if (because === null) continue;
    if (!isWaived(review, step.stepId, person.accountId)) return refuseOwnWork(review, step, command, person, because);
    if (!hasSecondReviewer(review, person.accountId)) return no('secondReviewerNeeded', 'AG-53');
  }
  return null;
}

function refuseOwnWork(
  review: RevisionInReview,
  step: GateStep,
  { signer, at }: SignStep,
  person: Person,
  because: Conflict,
): Verdict {
  const versions = review.contributors.find((one) => one.accountId === person.accountId)?.versions ?? [];
  const onRecord = review.refused.includes(`${step.stepId} ${person.accountId}`);
  const { label, round } = review;
  const tried = person.accountId === signer.accountId ? {} : { tried: signer };
  const events: DocumentEvent[] = onRecord
    ? []
    : [{ type: 'SigningRefused', label, round, stepId: step.stepId, person, ...tried, because, versions, at }];
  const rule = because === 'approverIsAuthor' ? 'AG-5' : 'AG-6';
  const whose = 'tried' in tried ? { person: person.name } : {};
  return no(because, rule, { versions: versions.map(String), ...whose }, events);
}
