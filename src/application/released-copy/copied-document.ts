/** Of which document a page is the released copy, if it is one. [RC-14] */
import { isPageId, type PageId } from '../../kernel/ids';
import { textOf } from '../../kernel/text';
import { copyOfKey, copyStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { copyType } from './copy-stream';

/** Number of the document; null when the page is no copy. One read of a page that is none. */
export async function numberOfCopied({ storage }: Services, copyId: PageId): Promise<string | null> {
  const at = copyOfKey(copyId);
  const pageId = textOf((await storage.read([at])).row(at)?.stream).slice(copyStream('' as PageId).length);
  if (!isPageId(pageId)) return null;
  const stream = copyStream(pageId);
  return headOf(copyType, stream, await storage.read([headKey(stream)])).state.number;
}
