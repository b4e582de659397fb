/**
 * Documents in the middle of their life cycle, as the panel gets them: resting approved, released in an emergency, being
 * withdrawn, due for review.
 */
import type { LifeCycleView } from '../../../../src/contract/document-answers';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';
import { documentView, draftView, inReviewView, quietLifeCycle } from './document-answers';
import { idris } from './answer-parts';

const day = (text: string) => text as CalendarDate;
const instant = (text: string) => text as Instant;
const work = {
  kind: 'major',
  effective: 'atOnce',
  deferredBecause: null,
  editedBy: null,
  minorConfirmedBy: null,
} as const;
const lifeCycle = (over: Partial<LifeCycleView>): LifeCycleView => ({ ...quietLifeCycle, ...over });

const inReview = inReviewView.work;
export const restingView = documentView({
  work: inReview === null ? null : { ...inReview, state: 'approved' },
  deeds: ['planEffect', 'recall', 'reportNonconformity'],
  lifeCycle: lifeCycle({
    flags: ['underRevision'],
    work: {
      ...work,
      effective: day('2026-12-01'),
      deferredBecause: 'The app cannot see the page. Add the app to the restrictions of the page.',
      editedBy: idris,
    },
  }),
});
export const releasedView = documentView({
  work: draftView.work,
  deeds: ['submit', 'release', 'changeDistribution', 'endHold', 'reportNonconformity'],
  lifeCycle: lifeCycle({
    flags: ['onHold', 'temporaryOverdue', 'underRevision'],
    temporaryUntil: day('2026-11-16'),
    hold: { by: idris, at: instant('2026-11-20T09:00:00.000Z'), why: 'The label printer is being checked.' },
    distribution: { groups: [], people: [idris] },
  }),
});
export const withdrawalView = documentView({
  deeds: ['signWithdrawal', 'rejectWithdrawal', 'reportNonconformity'],
  lifeCycle: lifeCycle({
    flags: ['reviewOverdue', 'withdrawalUnderWay'],
    withdrawal: {
      round: 1,
      proposedBy: idris,
      proposedAt: instant('2026-11-20T09:00:00.000Z'),
      why: 'Boards arrive assembled.',
      replacement: 'TBI-WIN-009',
      usedIn: ['TBI-PRO-009'],
      steps: inReview === null ? [] : inReview.steps.map((step) => ({ ...step, signatures: [] })),
      mySteps: ['approve-1'],
      onBehalfOf: null,
    },
  }),
});
export const withdrawnView = documentView({
  life: 'withdrawn',
  deeds: ['reportNonconformity'],
  unchangedSinceApproval: null,
  nextReviewOn: null,
  lifeCycle: lifeCycle({
    withdrawn: { by: idris, at: instant('2026-11-20T09:00:00.000Z'), why: 'Boards arrive assembled.' },
    replacement: 'TBI-WIN-009',
  }),
});
export const dueView = documentView({
  deeds: ['reviewPeriodically', 'withdraw', 'hold', 'reportNonconformity'],
  lifeCycle: lifeCycle({ flags: ['reviewOverdue'], reviewDueOn: day('2026-11-01') }),
});
export const minorView = documentView({
  work: inReview,
  deeds: ['confirmMinor', 'reportNonconformity'],
  lifeCycle: lifeCycle({ flags: ['underRevision'], work: { ...work, kind: 'minor' } }),
});
