/** Tells the site's bell whom a page or a comment mentions, as far as they may see the page. */
import { excerptAround, newlyMentioned } from '../notifications/mentions';
import { parseAdf } from './body/adf';
import type { Body, FooterComment, Page } from './model';
import type { ConfluenceParts } from './parts';

interface Writing {
  readonly page: Page;
  readonly authorId: string;
  readonly body: Body;
  readonly previousBody?: Body | undefined;
  readonly comment?: FooterComment;
}

export function announceMentions(
  parts: ConfluenceParts,
  { page, authorId, body, previousBody, comment }: Writing,
): void {
  // Most pages mention nobody: their text need not be read as a document.
  if (!body.adf.includes('"mention"')) return;
  const document = parseAdf(body.adf);
  if (document === undefined) return;
  const before = previousBody && parseAdf(previousBody.adf);
  for (const accountId of newlyMentioned(document, before, authorId)) {
    if (parts.directory.person(accountId)?.accountType !== 'atlassian') continue;
    if (!parts.access.mayView(accountId, page)) continue;
    parts.notifications.mention({
      accountId,
      authorId,
      product: 'confluence',
      place: comment === undefined ? 'text' : 'comment',
      title: page.title,
      path: `/wiki/pages/${page.id}${comment === undefined ? '' : `?focusedCommentId=${comment.id}`}`,
      excerpt: excerptAround(document, accountId),
      at: parts.clock.now(),
    });
  }
}
