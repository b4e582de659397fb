/**
 * Looks at the page of a copy: as the app left it, or changed by somebody, which goes on record before it is put right. While the
 * app writes, or when it died over it, what differs is its own doing. [RC-11]
 */
import type { CopyPage, ReleasedCopy } from '../../domain/released-copy/copy';
import { driftOf, noteDrift } from '../../domain/released-copy/decide-copy';
import type { CopyAsLeft } from '../../domain/released-copy/events';
import type { AccountId, PageId } from '../../kernel/ids';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { Opened } from '../perform';
import type { AttachmentFacts } from '../product-ports';
import type { Services } from '../use-case';
import type { CopyAccessNow, CopyPageFacts } from './copy-port';
import { recordOnCopy } from './copy-stream';

export interface CopyNow {
  readonly page: CopyPageFacts;
  readonly access: CopyAccessNow;
  readonly files: readonly AttachmentFacts[];
}

export async function readCopyNow({ confluence }: Services, copyId: PageId): Promise<CopyNow | undefined> {
  const { copies, pages } = confluence;
  const [page, access, files] = await Promise.all([
    copies.page(copyId),
    copies.access(copyId),
    pages.attachments('app', copyId),
  ]);
  return page === undefined || access === undefined ? undefined : { page, access, files };
}

export function asLeft({ page, access, files }: CopyNow, app: AccountId): CopyAsLeft {
  const { number, createdAt } = page.version;
  return {
    version: { number, createdAt },
    title: page.title,
    parentId: page.parentId,
    access: sha256Hex(canonicalJson([access.view, access.edit])),
    files: sha256Hex(canonicalJson(filesAs(files, app))),
  };
}

/** An upload of the app that lands late makes another version of the same bytes, which is nobody's change. */
function filesAs(files: readonly AttachmentFacts[], app: AccountId): readonly string[] {
  return files.map(({ title, size, authorId }) => JSON.stringify([title, size, authorId === app])).sort();
}

export interface Look {
  readonly pageId: PageId;
  readonly kept: CopyPage;
  readonly now: CopyNow | undefined;
  readonly app: AccountId;
  /** Who caused the event that led here, if it came with a person. */
  readonly by: AccountId | null;
  readonly isBeingWritten: boolean;
}

/** @returns the copy after what was found is on record */
export async function noteWhatDiffers(
  services: Services,
  opened: Opened<ReleasedCopy>,
  { pageId, kept, now, app, by, isBeingWritten }: Look,
): Promise<Opened<ReleasedCopy>> {
  const { copyId, left } = kept;
  if (left === null || (now !== undefined && isBeingWritten)) return opened;
  const what = now === undefined ? (['gone'] as const) : driftOf(left, stateOf(now, app));
  if (what.length === 0) return opened;
  const at = services.clock.now();
  const person = await personWho(services, by ?? now?.page.version.authorId ?? null, app);
  return recordOnCopy(services, pageId, opened, {
    because: 'the released copy was looked at',
    mark: `${copyId} ${what.join(' ')}`,
    at,
    decide: (copy) => noteDrift(copy, { copyId, what, by: person, at }),
  });
}

function stateOf(now: CopyNow, app: AccountId): Parameters<typeof driftOf>[1] {
  const left = asLeft(now, app);
  const isByApp = now.page.version.authorId === app;
  return { ...left, version: { ...left.version, isByApp }, status: now.page.status };
}

async function personWho({ confluence }: Services, accountId: AccountId | null, app: AccountId) {
  if (accountId === null || accountId === app) return null;
  const known = (await confluence.people.people('app', [accountId])).get(accountId);
  return known === undefined ? null : { accountId, name: known.name };
}
