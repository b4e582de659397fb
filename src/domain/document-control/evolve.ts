/**
 * What each event makes of a controlled document. Follows the tables of `transitions.ts`; an event that cannot follow the
 * state it meets means that the stored stream is damaged, and is a fault. [DC-4]
 */
import { sayShortage } from './eligible-signers';
import { type DependencyEvent, evolveDependencies, isDependencyEvent } from './dependencies';
import { type DriftEvent, evolveDrift, isDriftEvent, pageGoneSince } from './drift';
import { evolveStanding, isStandingEvent } from './evolve-standing';
import { evolveRound } from './evolve-round';
import { evolveWork } from './evolve-work';
import { becameObsolete, evolveRetention, isRetentionEvent, type RetentionEvent } from './retention';
import type { StandingEvent } from './life-cycle-events';
import { isMinor } from './revision-label';
import type {
  DocumentEvent,
  DocumentRegistered,
  RevisionMadeEffective,
  RevisionOpened,
  RoundNotOpened,
  RoundOpened,
  RoundReturned,
  StepRejected,
  StepSigned,
} from './events';
import type {
  ApprovedRevision,
  ControlledDocument,
  DocumentInForce,
  DocumentState,
  NumberedDocument,
  RevisionInReview,
  WithdrawnDocument,
  WorkRevision,
} from './state';
import { workOf } from './state';
import type { Signature } from './signature';
import { forWhom, howConfirmed } from './signatures-of';
import { withAsked } from './gate';
import { documentTransitions, revisionTransitions } from './transitions';

type InUse = NumberedDocument | DocumentInForce | WithdrawnDocument;

export function evolve(document: DocumentState, event: DocumentEvent): DocumentState {
  if (event.type === 'DocumentRegistered') return registered(document, event);
  if (document.life === 'none') throw impossible(document, event);
  if (isStandingEvent(event)) return evolveStanding(document, event);
  if (isDriftEvent(event)) return evolveDrift(document, event);
  if (isRetentionEvent(event)) return evolveRetention(document, event);
  if (isDependencyEvent(event)) return evolveDependencies(document, event);
  switch (event.type) {
    case 'TitleNoted':
      return { ...document, title: event.title };
    case 'PlaceChanged':
      return { ...document, place: { frozen: document.place?.frozen ?? event.place, now: event.place } };
    case 'PageGone':
      return pageGoneSince({ ...document, page: event.how }, event.at);
    case 'PageBack':
      return pageGoneSince({ ...document, page: 'live' }, null);
    case 'OwnerChanged':
      return { ...document, owner: event.to };
    case 'NumberCancelled': {
      if (document.life !== 'numbered') throw impossible(document, event);
      const { work: _abandoned, ...kept } = document;
      return { ...kept, life: 'cancelled', cancelled: { by: event.by, at: event.at, why: event.why } };
    }
    case 'DocumentWithdrawn': {
      if (document.life !== 'inForce') throw impossible(document, event);
      const { work: _abandoned, changedBy: _flag, withdrawalRound: _done, ...kept } = document;
      const { signature, replacement } = event;
      const instead = replacement === undefined ? {} : { replacement };
      const withdrawn: WithdrawnDocument = {
        ...kept,
        life: 'withdrawn',
        withdrawal: signature,
        ...instead,
        work: null,
      };
      return becameObsolete(withdrawn, signature.revisionLabel, 'withdrawn', signature.signedAt);
    }
    case 'PageChanged':
      if (document.life !== 'inForce') throw impossible(document, event);
      return { ...document, title: event.title, changedBy: { page: event.page, person: event.by } };
    case 'PageMatchesAgain':
      if (document.life !== 'inForce') throw impossible(document, event);
      return { ...document, title: document.effective.submission.title, changedBy: null };
    default:
      return evolveRevision(inUse(document, event), event);
  }
}

