/**
 * Brings the files of a copy in step with a frozen text: the approved bytes and no others. A file that is there already, by its
 * digest, is left; what the text no longer has goes to the trash of the copy; what cannot be had in the approved bytes is named
 * and not copied. [RC-10]
 */
import { sha256Of } from '../../signature/content-digest';
import type { PageId } from '../../kernel/ids';
import { attachmentKey } from '../keys';
import type { AttachmentFacts } from '../product-ports';
import type { Services } from '../use-case';
import { type FrozenAttachment, largestAttachment } from '../document-control/page-content';

export interface BroughtFiles {
  /** File id with the copy, by the file id of the approved version. */
  readonly fileIds: ReadonlyMap<string, string>;
  /** By name. */
  readonly missing: readonly string[];
  /** As they now are with the copy. */
  readonly listed: readonly AttachmentFacts[];
}

export async function bringFiles(
  services: Services,
  from: PageId,
  copyId: PageId,
  frozen: readonly FrozenAttachment[],
): Promise<BroughtFiles> {
  const { pages } = services.confluence;
  const before = await pages.attachments('app', copyId);
  if (frozen.length === 0 && before.length === 0) return { fileIds: new Map(), missing: [], listed: [] };
  const digests = await digestsOf(services, copyId, before);
  const wanting = frozen.filter((file) => {
    const there = before.find((one) => one.title === file.title);
    return there === undefined || file.sha256 === null || digests.get(there.attachmentId) !== file.sha256;
  });
  const originals = wanting.length === 0 ? [] : await pages.attachments('app', from);
  const missing: string[] = [];
  for (const file of wanting) {
    if (!(await copyFile(services, from, copyId, file, originals))) missing.push(file.title);
  }
  const wanted = new Set(frozen.map((file) => file.title).filter((title) => !missing.includes(title)));
  for (const one of before.filter(({ title }) => !wanted.has(title))) {
    await services.confluence.copies.trashAttachment(one.attachmentId);
  }
  const listed = await pages.attachments('app', copyId);
  const fileIds = frozen.flatMap(({ title, fileId }) => {
    const there = wanted.has(title) ? listed.find((one) => one.title === title) : undefined;
    return there === undefined ? [] : [[fileId, there.fileId] as const];
  });
  return { fileIds: new Map(fileIds), missing, listed };
}

async function copyFile(
  { confluence }: Services,
  from: PageId,
  copyId: PageId,
  file: FrozenAttachment,
  originals: readonly AttachmentFacts[],
): Promise<boolean> {
  const original = originals.find((one) => one.title === file.title);
  // Bytes that were not digested when the text was frozen cannot be told from others.
  if (original === undefined || file.sha256 === null || file.size > largestAttachment) return false;
  const bytes = await confluence.pages.attachmentBytes('app', from, original.attachmentId, file.version);
  if (bytes === undefined || bytes === 'redirected' || sha256Of(bytes) !== file.sha256) return false;
  const { title } = file;
  return (await confluence.copies.upload(copyId, { title, mediaType: original.mediaType, bytes })) === 'written';
}

/** By attachment; computed once a version, like those of originals. */
async function digestsOf(
  { storage, confluence }: Services,
  copyId: PageId,
  listed: readonly AttachmentFacts[],
): Promise<ReadonlyMap<string, string>> {
  const cached = await storage.read(listed.map((one) => attachmentKey(one.attachmentId, one.version)));
  const found = new Map<string, string>();
  for (const { attachmentId, version, fileId, size } of listed) {
    const at = attachmentKey(attachmentId, version);
    const known = cached.row(at)?.body as { readonly sha256: string; readonly fileId: string } | undefined;
    if (known !== undefined && known.fileId === fileId) found.set(attachmentId, known.sha256);
    else {
      const bytes = await confluence.pages.attachmentBytes('app', copyId, attachmentId);
      if (bytes === undefined || bytes === 'redirected') continue;
      const sha256 = sha256Of(bytes);
      await storage.write(at, { schema: 1, body: { sha256, fileId, size } });
      found.set(attachmentId, sha256);
    }
  }
  return found;
}
