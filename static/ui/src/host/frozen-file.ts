/**
 * Fetches an approved attachment as the person in front of the screen, and hands it out only when its bytes are the approved ones.
 */
import { requestConfluence } from '@forge/bridge';
import type { FrozenFile } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { pictureType } from '../adf/picture-type';

export type FetchedFile =
  | { readonly kind: 'bytes'; readonly bytes: ArrayBuffer; readonly picture: string | null }
  /** In words. */
  | { readonly kind: 'refused'; readonly why: string };

export const largestPicture = 5 * 1024 * 1024;

export async function fetchFrozenFile(pageId: PageId, file: FrozenFile): Promise<FetchedFile> {
  const { attachmentId, version, sha256 } = file;
  if (attachmentId === null) return { kind: 'refused', why: 'The page has no attachment of this name any more.' };
  try {
    const path = `/wiki/rest/api/content/${encodeURIComponent(pageId)}/child/attachment/${encodeURIComponent(attachmentId)}/download?version=${version}`;
    const response = await requestConfluence(path);
    if (!response.ok) return { kind: 'refused', why: 'Confluence does not give out the approved version.' };
    const bytes = await response.arrayBuffer();
    // Without a digest nothing can be said of the bytes; the list of attachments says so beside the name.
    if (sha256 !== null && (await digestOf(bytes)) !== sha256) {
      return { kind: 'refused', why: 'These are not the bytes that were approved.' };
    }
    return { kind: 'bytes', bytes, picture: pictureType(new Uint8Array(bytes.slice(0, 12))) };
  } catch {
    return { kind: 'refused', why: 'No answer came from Confluence.' };
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
