/**
 * Puts the file of a report or an export together from its parts and proves that it is the one that was made: size and SHA-256. [E9, B10]
 */
import type { ReportFile } from '../../../../src/contract/report-answers';
import type { JobId } from '../../../../src/kernel/ids';
import { call, type ShownRefusal } from '../host/call';

export type FetchedFile =
  | { readonly ok: true; readonly blob: Blob }
  | { readonly ok: false; readonly refusal: ShownRefusal }
  | { readonly ok: false; readonly damaged: true };

export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index += 1) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

async function isWhole(blob: Blob, file: ReportFile): Promise<boolean> {
  if (blob.size !== file.size) return false;
  // Present on every secure origin; without it the size has to do.
  if (globalThis.crypto.subtle === undefined) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === file.sha256;
}

export async function fetchFile(
  procedure: 'report.download' | 'export.download',
  jobId: JobId,
  file: ReportFile,
  onPart: (done: number) => void,
): Promise<FetchedFile> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let part = 0; part < file.parts; part += 1) {
    const result = await call(procedure, { jobId, file: file.name, part });
    if (!result.ok) return { ok: false, refusal: result.refusal };
    parts.push(bytesFromBase64(result.answer.bytes));
    onPart(part + 1);
  }
  const blob = new Blob(parts, { type: file.mediaType });
  return (await isWhole(blob, file)) ? { ok: true, blob } : { ok: false, damaged: true };
}
