/**
 * Whose edits survive in a frozen text: for each block, and for each run of words within one, that is new since the revision
 * in force, the account in whose page version it first appeared. Blocks alone would lose whoever wrote a sentence into a
 * paragraph that somebody else touched afterwards. Edits that were undone, and the app's own, do not count. [AG-6; A7]
 */
import type { AccountId } from '../../kernel/ids';
import type { Contributor } from './state';

export interface VersionBlocks {
  readonly number: number;
  readonly authorId: AccountId;
  readonly blocks: readonly string[];
  /** Could not be read: nothing is known to have been taken back by it. */
  readonly isUnread?: true;
}

/**
 * @param versions since the revision in force, or all there are; oldest first, the frozen one included
 * @param inForce blocks of the revision in force; none for a first revision
 */
export function contributorsTo(
  frozen: readonly string[],
  inForce: readonly string[],
  versions: readonly VersionBlocks[],
  isApp: (accountId: AccountId) => boolean,
): readonly Contributor[] {
  const tracesOf = rememberTraces();
  const stood = new Set(inForce.flatMap(tracesOf));
  const unclaimed = new Set(frozen.flatMap(tracesOf).filter((trace) => !stood.has(trace)));
  const byAccount = new Map<AccountId, number[]>();
  for (const version of versions) {
    const theirs = new Set(version.blocks.flatMap(tracesOf).filter((trace) => unclaimed.has(trace)));
    if (theirs.size === 0) continue;
    for (const trace of theirs) unclaimed.delete(trace);
    if (isApp(version.authorId)) continue;
    byAccount.set(version.authorId, [...(byAccount.get(version.authorId) ?? []), version.number]);
  }
  return [...byAccount].map(([accountId, numbers]) => ({ accountId, versions: numbers }));
}

/**
 * Strict separation: everybody who changed the text since the revision in force, also those of whose words nothing is left.
 * What was taken back, so that the text read again as it had before, counts for nobody, and neither does taking it back.
 * [AG-50]
 * @param inForce blocks of the revision in force; null for a first revision
 */
export function everyContributor(
  versions: readonly VersionBlocks[],
  inForce: readonly string[] | null,
  isApp: (accountId: AccountId) => boolean,
): readonly Contributor[] {
  const standing: { readonly text: string; readonly version: VersionBlocks | null }[] = [];
  if (inForce !== null) standing.push({ text: JSON.stringify(inForce), version: null });
  for (const version of versions) {
    const text = version.isUnread === true ? `unread ${version.number}` : JSON.stringify(version.blocks);
    const before = standing.findLastIndex((one) => one.text === text);
    if (before >= 0) standing.length = before + 1;
    else standing.push({ text, version });
  }
  return everyAuthor(
    standing.flatMap((one) => (one.version === null ? [] : [one.version])),
    isApp,
  );
}

/** When there are too many versions to read: everybody who made one counts. */
export function everyAuthor(
  versions: readonly Pick<VersionBlocks, 'number' | 'authorId'>[],
  isApp: (accountId: AccountId) => boolean,
): readonly Contributor[] {
  const byAccount = new Map<AccountId, number[]>();
  for (const { authorId, number } of versions) {
    if (!isApp(authorId)) byAccount.set(authorId, [...(byAccount.get(authorId) ?? []), number].slice(-20));
  }
  return [...byAccount].map(([accountId, numbers]) => ({ accountId, versions: numbers }));
}

/** Words in a row that are taken for somebody's own writing; fewer stand in any text by chance. */
const wordsInARow = 4;

/** What of a block can be found again in a later one: the block as a whole, and every run of words of its text. */
function tracesOfBlock(block: string, words: Intl.Segmenter): readonly string[] {
  const said = [...words.segment(textOf(JSON.parse(block)))]
    .filter((segment) => segment.isWordLike)
    .map((segment) => segment.segment);
  const runs = said
    .slice(0, Math.max(0, said.length - wordsInARow + 1))
    .map((_, start) => said.slice(start, start + wordsInARow).join(' '));
  return [block, ...runs];
}

/** The same blocks come again in version after version. */
function rememberTraces(): (block: string) => readonly string[] {
  const words = new Intl.Segmenter('und', { granularity: 'word' });
  const known = new Map<string, readonly string[]>();
  return (block) => {
    const traces = known.get(block) ?? tracesOfBlock(block, words);
    known.set(block, traces);
    return traces;
  };
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  const { text, content } = node as { readonly text?: unknown; readonly content?: unknown };
  if (typeof text === 'string') return text;
  return Array.isArray(content) ? content.map(textOf).join('') : ' ';
}
