/** Copies and redlines of one document as files: what is asked for and how far it is. [A15, B10, E9] */
import type { Instant } from '../kernel/time';
import type { JobId } from '../kernel/ids';
import type { ReportFile, ReportStatus } from './report-answers';

export const exportFormats = ['pdf', 'docx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportStatus {
  readonly jobId: JobId;
  readonly state: ReportStatus['state'];
  readonly format: ExportFormat;
  /** Labels of the revisions it shows; of a copy one, of a redline two, `draft` among them for the page as it was read. */
  readonly revisions: readonly string[];
  readonly startedAt: Instant;
  readonly progress: { readonly done: number; readonly of: number };
  /** One when it is done. */
  readonly files: readonly ReportFile[];
  /** In words, when it failed. */
  readonly failure: string | null;
}
