/**
 * A copy as it is to look: title and text of the revision in force, out of its frozen text and never out of the page, with links
 * led to the copies that their targets have now. [RC-5, RC-7]
 */
import { referencesIn } from '../../domain/document-control/references';
import type { EffectiveRevision, Identity } from '../../domain/document-control/state';
import { readableCopy } from '../../domain/released-copy/copy';
import { isPageId, type PageId, type SpaceId } from '../../kernel/ids';
import { dayOf } from '../../kernel/time';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import { restoreLocalIds } from '../document-control/restore-local-ids';
import { shownText } from '../document-control/shown-text';
import type { Snapshot } from '../document-control/snapshot';
import { copyStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import type { BroughtFiles } from './bring-files';
import { copyType } from './copy-stream';
import { textOfCopy, titleOfCopy } from './copy-text';

export interface RenderedCopy {
  readonly title: string;
  readonly body: unknown;
  readonly digest: string;
}

export async function renderCopy(
  services: Services,
  revision: {
    readonly identity: Identity;
    readonly effective: EffectiveRevision;
    readonly snapshot: Snapshot;
    readonly copyId: PageId;
    readonly reference: string;
    readonly files: BroughtFiles;
  },
): Promise<RenderedCopy> {
  const { identity, effective, snapshot, copyId, reference, files } = revision;
  const shown = restoreLocalIds(shownText(snapshot));
  const targets = await copiesOf(services, referencesIn(shown).pageIds.filter(isPageId));
  const spaces = await addressesOf(services, [identity.spaceId, ...targets.map((one) => one.spaceId)]);
  const addressOf = (spaceId: SpaceId, pageId: PageId) => `${spaces.get(spaceId) ?? ''}/pages/${pageId}`;
  const title = titleOfCopy(identity.number, snapshot.title);
  const body = textOfCopy(
    shown,
    {
      number: identity.number,
      label: effective.label,
      inForceSince: dayOf(effective.effectiveAt),
      address: addressOf(identity.spaceId, identity.pageId),
      reference,
      missing: files.missing,
      temporaryUntil: effective.temporaryUntil ?? null,
    },
    {
      copies: new Map(targets.map((one) => [one.of, addressOf(one.spaceId, one.copyId)])),
      files: files.fileIds,
      copyId,
    },
  );
  return { title, body, digest: sha256Hex(canonicalJson({ title, body })) };
}

async function copiesOf({ storage }: Services, pageIds: readonly PageId[]) {
  if (pageIds.length === 0) return [];
  const rows = await storage.read(pageIds.map((one) => headKey(copyStream(one))));
  return pageIds.flatMap((of) => {
    const copy = readableCopy(headOf(copyType, copyStream(of), rows).state);
    return copy === null ? [] : [{ of, copyId: copy.copyId, spaceId: copy.spaceId }];
  });
}

async function addressesOf(
  { confluence }: Services,
  spaceIds: readonly SpaceId[],
): Promise<ReadonlyMap<SpaceId, string>> {
  const spaces = await confluence.spaces.spaces('app', [...new Set(spaceIds)]);
  return new Map(spaces.map(({ spaceId, address }) => [spaceId, address ?? '']));
}
