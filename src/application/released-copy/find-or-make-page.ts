/**
 * One page, made once: before it is asked for, and again whenever Confluence does not take it, it is looked for by its title, which
 * a space has once, and known by the reference in its text. A request whose answer was lost and that lands late meets its own
 * title. [RC-6]
 */
import type { PageId, SpaceId } from '../../kernel/ids';
import type { Services } from '../use-case';

export interface PageToMake {
  readonly spaceId: SpaceId;
  readonly parentId: PageId | null;
  readonly title: string;
  /** ADF in which the reference stands. */
  readonly body: unknown;
  readonly reference: string;
}
export type MadePage =
  | { readonly kind: 'there'; readonly pageId: PageId }
  | { readonly kind: 'titleTaken' | 'refused' };

export async function findOrMakePage(services: Services, wanted: PageToMake): Promise<MadePage> {
  const found = await lookFor(services, wanted);
  if (found !== null) return found;
  const made = await services.confluence.copies.create(wanted);
  if (made === 'refused') return { kind: 'refused' };
  // Taken by a page the app is not shown, or made by an earlier request that landed meanwhile.
  if (made === 'rejected') return (await lookFor(services, wanted)) ?? { kind: 'titleTaken' };
  return { kind: 'there', pageId: made };
}

async function lookFor({ confluence }: Services, { spaceId, title, reference }: PageToMake): Promise<MadePage | null> {
  const found = await confluence.copies.pageOfTitle(spaceId, title);
  if (found === undefined) return null;
  return found.body.includes(reference) ? { kind: 'there', pageId: found.pageId } : { kind: 'titleTaken' };
}
