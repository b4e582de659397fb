/**
 * Whose edits survive in a frozen text: for each block that is new since the revision in force, the account in whose page
 * version it first appeared. Edits that were undone, and the app's own, do not count. [AG-6; A7]
 */
import type { AccountId } from '../../kernel/ids';
import type { Contributor } from './state';

export interface VersionBlocks {
  readonly number: number;
  readonly authorId: AccountId;
  readonly blocks: readonly string[];
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
  const stood = new Set(inForce);
  const unclaimed = new Set(frozen.filter((block) => !stood.has(block)));
  const byAccount = new Map<AccountId, number[]>();
  for (const version of versions) {
    const theirs = new Set(version.blocks.filter((block) => unclaimed.has(block)));
    if (theirs.size === 0) continue;
    for (const block of theirs) unclaimed.delete(block);
    if (isApp(version.authorId)) continue;
    byAccount.set(version.authorId, [...(byAccount.get(version.authorId) ?? []), version.number]);
  }
  return [...byAccount].map(([accountId, numbers]) => ({ accountId, versions: numbers }));
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
