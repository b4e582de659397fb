/** Adding, editing and removing comments, with the permissions Jira asks for and the sentences it refuses with. */
import type { Scope } from '../context';
import { hasOnlyFilledText, isAdfDocument } from '../content/adf-text';
import type { AdfDocument, CommentRecord } from '../model';
import { badRequest, fieldRefusal } from '../refusal';
import { announceComment, announceMentionEvent } from './issue-events';
import { announceMentions } from './comment-mentions';
import { readPropertyList } from './issue-properties';
import { mayOnIssue, requireActor, type VisibleIssue } from './visibility';

type Json = Readonly<Record<string, unknown>>;

function readBody(value: unknown): AdfDocument {
  if (value === undefined || value === null) throw fieldRefusal({ comment: 'Comment body can not be empty!' });
  if (!isAdfDocument(value)) throw fieldRefusal({ comment: 'Comment body is not valid!' });
  if (!hasOnlyFilledText(value)) throw badRequest('INVALID_INPUT');
  return value;
}

function nameOf(scope: Scope): string {
  return scope.jira.services.directory.person(requireActor(scope))?.displayName ?? 'You';
}

export function addComment(scope: Scope, found: VisibleIssue, body: Json): CommentRecord {
  const { issues, services } = scope.jira;
  const author = requireActor(scope);
  if (!mayOnIssue(scope, 'ADD_COMMENTS', found))
    throw badRequest(`${nameOf(scope)}, you do not have the permission to comment on this issue.`);
  const document = readBody(body.body);
  const properties = readPropertyList(body.properties);
  const now = services.clock.now();
  const comment = services.database.transaction(() => {
    const created: CommentRecord = {
      id: issues.newId('comment'),
      issueId: found.issue.id,
      author,
      updateAuthor: author,
      body: document,
      createdAt: now,
      updatedAt: now,
    };
    issues.saveComment(created);
    for (const { key, value } of properties) issues.setProperty('comment', created.id, key, value);
    touch(scope, found, now);
    return created;
  });
  announceComment(scope, 'avi:jira:commented:issue', found.issue, comment);
  announceMentions(scope, found, comment);
  announceMentionEvent(scope, found.issue, { after: document }, comment);
  return comment;
}

export function editComment(scope: Scope, found: VisibleIssue, comment: CommentRecord, body: Json): CommentRecord {
  const { issues, services } = scope.jira;
  const actor = requireActor(scope);
  const mayEdit =
    mayOnIssue(scope, 'EDIT_ALL_COMMENTS', found) ||
    (comment.author === actor && mayOnIssue(scope, 'EDIT_OWN_COMMENTS', found));
  if (!mayEdit) throw badRequest(`${nameOf(scope)}, you do not have the permission to edit this comment.`);
  const document = readBody(body.body);
  const properties = readPropertyList(body.properties);
  const now = services.clock.now();
  const edited: CommentRecord = { ...comment, body: document, updateAuthor: actor, updatedAt: now };
  services.database.transaction(() => {
    issues.saveComment(edited);
    for (const { key, value } of properties) issues.setProperty('comment', comment.id, key, value);
    touch(scope, found, now);
  });
  announceMentions(scope, found, edited, comment.body);
  // Forge has one event for both a new and a changed comment.
  announceComment(scope, 'avi:jira:commented:issue', found.issue, edited);
  announceMentionEvent(scope, found.issue, { before: comment.body, after: document }, edited);
  return edited;
}

export function deleteComment(scope: Scope, found: VisibleIssue, comment: CommentRecord): void {
  const actor = requireActor(scope);
  const mayDelete =
    mayOnIssue(scope, 'DELETE_ALL_COMMENTS', found) ||
    (comment.author === actor && mayOnIssue(scope, 'DELETE_OWN_COMMENTS', found));
  if (!mayDelete) throw badRequest(`${nameOf(scope)}, you do not have the permission to delete this comment.`);
  scope.jira.services.database.transaction(() => {
    scope.jira.issues.removeComment(comment);
    touch(scope, found, scope.jira.services.clock.now());
  });
  announceComment(scope, 'avi:jira:deleted:comment', found.issue, comment);
}

/** A comment moves the issue's "updated", without an entry in the changelog. */
function touch({ jira }: Scope, { issue }: VisibleIssue, now: number): void {
  jira.issues.save({ ...(jira.issues.find(issue.id) ?? issue), updatedAt: now });
}
