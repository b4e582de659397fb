/**
 * Released copies as a kind of stream, one a document, beside the stream of the document: what Confluence refuses or somebody
 * does to a copy is on record without touching the record of the document itself. [RC-6, RC-11, ADR-0012]
 */
import { evolveCopy, neverCopied, type ReleasedCopy, readableCopy } from '../../domain/released-copy/copy';
import type { CopyEvent } from '../../domain/released-copy/events';
import { asSystem } from '../../kernel/actor';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { sha256Hex } from '../../trail/commit-entry';
import { copyOfKey, copyStream } from '../keys';
import { type Effect, open, type Opened, perform } from '../perform';
import type { StreamType } from '../stream';
import { type Services, systemCommandId } from '../use-case';

export const copyType: StreamType<ReleasedCopy, CopyEvent> = {
  kind: 'copy',
  initial: neverCopied,
  evolve: evolveCopy,
  attributes(copy) {
    const { from, number } = copy;
    const state = copy.heldBack !== null ? 'heldBack' : readableCopy(copy) === null ? 'takenAway' : 'published';
    return { state, ...(from === null ? {} : { spaceId: from }), ...(number === null ? {} : { number }) };
  },
};

export function openCopy({ storage }: Services, pageId: PageId): Promise<Opened<ReleasedCopy>> {
  return open(storage, { type: copyType, stream: copyStream(pageId) });
}

export interface CopyRecord {
  /** In words, what it was written for. */
  readonly because: string;
  /** What tells this command from another one for the same reason on the same state. */
  readonly mark: string;
  readonly at: Instant;
  readonly decide: (copy: ReleasedCopy) => readonly CopyEvent[];
}

/** Puts it on record, or finds it there. What readers gain or lose is told to the documents that refer to it. [RC-7] */
export async function recordOnCopy(
  services: Services,
  pageId: PageId,
  opened: Opened<ReleasedCopy>,
  { because, mark, at, decide }: CopyRecord,
): Promise<Opened<ReleasedCopy>> {
  const stream = copyStream(pageId);
  const cause = `${stream} ${opened.head.seq} ${because} ${mark}`;
  const performed = await perform<ReleasedCopy, CopyEvent, null>(
    services,
    {
      commandId: systemCommandId(cause),
      fingerprint: sha256Hex(cause),
      actor: asSystem(because),
      at,
      type: copyType,
      stream,
      decide({ head }) {
        const events = decide(head.state);
        const made = events.flatMap((event) => (event.type === 'CopyPageMade' ? [event.copyId] : []));
        return {
          answer: null,
          events,
          guards: made.map((copyId) => ({ at: copyOfKey(copyId), attributes: { stream } })),
          effects: events.some((event) => changesReaders(head.state, event)) ? [tellNeighbours] : [],
        };
      },
    },
    opened,
  );
  if (performed.kind !== 'done') throw new Error('storage is busy; the copy is looked at again');
  return openCopy(services, pageId);
}

const tellNeighbours: Effect = { kind: 'event', name: 'tellNeighbours' };

/** A copy that appears or disappears changes where links to the document lead, and below which copy others stand. */
function changesReaders(before: ReleasedCopy, event: CopyEvent): boolean {
  if (event.type !== 'CopyPublished' && event.type !== 'CopyTakenAway') return false;
  const readable = readableCopy(before);
  const isReadable = event.type === 'CopyPublished';
  if (!isReadable) return readable?.copyId === event.copyId;
  return readable?.copyId !== event.copyId || isLimited(readable.shows?.audience) !== isLimited(event.audience);
}
function isLimited(audience: readonly unknown[] | null | undefined): boolean {
  return audience !== null && audience !== undefined;
}
