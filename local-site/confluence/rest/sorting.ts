/**
 * The `sort` parameters of v2 listings. A leading minus reverses; ties keep the order of ids.
 */
import type { Page } from '../model';

export const PAGE_SORTS = [
  'id',
  '-id',
  'created-date',
  '-created-date',
  'modified-date',
  '-modified-date',
  'title',
  '-title',
  'child-position',
  '-child-position',
] as const;
export type PageSort = (typeof PAGE_SORTS)[number];

export const DATE_SORTS = ['created-date', '-created-date', 'modified-date', '-modified-date'] as const;

export function sortPages(pages: readonly Page[], sort: PageSort, modifiedAt: (page: Page) => number): readonly Page[] {
  const keys: Record<string, (page: Page) => number | string> = {
    id: (page) => page.id,
    'created-date': (page) => page.createdAt,
    'modified-date': modifiedAt,
    title: (page) => page.title.toLowerCase(),
    'child-position': (page) => page.position,
  };
  const keyOf = keys[sort.replace(/^-/, '')] ?? ((page: Page) => page.id);
  return sortBy(pages, keyOf, sort.startsWith('-'));
}

export function sortBy<T>(items: readonly T[], keyOf: (item: T) => number | string, isReversed: boolean): readonly T[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  const sorted = keyed.map(({ item }) => item);
  return isReversed ? sorted.reverse() : sorted;
}
