/**
 * Removes the stored text of a revision that was disposed of, driven by the outbox row of the decision. A text that another
 * revision reads word for word stays; what became of it is put on record once. May run any number of times. [RD-7, RD-8]
 */
import { noteTextRemoved } from '../../domain/document-control/decide-retention';
import { retentionOf, type StoredText } from '../../domain/document-control/retention';
import { revisionsOf } from '../../domain/document-control/revision-list';
import { workOf } from '../../domain/document-control/state';
import type { PageId } from '../../kernel/ids';
import { documentType } from '../document-control/document-stream';
import { performAsSystem } from '../document-control/perform-as-system';
import { readSnapshotUses } from '../document-control/snapshot-uses';
import type { EffectOutcome, OwedEffect } from '../effects';
import { StoreFault } from '../faults';
import { documentStream, headKey, snapshotKey, snapshotUsesKey } from '../keys';
import { open } from '../perform';
import { eventsOf } from '../revisions/open-revisions';
import { headOf, readEntries } from '../stream';
import type { Services } from '../use-case';

const partsATransaction = 20;
const secondsUntilAgain = 30;

export async function removeDisposedText(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream });
  const document = opened.head.state;
  const { label } = owed.body as { readonly label: string };
  const decided = retentionOf(document).disposed?.find((one) => one.label === label);
  if (document.life === 'none' || decided === undefined || decided.isRemoved === true) return { kind: 'done' };
  const entries = await readEntries(services.storage, owed.stream, 1, opened.head.seq);
  const removed: string[] = [];
  const shared: string[] = [];
  for (const text of textsOf(entries, label)) {
    const outcome = await removeUnlessShared(services, text);
    if (outcome === 'unknown') return notOnRecord;
    if (outcome === 'again') return { kind: 'again', inSeconds: secondsUntilAgain };
    (outcome === 'removed' ? removed : shared).push(text.contentDigest);
  }
  const at = services.clock.now();
  const written = await performAsSystem(
    services,
    document.identity.pageId,
    `Rev ${label} was disposed of`,
    at,
    (state) => noteTextRemoved(state, { label, removed, shared, at }),
    opened,
  );
  return written ? { kind: 'done' } : { kind: 'again', inSeconds: secondsUntilAgain };
}

const notOnRecord: EffectOutcome = {
  kind: 'parked',
  because: 'The stored text of a disposed revision is kept: it is not on record which other documents share it.',
};

function textsOf(entries: Parameters<typeof eventsOf>[0], label: string): readonly StoredText[] {
  return eventsOf(entries).flatMap(({ event }) =>
    event.type === 'RevisionDisposed' && event.label === label ? event.texts : [],
  );
}

/** Stands on the row that says who froze it: stored again meanwhile, it is looked at again. */
async function removeUnlessShared(
  services: Services,
  { contentDigest, snapshotParts }: StoredText,
): Promise<'removed' | 'shared' | 'again' | 'unknown'> {
  const uses = await readSnapshotUses(services, contentDigest);
  if (uses === null) return 'unknown';
  const used = await Promise.all(uses.pages.map((pageId) => useOf(services, pageId, contentDigest)));
  if (used.includes('maybe')) return 'again';
  if (used.includes('yes')) return 'shared';
  const keys = Array.from({ length: snapshotParts }, (_, part) => snapshotKey(contentDigest, part));
  const on = { attribute: 'seq', is: 'equalTo', value: uses.seq } as const;
  for (let start = 0; start < keys.length; start += partsATransaction) {
    const some = keys.slice(start, start + partsATransaction);
    try {
      await services.storage.transact([
        { step: 'check', at: snapshotUsesKey(contentDigest), on },
        ...some.map((at) => ({ step: 'delete', at }) as const),
      ]);
    } catch (error) {
      if (error instanceof StoreFault && error.kind !== 'rejected') return 'again';
      throw error;
    }
  }
  return 'removed';
}

/** Whether a revision of this page that is not disposed of has the text; while a round is prepared nobody knows. */
async function useOf(services: Services, pageId: PageId, contentDigest: string): Promise<'yes' | 'no' | 'maybe'> {
  const stream = documentStream(pageId);
  const head = headOf(documentType, stream, await services.storage.read([headKey(stream)]));
  if (workOf(head.state)?.state === 'preparing') return 'maybe';
  const entries = await readEntries(services.storage, stream, 1, head.seq);
  const isUsed = revisionsOf(eventsOf(entries)).some(
    ({ disposed, rounds }) =>
      disposed === undefined && rounds.some(({ content }) => content?.contentDigest === contentDigest),
  );
  return isUsed ? 'yes' : 'no';
}
