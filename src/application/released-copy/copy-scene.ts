/** A document with its released copies, the setting of its space, and whether a run is at work on them, as read at once. */
import type { ControlledDocument } from '../../domain/document-control/state';
import type { ReleasedCopy } from '../../domain/released-copy/copy';
import { noteHeldBack } from '../../domain/released-copy/decide-copy';
import type { HeldBackBecause } from '../../domain/released-copy/events';
import type { PageId, SpaceId } from '../../kernel/ids';
import { documentType } from '../document-control/document-stream';
import { copySettingsStream, copyStream, copyWorkKey, documentStream, headKey } from '../keys';
import type { Opened } from '../perform';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { copySettingsIn } from './copy-settings-rows';
import { copyType, recordOnCopy } from './copy-stream';
import { isBeingWritten } from './copy-work';

export interface CopyScene {
  readonly pageId: PageId;
  readonly document: ControlledDocument;
  /** Sequence of the document when it was read. */
  readonly seq: number;
  readonly to: SpaceId | null;
  readonly opened: Opened<ReleasedCopy>;
  /** A run writes, or died while it wrote. */
  readonly isBeingWritten: boolean;
}

export async function openScene({ storage }: Services, pageId: PageId): Promise<CopyScene | null> {
  const [stream, of] = [documentStream(pageId), copyStream(pageId)];
  const rows = await storage.read([headKey(stream), headKey(of), copyWorkKey(pageId)]);
  const { state: document, seq } = headOf(documentType, stream, rows);
  if (document.life === 'none') return null;
  const { spaceId } = document.identity;
  const head = headOf(copyType, of, rows);
  // Nothing to copy and nothing copied: what the space says does not matter.
  const isAsked = document.life === 'inForce' || head.seq > 0;
  const settings = isAsked ? await storage.read([headKey(copySettingsStream(spaceId))]) : null;
  return {
    pageId,
    document,
    seq,
    to: settings === null ? null : copySettingsIn(settings, spaceId).state.to,
    opened: { head, rows },
    isBeingWritten: isBeingWritten(rows, pageId),
  };
}

export async function addressOf({ confluence }: Services, { identity }: ControlledDocument): Promise<string> {
  const space = await confluence.spaces.space('app', identity.spaceId);
  return `${space?.address ?? ''}/pages/${identity.pageId}`;
}

export async function holdBack(
  services: Services,
  { pageId, document, opened }: CopyScene,
  because: HeldBackBecause,
): Promise<void> {
  const at = services.clock.now();
  const { spaceId: from, number } = document.identity;
  await recordOnCopy(services, pageId, opened, {
    because: 'the document cannot be copied',
    mark: because,
    at,
    decide: (copy) => noteHeldBack(copy, { from, number, because, at }),
  });
}
