/**
 * Consumers, triggers and schedules: everything that runs without a person.
 */
import { createConfluence } from './adapters/confluence/confluence';
import { createJira } from './adapters/jira/jira-client';
import { forgePlatform, systemClock } from './adapters/platform/platform';
import { announceRevision } from './application/document-control/announce-revision';
import { linkChangeRequest } from './application/document-control/change-requests';
import { removeDisposedText } from './application/retention/remove-text';
import { refreshTasksOfPrincipal } from './application/delegation/refresh-tasks';
import { prepareRound } from './application/document-control/prepare-round';
import { takeEffectOnItsDay } from './application/document-control/take-effect';
import { renderState } from './application/document-control/render-state';
import { watchOpenRound, watchOpenWithdrawal } from './application/document-control/watch-round';
import type { EffectHandlers } from './application/effects';
import { exportWork } from './application/export/make-export';
import type { JiraServices } from './application/nonconformity/jira-services';
import { showNonconformity } from './application/nonconformity/show-state';
import { watchIssue } from './application/nonconformity/watch-issue';
import { copiesWork } from './application/released-copy/copies-job';
import { withReleasedCopies } from './application/released-copy/with-released-copies';
import { reportWork } from './application/report/make-report';
import { forgetSecret, showSigner } from './application/signing/signer-effects';
import { confluenceTrigger } from './entry/confluence-trigger';
import { effectsConsumer } from './entry/effects-consumer';
import { jiraTrigger } from './entry/jira-trigger';
import { macroExport } from './entry/macro-export';
import { reconciler } from './entry/reconciler';
import { reportsConsumer } from './entry/reports-consumer';
import { renderCopyDocx, renderRedlineDocx } from './rendering/copy-docx';
import { renderCopyPdf, renderRedlinePdf } from './rendering/copy-pdf';
import { writeCsv } from './rendering/csv';
import { renderReportPdf } from './rendering/report-pdf';

const services: JiraServices = {
  ...forgePlatform(systemClock),
  confluence: createConfluence(systemClock),
  jira: createJira(systemClock),
};

const handlers: EffectHandlers<JiraServices> = {
  delegation: { state: refreshTasksOfPrincipal },
  signer: { state: showSigner, forgetSecret },
  document: {
    state: renderState,
    watch: watchOpenRound,
    watchWithdrawal: watchOpenWithdrawal,
    prepare: prepareRound,
    takeEffect: takeEffectOnItsDay,
    announce: announceRevision,
    linkChangeRequest,
    dispose: removeDisposedText,
  },
  nonconformity: {
    async state(needs, owed) {
      const because = await showNonconformity(needs, owed.stream);
      return because === null ? { kind: 'done' } : { kind: 'parked', because };
    },
    async issueWatch(needs, owed) {
      const outcome = await watchIssue(needs, owed.stream);
      return outcome.kind === 'done' ? outcome : { kind: 'again', inSeconds: outcome.afterSeconds };
    },
  },
};

export const effects = effectsConsumer(services, withReleasedCopies(handlers));
export const confluenceEvent = confluenceTrigger(services);
export const reconcile = reconciler(services);
export const reports = reportsConsumer(services, {
  report: reportWork({ pdf: renderReportPdf, csv: writeCsv }),
  copies: copiesWork,
  export: exportWork({
    copy: { pdf: renderCopyPdf, docx: renderCopyDocx },
    redline: { pdf: renderRedlinePdf, docx: renderRedlineDocx },
  }),
});
export const exportMacro = macroExport(services);
export const jiraEvent = jiraTrigger(services);
