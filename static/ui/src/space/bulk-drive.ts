/**
 * Drives acting on many pages from the browser: looks ahead in small portions, then asks for step after step until the job is
 * done. A step that brings no answer is asked for again: the job knows which pages are done. [BK-1, BK-3]
 */
import { useEffect, useRef, useState } from 'react';
import type { BulkAction, BulkPreviewRow, BulkResult, BulkStatus } from '../../../../src/contract/bulk';
import type { JobId, PageId, SpaceId } from '../../../../src/kernel/ids';
import { call, type ShownRefusal } from '../host/call';

/** Looking ahead at a submission asks Confluence for much more than the others. */
const portion = (action: BulkAction) => (action.kind === 'submit' ? 5 : 25);

export type Previewed =
  | { readonly ok: true; readonly rows: readonly BulkPreviewRow[]; readonly isSeries: boolean }
  | { readonly ok: false; readonly refusal: ShownRefusal };

export async function previewAll(
  spaceId: SpaceId,
  action: BulkAction,
  pageIds: readonly PageId[],
  onSeen: (seen: number) => boolean,
): Promise<Previewed | null> {
  const rows: BulkPreviewRow[] = [];
  const size = portion(action);
  let isSeries = false;
  for (let start = 0; start < pageIds.length; start += size) {
    const result = await call('bulk.preview', { spaceId, action, pageIds: pageIds.slice(start, start + size) });
    if (!result.ok) return { ok: false, refusal: result.refusal };
    if (result.answer.refusal !== null) return { ok: false, refusal: result.answer.refusal };
    ({ isSeries } = result.answer);
    rows.push(...result.answer.rows);
    if (!onSeen(rows.length)) return null;
  }
  return { ok: true, rows, isSeries };
}

export interface Driven {
  readonly status: BulkStatus;
  readonly results: readonly BulkResult[];
  /** Seconds until the next step, when there is a pause. */
  readonly waiting: number;
  /** Why it does not go on. */
  readonly refusal: ShownRefusal | null;
}

const secondsAfterSilence = 10;
/** What passes by itself; everything else is shown. */
const passing: readonly ShownRefusal['code'][] = ['noAnswer', 'busyTryAgain', 'productUnavailable', 'internalFault'];

/** Works the job off while the component is shown and `isGoing`; what was done before is read first. */
export function useDriven(started: BulkStatus, isGoing: boolean): Driven {
  const [driven, setDriven] = useState<Driven>({ status: started, results: [], waiting: 0, refusal: null });
  const { jobId } = started;
  const isRead = useRef(false);
  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const put = (part: (before: Driven) => Partial<Driven>) => {
      if (wanted) setDriven((before) => ({ ...before, ...part(before) }));
    };
    const later = (seconds: number) => {
      put(() => ({ waiting: seconds }));
      timer = setTimeout(() => {
        put(() => ({ waiting: 0 }));
        void go(jobId);
      }, seconds * 1000);
    };
    async function readSoFar(): Promise<boolean> {
      const seen = await call('bulk.view', { jobId });
      if (!seen.ok) {
        put(() => ({ refusal: seen.refusal }));
        return false;
      }
      isRead.current = true;
      put(() => ({ status: seen.answer.status, results: seen.answer.results, refusal: null }));
      return seen.answer.status.state === 'running' && seen.answer.status.isMine;
    }
    async function go(id: JobId): Promise<void> {
      const step = await call('bulk.step', { jobId: id });
      if (!wanted) return;
      if (!step.ok) {
        if (passing.includes(step.refusal.code)) later(secondsAfterSilence);
        else put(() => ({ refusal: step.refusal, waiting: 0 }));
        return;
      }
      const { status, results, againInSeconds } = step.answer;
      put((before) => ({ status, results: merged(before.results, results), waiting: 0, refusal: null }));
      // Steps of another window, or of an answer that got lost, are read at the end.
      if (status.state === 'done') await readSoFar();
      else later(againInSeconds);
    }
    void (async () => {
      const mayGoOn = isRead.current || (await readSoFar());
      if (wanted && mayGoOn && isGoing) await go(jobId);
    })();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [jobId, isGoing]);
  return driven;
}

function merged(before: readonly BulkResult[], more: readonly BulkResult[]): readonly BulkResult[] {
  const known = new Set(before.map((one) => one.pageId));
  return [...before, ...more.filter((one) => !known.has(one.pageId))];
}
