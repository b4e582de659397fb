/**
 * The page in the release space under which the copies of a space stand. Made once under a title noted first, with an id in its
 * text by which it is found again; edited by the app alone. Bookkeeping, no record: losing it costs a look. [RC-6, RC-8]
 */
import { newUlid } from '../../kernel/new-ulid';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import { changeGuard } from '../change-guard';
import { copiesRootKey } from '../keys';
import type { Row } from '../ports';
import type { Services } from '../use-case';
import { findOrMakePage } from './find-or-make-page';
import { rootText } from './copy-text';

interface KeptRoot {
  readonly reference: string;
  readonly title: string;
  readonly pageId: PageId | null;
  readonly isOpen: boolean;
}
function rootOf(row: Row | undefined): KeptRoot | null {
  return (row?.body as KeptRoot | undefined) ?? null;
}

export type Root = { readonly kind: 'there'; readonly pageId: PageId } | { readonly kind: 'titleTaken' | 'refused' };

export async function rootOfCopies(services: Services, from: SpaceId, to: SpaceId, app: AccountId): Promise<Root> {
  const { storage, confluence } = services;
  const at = copiesRootKey(from, to);
  const known = rootOf((await storage.read([at])).row(at));
  if (known?.isOpen === true && known.pageId !== null) {
    const page = await confluence.copies.page(known.pageId);
    if (page?.status === 'current') return { kind: 'there', pageId: known.pageId };
    if (page !== undefined) return restored(services, known.pageId, page, known.reference);
  }
  const wanted = await keep(services, from, to, (root) => root ?? null);
  if (wanted === null) throw new Error('storage is busy; the root of the copies is looked for again');
  const made = await findOrMakePage(services, {
    spaceId: to,
    parentId: null,
    title: wanted.title,
    body: rootText(wanted.reference),
    reference: wanted.reference,
  });
  if (made.kind !== 'there') return made;
  if ((await confluence.copies.restrict(made.pageId, app, { readers: null })) !== 'written') return { kind: 'refused' };
  await keep(services, from, to, (root) => (root === null ? null : { ...root, pageId: made.pageId, isOpen: true }));
  return made;
}

/** A root that was put into the trash or the archive comes back; what stood below it is moved by each copy itself. */
async function restored(
  { confluence }: Services,
  pageId: PageId,
  page: { readonly title: string; readonly version: { readonly number: number } },
  reference: string,
): Promise<Root> {
  const { title, version } = page;
  const body = rootText(reference);
  const written = await confluence.copies.write({
    pageId,
    title,
    body,
    version: version.number + 1,
    message: 'Restored',
  });
  return written === 'written' ? { kind: 'there', pageId } : { kind: 'refused' };
}

async function keep(
  services: Services,
  from: SpaceId,
  to: SpaceId,
  next: (root: KeptRoot | null) => KeptRoot | null,
): Promise<KeptRoot | null> {
  const at = copiesRootKey(from, to);
  const [rows, space] = await Promise.all([services.storage.read([at]), services.confluence.spaces.space('app', from)]);
  const fresh: KeptRoot = {
    reference: newUlid(services.clock.now()),
    title: `Released documents: ${space?.name ?? 'quality'} (${space?.key ?? from})`,
    pageId: null,
    isOpen: false,
  };
  const changed = await changeGuard(services, at, rows, (row) => {
    const root = next(rootOf(row)) ?? fresh;
    return { body: root, outcome: root };
  });
  return changed?.outcome ?? null;
}
