/**
 * What must hold of a report that was asked for: one job, finished, with every file whole and a trail that verifies.
 */
import { inflateSync } from 'fflate';
import type { ExportBody } from '../../src/application/export/export-job';
import type { ReportBody } from '../../src/application/report/report-job';
import { plannedFiles } from '../../src/application/report/write-files';
import type { ReportFile } from '../../src/contract/report-answers';
import { sha256Hex } from '../../src/trail/commit-entry';
import { verifyExport } from '../../src/trail/verify-export';
import type { Outcome } from './fault-site';
import type { Observation } from './observation';

export function reportFaults(base: Observation, now: Observation, outcome: Outcome): readonly string[] {
  const named = ((outcome.kind === 'answered' ? outcome.answer : {}) as { jobId?: string } | null)?.jobId;
  // Work on many pages, or on the copies of a space, is a job of another kind; what it leaves is in the streams of the documents.
  const isOnMany = ({ row }: Observation['jobs'][number]) =>
    String(row['state']).startsWith('bulk') || (row.body as { kind?: string }).kind === 'copies';
  const jobId = now.jobs.some((job) => isOnMany(job) && job.key === `job:${named ?? ''}`) ? undefined : named;
  const started = now.jobs.filter((job) => !isOnMany(job) && !base.jobs.some(({ key }) => job.key === key));
  if (jobId === undefined) return started.length === 0 ? [] : ['a report was started that nobody was told of'];
  const [job, ...others] = started;
  if (others.length > 0) return [`one command started ${started.length} reports`];
  if (job === undefined || job.key !== `job:${jobId}`) return ['the answer names a report that does not exist'];
  if (job.row['state'] !== 'done') return [`the report is ${String(job.row['state'])}`];
  const body = job.row.body as ReportBody | ExportBody;
  if (body.kind === 'export') return exportFaults(now, job.key, body);
  const { files } = body;
  const names = files.map((file) => file.name).join(' ');
  const planned = plannedFiles.map((file) => file.name).join(' ');
  return names === planned
    ? files.flatMap((file) => fileFaults(now, job.key, file))
    : [`the report has files ${names}`];
}

function exportFaults(now: Observation, jobKey: string, { files, format }: ExportBody): readonly string[] {
  return files.length === 1
    ? files.flatMap((file) => fileFaults(now, jobKey, file, format))
    : [`the export has ${files.length} files`];
}

function fileFaults(now: Observation, jobKey: string, file: ReportFile, storedAs = file.name): readonly string[] {
  const parts: Buffer[] = [];
  for (let part = 0; part < file.parts; part += 1) {
    const suffix = `file-${storedAs}-${part}`.replace(/\./g, '.2e');
    const found = now.rows.find(({ entity, key }) => entity === 'job' && key === `${jobKey}#${suffix}`);
    const body = found?.row.body as { readonly deflated: boolean; readonly bytes: string } | undefined;
    if (body === undefined) return [`part ${part} of ${file.name} is missing`];
    const bytes = Buffer.from(body.bytes, 'base64');
    parts.push(body.deflated ? Buffer.from(inflateSync(bytes)) : bytes);
  }
  const bytes = Buffer.concat(parts);
  if (sha256Hex(bytes) !== file.sha256) return [`${file.name} is not what its digest was made over`];
  if (file.name !== 'trail.jsonl') return [];
  const verdict = verifyExport(bytes.toString('utf8'));
  return verdict.ok ? [] : [`the trail of the report does not verify: ${verdict.problem}`];
}
