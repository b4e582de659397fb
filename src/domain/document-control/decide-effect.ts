/**
 * From the last signature to being in force: at once, in the same commit, or resting approved until the day. What cannot be
 * read when the day has come is deferred, never made effective unread; an edit of the page in between does not stop it.
 * [AG-9, DC-7, DC-21 … DC-26; A8, A11]
 */
import type { Person } from '../../kernel/actor';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { refuseEnded } from './decide-registration';
import { documentTypes } from './document-types';
import { dayToWaitFor, type EffectiveWhen, type WantedWhen } from './effective-when';
import type { DocumentEvent, RevisionMadeEffective } from './events';
import type { DeferredBecause } from './life-cycle';
import { nextReviewOn } from './review-date';
import { labelOf } from './revision-label';
import type { ApprovedRevision, DocumentState, RevisionInReview, Submission } from './state';
import { effectiveOf, workOf } from './state';
import { no, type Verdict, yes } from './verdict';

/** The last step is signed. Approved and in force in one commit, or approved and resting. [AG-9, DC-21] */
export function approved(document: DocumentState, review: RevisionInReview, at: Instant): readonly DocumentEvent[] {
  const { label, round, submission } = review;
  const effectiveOn = dayToWaitFor(review.planned ?? submission.effective, at);
  if (effectiveOn !== null) return [{ type: 'RevisionApproved', label, round, effectiveOn, at }];
  return [{ type: 'RevisionApproved', label, round, at }, ...madeEffective(document, review, at)];
}

/** In force, and the revision before superseded: always together. [DC-7] */
export function madeEffective(
  document: DocumentState,
  revision: { readonly label: string; readonly submission: Submission },
  at: Instant,
  more: Pick<RevisionMadeEffective, 'plannedOn' | 'temporaryUntil'> = {},
): readonly DocumentEvent[] {
  const { label, submission } = revision;
  return [
    ...(document.life === 'inForce'
      ? [{ type: 'RevisionSuperseded', label: document.effective.label, by: label, at } as const]
      : []),
    { type: 'RevisionMadeEffective', label, at, nextReviewOn: reviewAfter(document, submission, at), ...more },
  ];
}

/** When a revision falls due for review that is found good at this instant. */
export function reviewAfter(document: DocumentState, submission: Submission, at: Instant): CalendarDate | null {
  if (document.life === 'none') return null;
  const { rules } = submission;
  const months = rules === undefined ? documentTypes[document.identity.typeCode].reviewMonths : rules.reviewMonths;
  return nextReviewOn(at, months);
}

export interface RevisionName {
  readonly label: string;
  readonly round: number;
}
/** What the app could read when the day had come. */
export type EffectReading =
  | { readonly kind: 'sound' }
  | { readonly kind: 'unsound'; readonly because: DeferredBecause; readonly why: string };

/**
 * The day has come, as far as whoever asks can tell. Asked twice, late or for a round that ended, it refuses and changes
 * nothing. [DC-22, DC-24, DC-25]
 */
export function takeEffect(
  document: DocumentState,
  command: RevisionName & { readonly reading: EffectReading; readonly at: Instant },
): Verdict {
  const { label, round, reading, at } = command;
  if (effectiveOf(document)?.label === label) return no('alreadyEffective', 'DC-24', { label });
  const work = workOf(document);
  if (work?.state !== 'approved' || work.label !== label || work.round !== round) {
    return no('nothingApproved', 'DC-24', { label, round });
  }
  const { effectiveOn, edited, deferred } = work;
  if (effectiveOn !== null && effectiveOn > dayOf(at)) return no('notDueYet', 'DC-22', { on: effectiveOn });
  if (reading.kind === 'unsound') {
    const { because, why } = reading;
    const events: DocumentEvent[] =
      deferred?.because === because ? [] : [{ type: 'EffectiveDeferred', label, round, because, why, at }];
    return no('effectDeferred', 'DC-25', { why }, events);
  }
  const inForce = madeEffective(document, work, at, effectiveOn === null ? {} : { plannedOn: effectiveOn });
  return yes(...inForce, ...openedForEdit(document, edited !== null, at));
}

/** The page already moved on: the next draft opens with the effect, as after any edit of a page in force. [DC-8, DC-26] */
function openedForEdit(document: DocumentState, wasEdited: boolean, at: Instant): readonly DocumentEvent[] {
  if (!wasEdited || document.life === 'none') return [];
  const ordinal = document.lastOrdinal + 1;
  return [{ type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'pageChanged', at }];
}

export interface PlanEffect {
  readonly by: Person;
  readonly round: number;
  readonly when: WantedWhen;
  readonly reason: string;
  readonly at: Instant;
}

/**
 * Another day, or at once, before the revision takes effect: by the owner, or by somebody who approved it. [DC-23]
 * "At once" for an approved revision is decided by `takeEffect`, after its frozen text was read.
 */
export function planEffect(document: DocumentState, command: PlanEffect): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const work = workOf(document);
  if (document.life === 'none' || (work?.state !== 'inReview' && work?.state !== 'approved')) {
    return no('nothingInReview', 'DC-23');
  }
  if (work.round !== command.round) return no('changedMeanwhile', 'SG-4', { round: work.round });
  const when = command.when;
  const unusable = refuseUnusable(when, command.at);
  if (unusable !== null || when === 'whenTrained') return unusable ?? no('trainingNotAvailable', 'DC-21');
  if (!mayPlan(document.owner.accountId, work, command.by.accountId)) {
    return no('notTheOwner', 'DC-23', { owner: document.owner.name });
  }
  const { label, round } = work;
  const { by, reason: why, at } = command;
  return yes({ type: 'EffectPlanned', label, round, when, by, why, at });
}

export function mayPlan(
  owner: Person['accountId'],
  work: RevisionInReview | ApprovedRevision,
  accountId: Person['accountId'],
): boolean {
  const approvers = work.signings.filter((one) => one.meaning === 'approved').map((one) => one.signer.accountId);
  return accountId === owner || approvers.includes(accountId);
}

/** A day that has passed, or a condition that is not built. [DC-21] */
export function refuseUnusable(when: WantedWhen | undefined, at: Instant): Verdict | null {
  if (when === 'whenTrained') return no('trainingNotAvailable', 'DC-21');
  if (when === undefined || when === 'atOnce' || when >= dayOf(at)) return null;
  return no('dateHasPassed', 'DC-21', { date: when, today: dayOf(at) });
}

/** What a submission keeps of a wish that was not refused. */
export function effectiveWish(when: WantedWhen | undefined): { readonly effective?: EffectiveWhen } {
  return when === undefined || when === 'whenTrained' ? {} : { effective: when };
}
