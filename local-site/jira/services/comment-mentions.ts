/** Tells the site's bell whom a comment mentions, as far as they may see the issue. */
import { excerptAround, newlyMentioned } from '../../notifications/mentions';
import type { Scope } from '../context';
import type { AdfDocument, CommentRecord } from '../model';
import type { VisibleIssue } from './visibility';

export function announceMentions(
  { jira }: Scope,
  { issue, project }: VisibleIssue,
  comment: CommentRecord,
  before?: AdfDocument,
): void {
  const { directory, notifications } = jira.services;
  for (const accountId of newlyMentioned(comment.body, before, comment.updateAuthor)) {
    if (directory.person(accountId)?.accountType !== 'atlassian') continue;
    if (!jira.permissions.mayPersonInProject(accountId, 'BROWSE_PROJECTS', project, issue)) continue;
    notifications.mention({
      accountId,
      authorId: comment.updateAuthor,
      product: 'jira',
      place: 'comment',
      title: `${issue.key} ${issue.summary}`,
      path: `/browse/${issue.key}?focusedCommentId=${comment.id}`,
      excerpt: excerptAround(comment.body, accountId),
      at: comment.updatedAt,
    });
  }
}
