/**
 * What the byline, the banner and the content action of a page may ask.
 */
import {
  cancelNumber,
  changeDistribution,
  changeOwner,
  endHold,
  placeOnHold,
} from '../application/document-control/govern-document';
import { planEffectOfRevision } from '../application/document-control/plan-effect';
import { previewSubmission } from '../application/document-control/preview-submission';
import { reassignStep, waiveSeparation } from '../application/document-control/reassign-step';
import { registerDocument } from '../application/document-control/register-document';
import { confirmMinorRevision, releaseRevision } from '../application/document-control/release-revision';
import { reviewDocument } from '../application/document-control/review-document';
import { approveRevision, rejectRevision } from '../application/document-control/sign-step';
import { submitRevision } from '../application/document-control/submit-revision';
import { viewBanner } from '../application/document-control/view-banner';
import { viewDocument } from '../application/document-control/view-document';
import { viewEffectiveText } from '../application/document-control/view-effective-text';
import { viewGate } from '../application/document-control/view-gate';
import { viewHistory } from '../application/document-control/view-history';
import { verifyRevision } from '../application/revisions/verify-revision';
import { viewRedline } from '../application/revisions/view-redline';
import { viewRevisionText } from '../application/revisions/view-revision-text';
import { viewRevisions } from '../application/revisions/view-revisions';
import {
  proposeWithdrawal,
  recallWithdrawal,
  reinstateDocument,
  rejectWithdrawal,
  signWithdrawal,
} from '../application/document-control/withdraw-document';
import { abandonDraft, recallRound, startRevision } from '../application/document-control/work-on-revision';
import { confirmLink } from '../application/drift/confirm-link';
import { viewRelations } from '../application/drift/view-relations';
import { startExport } from '../application/export/start-export';
import { downloadExport, viewExportStatus } from '../application/export/view-export';
import type { JiraServices } from '../application/nonconformity/jira-services';
import type { SurfaceTable } from './serve-surface';

export const documentProcedures = {
  'document.view': viewDocument,
  'document.banner': viewBanner,
  'document.register': registerDocument,
  'document.submissionPreview': previewSubmission,
  'document.submit': submitRevision,
  'document.approve': approveRevision,
  'document.reject': rejectRevision,
  'document.reassignStep': reassignStep,
  'document.waiveSeparation': waiveSeparation,
  'document.recall': recallRound,
  'document.startRevision': startRevision,
  'document.abandonDraft': abandonDraft,
  'document.changeOwner': changeOwner,
  'document.withdraw': proposeWithdrawal,
  'document.signWithdrawal': signWithdrawal,
  'document.rejectWithdrawal': rejectWithdrawal,
  'document.recallWithdrawal': recallWithdrawal,
  'document.reinstate': reinstateDocument,
  'document.planEffect': planEffectOfRevision,
  'document.confirmMinor': confirmMinorRevision,
  'document.release': releaseRevision,
  'document.review': reviewDocument,
  'document.hold': placeOnHold,
  'document.endHold': endHold,
  'document.changeDistribution': changeDistribution,
  'document.cancelNumber': cancelNumber,
  'document.effectiveText': viewEffectiveText,
  'document.history': viewHistory,
  'document.confirmLink': confirmLink,
  'document.gate': viewGate,
  'document.relations': viewRelations,
  'document.revisions': viewRevisions,
  'document.revisionText': viewRevisionText,
  'document.redline': viewRedline,
  'document.verify': verifyRevision,
  'export.start': startExport,
  'export.status': viewExportStatus,
  'export.download': downloadExport,
} as const satisfies Partial<SurfaceTable<'document', JiraServices>>;
