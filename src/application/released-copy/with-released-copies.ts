/**
 * The effects of released copies beside all others: what follows from the latest state of a document ends with its copy, so that a
 * copy that is late holds up nothing else. [RC-3]
 */
import { isPageId, type PageId } from '../../kernel/ids';
import type { EffectHandler, EffectHandlers } from '../effects';
import { documentStream } from '../keys';
import type { Services } from '../use-case';
import { syncCopyOf, tellNeighbours } from './ask-for-sync';
import { startCopiesJob } from './copies-job';
import { syncCopy } from './sync-copy';

export function withReleasedCopies<Needs extends Services>(handlers: EffectHandlers<Needs>): EffectHandlers<Needs> {
  return {
    ...handlers,
    setting: { ...handlers.setting, state: startCopiesJob },
    copy: { tellNeighbours, sync: syncCopyOf },
    document: { ...handlers.document, state: copiedAfter(handlers.document?.state) },
  };
}

function copiedAfter<Needs extends Services>(render: EffectHandler<Needs> | undefined): EffectHandler<Needs> {
  return async (services, owed) => {
    const outcome = render === undefined ? { kind: 'done' as const } : await render(services, owed);
    const pageId = owed.stream.slice(documentStream('' as PageId).length);
    if (isPageId(pageId)) await syncCopy(services, { pageId, inFull: false, by: null });
    return outcome;
  };
}