type RevisionEvent = Exclude<
  Exclude<DocumentEvent, StandingEvent | DriftEvent | RetentionEvent | DependencyEvent>,
  {
    readonly type:
      | 'DocumentRegistered'
      | 'TitleNoted'
      | 'PlaceChanged'
      | 'PageGone'
      | 'PageBack'
      | 'OwnerChanged'
      | 'NumberCancelled'
      | 'DocumentWithdrawn'
      | 'PageChanged'
      | 'PageMatchesAgain';
  }
>;

function evolveRevision(document: InUse, event: RevisionEvent): DocumentState {
  // The superseded revision leaves with the event that brings the next one into force, in the same commit.
  if (event.type === 'RevisionSuperseded') return becameObsolete(document, event.label, 'superseded', event.at);
  const work = follow(document, event);
  switch (event.type) {
    case 'RevisionOpened':
      return { ...document, lastOrdinal: event.ordinal, work: draftFrom(event) };
    case 'RevisionAbandoned':
      return { ...document, work: null };
    // On record only: the draft stays what it was.
    case 'SubmissionRefused':
      return document;
    case 'RevisionSubmitted': {
      const { label, openedAt } = inState(work, 'draft', event);
      const { submission, round } = event;
      return {
        ...document,
        title: submission.title,
        work: { state: 'preparing', label, round, openedAt, submission },
      };
    }
    case 'RoundOpened':
      return {
        ...document,
        ...(event.place === undefined ? {} : { place: { frozen: event.place, now: event.place } }),
        work: reviewFrom(inState(work, 'preparing', event), event),
      };
    case 'RoundReturned':
    case 'RoundNotOpened':
      return { ...document, work: returnedDraft(work, event) };
    case 'StepSigned':
      return { ...document, work: withSignature(inState(work, 'inReview', event), event) };
    case 'StepRejected':
      return { ...document, work: withRejection(inState(work, 'inReview', event), event) };
    case 'SigningRefused': {
      const review = inState(work, 'inReview', event);
      const refused = [...review.refused, `${event.stepId} ${event.person.accountId}`];
      return { ...document, work: { ...review, refused } };
    }
    case 'RevisionApproved': {
      const review = inState(work, 'inReview', event);
      const { at: approvedAt, effectiveOn = null } = event;
      return {
        ...document,
        work: { ...review, state: 'approved', approvedAt, effectiveOn, deferred: null, edited: null },
      };
    }
    case 'RevisionMadeEffective':
      return inForce(document, inState(work, 'approved', event), event);
    case 'RevisionRelabelled': {
      const { to: label, lastOrdinal, lastMinor } = event;
      return { ...document, lastOrdinal, lastMinor, work: { ...inState(work, 'draft', event), label } };
    }
    case 'StepReassigned':
    case 'StepEscalated':
    case 'InactiveApproverFlagged':
    case 'SeparationWaived':
      return { ...document, work: evolveRound(inState(work, 'inReview', event), event) };
    default:
      return { ...document, work: evolveWork(work, event) };
  }
}

function registered(document: DocumentState, event: DocumentRegistered): NumberedDocument {
  if (documentTransitions[document.life].DocumentRegistered === undefined) throw impossible(document, event);
  const { pageId, spaceId, number, typeCode, legacyRevision, at } = event;
  return {
    life: 'numbered',
    identity: { pageId, spaceId, number, typeCode, legacyRevision, registeredAt: at },
    owner: event.owner,
    title: event.title,
    lastOrdinal: legacyRevision ?? 0,
    page: 'live',
    work: null,
  };
}

function draftFrom(event: RevisionOpened): WorkRevision {
  const { label, because, at } = event;
  return { state: 'draft', label, round: 1, openedAt: at, openedBecause: because, returned: null };
}

function reviewFrom(preparing: Extract<WorkRevision, { state: 'preparing' }>, event: RoundOpened): RevisionInReview {
  const { content, contributors, asked = {}, at } = event;
  const { submission } = preparing;
  return {
    ...preparing,
    submission: { ...submission, gate: withAsked(submission.gate, asked) },
    state: 'inReview',
    content,
    contributors,
    signings: [],
    refused: [],
    inReviewSince: at,
  };
}

