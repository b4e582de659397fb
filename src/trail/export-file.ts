/**
 * The export file `plumbline-trail/1`: JSON lines in canonical form. A header that names every stream with its length and
 * last digest, then every entry, then a closing line over the bytes before it. Any change of any byte is thereby
 * found by `verify-export.ts`, which shares nothing with this writer but the format. [RT-4; B6, B10]
 */
import { canonicalJson, sha256Hex, type TrailEntry } from './commit-entry';

export const exportFormat = 'plumbline-trail/1';

export interface ExportHeader {
  readonly format: typeof exportFormat;
  readonly site: string;
  /** What the export covers, in words. */
  readonly scope: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly streams: readonly { readonly stream: string; readonly entries: number; readonly lastDigest: string }[];
}

/** Entries must be grouped by stream, each in order of sequence; the header's streams follow from them. */
export function writeExport(about: Omit<ExportHeader, 'format' | 'streams'>, entries: readonly TrailEntry[]): string {
  const streams = new Map<string, { stream: string; entries: number; lastDigest: string }>();
  for (const entry of entries) {
    streams.set(entry.stream, { stream: entry.stream, entries: entry.seq, lastDigest: entry.digest });
  }
  const header: ExportHeader = { format: exportFormat, ...about, streams: [...streams.values()] };
  const body = [header, ...entries].map((line) => `${canonicalJson(line)}\n`).join('');
  return `${body}${canonicalJson({ end: true, lines: entries.length + 1, sha256: sha256Hex(body) })}\n`;
}
