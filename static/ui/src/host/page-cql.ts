/**
 * Searches for pages in Confluence's own query language. What a person typed is quoted, so that it stays words.
 */
import type { PageId } from '../../../../src/kernel/ids';

export type PageSearch =
  | { readonly by: 'tree'; readonly root: PageId }
  | { readonly by: 'label'; readonly label: string }
  | { readonly by: 'text'; readonly text: string };

const quoted = (typed: string) => `"${typed.replace(/["\\]/g, ' ').trim()}"`;

export function pagesOfSpace(key: string): string {
  return `type = page and space = ${quoted(key)}`;
}

export function titleBegins(typed: string): string {
  return `title ~ ${quoted(`${typed.trim()}*`)}`;
}

export function clauseOf(search: PageSearch): string {
  switch (search.by) {
    case 'tree':
      return `(id = ${search.root} or ancestor = ${search.root})`;
    case 'label':
      return `label = ${quoted(search.label)}`;
    case 'text':
      return `(title ~ ${quoted(search.text)} or text ~ ${quoted(search.text)})`;
  }
}
