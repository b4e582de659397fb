/**
 * The two life cycles as tables: which event leads from which state to which. `evolve` goes by them, and the life-cycle page
 * of the documentation prints them. An event that is not in the table cannot have happened. [DC-4]
 */
import type { DocumentEvent } from './events';
import type { DocumentState, WorkRevision } from './state';

type EventType = DocumentEvent['type'];
export type RevisionPhase = WorkRevision['state'] | 'unopened' | 'effective' | 'superseded' | 'withdrawn' | 'abandoned';
export type Life = DocumentState['life'];

export const revisionTransitions: Readonly<Record<RevisionPhase, Readonly<Partial<Record<EventType, RevisionPhase>>>>> =
  {
    unopened: { RevisionOpened: 'draft' },
    draft: {
      RevisionRelabelled: 'draft',
      SubmissionRefused: 'draft',
      RevisionSubmitted: 'preparing',
      RevisionAbandoned: 'abandoned',
    },
    preparing: {
      RoundOpened: 'inReview',
      RoundReturned: 'draft',
      RoundNotOpened: 'draft',
      RevisionReleased: 'approved',
    },
    inReview: {
      StepSigned: 'inReview',
      StepRejected: 'inReview',
      SigningRefused: 'inReview',
      StepReassigned: 'inReview',
      StepEscalated: 'inReview',
      InactiveApproverFlagged: 'inReview',
      SeparationWaived: 'inReview',
      RoundReturned: 'draft',
      MinorConfirmed: 'inReview',
      EffectPlanned: 'inReview',
      RevisionApproved: 'approved',
    },
    approved: {
      RevisionMadeEffective: 'effective',
      EffectPlanned: 'approved',
      EffectiveDeferred: 'approved',
      ApprovedTextEdited: 'approved',
      RoundReturned: 'draft',
    },
    effective: {
      PeriodicallyReviewed: 'effective',
      WithdrawalProposed: 'effective',
      WithdrawalSigned: 'effective',
      WithdrawalEnded: 'effective',
      WithdrawalStepReassigned: 'effective',
      WithdrawalStepEscalated: 'effective',
      WithdrawalApproverInactive: 'effective',
      RevisionSuperseded: 'superseded',
      DocumentWithdrawn: 'withdrawn',
    },
    superseded: {},
    withdrawn: {},
    abandoned: {},
  };

export const documentTransitions: Readonly<Record<Life, Readonly<Partial<Record<EventType, Life>>>>> = {
  none: { DocumentRegistered: 'numbered' },
  numbered: { RevisionMadeEffective: 'inForce', NumberCancelled: 'cancelled' },
  inForce: { DocumentWithdrawn: 'withdrawn' },
  // Only by a new revision: the withdrawn one never returns.
  withdrawn: { RevisionMadeEffective: 'inForce' },
  // The page may be put under control again, under a new number; the cancelled one stays cancelled.
  cancelled: { DocumentRegistered: 'numbered' },
};
