/**
 * What the surfaces may ask about nonconformities. One table, so that a procedure is the same use case wherever it is served.
 */
import { acceptReported } from '../application/nonconformity/accept-nonconformity';
import { closeAccepted } from '../application/nonconformity/close-nonconformity';
import { completeCorrectionOfRecord } from '../application/nonconformity/complete-correction';
import { createIssueAgain } from '../application/nonconformity/create-issue-again';
import type { JiraServices } from '../application/nonconformity/jira-services';
import { planCorrectionOfRecord } from '../application/nonconformity/plan-correction';
import { rejectReported } from '../application/nonconformity/reject-nonconformity';
import { viewNonconformity } from '../application/nonconformity/view-nonconformity';
import { viewOfIssue } from '../application/nonconformity/view-of-issue';
import type { SurfaceTable } from './serve-surface';

/** Read a record, and everything that moves it on. */
export const recordProcedures = {
  'nonconformity.view': viewNonconformity,
  'nonconformity.createIssueAgain': createIssueAgain,
  'nonconformity.accept': acceptReported,
  'nonconformity.reject': rejectReported,
  'nonconformity.planCorrection': planCorrectionOfRecord,
  'nonconformity.completeCorrection': completeCorrectionOfRecord,
  'nonconformity.close': closeAccepted,
} as const;

/** The Jira issue panel. */
export const issueProcedures = {
  ...recordProcedures,
  'nonconformity.ofIssue': viewOfIssue,
} as const satisfies SurfaceTable<'issue', JiraServices>;
