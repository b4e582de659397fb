/**
 * State effect of a nonconformity (recipe R8): shows the latest record in Jira and in My work. Always rendered from the
 * current head, so that it may run late, twice or out of order; nothing it writes decides anything.
 */
import { issuesOf } from '../../domain/nonconformity/linked-issue';
import { type Nonconformity, openCorrectionsOf } from '../../domain/nonconformity/nonconformity';
import type { IssueId } from '../../kernel/ids';
import type { IssueWrite } from '../jira-port';
import { headKey, type StreamName } from '../keys';
import { headOf } from '../stream';
import { projectTasks, type Task } from '../tasks';
import type { JiraServices } from './jira-services';
import { nonconformityType, recordIdOf } from './nonconformity-stream';

/** For display in Jira only: anybody who may edit the issue can change it. */
const shownProperty = 'plumbline.nonconformity';

/** @returns what Jira refused, in words; null when everything is shown */
export async function showNonconformity(services: JiraServices, stream: StreamName): Promise<string | null> {
  const rows = await services.storage.read([headKey(stream)]);
  const record = headOf(nonconformityType, stream, rows).state;
  if (record === null) return null;
  await projectTasks(services.storage, stream, tasksOf(stream, record));
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

/** One for each correction that waits for its owner. */
function tasksOf(stream: StreamName, record: Nonconformity): readonly Task[] {
  if (record.state !== 'accepted') return [];
  return openCorrectionsOf(record).map((correction) => ({
    assignee: correction.owner.accountId,
    step: `correction-${correction.correctionNumber}`,
    item: {
      kind: 'correction',
      title: `${record.number}: ${correction.correction}`,
      detail: record.what,
      pageId: record.pageId,
      nonconformityId: recordIdOf(stream),
      since: record.acceptance.at,
      dueOn: correction.dueOn,
    },
  }));
}
