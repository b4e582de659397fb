/**
 * Stand-alone check of an export file: rebuilds everything from the raw bytes and answers OK or the first position that
 * does not hold, with what is wrong there. What it can and cannot prove is said in docs/trail-format.md. [RT-4, RT-5; B6, F3]
 */
import * as z from 'zod/mini';
import { canonicalJson, sha256Hex, type TrailEntry } from './commit-entry';
import { exportFormat } from './export-file';
import { verifyChain } from './verify-chain';
import { verifyGates } from './verify-gates';

export type ExportVerdict =
  | {
      readonly ok: true;
      readonly streams: number;
      readonly entries: number;
      readonly scope: string;
      readonly madeAt: string;
      /** Signatures compared with the gates that asked for them; null when the file holds no configuration to compare with. */
      readonly signatures: number | null;
    }
  | {
      readonly ok: false;
      /** Line of the file, from 1; the first that does not hold. */
      readonly line: number;
      readonly stream?: string;
      /** Sequence in that stream, from 1. */
      readonly position?: number;
      readonly problem: string;
    };

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const headerSchema = z.strictObject({
  format: z.literal(exportFormat),
  site: z.string(),
  scope: z.string(),
  madeAt: z.string(),
  madeBy: z.string(),
  streams: z.array(z.strictObject({ stream: z.string(), entries: z.int(), lastDigest: digest })),
});
const entrySchema = z.strictObject({
  schema: z.literal(1),
  stream: z.string(),
  seq: z.int(),
  commandId: z.string(),
  fingerprint: z.string(),
  at: z.string(),
  actor: z.union([
    z.strictObject({ kind: z.literal('person'), accountId: z.string(), name: z.string() }),
    z.strictObject({ kind: z.literal('system'), because: z.string() }),
  ]),
  events: z.array(z.unknown()),
  answer: z.optional(z.unknown()),
  previous: z.nullable(digest),
  digest,
});
const endSchema = z.strictObject({ end: z.literal(true), lines: z.int(), sha256: digest });

export function verifyExport(text: string): ExportVerdict {
  const lines = text.split('\n');
  if (lines.pop() !== '')
    return { ok: false, line: lines.length + 1, problem: 'the file does not end with a line break' };
  const [first, ...rest] = lines;
  const header = first === undefined ? undefined : parseLine(first, headerSchema);
  if (header === undefined) return { ok: false, line: 1, problem: `not a ${exportFormat} header in canonical form` };
  const last = rest.pop();

  const byStream = new Map<string, { entries: TrailEntry[]; lines: number[] }>();
  for (const [index, line] of rest.entries()) {
    const entry = parseLine(line, entrySchema) as TrailEntry | undefined;
    if (entry === undefined) return { ok: false, line: index + 2, problem: 'not an entry in canonical form' };
    const known = byStream.get(entry.stream);
    if (known === undefined) byStream.set(entry.stream, { entries: [entry], lines: [index + 2] });
    else {
      known.entries.push(entry);
      known.lines.push(index + 2);
    }
  }
  const broken = firstBrokenEntry(byStream) ?? firstHeaderMismatch(header, byStream);
  if (broken !== undefined) return broken;

  const end = last === undefined ? undefined : parseLine(last, endSchema);
  if (end === undefined)
    return { ok: false, line: lines.length, problem: 'the closing line is missing or not in canonical form' };
  const body = text.slice(0, text.length - (last?.length ?? 0) - 1);
  if (end.lines !== rest.length + 1)
    return {
      ok: false,
      line: lines.length,
      problem: `the closing line counts ${end.lines} lines, the file has ${rest.length + 1}`,
    };
  if (end.sha256 !== sha256Hex(body))
    return {
      ok: false,
      line: lines.length,
      problem: 'the bytes before the closing line are not those it was made over',
    };
  const gates = verifyGates(byStream);
  if (!gates.ok) {
    const { stream, position, problem } = gates;
    return { ok: false, line: byStream.get(stream)?.lines[position - 1] ?? 1, stream, position, problem };
  }
  const { scope, madeAt } = header;
  return { ok: true, streams: byStream.size, entries: rest.length, scope, madeAt, signatures: gates.signatures };
}

/** Undefined unless the line is JSON of this shape *and* exactly the canonical form of it: no byte may be free. */
function parseLine<Schema extends z.ZodMiniType>(line: string, schema: Schema): z.infer<Schema> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const parsed = schema.safeParse(value);
  return parsed.success && canonicalJson(value) === line ? parsed.data : undefined;
}

function firstBrokenEntry(
  streams: ReadonlyMap<string, { entries: TrailEntry[]; lines: number[] }>,
): ExportVerdict | undefined {
  for (const [stream, { entries, lines }] of streams) {
    const verdict = verifyChain(stream, entries);
    if (verdict.whole) continue;
    const words = {
      missing: 'an entry is missing or out of order here',
      wrongStream: 'an entry of another record stands here',
      brokenLink: 'the entry does not follow from the one before it',
      wrongDigest: 'the content is not what the digest was made over',
    } as const;
    return {
      ok: false,
      line: lines[verdict.brokenAt - 1] ?? 1,
      stream,
      position: verdict.brokenAt,
      problem: words[verdict.fault],
    };
  }
  return undefined;
}

function firstHeaderMismatch(
  header: z.infer<typeof headerSchema>,
  streams: ReadonlyMap<string, { entries: TrailEntry[] }>,
): ExportVerdict | undefined {
  for (const named of header.streams) {
    const entries = streams.get(named.stream)?.entries ?? [];
    if (entries.length !== named.entries || entries.at(-1)?.digest !== named.lastDigest) {
      return {
        ok: false,
        line: 1,
        stream: named.stream,
        position: entries.length + 1,
        problem: `the header names ${named.entries} entries of this record, the file holds ${entries.length}`,
      };
    }
  }
  const unnamed = [...streams.keys()].find((stream) => !header.streams.some((named) => named.stream === stream));
  return unnamed === undefined
    ? undefined
    : { ok: false, line: 1, stream: unnamed, position: 1, problem: 'the header does not name this record' };
}
