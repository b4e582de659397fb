/**
 * Product events of Jira: each is a hint that an issue should be looked at. A fault is logged and left to the searches and
 * the reconciler, because the platform does not promise to deliver an event again. [NC-8, NC-13]
 */
import { ulid } from 'ulid';
import { hearJira } from '../application/nonconformity/hear-jira';
import type { JiraServices } from '../application/nonconformity/jira-services';
import { isIssueId } from '../kernel/ids';
import { textOf } from '../kernel/text';
import { logFault } from './translate-fault';

export interface JiraEvent {
  readonly eventType?: unknown;
  readonly issue?: {
    readonly id?: unknown;
    readonly fields?: { readonly project?: { readonly key?: unknown } };
  };
}

const kinds: Readonly<Record<string, 'created' | 'deleted'>> = {
  'avi:jira:created:issue': 'created',
  'avi:jira:deleted:issue': 'deleted',
};

export function jiraTrigger(services: JiraServices) {
  return async (event: JiraEvent): Promise<void> => {
    const kind = kinds[textOf(event.eventType)];
    const issueId = textOf(event.issue?.id);
    if (kind === undefined || !isIssueId(issueId)) return;
    const projectKey = event.issue?.fields?.project?.key;
    try {
      await hearJira(services, { kind, issueId, projectKey: typeof projectKey === 'string' ? projectKey : null });
    } catch (error) {
      logFault('jiraEvent', error, ulid());
    }
  };
}
