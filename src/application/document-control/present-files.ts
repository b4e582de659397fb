/**
 * The attachments of a frozen text, with the id by which the browser may fetch the approved version as the person. The bytes are
 * compared with the frozen digest before they are shown. [DR-10; A10]
 */
import type { FrozenFile } from '../../contract/reading-answers';
import type { PageId } from '../../kernel/ids';
import type { Services } from '../use-case';
import type { FrozenAttachment } from './page-content';

/** No request when the text has no attachments. */
export async function presentFiles(
  services: Services,
  pageId: PageId,
  frozen: readonly FrozenAttachment[],
): Promise<readonly FrozenFile[]> {
  if (frozen.length === 0) return [];
  const listed = await services.confluence.pages.attachments('user', pageId);
  const ids = new Map(listed.map(({ title, attachmentId }) => [title, attachmentId]));
  return frozen.map(({ title, version, sha256, size, fileId }) => ({
    title,
    version,
    sha256,
    size,
    fileId,
    attachmentId: ids.get(title) ?? null,
  }));
}
