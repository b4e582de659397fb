/** What a report being made is asked for and how far it is; how a job is leased and saved is said in `application/job`. */
import type { CalendarDate } from '../../kernel/time';
import type { SpaceId } from '../../kernel/ids';
import type { StoredBlob } from '../job/blobs';
import { type Job, type JobBody, kindOf } from '../job/job';

export interface ReportBody extends JobBody {
  readonly kind?: 'report';
  readonly spaceId: SpaceId;
  readonly spaceName: string;
  /** Address of the site, for the cover. */
  readonly site: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Pages the person may read; null: all, by the quality or auditor right. The ids lie in parts of their own. */
  readonly allowed: StoredBlob | null;
  /** Streams in scope with their length; listed in the first step. */
  readonly streams: StoredBlob | null;
  readonly streamCount: number;
  /** Whether what governed them is among the streams; absent until everything else is collected. */
  readonly listsGoverning?: true;
  /** Streams left out because the person may not read their page. */
  readonly leftOut: number;
  /** How many of the streams have been collected. */
  readonly collected: number;
  readonly chunks: readonly StoredBlob[];
}
export type ReportJob = Job<ReportBody>;

export function isReport(job: Job | undefined): job is ReportJob {
  return job !== undefined && kindOf(job) === 'report';
}
