/**
 * The files of a report: PDF for people, CSV for spreadsheets, the trail for the verifier. One file a step; each is written
 * from the same model, so that they agree. [RP-4, RP-5; B10]
 */
import type { ReportFile } from '../../contract/report-answers';
import type { TrailEntry } from '../../trail/commit-entry';
import { writeExport } from '../../trail/export-file';
import type { ReportModel } from './model';
import { correctionTable, documentTable, emergencyTable, historyTable, nonconformityTable, type Table } from './tables';

/** Document writers; implemented in `src/rendering`. */
export interface ReportWriters {
  pdf(report: ReportModel): Promise<Uint8Array>;
  csv(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string;
}

export interface PlannedFile {
  readonly name: string;
  readonly mediaType: string;
  write(writers: ReportWriters, report: ReportModel, entries: readonly TrailEntry[]): Promise<Uint8Array>;
}

function table(name: string, tableOf: (report: ReportModel) => Table): PlannedFile {
  return {
    name,
    mediaType: 'text/csv; charset=utf-8',
    async write(writers, report) {
      const { columns, rows } = tableOf(report);
      return Buffer.from(writers.csv(columns, rows), 'utf8');
    },
  };
}

export const plannedFiles: readonly PlannedFile[] = [
  { name: 'report.pdf', mediaType: 'application/pdf', write: (writers, report) => writers.pdf(report) },
  table('documents.csv', documentTable),
  table('history.csv', historyTable),
  table('emergency-releases.csv', emergencyTable),
  table('nonconformities.csv', nonconformityTable),
  table('corrections.csv', correctionTable),
  {
    name: 'trail.jsonl',
    mediaType: 'application/jsonl; charset=utf-8',
    async write(_writers, { header }, entries) {
      const about = {
        site: header.site,
        scope: `Space ${header.spaceName}, ${header.from} to ${header.to}, report ${header.reportId}`,
        madeAt: header.madeAt,
        madeBy: header.madeBy.name,
      };
      return Buffer.from(writeExport(about, entries), 'utf8');
    },
  },
];

export function fileOf(planned: PlannedFile, written: Pick<ReportFile, 'size' | 'parts' | 'sha256'>): ReportFile {
  return { name: planned.name, mediaType: planned.mediaType, ...written };
}
