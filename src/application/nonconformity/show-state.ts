/**
 * State effect of a nonconformity (recipe R8): shows the latest record in Jira and in My work. Always rendered from the
 * current head, so that it may run late, twice or out of order; nothing it writes decides anything.
 */
import { issuesOf } from '../../domain/nonconformity/linked-issue';
import { type Correction, correctionsOf, type Nonconformity } from '../../domain/nonconformity/nonconformity';
import type { IssueId } from '../../kernel/ids';
import type { IssueWrite } from '../jira-port';
import { headKey, type StreamName, taskKey } from '../keys';
import { headOf } from '../stream';
import type { JiraServices } from './jira-services';
import { nonconformityType, recordIdOf } from './nonconformity-stream';

/** For display in Jira only: anybody who may edit the issue can change it. */
const shownProperty = 'plumbline.nonconformity';

/** @returns what Jira refused, in words; null when everything is shown */
export async function showNonconformity(services: JiraServices, stream: StreamName): Promise<string | null> {
  const rows = await services.storage.read([headKey(stream)]);
  const record = headOf(nonconformityType, stream, rows).state;
  if (record === null) return null;
  await showTasks(services, stream, record);
  if (record.linkedIssue.state === 'linked' && record.linkedIssue.deletedAt !== null) return null;
  const writes = await Promise.all(
    issuesOf(record.linkedIssue).map((issue) => showInJira(services, stream, record, issue.issueId)),
  );
  const refused = writes.flat().find((write) => write !== 'written');
  return refused === undefined ? null : `Jira did not let the app show ${record.number} on its issue.`;
}

async function showInJira(
  services: JiraServices,
  stream: StreamName,
  record: Nonconformity,
  issueId: IssueId,
): Promise<readonly IssueWrite[]> {
  const property = { number: record.number, state: record.state, record: recordIdOf(stream) };
  const setProperty = services.jira.setIssueProperty(issueId, shownProperty, property);
  if (record.pageAddress === null) return [await setProperty];
  const document =
    record.documentNumber === null ? 'Page' : `${record.documentNumber} Rev ${record.revisionLabel ?? ''}`;
  const link = services.jira.setRemoteLink(issueId, {
    globalId: `plumbline-${stream}`,
    url: record.pageAddress,
    title: `${record.number} was found on ${document.trim()}`,
    relationship: 'nonconformity found on',
  });
  return Promise.all([setProperty, link]);
}

/** One row for each correction that waits for its owner. */
async function showTasks(services: JiraServices, stream: StreamName, record: Nonconformity): Promise<void> {
  const isWaiting = (correction: Correction) => record.state === 'accepted' && correction.state === 'planned';
  await Promise.all(
    correctionsOf(record).map((correction) => {
      const at = taskKey(correction.owner.accountId, stream, `correction-${correction.correctionNumber}`);
      if (!isWaiting(correction)) return services.storage.remove(at);
      return services.storage.write(at, {
        schema: 1,
        assignee: correction.owner.accountId,
        dueOn: correction.dueOn,
        stream,
        body: {
          kind: 'correction',
          title: `${record.number}: ${correction.correction}`,
          detail: record.what,
          pageId: record.pageId,
          nonconformityId: recordIdOf(stream),
          since: record.reportedAt,
        },
      });
    }),
  );
}
