/**
 * Hears that an issue was created or deleted. The event is a hint: the issue is read again as the app before anything is
 * recorded, and what an event says about itself is never believed. [NC-8, NC-13]
 */
import { observeDeletion } from '../../domain/nonconformity/decide-issue';
import { asSystem } from '../../kernel/actor';
import { type IssueId, isNonconformityId } from '../../kernel/ids';
import { headKey, issueKey, nonconformityStream, type StreamName, siteSettingsStream } from '../keys';
import { settingsIn } from '../site-settings';
import { intentOf } from './find-issues';
import type { JiraServices } from './jira-services';
import { recordIssue, recordObservation } from './observe';

export interface JiraHint {
  readonly kind: 'created' | 'deleted';
  readonly issueId: IssueId;
  /** Null when the event names no project. */
  readonly projectKey: string | null;
}

export async function hearJira(services: JiraServices, hint: JiraHint): Promise<void> {
  if (hint.kind === 'created') await hearCreation(services, hint);
  else await hearDeletion(services, hint.issueId);
}

/** Every issue of the site comes by here, so issues of projects nobody named cost no request to Jira. */
async function hearCreation(services: JiraServices, hint: JiraHint): Promise<void> {
  const rows = await services.storage.read([headKey(siteSettingsStream), issueKey(hint.issueId)]);
  const isKnown = rows.row(issueKey(hint.issueId)) !== undefined;
  const projects = Object.values(settingsIn(rows).spaces).map((space) => space.projectKey);
  if (isKnown || (hint.projectKey !== null && !projects.includes(hint.projectKey))) return;
  const issue = await services.jira.issue('app', hint.issueId);
  const intent = issue === undefined ? undefined : intentOf(issue);
  if (issue === undefined || intent === undefined || !isNonconformityId(intent.record)) return;
  const reference = { intentId: intent.intent, issueId: issue.issueId, key: issue.key };
  const actor = asSystem('Jira told of a new issue that bears the intent of this record');
  await recordIssue(services, nonconformityStream(intent.record), reference, actor, services.clock.now());
}

async function hearDeletion(services: JiraServices, issueId: IssueId): Promise<void> {
  const rows = await services.storage.read([issueKey(issueId)]);
  const stream = rows.row(issueKey(issueId))?.stream as StreamName | undefined;
  if (stream === undefined || (await services.jira.issue('app', issueId)) !== undefined) return;
  const at = services.clock.now();
  await recordObservation(services, {
    stream,
    cause: `${stream} issue ${issueId} was deleted`,
    actor: asSystem('Jira told of the deletion, and the app no longer finds the issue'),
    at,
    observe: (record) => observeDeletion(record, issueId, at),
  });
}
