/**
 * The content of a page as it is frozen, compared and signed: title, body in its canonical form, included pages, and the
 * digests of the attachments' bytes, each computed once. [SG-5, DC-50]
 */
import { blocksOf, canonicalContent } from '../../domain/document-control/text-blocks';
import { type DigestedAttachment, digestInput, sha256Of } from '../../signature/content-digest';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { AccountId, PageId } from '../../kernel/ids';
import { attachmentKey } from '../keys';
import type { AttachmentFacts, PageText, Viewer } from '../product-ports';
import type { Services } from '../use-case';
import { type FrozenInclude, type IncludedPages, readIncluded } from './included-pages';

/** A larger attachment is refused at submit, by name: a function has little memory and must not skip bytes. [DC-20] */
export const largestAttachment = 50 * 1024 * 1024;
const downloadsAtOnce = 3;

export interface FrozenAttachment {
  readonly title: string;
  readonly version: number;
  readonly size: number;
  readonly fileId: string;
  /** Null when the bytes could not be read. */
  readonly sha256: string | null;
}
export interface PageContent {
  readonly page: PageText;
  readonly canonicalBody: unknown;
  readonly blocks: readonly string[];
  readonly attachments: readonly FrozenAttachment[];
  readonly contentDigest: string;
  readonly listingDigest: string;
  readonly includes: IncludedPages;
  /** Who uploaded the attachments as they are now, by title. */
  readonly uploaders: ReadonlyMap<string, AccountId>;
}

/** A text whose authors are asked for. */
export interface WrittenText {
  readonly pageId: PageId;
  readonly version: number;
  readonly blocks: readonly string[];
}

export function writtenText({ page, blocks }: PageContent): WrittenText {
  return { pageId: page.pageId, version: page.version.number, blocks };
}

/**
 * Undefined when the page is not shown to this viewer.
 * @param known what to take for included pages that are not shown to them
 */
export async function readContent(
  services: Services,
  as: Viewer,
  pageId: PageId,
  known: readonly FrozenInclude[] = [],
): Promise<PageContent | undefined> {
  const { pages } = services.confluence;
  const [page, listed] = await Promise.all([pages.pageText(as, pageId), pages.attachments(as, pageId)]);
  if (page === undefined) return undefined;
  const [attachments, includes] = await Promise.all([
    digestAttachments(services, as, pageId, listed),
    readIncluded(services, as, page, known),
  ]);
  const canonicalBody = canonicalContent(page.body);
  return {
    page,
    canonicalBody,
    blocks: blocksOf(page.body),
    attachments,
    contentDigest: digestOfContent(page.title, canonicalBody, attachments, includes.included),
    listingDigest: listingDigestOf(listed),
    includes,
    uploaders: new Map(
      listed.flatMap(({ title, authorId }) => (authorId === null ? [] : [[title, authorId] as const])),
    ),
  };
}

export function digestOfContent(
  title: string,
  canonicalBody: unknown,
  attachments: readonly FrozenAttachment[],
  included: readonly FrozenInclude[] = [],
): string {
  const digested = attachments.map(
    ({ title: name, size, sha256, fileId, version }): DigestedAttachment =>
      sha256 === null ? { title: name, size, fileId, version } : { title: name, size, sha256 },
  );
  return sha256Hex(canonicalJson(digestInput({ title, body: canonicalBody, attachments: digested, included })));
}

/** What one listing shows of the attachments; equal listings mean equal bytes, because an upload makes a new file id. */
export function listingDigestOf(attachments: readonly AttachmentFacts[]): string {
  const stamps = attachments
    .map(({ attachmentId, version, fileId, size, title }) =>
      JSON.stringify([attachmentId, version, fileId, size, title]),
    )
    .sort();
  return sha256Hex(canonicalJson(stamps));
}

async function digestAttachments(
  services: Services,
  as: Viewer,
  pageId: PageId,
  listed: readonly AttachmentFacts[],
): Promise<readonly FrozenAttachment[]> {
  const keys = listed.map((one) => attachmentKey(one.attachmentId, one.version));
  const cached = await services.storage.read(keys);
  const found: FrozenAttachment[] = [];
  for (let start = 0; start < listed.length; start += downloadsAtOnce) {
    const part = listed.slice(start, start + downloadsAtOnce);
    found.push(
      ...(await Promise.all(
        part.map(async (facts) => {
          const { title, version, size, fileId, attachmentId } = facts;
          const row = cached.row(attachmentKey(attachmentId, version));
          const known = row?.body as { readonly sha256: string; readonly fileId: string } | undefined;
          const sha256 =
            known !== undefined && known.fileId === fileId
              ? known.sha256
              : await digestBytes(services, as, pageId, facts);
          return { title, version, size, fileId, sha256 };
        }),
      )),
    );
  }
  return found;
}

async function digestBytes(
  services: Services,
  as: Viewer,
  pageId: PageId,
  facts: AttachmentFacts,
): Promise<string | null> {
  if (facts.size > largestAttachment) return null;
  const bytes = await services.confluence.pages.attachmentBytes(as, pageId, facts.attachmentId);
  // Bytes of another length belong to a version uploaded since the listing; the next look finds it.
  if (bytes === undefined || bytes === 'redirected' || bytes.byteLength !== facts.size) return null;
  const sha256 = sha256Of(bytes);
  const at = attachmentKey(facts.attachmentId, facts.version);
  await services.storage.write(at, { schema: 1, body: { sha256, fileId: facts.fileId, size: facts.size } });
  return sha256;
}
