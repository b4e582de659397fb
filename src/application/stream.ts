/**
 * How a stream lies in storage: the head row carries its latest state and what is needed to go on (sequence, last digest, the
 * last commands); each commit row is one entry of the trail. Everything a head holds can be rebuilt from its commits.
 */
import { digestOfEntry, type TrailEntry } from '../trail/commit-entry';
import { RecordDamaged } from './faults';
import { commitKey, headKey, type StreamName } from './keys';
import type { Row, RowKey, Rows, Storage } from './ports';

/** Declared index attributes of a head; see `manifest.yml`. */
export interface HeadAttributes {
  readonly state: string;
  readonly spaceId?: string;
  readonly pageId?: string;
  readonly number?: string;
  readonly owner?: string;
  readonly dueOn?: string;
}
/** What the write path must know of a kind of stream. The rules themselves are `decide` functions of the domain. */
export interface StreamType<State, Event> {
  readonly kind: 'document' | 'nonconformity' | 'setting' | 'signer' | 'delegation' | 'copy';
  readonly initial: State;
  evolve(state: State, event: Event): State;
  attributes(state: State): HeadAttributes;
}

export interface CommandTrace {
  readonly commandId: string;
  readonly seq: number;
}
export interface Head<State> {
  readonly seq: number;
  readonly state: State;
  readonly lastDigest: string | null;
  /** The last 32 commands, newest last. */
  readonly recent: readonly CommandTrace[];
}
interface HeadBody<State> {
  readonly state: State;
  readonly lastDigest: string;
  readonly recent: readonly CommandTrace[];
}
const rememberedCommands = 32;

export function headOf<State, Event>(type: StreamType<State, Event>, stream: StreamName, rows: Rows): Head<State> {
  return headFromRow(type, rows.row(headKey(stream)), stream);
}

export function headFromRow<State, Event>(
  type: StreamType<State, Event>,
  row: Row | undefined,
  key: string,
): Head<State> {
  if (row === undefined) return { seq: 0, state: type.initial, lastDigest: null, recent: [] };
  const body = row.body as HeadBody<State> | undefined;
  if (row.kind !== type.kind || typeof row.seq !== 'number' || body?.state === undefined) throw new RecordDamaged(key);
  return { seq: row.seq, state: body.state, lastDigest: body.lastDigest, recent: body.recent };
}

/** The head after one more commit. */
export function nextHeadRow<State, Event>(type: StreamType<State, Event>, head: Head<State>, entry: TrailEntry): Row {
  const state = (entry.events as readonly Event[]).reduce((before, event) => type.evolve(before, event), head.state);
  const body: HeadBody<State> = {
    state,
    lastDigest: entry.digest,
    recent: [...head.recent, { commandId: entry.commandId, seq: entry.seq }].slice(-rememberedCommands),
  };
  return { schema: 1, seq: entry.seq, kind: type.kind, ...type.attributes(state), body };
}

export function seal(entry: Omit<TrailEntry, 'digest'>): TrailEntry {
  return { ...entry, digest: digestOfEntry(entry) };
}

export function commitRow(entry: TrailEntry): Row {
  const { stream, seq, at, schema, ...body } = entry;
  return { schema, seq, stream, at, month: at.slice(0, 7), body };
}

export function entryFromRow(row: Row | undefined, key: string): TrailEntry {
  const body = row?.body as Omit<TrailEntry, 'stream' | 'seq' | 'at' | 'schema'> | undefined;
  if (row === undefined || body === undefined) throw new RecordDamaged(key);
  const { stream, seq, at } = row as unknown as Pick<TrailEntry, 'stream' | 'seq' | 'at'>;
  return { schema: 1, stream, seq, at, ...body };
}

/** Entries `from`…`to` of a stream, by key, in order. A missing one is a fault: the sequence is dense. */
export async function readEntries(
  storage: Storage,
  stream: StreamName,
  from: number,
  to: number,
): Promise<readonly TrailEntry[]> {
  const keys: RowKey[] = [];
  for (let seq = from; seq <= to; seq += 1) keys.push(commitKey(stream, seq));
  const rows = await storage.read(keys);
  return keys.map((at) => entryFromRow(rows.row(at), at.key));
}
