/**
 * The audit trail of one document, each event a line, with the check of its digest chain. [B5, B6]
 */
import type { HistoryEntry, HistoryView } from '../../contract/reading-answers';
import type { RequestOf } from '../../contract/procedures';
import type { WireRefusal } from '../../contract/wire';
import type { DocumentEvent } from '../../domain/document-control/events';
import type { AccountId } from '../../kernel/ids';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { TrailEntry } from '../../trail/commit-entry';
import { verifyChain } from '../../trail/verify-chain';
import { commitKey, documentStream, headKey } from '../keys';
import { entryFromRow, headOf } from '../stream';
import { type Caller, refusal, type Services } from '../use-case';
import { describeEvent } from './describe-event';
import { documentType } from './document-stream';
import { presentSignature } from './present-revision';

export async function viewHistory(
  services: Services,
  _caller: Caller,
  request: RequestOf<'document.history'>,
): Promise<Result<HistoryView, WireRefusal>> {
  const stream = documentStream(request.pageId);
  const [rows, page] = await Promise.all([
    services.storage.read([headKey(stream)]),
    services.confluence.pages.page('user', request.pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'DC-19'));
  const head = headOf(documentType, stream, rows);
  if (head.state.life === 'none') return refuse(refusal('notControlled', 'DC-2'));
  const keys = Array.from({ length: head.seq }, (_, index) => commitKey(stream, index + 1));
  const commits = await services.storage.read(keys);
  const found: TrailEntry[] = [];
  for (const at of keys) {
    const row = commits.row(at);
    if (row === undefined) break;
    found.push(entryFromRow(row, at.key));
  }
  return accept({
    number: head.state.identity.number,
    title: page.title,
    entries: found.flatMap(presentEntry),
    brokenAt: brokenPosition(stream, found, head.seq, head.lastDigest),
  });
}

function brokenPosition(
  stream: string,
  entries: readonly TrailEntry[],
  length: number,
  lastDigest: string | null,
): number | null {
  const verdict = verifyChain(stream, entries);
  if (!verdict.whole) return verdict.brokenAt;
  if (entries.length < length) return entries.length + 1;
  return verdict.lastDigest === lastDigest ? null : length;
}

export function presentEntry(entry: TrailEntry): readonly HistoryEntry[] {
  const { actor } = entry;
  const shownActor =
    actor.kind === 'person' ? { accountId: actor.accountId as AccountId, name: actor.name } : { system: actor.because };
  return (entry.events as readonly DocumentEvent[]).map((event) => {
    const { text, revisionLabel, reason, signature } = describeEvent(event);
    return {
      sequence: entry.seq,
      at: entry.at as Instant,
      actor: shownActor,
      kind: event.type,
      text,
      revisionLabel,
      reason,
      signature: signature === null ? null : presentSignature(signature),
      digest: entry.digest,
    };
  });
}
