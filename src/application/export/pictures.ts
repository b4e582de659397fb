/**
 * Pictures of a copy: attachments that stand in the text, PNG or JPEG. They are read as the app, because a copy is made without a
 * person, and only for whom the page was shown when it was started. Shown is nothing but the bytes that were approved: those of
 * the frozen version, with the frozen digest. All others stay a placeholder with their name. [RP-14; B10]
 */
import type { AdfNode } from '../../contract/redline';
import type { PageId } from '../../kernel/ids';
import { sha256Of } from '../../signature/content-digest';
import type { FrozenAttachment } from '../document-control/page-content';
import type { Services } from '../use-case';
import type { PlannedPicture } from './export-job';

export const largestPicture = 5 * 1024 * 1024;
/** Of all pictures of a copy: a function has little memory, and a file that large is not mailed. */
export const largestPictures = 40 * 1024 * 1024;

interface Named {
  readonly mediaId: string;
  /** Files uploaded before media had ids are named. */
  readonly title: string;
}

export async function planPictures(
  services: Services,
  pageId: PageId,
  body: AdfNode,
  frozen: readonly FrozenAttachment[],
): Promise<readonly PlannedPicture[]> {
  const named = [...new Map(mediaIn(body).map((one) => [one.mediaId, one])).values()];
  if (named.length === 0) return [];
  const listed = await services.confluence.pages.attachments('app', pageId);
  let room = largestPictures;
  return named.flatMap(({ mediaId, title }) => {
    const file = frozen.find((one) => one.fileId === mediaId) ?? frozen.find((one) => one.title === title);
    const now = listed.find((one) => one.title === file?.title);
    if (file === undefined || now === undefined || file.sha256 === null) return [];
    if (file.size > largestPicture || file.size > room) return [];
    room -= file.size;
    return [{ mediaId, attachmentId: now.attachmentId, version: file.version, sha256: file.sha256 }];
  });
}

function mediaIn(node: AdfNode): readonly Named[] {
  const attributes = (node['attrs'] ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => (typeof attributes[name] === 'string' ? attributes[name] : '');
  const own =
    node.type === 'media' && text('id') !== ''
      ? [{ mediaId: text('id'), title: text('__fileName') || text('alt') }]
      : [];
  return [...own, ...(node.content ?? []).flatMap(mediaIn)];
}

/** Data URLs by the id of the media node. */
export async function readPictures(
  services: Services,
  pageId: PageId,
  planned: readonly PlannedPicture[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  // One after the other: only one of them is in memory twice.
  for (const { mediaId, attachmentId, version, sha256 } of planned) {
    const bytes = await services.confluence.pages.attachmentBytes('app', pageId, attachmentId, version);
    if (bytes === undefined || bytes === 'redirected' || sha256Of(bytes) !== sha256) continue;
    const type = typeOf(bytes);
    if (type !== null) found.set(mediaId, `data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return found;
}

/** By what the bytes are, not by what the file is called. */
function typeOf(bytes: Uint8Array): 'png' | 'jpeg' | null {
  const begins = (...start: readonly number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  return begins(0xff, 0xd8, 0xff) ? 'jpeg' : null;
}
