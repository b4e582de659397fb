/**
 * What the quality page of a space may ask.
 */
import { endDelegationOf, nameDelegateFor } from '../application/delegation/name-delegate';
import { viewDelegations } from '../application/delegation/view-delegations';
import { previewBulk } from '../application/bulk/preview-bulk';
import { startBulk } from '../application/bulk/start-bulk';
import { stepBulk } from '../application/bulk/step-bulk';
import { listBulk, viewBulk } from '../application/bulk/view-bulk';
import type { JiraServices } from '../application/nonconformity/jira-services';
import { listOfSpace } from '../application/nonconformity/list-of-space';
import { disposeOf, keepLonger, liftLegalHold, placeLegalHold } from '../application/retention/govern-retention';
import { viewDisposition } from '../application/retention/view-disposition';
import { changeCopies } from '../application/released-copy/change-copies';
import { nameCopyAudience } from '../application/released-copy/name-audience';
import { viewCopies } from '../application/released-copy/view-copies';
import { startReport } from '../application/report/start-report';
import { downloadReport, listReports, viewReportStatus } from '../application/report/view-reports';
import { viewMyWork } from '../application/space/view-my-work';
import { viewOverview } from '../application/space/view-overview';
import { viewRegisterAsOf } from '../application/revisions/view-register-as-of';
import { viewRegister } from '../application/space/view-register';
import { documentProcedures } from './document-resolver';
import { recordProcedures } from './record-procedures';
import type { SurfaceTable } from './serve-surface';
import { signingProcedures } from './signing-procedures';
import { digestProcedures, settingsProcedures, typeProcedures } from './settings-resolver';

export const spaceProcedures = {
  ...recordProcedures,
  ...typeProcedures,
  ...digestProcedures,
  'document.view': documentProcedures['document.view'],
  'document.approve': documentProcedures['document.approve'],
  'document.reject': documentProcedures['document.reject'],
  'document.effectiveText': documentProcedures['document.effectiveText'],
  'document.history': documentProcedures['document.history'],
  'document.confirmLink': documentProcedures['document.confirmLink'],
  'document.relations': documentProcedures['document.relations'],
  'document.revisions': documentProcedures['document.revisions'],
  'document.revisionText': documentProcedures['document.revisionText'],
  'document.redline': documentProcedures['document.redline'],
  'document.verify': documentProcedures['document.verify'],
  'export.start': documentProcedures['export.start'],
  'export.status': documentProcedures['export.status'],
  'export.download': documentProcedures['export.download'],
  'nonconformity.ofSpace': listOfSpace,
  ...signingProcedures,
  'space.overview': viewOverview,
  'space.register': viewRegister,
  'space.registerAsOf': viewRegisterAsOf,
  'space.myWork': viewMyWork,
  'space.disposition': viewDisposition,
  'document.placeLegalHold': placeLegalHold,
  'document.liftLegalHold': liftLegalHold,
  'document.keepLonger': keepLonger,
  'document.dispose': disposeOf,
  'delegation.view': viewDelegations,
  'delegation.name': nameDelegateFor,
  'delegation.end': endDelegationOf,
  'bulk.preview': previewBulk,
  'bulk.start': startBulk,
  'bulk.step': stepBulk,
  'bulk.view': viewBulk,
  'bulk.list': listBulk,
  'report.start': startReport,
  'report.list': listReports,
  'report.status': viewReportStatus,
  'report.download': downloadReport,
  'copies.view': viewCopies,
  'copies.change': changeCopies,
  'copies.nameAudience': nameCopyAudience,
  'settings.view': settingsProcedures['settings.view'],
  'settings.change': settingsProcedures['settings.change'],
} as const satisfies SurfaceTable<'space', JiraServices>;
