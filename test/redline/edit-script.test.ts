/** The edit script between two lists: leads from one to the other, and no shorter one does. */
import * as fc from 'fast-check';
import { editScript } from '../../src/redline/edit-script';

/** Checks that the script fits both lists. @returns how many items it takes out and puts in */
function costOf(before: readonly string[], after: readonly string[]): number {
  let [left, right, cost] = [0, 0, 0];
  for (const { kind, count } of editScript(before, after)) {
    if (kind === 'same') expect(before.slice(left, left + count)).toEqual(after.slice(right, right + count));
    else cost += count;
    if (kind !== 'added') left += count;
    if (kind !== 'removed') right += count;
  }
  expect([left, right]).toEqual([before.length, after.length]);
  return cost;
}

/** By the longest common subsequence, cell by cell. */
function leastCost(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const one of before) {
    const next = [0];
    for (const [at, other] of after.entries()) {
      next.push(one === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    }
    row = next;
  }
  return before.length + after.length - 2 * (row.at(-1) ?? 0);
}

const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ' '), { maxLength: 40 });

it('[RL-1] fits both lists and is the shortest, whatever differs', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(costOf(before, after)).toBe(leastCost(before, after));
    }),
    { numRuns: 500 },
  );
});

it('[RL-1] is the shortest for few edits in long lists', () => {
  const edits = fc.array(fc.tuple(fc.nat(400), fc.constantFrom('in', 'out', 'other')), { maxLength: 14 });
  fc.assert(
    fc.property(edits, (made) => {
      const before = Array.from({ length: 400 }, (_, at) => `word ${at % 37}`);
      const after = [...before];
      for (const [at, edit] of made) {
        if (edit === 'in') after.splice(at, 0, 'new');
        else after.splice(at, 1, ...(edit === 'out' ? [] : ['other']));
      }
      expect(costOf(before, after)).toBe(leastCost(before, after));
    }),
    { numRuns: 100 },
  );
});

it('[RL-1] marks nothing between equal lists, and nothing between empty ones', () => {
  expect(editScript(['a', 'b'], ['a', 'b'])).toEqual([{ kind: 'same', count: 2 }]);
  expect(editScript([], [])).toEqual([]);
});
