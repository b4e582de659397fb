/**
 * Resolvers: composes what popups, pages and panels need. Consumers, triggers and schedules live in their own bundle
 * (`work.ts`), so that report writing never slows a popup.
 */
import { createConfluence } from './adapters/confluence/confluence';
import { createJira } from './adapters/jira/jira-client';
import { forgePlatform, systemClock } from './adapters/platform/platform';
import type { JiraServices } from './application/nonconformity/jira-services';
import { listOfPage } from './application/nonconformity/list-of-page';
import { reportNonconformity } from './application/nonconformity/report-nonconformity';
import { documentProcedures } from './entry/document-resolver';
import { issueProcedures, recordProcedures } from './entry/record-procedures';
import { asksOfItsPlace, macroProcedures } from './entry/macro-resolver';
import { serveSurface } from './entry/serve-surface';
import { settingsProcedures } from './entry/settings-resolver';
import { spaceProcedures } from './entry/space-resolver';

const services: JiraServices = {
  ...forgePlatform(systemClock),
  confluence: createConfluence(systemClock),
  jira: createJira(systemClock),
};

export const document = serveSurface<'document', JiraServices>(services, {
  ...documentProcedures,
  'nonconformity.report': reportNonconformity,
  'nonconformity.ofPage': listOfPage,
  'nonconformity.view': recordProcedures['nonconformity.view'],
  'nonconformity.createIssueAgain': recordProcedures['nonconformity.createIssueAgain'],
});
export const space = serveSurface<'space', JiraServices>(services, spaceProcedures);
export const settings = serveSurface<'settings', JiraServices>(services, settingsProcedures);
export const macro = serveSurface<'macro', JiraServices>(services, macroProcedures, asksOfItsPlace);
export const issue = serveSurface<'issue', JiraServices>(services, issueProcedures);
