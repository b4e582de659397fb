/**
 * Which content a CQL query can match at all, as far as an index tells without loading any: words, labels, the tree, ids. The
 * clauses are asked again of each item, so a set that is too large only costs time.
 */
import type { ConfluenceParts } from '../parts';
import type { CqlExpression } from './cql';
import { wordsOf } from './words';

type Clause = Extract<CqlExpression, { kind: 'clause' }>;
type Ids = ReadonlySet<number> | undefined;
type Matching = (words: string) => ReadonlySet<number>;

/** Ids of pages; undefined where every page may match. */
export function narrowPages(parts: ConfluenceParts, where: CqlExpression, matching: Matching): Ids {
  return narrow(where, (clause) => pagesOf(parts, clause, matching));
}

/** Ids of attachments and comments; undefined where every one may match. */
export function narrowHangingOn(where: CqlExpression, matching: Matching): Ids {
  return narrow(where, ({ field, values }) => {
    if (field === 'text') return unionOf(values.map(matching));
    return field === 'id' ? new Set(idsOf(values)) : undefined;
  });
}

function narrow(expression: CqlExpression, clauseIds: (clause: Clause) => Ids): Ids {
  switch (expression.kind) {
    case 'not':
      return undefined;
    case 'and': {
      const left = narrow(expression.left, clauseIds);
      const right = narrow(expression.right, clauseIds);
      return left && right ? new Set([...left].filter((id) => right.has(id))) : (left ?? right);
    }
    case 'or': {
      const left = narrow(expression.left, clauseIds);
      const right = narrow(expression.right, clauseIds);
      return left && right && unionOf([left, right]);
    }
    case 'clause':
      return /^(!|not)/.test(expression.operator) ? undefined : clauseIds(expression);
  }
}

function pagesOf(parts: ConfluenceParts, { field, values }: Clause, matching: Matching): Ids {
  switch (field) {
    case 'text':
      return unionOf(values.map(matching));
    case 'title':
      // The words of a title are among the words of its page; a title may also be all signs.
      return values.every((value) => wordsOf(value).length > 0) ? unionOf(values.map(matching)) : undefined;
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

function unionOf(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set(sets.flatMap((set) => [...set]));
}

function idsOf(values: readonly string[]): readonly number[] {
  return values.filter((value) => /^\d{1,15}$/.test(value)).map(Number);
}
