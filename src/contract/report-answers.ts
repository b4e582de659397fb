/** Reports and other files made in the background, and how far they are. */
import type { JobId } from '../kernel/ids';
import type { CalendarDate, Instant } from '../kernel/time';
import type { PersonName } from './signature-answers';

export interface ReportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly parts: number;
  readonly sha256: string;
}

export interface ReportStatus {
  readonly jobId: JobId;
  readonly state: 'queued' | 'collecting' | 'writing' | 'done' | 'failed';
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly startedAt: Instant;
  readonly startedBy: PersonName;
  readonly progress: { readonly done: number; readonly of: number };
  readonly files: readonly ReportFile[];
  /** In words, when it failed. */
  readonly failure: string | null;
  /** Sequence of attempts so far; a resumed report keeps what it had. */
  readonly attempts: number;
}

export interface ReportList {
  readonly reports: readonly ReportStatus[];
}

export interface ReportPart {
  readonly part: number;
  readonly of: number;
  /** Base64. */
  readonly bytes: string;
}
