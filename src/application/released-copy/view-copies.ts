/**
 * The released copies of a space: the setting, the job that brings them in step, and each copy of a document the person may read,
 * with what holds it back. [RC-1, RC-4, RC-15]
 */
import type { ReleasedCopiesView, ReleasedCopyRow } from '../../contract/released-copies';
import { type ReleasedCopy, readableCopy } from '../../domain/released-copy/copy';
import { isPageId, type PageId, type SpaceId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { copySettingsStream, headKey, jobKey } from '../keys';
import { jobIn } from '../job/job';
import type { Rows } from '../ports';
import type { SpaceFacts } from '../product-ports';
import { type Head, headFromRow } from '../stream';
import { mayManageQuality, mayReadEverything, readStanding, type Standing, standingKeys } from '../standing';
import { refusal, type Services, type UseCase } from '../use-case';
import { type CopiesBody, copiesJobId } from './copies-job';
import { copySettingsIn } from './copy-settings-rows';
import { copyType } from './copy-stream';

const rowsPerPage = 100;
const mostPages = 5;

export const viewCopies: UseCase<'copies.view'> = async (services, caller, { spaceId }) => {
  const reading = services.storage.read([...standingKeys, headKey(copySettingsStream(spaceId))]);
  const [rows, standing, space] = await Promise.all([
    reading,
    readStanding(services, caller, reading),
    services.confluence.spaces.space('user', spaceId),
  ]);
  if (space === undefined) return refuse(refusal('notFound', 'RC-1'));
  return accept(await presentCopies(services, standing, spaceId, rows));
};

/** @param rows read with the head of the setting */
export async function presentCopies(
  services: Services,
  standing: Standing,
  spaceId: SpaceId,
  rows: Rows,
): Promise<ReleasedCopiesView> {
  const { state, seq } = copySettingsIn(rows, spaceId);
  const copies = await copiesOf(services, spaceId);
  const pageIds = copies.map((one) => one.pageId);
  const wanted = [...new Set([state.to, ...copies.flatMap(({ head }) => readableCopy(head.state)?.spaceId ?? [])])];
  const [readable, spaces, job] = await Promise.all([
    mayReadEverything(standing) ? new Set(pageIds) : services.confluence.pages.readable(pageIds),
    services.confluence.spaces.spaces(
      'user',
      wanted.filter((one) => one !== null),
    ),
    jobOf(services, spaceId, seq),
  ]);
  const nameOf = (id: SpaceId) => spaces.find((one) => one.spaceId === id)?.name ?? null;
  return {
    sequence: seq,
    mayChange: mayManageQuality(standing),
    to: state.to === null ? null : { spaceId: state.to, name: nameOf(state.to) },
    rows: copies.filter((one) => readable.has(one.pageId)).map((one) => rowOf(one.pageId, one.head, spaces)),
    job,
  };
}

interface FoundCopy {
  readonly pageId: PageId;
  readonly head: Head<ReleasedCopy>;
}

async function copiesOf({ storage }: Services, spaceId: SpaceId): Promise<readonly FoundCopy[]> {
  const found: FoundCopy[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const some = await storage.query({
      entity: 'head',
      index: 'by-space',
      partition: [copyType.kind, spaceId],
      limit: rowsPerPage,
      ...(after === null ? {} : { after }),
    });
    for (const { key, row } of some.rows) {
      const pageId = key.slice('copy:'.length);
      if (isPageId(pageId)) found.push({ pageId, head: headFromRow(copyType, row, key) });
    }
    after = some.next;
    if (after === null) break;
  }
  return found;
}

export function rowOf(
  pageId: PageId,
  { state, seq }: Head<ReleasedCopy>,
  spaces: readonly SpaceFacts[],
): ReleasedCopyRow {
  const shown = readableCopy(state);
  const last = shown ?? state.pages.at(-1) ?? null;
  const space = spaces.find((one) => one.spaceId === shown?.spaceId);
  const { audience, drift, heldBack } = state;
  return {
    pageId,
    number: state.number ?? '',
    sequence: seq,
    state: heldBack !== null ? 'heldBack' : shown === null ? 'takenAway' : 'published',
    label: last?.shows?.label ?? null,
    copyId: last?.copyId ?? null,
    address: shown === null || space?.address == null ? null : `${space.address}/pages/${shown.copyId}`,
    heldBack,
    audience: audience === null ? null : { groups: audience.groups, by: audience.by, reason: audience.reason },
    isLimited: shown?.shows?.audience != null,
    missing: shown?.shows?.missing ?? [],
    drift: drift === null ? null : { what: drift.what, by: drift.by, at: drift.at },
  };
}

async function jobOf({ storage }: Services, spaceId: SpaceId, seq: number): Promise<ReleasedCopiesView['job']> {
  if (seq === 0) return null;
  const jobId = copiesJobId(spaceId, seq);
  const job = jobIn(await storage.read([jobKey(jobId)]), jobId);
  if (job === undefined) return null;
  const { done, failed } = job.body as CopiesBody;
  return { state: job.phase === 'done' ? 'done' : job.phase === 'failed' ? 'failed' : 'running', done, failed };
}
