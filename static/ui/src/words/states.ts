/**
 * States, roles, meanings and types as the screens say them, in one place. Colour is only ever added to these words.
 */
import type { DocumentDeed, DocumentLife, RevisionState } from '../../../../src/contract/document-answers';
import type { DocumentFlag } from '../../../../src/kernel/document-flag';
import type {
  IssueLinkState,
  NonconformityDeed,
  NonconformityState,
  NonconformityView,
} from '../../../../src/contract/nonconformity-answers';
import type { ReportStatus } from '../../../../src/contract/report-answers';
import type { SignatureMeaning } from '../../../../src/kernel/signature-meaning';
import type { WorkItem } from '../../../../src/contract/space-answers';
import type { DocumentTypeCode } from '../../../../src/contract/document-types';
import type { Role } from '../../../../src/kernel/roles';

/** Lozenge appearances of Atlaskit. */
export type Tone = 'neutral' | 'information' | 'success' | 'warning' | 'danger' | 'discovery';
export interface Worded {
  readonly text: string;
  readonly tone: Tone;
}
type Severity = NonNullable<NonconformityView['acceptance']>['severity'];
type Origin = NonNullable<NonconformityView['acceptance']>['origin'];

export const revisionStates: Readonly<Record<RevisionState, Worded>> = {
  draft: { text: 'Draft', tone: 'neutral' },
  preparing: { text: 'Being submitted', tone: 'information' },
  inReview: { text: 'In review', tone: 'information' },
  approved: { text: 'Approved', tone: 'discovery' },
  effective: { text: 'In force', tone: 'success' },
  superseded: { text: 'Obsolete: superseded', tone: 'warning' },
  withdrawn: { text: 'Obsolete: withdrawn', tone: 'danger' },
  abandoned: { text: 'Abandoned', tone: 'neutral' },
};
export const documentLives: Readonly<Record<DocumentLife, Worded>> = {
  numbered: { text: 'Not yet in force', tone: 'neutral' },
  inForce: { text: 'In force', tone: 'success' },
  withdrawn: { text: 'Obsolete: withdrawn', tone: 'danger' },
  cancelled: { text: 'Number not issued', tone: 'neutral' },
};
export const documentFlags: Readonly<Record<DocumentFlag, Worded>> = {
  underRevision: { text: 'Under revision', tone: 'information' },
  changed: { text: 'Changed since approval', tone: 'warning' },
  reviewOverdue: { text: 'Review overdue', tone: 'warning' },
  temporary: { text: 'Temporary', tone: 'warning' },
  temporaryOverdue: { text: 'Temporary: full round overdue', tone: 'danger' },
  onHold: { text: 'On hold', tone: 'danger' },
  withdrawalUnderWay: { text: 'Withdrawal under way', tone: 'warning' },
  pageGone: { text: 'Page in the trash or deleted', tone: 'danger' },
  notVisibleToApp: { text: 'Not visible to the app', tone: 'warning' },
  approvedVersionGone: { text: 'Approved page version deleted', tone: 'danger' },
  placeChanged: { text: 'Place or access changed', tone: 'warning' },
  linksToObsolete: { text: 'Links to an obsolete document', tone: 'warning' },
};
export const nonconformityStates: Readonly<Record<NonconformityState, Worded>> = {
  reported: { text: 'Reported', tone: 'information' },
  accepted: { text: 'Accepted', tone: 'warning' },
  rejected: { text: 'Rejected', tone: 'neutral' },
  closed: { text: 'Closed', tone: 'success' },
  withdrawn: { text: 'Withdrawn', tone: 'neutral' },
};
export const reportStates: Readonly<Record<ReportStatus['state'], Worded>> = {
  queued: { text: 'Waiting to start', tone: 'neutral' },
  collecting: { text: 'Collecting records', tone: 'information' },
  writing: { text: 'Writing files', tone: 'information' },
  done: { text: 'Done', tone: 'success' },
  failed: { text: 'Failed', tone: 'danger' },
};
export const severityWords: Readonly<Record<Severity, Worded>> = {
  critical: { text: 'Critical', tone: 'danger' },
  major: { text: 'Major', tone: 'warning' },
  minor: { text: 'Minor', tone: 'neutral' },
};
export const severityHints: Readonly<Record<Severity, string>> = {
  critical: 'safety, law, or already delivered to a customer',
  major: 'the system broke down, or it is a repeat',
  minor: 'one isolated case',
};
export const originWords: Readonly<Record<Origin, string>> = {
  process: 'A process',
  product: 'A product or service',
  audit: 'An audit',
  complaint: 'A complaint',
  supplier: 'A supplier',
  other: 'Something else',
};
export const issueLinkWords: Readonly<Record<IssueLinkState, string>> = {
  none: 'No Jira issue: this space has no Jira project.',
  creating: 'The Jira issue is being made.',
  linked: 'Linked to its Jira issue.',
  uncertain: 'Jira did not say whether it made the issue. Plumbline looks for it and links it.',
  doubled: 'More than one Jira issue claims this record. The first one counts.',
};
export const roleNames: Readonly<Record<Role | 'documentOwner', string>> = {
  qualityManager: 'Quality manager',
  documentController: 'Document controller',
  topManagement: 'Top management',
  technicalLead: 'Technical lead',
  processOwner: 'Process owner',
  reviewer: 'Reviewer',
  internalAuditor: 'Internal auditor',
  inspector: 'Inspector (read-only)',
  documentOwner: 'Owner of the document',
};
export const roleHints: Readonly<Record<Role, string>> = {
  qualityManager: 'settings, withdrawal, nonconformities, and reports',
  documentController: 'puts pages under control, changes owners',
  topManagement: 'approves policies and the manual',
  technicalLead: 'approves specifications',
  processOwner: 'reviews procedures, approves work instructions, forms and plans',
  reviewer: 'reviews policies, the manual and specifications',
  internalAuditor: 'reads the whole register, makes reports',
  inspector: 'reads the whole register and the history',
};
/** Meanings exactly as they are signed. */
export const meaningWords: Readonly<Record<SignatureMeaning, { readonly did: string; readonly says: string }>> = {
  author: { did: 'Submitted', says: 'I wrote this and submit it.' },
  reviewed: { did: 'Reviewed', says: 'The content is correct and usable.' },
  approved: { did: 'Approved', says: 'I authorise it for use.' },
  released: { did: 'Released', says: 'I release it for use.' },
  rejected: { did: 'Rejected', says: 'I do not agree to this revision.' },
  recalled: { did: 'Recalled', says: 'I take this revision back.' },
  withdrawn: { did: 'Withdrawn', says: 'This document is no longer to be used.' },
  withdrawalProposed: { did: 'Withdrawal proposed', says: 'I propose to take this document out of use.' },
  minorConfirmed: { did: 'Confirmed as minor', says: 'This is a minor revision and needs no review.' },
  stillValid: { did: 'Found still valid', says: 'I have reviewed this document and it is still valid.' },
  toRevise: { did: 'Found to be revised', says: 'I have reviewed this document and it must be revised.' },
  toWithdraw: { did: 'Found to be withdrawn', says: 'I have reviewed this document and it should be withdrawn.' },
  abandoned: { did: 'Abandoned', says: 'I abandon this draft.' },
  cancelled: { did: 'Cancelled', says: 'This number is not to be issued.' },
  reinstated: { did: 'Brought back', says: 'This document is to come back by a new revision.' },
  waived: { did: 'Waived', says: 'The author may approve this revision, because nobody else is there to do it.' },
  disposed: { did: 'Disposed', says: 'The text of this revision is no longer kept; its record stays.' },
  retained: { did: 'Kept longer', says: 'This revision is to be kept longer than its type asks for.' },
  closed: { did: 'Closed', says: 'This nonconformity is dealt with.' },
};
export const typeNames: Readonly<Record<DocumentTypeCode, string>> = {
  POL: 'Policy',
  MAN: 'Quality manual',
  PRO: 'Procedure',
  WIN: 'Work instruction',
  FRM: 'Form',
  SPC: 'Specification',
  PLN: 'Plan',
  EXT: 'External document',
};
export const documentDeeds: Readonly<Record<DocumentDeed, string>> = {
  register: 'Put under control',
  submit: 'Submit for approval',
  approve: 'Sign',
  reject: 'Reject',
  recall: 'Recall',
  startRevision: 'Start a revision',
  abandonDraft: 'Abandon the draft',
  changeOwner: 'Change the owner',
  reassignStep: 'Give a step to somebody else',
  waiveSeparation: 'Waive the separation of duties',
  withdraw: 'Propose to withdraw',
  cancelNumber: 'Cancel the number',
  planEffect: 'Change when it takes effect',
  confirmMinor: 'Confirm as minor',
  release: 'Release in an emergency',
  reviewPeriodically: 'Review periodically',
  signWithdrawal: 'Sign the withdrawal',
  rejectWithdrawal: 'Reject the withdrawal',
  recallWithdrawal: 'Recall the withdrawal',
  reinstate: 'Bring back by a new revision',
  hold: 'Place on hold',
  endHold: 'End the hold',
  changeDistribution: 'Change who is told',
  reportNonconformity: 'Report a nonconformity',
};
/** What is said once it is done. */
export const documentDeedsDone: Readonly<Record<DocumentDeed, string>> = {
  register: 'Put under control.',
  submit: 'Submitted for approval.',
  approve: 'Signed.',
  reject: 'The rejection is signed.',
  recall: 'Recalled: the revision is a draft again.',
  startRevision: 'A revision is started.',
  abandonDraft: 'The draft is abandoned.',
  changeOwner: 'The owner is changed.',
  reassignStep: 'The step is given to somebody else.',
  waiveSeparation: 'The separation of duties is waived for this revision.',
  withdraw: 'The withdrawal is proposed.',
  cancelNumber: 'The number is cancelled.',
  planEffect: 'Changed when it takes effect.',
  confirmMinor: 'Confirmed as minor.',
  release: 'Released in an emergency.',
  reviewPeriodically: 'The periodic review is recorded.',
  signWithdrawal: 'The withdrawal is signed.',
  rejectWithdrawal: 'The rejection is signed.',
  recallWithdrawal: 'The withdrawal is recalled.',
  reinstate: 'A revision that brings it back is started.',
  hold: 'Placed on hold.',
  endHold: 'The hold is ended.',
  changeDistribution: 'Changed who is told.',
  reportNonconformity: 'The nonconformity is reported.',
};
export const nonconformityDeeds: Readonly<Record<NonconformityDeed, string>> = {
  accept: 'Accept',
  reject: 'Reject',
  planCorrection: 'Plan a correction',
  completeCorrection: 'Report a correction done',
  close: 'Close',
  createIssueAgain: 'Make the Jira issue again',
};
export const workKinds: Readonly<Record<WorkItem['kind'], string>> = {
  sign: 'Waiting for your signature',
  escalated: 'Overdue with others',
  returned: 'Came back to you',
  draftOpened: 'Drafts you own',
  acceptNonconformity: 'Nonconformities to accept',
  correction: 'Corrections to do',
  review: 'Periodic reviews',
  fullRound: 'Full rounds after an emergency release',
  deferred: 'Approved, but not in force',
  editedAfterApproval: 'Edited after approval',
  drift: 'Page and record differ',
  checkLink: 'Links to check',
  signingFailures: 'Failed signing attempts',
  recovery: 'Lost signing factors',
};
type ReturnKind = 'rejected' | 'recalled' | 'contentChanged' | 'nobodyEligible';
/** Why a revision is back with its author, and by whom where a person did it. */
export function returnWords(kind: ReturnKind, by: string | null): string {
  switch (kind) {
    case 'rejected':
      return by === null ? 'Rejected' : `Rejected by ${by}`;
    case 'recalled':
      return by === null ? 'Recalled' : `Recalled by ${by}`;
    case 'contentChanged':
      return `Sent back because ${by === null ? 'the content changed' : `${by} changed the content`}`;
    case 'nobodyEligible':
      return 'Sent back because a step has nobody left who may sign it';
  }
}
