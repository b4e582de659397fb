/**
 * Which pages a CQL query can match at all, as far as an index tells without loading any: words, labels, the tree, ids. The
 * clauses are asked again of each page, so a set that is too large only costs time.
 */
import type { ConfluenceParts } from '../parts';
import type { CqlExpression } from './cql';
import { wordsOf } from './words';

type Clause = Extract<CqlExpression, { kind: 'clause' }>;

/** Undefined where every page may match. */
export function narrowPages(
  parts: ConfluenceParts,
  expression: CqlExpression,
  matching: (words: string) => ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  switch (expression.kind) {
    case 'not':
      return undefined;
    case 'and': {
      const left = narrowPages(parts, expression.left, matching);
      const right = narrowPages(parts, expression.right, matching);
      return left && right ? new Set([...left].filter((id) => right.has(id))) : (left ?? right);
    }
    case 'or': {
      const left = narrowPages(parts, expression.left, matching);
      const right = narrowPages(parts, expression.right, matching);
      return left && right && new Set([...left, ...right]);
    }
    case 'clause':
      return narrowByClause(parts, expression, matching);
  }
}

function narrowByClause(
  parts: ConfluenceParts,
  { field, operator, values }: Clause,
  matching: (words: string) => ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  if (operator.startsWith('!') || operator.startsWith('not')) return undefined;
  switch (field) {
    case 'text':
    case 'title':
      // The words of a title are among the words of its page.
      return values.every((value) => wordsOf(value).length > 0)
        ? new Set(values.flatMap((value) => [...matching(value)]))
        : undefined;
    case 'label':
      return new Set(values.flatMap((value) => parts.labels.pagesWith(value.toLowerCase())));
    case 'ancestor':
      return parts.restrictions.withDescendants(idsOf(values));
    case 'parent':
      return new Set(idsOf(values).flatMap((id) => parts.pages.children(id).map((child) => child.id)));
    case 'id':
      return new Set(idsOf(values));
    case 'type':
    case 'space':
    case 'space.key':
      return undefined;
  }
}

function idsOf(values: readonly string[]): readonly number[] {
  return values.filter((value) => /^\d{1,15}$/.test(value)).map(Number);
}
