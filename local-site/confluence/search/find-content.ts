/**
 * Runs a CQL query over pages, attachments and comments that the caller may see.
 */
import { adfText, parseAdf } from '../body/adf';
import type { Attachment, FooterComment, Page } from '../model';
import type { ConfluenceParts } from '../parts';
import type { CqlExpression, CqlQuery } from './cql';

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
  const pages = parts.access.viewable(accountId, parts.pages.find({ statuses: ['current'] }));
  const wanted = typesAsked(query.where);
  const byId = new Map(pages.map((page) => [page.id, page]));
  const onVisiblePages = <T extends { readonly pageId: number }>(
    items: readonly T[],
    toFindable: (page: Page, item: T) => Findable,
  ) =>
    items.flatMap((item) => {
      const page = byId.get(item.pageId);
      return page ? [toFindable(page, item)] : [];
    });
  const everything = [
    ...(wanted.has('page') ? pages.map((page) => findablePage(parts, page)) : []),
    ...(wanted.has('attachment') ? onVisiblePages(parts.attachments.allCurrent(), findableAttachment) : []),
    ...(wanted.has('comment') ? onVisiblePages(parts.comments.all(), findableComment) : []),
  ];
  const found = everything.filter((item) => matches(parts, item, query.where));
  const { order } = query;
  if (!order) return found;
  const keyOf = (item: Findable) =>
    order.field === 'title' ? item.title.toLowerCase() : order.field === 'created' ? item.createdAt : item.modifiedAt();
  const direction = order.isDescending ? -1 : 1;
  return [...found].sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    return direction * (a < b ? -1 : a > b ? 1 : 0);
  });
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
  const text = () => `${page.title}\n${textOf(parts.versions.get(page.id, page.versionNumber)?.body.adf ?? '')}`;
  return { type: 'page', id: page.id, title: page.title, page, createdAt: page.createdAt, modifiedAt, text };
}

function findableAttachment(page: Page, attachment: Attachment): Findable {
  const { id, title, createdAt } = attachment;
  return { type: 'attachment', id, title, page, createdAt, modifiedAt: () => createdAt, text: () => title };
}

function findableComment(page: Page, comment: FooterComment): Findable {
  const { id, createdAt } = comment;
  const text = () => textOf(comment.body.adf);
  return { type: 'comment', id, title: `Re: ${page.title}`, page, createdAt, modifiedAt: () => createdAt, text };
}

function textOf(adf: string): string {
  const document = parseAdf(adf);
  return document ? adfText(document) : '';
}

function matches(parts: ConfluenceParts, item: Findable, expression: CqlExpression): boolean {
  switch (expression.kind) {
    case 'and':
      return matches(parts, item, expression.left) && matches(parts, item, expression.right);
    case 'or':
      return matches(parts, item, expression.left) || matches(parts, item, expression.right);
    case 'not':
      return !matches(parts, item, expression.inner);
    case 'clause': {
      const isNegative = expression.operator.startsWith('!') || expression.operator.startsWith('not');
      return expression.values.some((value) => holds(parts, item, expression, value)) !== isNegative;
    }
  }
}

function holds(
  parts: ConfluenceParts,
  item: Findable,
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
      return containsWords(item.text(), value);
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

/** Every word must occur as the start of a word; `*` at its end changes nothing. The product stems words, this does not. */
export function containsWords(text: string, query: string): boolean {
  const words = wordsOf(text);
  const asked = wordsOf(query);
  return asked.length > 0 && asked.every((word) => words.some((candidate) => candidate.startsWith(word)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
