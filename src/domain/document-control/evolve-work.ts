/**
 * What the events of the life cycle beside the rounds make of the revision in work: a minor revision confirmed, a date planned
 * or deferred, an edit after approval, an emergency release. [DC-22 … DC-31]
 */
import type { RevisionRelabelled, WorkEvent } from './life-cycle-events';
import type { ApprovedRevision, PreparingRevision, RevisionInReview, WorkRevision } from './state';
import { dayToWaitFor } from './effective-when';

export function evolveWork(work: WorkRevision | null, event: Exclude<WorkEvent, RevisionRelabelled>): WorkRevision {
  switch (event.type) {
    case 'MinorConfirmed': {
      const { signer: by, signedAt: at } = event.signature;
      return { ...reviewOf(work, event), minorConfirmed: { by, at } };
    }
    case 'EffectPlanned': {
      if (work?.state !== 'approved') return { ...reviewOf(work, event), planned: event.when };
      return { ...work, planned: event.when, effectiveOn: dayToWaitFor(event.when, event.at), deferred: null };
    }
    case 'EffectiveDeferred':
      return { ...approvedOf(work, event), deferred: { because: event.because, at: event.at } };
    case 'ApprovedTextEdited':
      return { ...approvedOf(work, event), edited: { page: event.page, person: event.by } };
    case 'RevisionReleased': {
      const { content, contributors, at } = event;
      return {
        ...preparingOf(work, event),
        state: 'approved',
        content,
        contributors,
        signings: [],
        refused: [],
        inReviewSince: at,
        approvedAt: at,
        effectiveOn: null,
        deferred: null,
        edited: null,
      };
    }
  }
}

function reviewOf(work: WorkRevision | null, event: WorkEvent): RevisionInReview {
  if (work?.state !== 'inReview') throw impossible(work, event);
  return work;
}
function approvedOf(work: WorkRevision | null, event: WorkEvent): ApprovedRevision {
  if (work?.state !== 'approved') throw impossible(work, event);
  return work;
}
function preparingOf(work: WorkRevision | null, event: WorkEvent): PreparingRevision {
  if (work?.state !== 'preparing') throw impossible(work, event);
  return work;
}
function impossible(work: WorkRevision | null, event: WorkEvent): Error {
  return new Error(`${event.type} cannot follow ${work?.state ?? 'no revision'}`);
}
