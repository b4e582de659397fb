/**
 * Runs a CQL query over pages, attachments and comments that the caller may see.
 */
import type { Attachment, FooterComment, Page } from '../model';
import type { ConfluenceParts } from '../parts';
import { textOfBody } from '../store/word-store';
import type { CqlExpression, CqlQuery } from './cql';
import { narrowHangingOn, narrowPages } from './narrow';
import { containsWords } from './words';

/** One thing a search can find, with what its clauses ask about. */
export interface Findable {
  readonly type: 'page' | 'attachment' | 'comment';
  readonly id: number;
  readonly title: string;
  /** The page itself, or the one it hangs on. */
  readonly page: Page;
  readonly createdAt: number;
  readonly modifiedAt: () => number;
  readonly text: () => string;
}

export function findContent(parts: ConfluenceParts, accountId: string, query: CqlQuery): readonly Findable[] {
  const matching = rememberMatches(parts);
  const found = everythingAsked(parts, accountId, query.where, matching).filter((item) =>
    matches({ parts, item, matching }, query.where),
  );
  const { order } = query;
  if (!order) return found;
  const modified = order.field === 'lastmodified' ? parts.versions.currentTimes() : new Map<number, number>();
  const keyOf = (item: Findable) => {
    if (order.field === 'title') return item.title.toLowerCase();
    if (order.field === 'created') return item.createdAt;
    return (item.type === 'page' ? modified.get(item.id) : undefined) ?? item.modifiedAt();
  };
  const direction = order.isDescending ? -1 : 1;
  return found
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((left, right) => direction * (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
    .map(({ item }) => item);
}

/** Whatever the query could find, pages first; only what its clauses leave possible is loaded. */
function everythingAsked(
  parts: ConfluenceParts,
  accountId: string,
  where: CqlExpression,
  matching: Matching,
): readonly Findable[] {
  const wanted = typesAsked(where);
  const viewable = (ids: readonly number[] | undefined) =>
    parts.access.viewable(accountId, parts.pages.find({ ...(ids && { ids }), statuses: ['current'] }));
  const onVisiblePages = <T extends { readonly pageId: number }>(
    items: readonly T[],
    toFindable: (page: Page, item: T) => Findable,
  ) => {
    const pages = new Map(viewable([...new Set(items.map((item) => item.pageId))]).map((page) => [page.id, page]));
    return items.flatMap((item) => {
      const page = pages.get(item.pageId);
      return page ? [toFindable(page, item)] : [];
    });
  };
  const narrowed = narrowPages(parts, where, matching);
  const hanging = narrowHangingOn(where, matching);
  const possible = <T extends { readonly id: number }>(items: readonly T[]) =>
    items.filter(({ id }) => hanging === undefined || hanging.has(id));
  return [
    ...(wanted.has('page') ? viewable(narrowed && [...narrowed]).map((page) => findablePage(parts, page)) : []),
    ...(wanted.has('attachment') ? onVisiblePages(possible(parts.attachments.allCurrent()), findableAttachment) : []),
    ...(wanted.has('comment') ? onVisiblePages(possible(parts.comments.all()), findableComment) : []),
  ];
}

type FindableType = Findable['type'];

/** Types a query could match, so that attachments and comments are only read when asked for. */
function typesAsked(expression: CqlExpression): ReadonlySet<FindableType> {
  const all: readonly FindableType[] = ['page', 'attachment', 'comment'];
  if (expression.kind === 'and') {
    const right = typesAsked(expression.right);
    return new Set([...typesAsked(expression.left)].filter((type) => right.has(type)));
  }
  if (expression.kind === 'or') return new Set([...typesAsked(expression.left), ...typesAsked(expression.right)]);
  if (expression.kind === 'clause' && expression.field === 'type') {
    const isPositive = expression.operator === '=' || expression.operator === 'in';
    return new Set(all.filter((type) => expression.values.includes(type) === isPositive));
  }
  return new Set(all);
}

function findablePage(parts: ConfluenceParts, page: Page): Findable {
  const modifiedAt = () => parts.versions.details(page.id, page.versionNumber)?.createdAt ?? page.createdAt;
  const text = () => `${page.title}\n${textOfBody(parts.versions.get(page.id, page.versionNumber)?.body.adf ?? '')}`;
  return { type: 'page', id: page.id, title: page.title, page, createdAt: page.createdAt, modifiedAt, text };
}

function findableAttachment(page: Page, attachment: Attachment): Findable {
  const { id, title, createdAt } = attachment;
  return { type: 'attachment', id, title, page, createdAt, modifiedAt: () => createdAt, text: () => title };
}

function findableComment(page: Page, comment: FooterComment): Findable {
  const { id, createdAt } = comment;
  const text = () => textOfBody(comment.body.adf);
  return { type: 'comment', id, title: `Re: ${page.title}`, page, createdAt, modifiedAt: () => createdAt, text };
}

/** Ids of content with these words, looked up once for each query. */
type Matching = (words: string) => ReadonlySet<number>;

function rememberMatches(parts: ConfluenceParts): Matching {
  const known = new Map<string, ReadonlySet<number>>();
  return (words) => {
    const ids = known.get(words) ?? parts.words.matching(words);
    known.set(words, ids);
    return ids;
  };
}

interface Candidate {
  readonly parts: ConfluenceParts;
  readonly item: Findable;
  readonly matching: Matching;
}

function matches(candidate: Candidate, expression: CqlExpression): boolean {
  switch (expression.kind) {
    case 'and':
      return matches(candidate, expression.left) && matches(candidate, expression.right);
    case 'or':
      return matches(candidate, expression.left) || matches(candidate, expression.right);
    case 'not':
      return !matches(candidate, expression.inner);
    case 'clause': {
      const isNegative = expression.operator.startsWith('!') || expression.operator.startsWith('not');
      return expression.values.some((value) => holds(candidate, expression, value)) !== isNegative;
    }
  }
}

function holds(
  { parts, item, matching }: Candidate,
  clause: Extract<CqlExpression, { kind: 'clause' }>,
  value: string,
): boolean {
  switch (clause.field) {
    case 'type':
      return item.type === value.toLowerCase();
    case 'space':
    case 'space.key':
      return parts.spaces.get(item.page.spaceId)?.key.toLowerCase() === value.toLowerCase();
    case 'title':
      return clause.operator.endsWith('~')
        ? containsWords(item.title, value)
        : item.title.toLowerCase() === value.toLowerCase();
    case 'text':
      return matching(value).has(item.id);
    case 'label':
      return parts.labels.list(item.page.id).some(({ name }) => name === value.toLowerCase());
    case 'ancestor':
      return parts.pages.ancestors(item.page).some(({ id }) => String(id) === value);
    case 'parent':
      return item.type === 'page' && String(item.page.parentId) === value;
    case 'id':
      return String(item.id) === value;
  }
}
