/** Macros that list pages of the site: children of a page, pages by label, pages changed lately; and headings of the page. */
import { adfText, type AdfNode, walkAdf } from '../body/adf';
import { element, escapeMarkup } from '../body/html';
import type { Page } from '../model';
import type { ConfluenceParts } from '../parts';
import { pageLinks } from '../present/page-presenter';

export interface MacroAsked {
  readonly parts: ConfluenceParts;
  readonly accountId: string;
  readonly page: Page;
  /** Of the version that is shown. */
  readonly document: AdfNode;
  readonly parameters: Readonly<Record<string, string>>;
}

export function renderChildren({ parts, accountId, page, parameters }: MacroAsked): string {
  const depth = parameters['all'] === 'true' ? 10 : Math.max(1, Number(parameters['depth'] ?? 1) || 1);
  const below = (parent: Page, level: number): string => {
    const shown = level > depth ? [] : parts.access.viewable(accountId, parts.pages.children(parent.id));
    const items = shown.map((child) => element('li', {}, `${linkTo(parts, child)}${below(child, level + 1)}`));
    return items.length === 0 ? '' : element('ul', { class: 'childpages-macro' }, items.join(''));
  };
  const [, title] = /^(?:[^:]+:)?(.+)$/.exec(parameters['page'] ?? '') ?? [];
  const root = title === undefined ? page : parts.pages.findByTitle(page.spaceId, title);
  return root === undefined || !parts.access.mayView(accountId, root) ? '' : below(root, 1);
}

export function renderByLabel({ parts, accountId, parameters }: MacroAsked): string {
  // `label = "x"`, `label in ("x", "y")`, or the labels alone.
  const cql = parameters['cql'];
  const clause = cql === undefined ? undefined : /label\s*(?:=|in)\s*(\([^)]*\)|"[^"]*"|[\w-]+)/i.exec(cql)?.[1];
  const named = (clause ?? parameters['labels'] ?? '').split(/[\s,()"]+/).filter((name) => name !== '');
  const ids = [...new Set(named.flatMap((name) => parts.labels.pagesWith(name)))];
  const found = parts.access.viewable(accountId, parts.pages.find({ ids, statuses: ['current'] }));
  return listOf(
    parts,
    [...found].sort((one, other) => one.title.localeCompare(other.title)),
    'content-by-label',
  );
}

export function renderRecent({ parts, accountId, page, parameters }: MacroAsked): string {
  const most = Math.min(100, Number(parameters['max'] ?? 15) || 15);
  const times = parts.versions.currentTimes();
  const found = parts.access
    .viewable(accountId, parts.pages.find({ spaceIds: [page.spaceId], statuses: ['current'] }))
    .toSorted((one, other) => (times.get(other.id) ?? 0) - (times.get(one.id) ?? 0));
  return listOf(parts, found.slice(0, most), 'recently-updated');
}

export function renderContents({ document }: MacroAsked): string {
  const headings = [...walkAdf(document)].filter((node) => node.type === 'heading');
  const items = headings.map((node) => element('li', {}, escapeMarkup(adfText(node).trim())));
  return items.length === 0 ? '' : element('ul', { class: 'toc' }, items.join(''));
}

function listOf(parts: ConfluenceParts, pages: readonly Page[], kind: string): string {
  const items = pages.map((page) => element('li', {}, linkTo(parts, page)));
  return items.length === 0 ? '' : element('ul', { class: kind }, items.join(''));
}

function linkTo(parts: ConfluenceParts, page: Page): string {
  const href = `${parts.origin()}/wiki${String(pageLinks(parts, page)['webui'])}`;
  return element('a', { href }, escapeMarkup(page.title));
}
