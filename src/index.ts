/**
 * Resolvers: composes what popups, pages and panels need. Consumers, triggers and schedules live in their own bundle
 * (`work.ts`), so that report writing never slows a popup.
 */
import { createConfluence } from './adapters/confluence/confluence';
import { createJira } from './adapters/jira/jira-client';
import { forgePlatform, systemClock } from './adapters/platform/platform';
import { acceptReported } from './application/nonconformity/accept-nonconformity';
import { closeAccepted } from './application/nonconformity/close-nonconformity';
import { completeCorrectionOfRecord } from './application/nonconformity/complete-correction';
import { createIssueAgain } from './application/nonconformity/create-issue-again';
import type { JiraServices } from './application/nonconformity/jira-services';
import { listOfPage } from './application/nonconformity/list-of-page';
import { listOfSpace } from './application/nonconformity/list-of-space';
import { planCorrectionOfRecord } from './application/nonconformity/plan-correction';
import { rejectReported } from './application/nonconformity/reject-nonconformity';
import { reportNonconformity } from './application/nonconformity/report-nonconformity';
import { viewNonconformity } from './application/nonconformity/view-nonconformity';
import { viewOfIssue } from './application/nonconformity/view-of-issue';
import { startReport } from './application/report/start-report';
import { downloadReport, listReports, viewReportStatus } from './application/report/view-reports';
import { replaceSettings } from './application/settings/change-settings';
import { nameFirstQualityManager } from './application/settings/name-quality-manager';
import { viewSettings } from './application/settings/view-settings';
import { viewMyWork } from './application/space/view-my-work';
import { viewOverview } from './application/space/view-overview';
import { viewRegister } from './application/space/view-register';
import { documentProcedures } from './entry/document-resolver';
import { serveSurface } from './entry/serve-surface';

const services: JiraServices = {
  ...forgePlatform(systemClock),
  confluence: createConfluence(systemClock),
  jira: createJira(systemClock),
};

export const document = serveSurface<'document', JiraServices>(services, {
  ...documentProcedures,
  'nonconformity.report': reportNonconformity,
  'nonconformity.ofPage': listOfPage,
  'nonconformity.view': viewNonconformity,
  'nonconformity.createIssueAgain': createIssueAgain,
});
export const space = serveSurface<'space', JiraServices>(services, {
  'space.overview': viewOverview,
  'space.register': viewRegister,
  'space.myWork': viewMyWork,
  'report.start': startReport,
  'report.list': listReports,
  'report.status': viewReportStatus,
  'report.download': downloadReport,
  'document.view': documentProcedures['document.view'],
  'document.effectiveText': documentProcedures['document.effectiveText'],
  'document.history': documentProcedures['document.history'],
  'nonconformity.view': viewNonconformity,
  'nonconformity.ofSpace': listOfSpace,
  'nonconformity.createIssueAgain': createIssueAgain,
  'nonconformity.accept': acceptReported,
  'nonconformity.reject': rejectReported,
  'nonconformity.planCorrection': planCorrectionOfRecord,
  'nonconformity.completeCorrection': completeCorrectionOfRecord,
  'nonconformity.close': closeAccepted,
});
export const settings = serveSurface<'settings', JiraServices>(services, {
  'settings.view': viewSettings,
  'settings.nameQualityManager': nameFirstQualityManager,
  'settings.change': replaceSettings,
});
export const issue = serveSurface<'issue', JiraServices>(services, {
  'nonconformity.ofIssue': viewOfIssue,
  'nonconformity.view': viewNonconformity,
  'nonconformity.createIssueAgain': createIssueAgain,
  'nonconformity.accept': acceptReported,
  'nonconformity.reject': rejectReported,
  'nonconformity.planCorrection': planCorrectionOfRecord,
  'nonconformity.completeCorrection': completeCorrectionOfRecord,
  'nonconformity.close': closeAccepted,
});
