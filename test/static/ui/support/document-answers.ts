/**
 * Canned answers for looking at the UI alone: documents with their rounds. Typed by the contract; what the app
 * really answers is tested on the local site.
 */
import type { AnswersByProcedure } from '../../../../src/contract/answers';
import type { DocumentView, LifeCycleView, RevisionView, StepView } from '../../../../src/contract/document-answers';
import type { SignatureManifestation } from '../../../../src/contract/signature-answers';
import type { SigningNeeds } from '../../../../src/contract/signing-answers';
import type { PageId } from '../../../../src/kernel/ids';
import type { CalendarDate } from '../../../../src/kernel/time';
import { callum, day, digest, idris, instant, luca, maren, pageId, person } from './answer-parts';

export const byAccount: SigningNeeds = {
  preset: 'iso9001',
  passphrase: false,
  code: false,
  obstacle: null,
  missing: [],
  lockedUntil: null,
  rights: null,
};

export const signature = (over: Partial<SignatureManifestation> = {}): SignatureManifestation => ({
  signer: idris,
  meaning: 'approved',
  signedAt: instant('2026-11-03T09:12:44.000Z'),
  documentNumber: 'TBI-PRO-001',
  revisionLabel: '2',
  pageVersion: 14,
  pageVersionCreatedAt: instant('2026-11-02T15:01:10.000Z'),
  contentDigest: digest,
  reconfirmation: 'account',
  ...over,
});
const step = (over: Partial<StepView>): StepView => ({
  stepId: 'approve-1',
  stage: 2,
  title: 'Approval',
  meaning: 'approved',
  role: 'qualityManager',
  quorum: 1,
  state: 'waiting',
  signatures: [],
  rejections: [],
  dueOn: null,
  isOverdue: false,
  isEscalated: false,
  reassigned: [],
  ...over,
});
const revision = (over: Partial<RevisionView>): RevisionView => ({
  label: '3',
  state: 'draft',
  round: 1,
  reason: null,
  changeRequest: null,
  author: null,
  steps: [],
  signatures: [],
  pageVersion: null,
  pageVersionCreatedAt: null,
  contentDigest: null,
  effectiveAt: null,
  returned: null,
  ...over,
});

export const inForce = revision({
  label: '2',
  state: 'effective',
  reason: 'Audit finding IA-2026-03 asked for it.',
  author: luca,
  pageVersion: 14,
  pageVersionCreatedAt: instant('2026-11-02T15:01:10.000Z'),
  contentDigest: digest,
  effectiveAt: instant('2026-11-03T09:12:44.000Z'),
  signatures: [
    signature({ signer: luca, meaning: 'author', signedAt: instant('2026-11-02T15:03:00.000Z') }),
    signature({ signer: callum, meaning: 'reviewed', signedAt: instant('2026-11-02T17:40:21.000Z') }),
    signature(),
  ],
});
const inReview = revision({
  state: 'inReview',
  round: 2,
  reason: 'Retention of calibration records raised to ten years.',
  author: luca,
  pageVersion: 17,
  pageVersionCreatedAt: instant('2026-11-20T08:00:00.000Z'),
  contentDigest: digest,
  signatures: [
    signature({ signer: luca, meaning: 'author', revisionLabel: '3', signedAt: instant('2026-11-20T08:05:00.000Z') }),
  ],
  steps: [
    step({
      stepId: 'review-1',
      stage: 1,
      title: 'Review',
      meaning: 'reviewed',
      role: 'processOwner',
      quorum: 2,
      state: 'open',
      signatures: [
        signature({
          signer: callum,
          meaning: 'reviewed',
          revisionLabel: '3',
          signedAt: instant('2026-11-20T11:30:00.000Z'),
        }),
      ],
    }),
    step({}),
  ],
});

export const quietLifeCycle: LifeCycleView = {
  flags: [],
  temporaryUntil: null,
  reviewDueOn: day('2028-11-03'),
  lastReview: null,
  hold: null,
  withdrawal: null,
  qualityManagerFor: null,
  replacement: null,
  distribution: { groups: [], people: [] },
  work: null,
  plannedOn: null,
};

export const documentView = (over: Partial<DocumentView> = {}): DocumentView => ({
  kind: 'controlled',
  pageId,
  number: 'TBI-PRO-001',
  typeCode: 'PRO',
  title: 'Control of documents and records',
  owner: idris,
  life: 'inForce',
  effective: inForce,
  work: null,
  changedSinceEffective: false,
  currentPageVersion: 14,
  attachments: ['Form A.docx'],
  signing: byAccount,
  unchangedSinceApproval: true,
  mySteps: [],
  waivable: [],
  deeds: ['startRevision', 'reportNonconformity', 'changeOwner', 'withdraw'],
  nextReviewOn: day('2028-11-03'),
  lifeCycle: quietLifeCycle,
  notices: [],
  releasedCopy: { copyId: '8101' as PageId, label: '5' },
  ...over,
});
export const inReviewView = documentView({
  work: inReview,
  changedSinceEffective: true,
  unchangedSinceApproval: false,
  currentPageVersion: 17,
  mySteps: [{ stepId: 'review-1', meaning: 'reviewed', onBehalfOf: null, refusedBecause: null }],
  deeds: ['approve', 'reject', 'reportNonconformity'],
});
export const draftView = documentView({
  work: revision({
    round: 1,
    returned: {
      by: callum,
      at: instant('2026-11-19T14:00:00.000Z'),
      why: 'Section 4 contradicts TBI-WIN-002: which tolerance counts?',
      kind: 'rejected',
    },
  }),
  changedSinceEffective: true,
  unchangedSinceApproval: false,
  mySteps: [
    {
      stepId: 'approve-1',
      meaning: 'approved',
      onBehalfOf: null,
      refusedBecause: 'words of yours stand in this revision, and nobody approves their own work',
    },
  ],
  deeds: ['submit', 'abandonDraft', 'reportNonconformity', 'changeOwner'],
  notices: ['The label on the page is not up to date yet: Confluence refused the last update. It is tried again.'],
});

export const submissionPreview: AnswersByProcedure['document.submissionPreview'] = {
  revisionLabel: '3',
  pageVersion: 17,
  changeRequestRequired: false,
  steps: [
    {
      stepId: 'review-1',
      stage: 1,
      title: 'Review',
      meaning: 'reviewed',
      quorum: 1,
      dueOn: '2026-11-27' as CalendarDate,
      asked: [callum, person('Priya Nair')],
      excluded: [],
      instead: [],
    },
    {
      stepId: 'approve-1',
      stage: 2,
      title: 'Approval',
      meaning: 'approved',
      quorum: 1,
      dueOn: '2026-11-27' as CalendarDate,
      asked: [maren],
      excluded: [{ person: idris, because: 'has edits in this text', versions: [16, 17], proposal: null }],
      instead: [],
    },
  ],
  obstacles: [],
  included: ['Safety at work'],
  macros: [{ macro: 'jira', count: 2, policy: 'allow' }],
};
