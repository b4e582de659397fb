/** A page as a released copy, and a document as one that has a copy: what either of them shows of the other. [RC-14, RC-15] */
import { readableCopy } from '../../domain/released-copy/copy';
import type { HeldBackBecause } from '../../domain/released-copy/events';
import { isPageId, type PageId } from '../../kernel/ids';
import { textOf } from '../../kernel/text';
import { copyOfKey, copyStream, headKey } from '../keys';
import type { Rows } from '../ports';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { copyType } from './copy-stream';

/** The document that a page is the copy of; null when the page is none. @param rows read with `copyOfKey` of the page */
export async function documentCopied(
  { storage }: Services,
  rows: Rows,
  copyId: PageId,
): Promise<{ readonly pageId: PageId; readonly number: string } | null> {
  const pageId = textOf(rows.row(copyOfKey(copyId))?.stream).slice(copyStream('' as PageId).length);
  if (!isPageId(pageId)) return null;
  const stream = copyStream(pageId);
  const { number } = headOf(copyType, stream, await storage.read([headKey(stream)])).state;
  return number === null ? null : { pageId, number };
}

/** @param rows read with the head of `copyStream` */
export function releasedCopyIn(rows: Rows, pageId: PageId): { readonly copyId: PageId; readonly label: string } | null {
  const copy = readableCopy(headOf(copyType, copyStream(pageId), rows).state);
  return copy === null || copy.shows === null ? null : { copyId: copy.copyId, label: copy.shows.label };
}

const says: Readonly<Record<HeldBackBecause, string>> = {
  noAudience:
    'It is not copied for readers: the page is restricted, and no quality manager has named who may read its copy.',
  titleTaken: 'It is not copied for readers: another page of the release space has the title of its copy.',
  refused: 'Its released copy is not in step: Confluence does not let Plumbline write it.',
  placeUnknown: 'It is not copied for readers: it could not be found out where the page stands.',
};

/** @param rows read with the head of `copyStream` */
export function copyNotices(rows: Rows, pageId: PageId): readonly string[] {
  const { heldBack } = headOf(copyType, copyStream(pageId), rows).state;
  return heldBack === null ? [] : [says[heldBack.because]];
}
