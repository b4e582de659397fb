/** The text of a revision as it was frozen for its approval, or for the round it is in now. [RV-3, DC-7] */
import type { WireRefusal } from '../../contract/wire';
import { approvedRound, type RevisionRecord, type RoundRecord } from '../../domain/document-control/revision-list';
import type { Signature } from '../../domain/document-control/signature';
import type { FrozenContent } from '../../domain/document-control/state';
import { accept, type Result, refuse } from '../../kernel/result';
import { dayOf } from '../../kernel/time';
import { readSnapshot, type Snapshot } from '../document-control/snapshot';
import type { Storage } from '../ports';
import { refusal } from '../use-case';

export interface FrozenRound extends RoundRecord {
  readonly content: FrozenContent;
}

export function frozenRound(revision: RevisionRecord): Result<FrozenRound, WireRefusal> {
  const { disposed } = revision;
  if (disposed !== undefined) return refuse(refusal('textDisposed', 'RD-4', sayDisposed(disposed)));
  const round = approvedRound(revision) ?? lastFrozen(revision);
  return round === null ? refuse(refusal('noFrozenText', 'RV-3', { revision: revision.label })) : accept(round);
}

/** What is left to say of a text that was disposed of. */
function sayDisposed({ revisionLabel, signer, signedAt, contentDigest }: Signature) {
  return { revision: revisionLabel, on: dayOf(signedAt), by: signer.name, digest: contentDigest };
}

export function hasFrozenText(revision: RevisionRecord): boolean {
  return frozenRound(revision).ok;
}

function lastFrozen({ rounds }: RevisionRecord): FrozenRound | null {
  const round = rounds.findLast((one) => one.content !== null);
  return round === undefined || round.content === null ? null : { ...round, content: round.content };
}

export function readFrozenText(storage: Storage, { content }: FrozenRound): Promise<Snapshot> {
  return readSnapshot(storage, content.contentDigest, content.snapshotParts);
}