/** Back to the author: the signatures of the round stay in the trail and are not carried forward. [DC-9] */
function returnedDraft(work: WorkRevision | null, event: RoundReturned | RoundNotOpened): WorkRevision {
  if (work === null || work.state === 'draft') throw new Error('a round that was not submitted cannot be returned');
  const { kind, by, at, why } =
    event.type === 'RoundReturned'
      ? event
      : { kind: 'nobodyEligible' as const, by: null, at: event.at, why: event.steps.map(sayShortage).join(' ') };
  return {
    state: 'draft',
    label: work.label,
    round: work.round + 1,
    openedAt: work.openedAt,
    openedBecause: 'started',
    returned: { kind, by, at, why, author: work.submission.author, reason: work.submission.reason },
  };
}

function withSignature(review: RevisionInReview, event: StepSigned): RevisionInReview {
  const { signer, signedAt } = event.signature;
  const { meaning: said } = event.signature;
  const meaning = said === 'approved' || said === 'released' ? said : 'reviewed';
  const signing = { stepId: event.stepId, signer, meaning, signedAt, ...how(event.signature) } as const;
  return { ...review, signings: [...review.signings, signing] };
}

function how(signature: Signature) {
  return { ...forWhom(signature), ...howConfirmed(signature) };
}

/** Recorded, and the step stays open: a majority must reject. [AG-13] */
function withRejection(review: RevisionInReview, event: StepRejected): RevisionInReview {
  const { signer, signedAt, comment = '' } = event.signature;
  const rejection = { stepId: event.stepId, signer, signedAt, comment, ...how(event.signature) };
  return { ...review, rejections: [...(review.rejections ?? []), rejection] };
}

function inForce(document: InUse, approved: ApprovedRevision, event: RevisionMadeEffective): DocumentInForce {
  const { label, round, submission, content, signings } = approved;
  const { identity, owner, lastOrdinal, page, hold, distribution, announced } = document;
  const { plannedOn, temporaryUntil } = event;
  return {
    life: 'inForce',
    identity,
    owner,
    lastOrdinal,
    // Minor revisions count from 1 again after each major one.
    lastMinor: isMinor(label) ? (document.lastMinor ?? 0) : 0,
    page,
    ...(hold === undefined ? {} : { hold }),
    ...(distribution === undefined ? {} : { distribution }),
    ...(announced === undefined ? {} : { announced }),
    ...(document.gateOf === undefined ? {} : { gateOf: document.gateOf }),
    ...(document.place === undefined ? {} : { place: document.place }),
    ...(document.drift === undefined ? {} : { drift: document.drift }),
    ...(document.retention === undefined ? {} : { retention: document.retention }),
    ...(document.dependencies === undefined ? {} : { dependencies: document.dependencies }),
    title: submission.title,
    effective: {
      label,
      round,
      submission,
      content,
      signings,
      effectiveAt: event.at,
      nextReviewOn: event.nextReviewOn,
      ...(plannedOn === undefined ? {} : { plannedOn }),
      ...(temporaryUntil === undefined ? {} : { temporaryUntil }),
    },
    work: null,
    changedBy: approved.edited,
    ...(document.withdrawalRounds === undefined ? {} : { withdrawalRounds: document.withdrawalRounds }),
  };
}

/** The revision in work, after checking that this event may follow. */
function follow(document: InUse, event: RevisionEvent): WorkRevision | null {
  const work = workOf(document);
  if (revisionTransitions[work?.state ?? 'unopened'][event.type] === undefined) throw impossible(document, event);
  return work;
}

function inState<State extends WorkRevision['state']>(
  work: WorkRevision | null,
  state: State,
  event: DocumentEvent,
): Extract<WorkRevision, { state: State }> {
  if (work?.state !== state) throw new Error(`${event.type} cannot follow ${work?.state ?? 'no revision'}`);
  return work as Extract<WorkRevision, { state: State }>;
}

function inUse(document: ControlledDocument, event: DocumentEvent): InUse {
  if (document.life !== 'cancelled') return document;
  throw impossible(document, event);
}

function impossible(document: DocumentState, event: DocumentEvent): Error {
  return new Error(`${event.type} cannot happen to a document that is ${document.life}`);
}
