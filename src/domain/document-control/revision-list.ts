/**
 * All rounds and revisions a document ever had, folded from its events: what was handed in, who signed, what came of it, from
 * when to when it was in force. [RV-1; A4, F8]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import type { DocumentEvent } from './events';
import type { Signature } from './signature';
import type { FrozenContent, Submission } from './state';

export type RoundOutcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'approved' | 'released'; readonly at: Instant }
  | {
      readonly kind: 'rejected' | 'recalled' | 'contentChanged' | 'nobodyEligible';
      readonly at: Instant;
      readonly by: Person | null;
      readonly why: string;
    };

export interface RoundRecord {
  readonly round: number;
  readonly submission: Submission;
  /** Null while it is prepared, and when it never opened. */
  readonly content: FrozenContent | null;
  readonly signatures: readonly Signature[];
  readonly outcome: RoundOutcome;
}
export interface RevisionRecord {
  readonly label: string;
  readonly openedAt: Instant;
  readonly rounds: readonly RoundRecord[];
  readonly inForce: InForceRecord | null;
  readonly abandoned: { readonly at: Instant; readonly by: Person; readonly why: string } | null;
  /** The decision by which its text may no longer be read; absent while it is kept. [RD-4] */
  readonly disposed?: Signature;
}
export interface InForceRecord {
  readonly round: number;
  readonly from: Instant;
  /** Null: still. */
  readonly until: Instant | null;
  readonly endedBecause: 'superseded' | 'withdrawn' | null;
  readonly supersededBy: string | null;
}
export interface EventAt {
  readonly event: DocumentEvent;
  /** When its commit was written. */
  readonly at: Instant;
}

/** Oldest first. */
export function revisionsOf(events: readonly EventAt[]): readonly RevisionRecord[] {
  return events.reduce<readonly RevisionRecord[]>(next, []);
}

/** What was frozen for the revision when it was approved or released; null as long as it is neither. */
export function approvedRound(revision: RevisionRecord): (RoundRecord & { readonly content: FrozenContent }) | null {
  const round = revision.rounds.findLast(({ outcome }) => outcome.kind === 'approved' || outcome.kind === 'released');
  return round === undefined || round.content === null ? null : { ...round, content: round.content };
}

function next(revisions: readonly RevisionRecord[], { event, at }: EventAt): readonly RevisionRecord[] {
  switch (event.type) {
    case 'RevisionOpened':
      return [...revisions, { label: event.label, openedAt: event.at, rounds: [], inForce: null, abandoned: null }];
    case 'RevisionRelabelled':
      return change(revisions, event.label, (one) => ({ ...one, label: event.to }));
    case 'RevisionSubmitted':
      return change(revisions, event.label, (one) => ({
        ...one,
        rounds: [...one.rounds, newRound(event.round, event.submission)],
      }));
    case 'RevisionAbandoned':
      return change(revisions, event.label, (one) => ({
        ...one,
        abandoned: { at: event.at, by: event.by, why: event.why },
      }));
    case 'RevisionMadeEffective':
      return change(revisions, event.label, (one) => ({ ...one, inForce: cameIntoForce(one, event.at) }));
    case 'RevisionSuperseded':
      return change(revisions, event.label, (one) => ended(one, event.at, 'superseded', event.by));
    case 'RevisionDisposed':
      return change(revisions, event.label, (one) => ({ ...one, disposed: event.signature }));
    case 'DocumentWithdrawn':
      return revisions.map((one) => (one.inForce?.until === null ? ended(one, at, 'withdrawn', null) : one));
    default:
      return inRound(revisions, event);
  }
}

function inRound(revisions: readonly RevisionRecord[], event: DocumentEvent): readonly RevisionRecord[] {
  switch (event.type) {
    case 'RoundOpened':
      return changeRound(revisions, event, (one) => ({
        ...one,
        content: event.content,
        signatures: [event.authorSignature],
      }));
    case 'StepSigned':
    case 'StepRejected':
    case 'SeparationWaived':
    case 'MinorConfirmed':
      return changeRound(revisions, event, (one) => signed(one, event.signature));
    case 'RoundReturned':
      return changeRound(revisions, event, (one) => ({
        ...(event.signature === null ? one : signed(one, event.signature)),
        outcome: { kind: event.kind, at: event.at, by: event.by, why: event.why },
      }));
    case 'RoundNotOpened':
      return changeRound(revisions, event, (one) => ({
        ...one,
        outcome: { kind: 'nobodyEligible', at: event.at, by: null, why: '' },
      }));
    case 'RevisionApproved':
      return changeRound(revisions, event, (one) => ({ ...one, outcome: { kind: 'approved', at: event.at } }));
    case 'RevisionReleased':
      return changeRound(revisions, event, (one) => ({
        ...signed(one, event.signature),
        content: event.content,
        outcome: { kind: 'released', at: event.at },
      }));
    default:
      return revisions;
  }
}

function newRound(round: number, submission: Submission): RoundRecord {
  return { round, submission, content: null, signatures: [], outcome: { kind: 'running' } };
}

function signed(round: RoundRecord, signature: Signature): RoundRecord {
  return { ...round, signatures: [...round.signatures, signature] };
}

function cameIntoForce({ rounds }: RevisionRecord, at: Instant): InForceRecord {
  return { round: rounds.length, from: at, until: null, endedBecause: null, supersededBy: null };
}

function ended(
  one: RevisionRecord,
  at: Instant,
  endedBecause: 'superseded' | 'withdrawn',
  supersededBy: string | null,
): RevisionRecord {
  return one.inForce === null ? one : { ...one, inForce: { ...one.inForce, until: at, endedBecause, supersededBy } };
}

/** A label that was abandoned may be given again: the last one is meant. */
function change(
  revisions: readonly RevisionRecord[],
  label: string,
  to: (one: RevisionRecord) => RevisionRecord,
): readonly RevisionRecord[] {
  const at = revisions.findLastIndex((one) => one.label === label);
  return revisions.map((one, index) => (index === at ? to(one) : one));
}

function changeRound(
  revisions: readonly RevisionRecord[],
  { label, round }: { readonly label: string; readonly round: number },
  to: (one: RoundRecord) => RoundRecord,
): readonly RevisionRecord[] {
  return change(revisions, label, (revision) => ({
    ...revision,
    rounds: revision.rounds.map((one) => (one.round === round ? to(one) : one)),
  }));
}
