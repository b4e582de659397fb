/**
 * Product events of Confluence: each is a hint that a page should be looked at again, and costs one storage read when the
 * page is not under control. [DC-8, DC-17]
 */
import { requestPageCheck } from '../application/document-control/check-page';
import { includingIn } from '../application/document-control/including-pages';
import { documentStream, headKey, includingKey } from '../application/keys';
import { askForSync, copiesConcerned, copyHintKeys } from '../application/released-copy/ask-for-sync';
import type { Services } from '../application/use-case';
import { isAccountId, isPageId, type PageId } from '../kernel/ids';
import { textOf } from '../kernel/text';

interface EventContent {
  readonly id?: unknown;
  readonly type?: unknown;
  readonly container?: { readonly id?: unknown };
}
export interface ConfluenceEvent {
  readonly eventType?: unknown;
  readonly atlassianId?: unknown;
  readonly content?: EventContent;
  readonly attachment?: EventContent;
}

export function confluenceTrigger(services: Services) {
  return async (event: ConfluenceEvent): Promise<void> => {
    const pageId = pageOf(event);
    if (pageId === null) return;
    const at = headKey(documentStream(pageId));
    const rows = await services.storage.read([at, includingKey(pageId), ...copyHintKeys(pageId)]);
    const who = textOf(event.atlassianId);
    const by = isAccountId(who) ? who : null;
    await askForSync(services, copiesConcerned(rows, { pageId, type: textOf(event.eventType), by }), by);
    await Promise.all(includingIn(rows, pageId).map((one) => requestPageCheck(services, one, { by })));
    if (rows.row(at) === undefined) return;
    await requestPageCheck(services, pageId, {
      by,
      gone: event.eventType === 'avi:confluence:deleted:page' ? 'deleted' : null,
    });
  };
}

/** The page itself, or the page an attachment hangs on. */
function pageOf(event: ConfluenceEvent): PageId | null {
  const id = textOf(event.attachment?.container?.id ?? event.content?.container?.id ?? event.content?.id);
  return isPageId(id) ? id : null;
}
