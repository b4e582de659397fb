/**
 * The events of issues as Forge delivers them. Forge sends a small part of the issue, not the whole, and names people by
 * account id only (Forge documentation, "Jira events").
 */
import type { Scope } from '../context';
import type { AppRule, JiraApp } from '../app-rules';
import { newlyMentioned } from '../../notifications/mentions';
import type {
  AdfDocument,
  AttachmentRecord,
  ChangeItem,
  CommentRecord,
  IssueLinkRecord,
  IssueRecord,
  JsonValue,
} from '../model';
import { Presenter } from '../rest/presenter';
import { presentComment } from '../rest/present-comment';
import { requireActor } from './visibility';

type Payload = Readonly<Record<string, unknown>>;

function announce(scope: Scope, eventType: string, projectIds: readonly string[], payload: Payload): void {
  const { services, configuration, permissions } = scope.jira;
  services.events.announce({
    eventType,
    atlassianId: requireActor(scope),
    payload,
    visibleToApp: projectIds.every((id) => permissions.isVisibleToApps(configuration.require('project', id))),
    causedByApp: scope.caller.kind === 'app',
  });
}

export function announceIssue(scope: Scope, verb: 'created' | 'deleted', issue: IssueRecord): void {
  const actor = requireActor(scope);
  announce(scope, `avi:jira:${verb}:issue`, [issue.projectId], {
    issue: eventIssue(scope, issue),
    associatedUsers: [{ accountId: actor }],
  });
}

export function announceUpdate(scope: Scope, issue: IssueRecord, items: readonly ChangeItem[]): void {
  const people = items
    .filter(({ fieldId }) => fieldId === 'assignee' || fieldId === 'reporter')
    .flatMap(({ from, to }) => [from, to]);
  const accountIds = new Set([requireActor(scope), ...people.filter((accountId) => accountId !== null)]);
  const statuses = items.filter(({ fieldId }) => fieldId === 'status').flatMap(({ from, to }) => [from, to]);
  const { configuration } = scope.jira;
  announce(scope, 'avi:jira:updated:issue', [issue.projectId], {
    issue: eventIssue(scope, issue),
    changelog: { items },
    associatedUsers: [...accountIds].map((accountId) => ({ accountId })),
    associatedStatuses: statuses.flatMap((id) => {
      const status = configuration.byId('status', id);
      return status === undefined ? [] : [{ id: status.id, name: status.name }];
    }),
  });
  const assignment = items.find(({ fieldId }) => fieldId === 'assignee');
  if (assignment !== undefined) {
    announce(scope, 'avi:jira:assigned:issue', [issue.projectId], {
      issue: eventIssue(scope, issue),
      changelog: { items: [assignment] },
      associatedUsers: [...accountIds].map((accountId) => ({ accountId })),
    });
  }
}

export function announceComment(
  scope: Scope,
  eventType: 'avi:jira:commented:issue' | 'avi:jira:deleted:comment',
  issue: IssueRecord,
  comment: CommentRecord,
): void {
  announce(scope, eventType, [issue.projectId], {
    issue: eventIssue(scope, issue),
    comment: presentComment(new Presenter(scope), comment),
    associatedUsers: [{ accountId: requireActor(scope) }],
  });
}

export function announceLink(scope: Scope, verb: 'created' | 'deleted', link: IssueLinkRecord): void {
  const { issues, configuration } = scope.jira;
  const source = issues.find(link.inwardIssueId);
  const destination = issues.find(link.outwardIssueId);
  if (source === undefined || destination === undefined) return;
  announce(scope, `avi:jira:${verb}:issuelink`, [source.projectId, destination.projectId], {
    id: link.id,
    sourceIssueId: source.id,
    destinationIssueId: destination.id,
    sourceProjectId: source.projectId,
    destinationProjectId: destination.projectId,
    issueLinkType: configuration.require('linkType', link.typeId),
  });
}

/** People mentioned in a text that were not mentioned in it before; who mentions themselves is not told. */
export function announceMentionEvent(
  scope: Scope,
  issue: IssueRecord,
  text: { readonly before?: AdfDocument | null; readonly after: AdfDocument | null },
  comment?: CommentRecord,
): void {
  if (text.after === null) return;
  const mentionedAccountIds = newlyMentioned(text.after, text.before ?? undefined, requireActor(scope));
  if (mentionedAccountIds.length === 0) return;
  announce(scope, `avi:jira:mentioned:${comment === undefined ? 'issue' : 'comment'}`, [issue.projectId], {
    issue: eventIssue(scope, issue),
    mentionedAccountIds,
    ...(comment === undefined ? {} : { comment: presentComment(new Presenter(scope), comment) }),
  });
}

/** Forge tells that an attachment's date is written without a zone; the size is text. */
export function announceAttachment(
  scope: Scope,
  verb: 'created' | 'deleted',
  issue: IssueRecord,
  attachment: AttachmentRecord,
): void {
  announce(scope, `avi:jira:${verb}:attachment`, [issue.projectId], {
    attachment: {
      id: attachment.id,
      issueId: attachment.issueId,
      fileName: attachment.filename,
      createDate: new Date(attachment.createdAt).toISOString().replace('T', ' ').replace('Z', ''),
      size: String(attachment.size),
      mimeType: attachment.mimeType,
      author: { accountId: attachment.author },
    },
  });
}

/** The names of the events are published, their payload is not: this is that of the webhooks with the same names. */
export function announceProperty(
  scope: Scope,
  verb: 'set' | 'deleted',
  issue: IssueRecord,
  property: { readonly key: string; readonly value?: JsonValue },
): void {
  announce(scope, `avi:jira:${verb}:issue-property`, [issue.projectId], { issue: eventIssue(scope, issue), property });
}

/** An app's rule that could not be evaluated; only the app it belongs to hears of it. */
export function announceFailedExpression(
  scope: Scope,
  app: JiraApp,
  rule: AppRule,
  failure: {
    readonly expression: string;
    readonly reason: string;
    readonly issue: IssueRecord;
    readonly workflowName: string;
  },
): void {
  const { caller, jira } = scope;
  const { expression, reason, issue, workflowName } = failure;
  const accountId = caller.kind === 'anonymous' ? 'unidentified' : caller.accountId;
  jira.services.events.announce({
    eventType: 'avi:jira:failed:expression',
    atlassianId: accountId,
    visibleToApp: true,
    causedByApp: false,
    payload: {
      timestamp: String(jira.services.clock.now()),
      extensionId: `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/${rule.key}`,
      workflowId: workflowName,
      workflowName,
      [rule.kind === 'condition' ? 'conditionId' : 'validatorId']: rule.key,
      expression,
      errorMessages: [reason],
      context: {
        issue: { id: issue.id, key: issue.key },
        project: { id: issue.projectId },
        user: { accountId },
      },
    },
  });
}

function eventIssue(scope: Scope, issue: IssueRecord): Payload {
  const presenter = new Presenter(scope);
  const account = (accountId: string | null) => (accountId === null ? null : { accountId });
  return {
    id: issue.id,
    key: issue.key,
    fields: {
      summary: issue.summary,
      issuetype: presenter.issueType(issue.issueTypeId),
      creator: account(issue.creator),
      created: presenter.time(issue.createdAt),
      project: presenter.projectReference(issue.projectId),
      reporter: account(issue.reporter),
      assignee: account(issue.assignee),
      updated: presenter.time(issue.updatedAt),
      status: presenter.status(issue.statusId),
    },
  };
}
