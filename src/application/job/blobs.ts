/**
 * Bytes of any size in rows of a job: deflated, cut and kept for as long as the job. Written without a condition, because the
 * same step writes the same parts again.
 */
import { deflateSync, inflateSync } from 'fflate';
import type { JobId } from '../../kernel/ids';
import { RecordDamaged, StoreFault } from '../faults';
import { jobPartKey } from '../keys';
import type { RowKey, Storage } from '../ports';
import { keptDays } from './job';

/** Deflated bytes in rows `job:<id>#<name>-<n>`. */
export interface StoredBlob {
  readonly name: string;
  readonly parts: number;
}

/** 170 KB of Base64: well below the platform's 240 KiB a value. */
const bytesPerPart = 127_500;
const writesAtOnce = 8;

export async function storeBlob(storage: Storage, jobId: JobId, name: string, bytes: Uint8Array): Promise<StoredBlob> {
  const packed = deflateSync(bytes);
  const parts = Math.max(1, Math.ceil(packed.length / bytesPerPart));
  await inGroups(parts, async (part) => {
    const slice = packed.subarray(part * bytesPerPart, (part + 1) * bytesPerPart);
    await writeSurely(storage, partKey(jobId, name, part), base64(slice));
  });
  return { name, parts };
}

export async function readBlob(storage: Storage, jobId: JobId, blob: StoredBlob): Promise<Uint8Array> {
  const keys = Array.from({ length: blob.parts }, (_, part) => partKey(jobId, blob.name, part));
  const rows = await storage.read(keys);
  const slices = keys.map((at) => {
    const text = rows.row(at)?.body;
    if (typeof text !== 'string') throw new RecordDamaged(at.key);
    return Buffer.from(text, 'base64');
  });
  return inflateSync(Buffer.concat(slices));
}

/** Each part of a file stands alone, so that a download needs to read only the part it asks for. */
export async function storeFile(storage: Storage, jobId: JobId, name: string, bytes: Uint8Array): Promise<number> {
  const parts = Math.max(1, Math.ceil(bytes.length / bytesPerPart));
  await inGroups(parts, async (part) => {
    const slice = bytes.subarray(part * bytesPerPart, (part + 1) * bytesPerPart);
    const packed = deflateSync(slice);
    // What does not become smaller is kept as it is: deflated it might not fit.
    const body =
      packed.length < slice.length
        ? { deflated: true, bytes: base64(packed) }
        : { deflated: false, bytes: base64(slice) };
    await writeSurely(storage, filePartKey(jobId, name, part), body);
  });
  return parts;
}

/** Base64 of one part; undefined when it is gone. */
export async function readFilePart(
  storage: Storage,
  jobId: JobId,
  name: string,
  part: number,
): Promise<string | undefined> {
  const at = filePartKey(jobId, name, part);
  const body = (await storage.read([at])).row(at)?.body as
    | { readonly deflated: boolean; readonly bytes: string }
    | undefined;
  if (body === undefined) return undefined;
  return body.deflated ? base64(inflateSync(Buffer.from(body.bytes, 'base64'))) : body.bytes;
}

export async function storeJson(storage: Storage, jobId: JobId, name: string, value: unknown): Promise<StoredBlob> {
  return storeBlob(storage, jobId, name, Buffer.from(JSON.stringify(value)));
}
export async function readJson<Value>(storage: Storage, jobId: JobId, blob: StoredBlob): Promise<Value> {
  return JSON.parse(Buffer.from(await readBlob(storage, jobId, blob)).toString('utf8')) as Value;
}

const mostTries = 3;

/**
 * Once more when it is not known whether a part landed: the same bytes under the same key harm nothing. Laying out a long
 * document keeps the process busy for so long that the first connection used afterwards may have been closed meanwhile.
 */
async function writeSurely(storage: Storage, at: RowKey, body: unknown): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await storage.write(at, { schema: 1, body }, keptDays);
    } catch (error) {
      const isWorthIt = error instanceof StoreFault && error.kind === 'unknownOutcome' && tries < mostTries;
      if (!isWorthIt) throw error;
    }
  }
}

function partKey(jobId: JobId, name: string, part: number): RowKey {
  return jobPartKey(jobId, `${name}-${part}`);
}
function filePartKey(jobId: JobId, name: string, part: number): RowKey {
  return jobPartKey(jobId, `file-${name}-${part}`);
}
function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

async function inGroups(count: number, work: (index: number) => Promise<void>): Promise<void> {
  for (let start = 0; start < count; start += writesAtOnce) {
    const group = Array.from({ length: Math.min(writesAtOnce, count - start) }, (_, index) => work(start + index));
    await Promise.all(group);
  }
}
