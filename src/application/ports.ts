/**
 * What the application needs of the world: storage, time and the queue. Each is implemented once, in `src/adapters`, on the
 * real Forge packages. What the products offer stands in `product-ports.ts`. [ADR-0002]
 */
import type { Instant } from '../kernel/time';

export type EntityName = 'head' | 'commit' | 'guard' | 'outbox' | 'task' | 'snapshot' | 'attachment' | 'job';

export interface RowKey {
  readonly entity: EntityName;
  readonly key: string;
}
/**
 * A stored row: index attributes as declared in the manifest, everything else in `body`. A row with `seq` 0 is a blank: it
 * exists only so that a condition can stand on it, and reads as absent.
 */
export interface Row {
  readonly schema: 1;
  readonly seq?: number;
  readonly body?: unknown;
  readonly [attribute: string]: unknown;
}

export type Condition =
  | { readonly attribute: string; readonly is: 'equalTo'; readonly value: string | number }
  | { readonly attribute: string; readonly is: 'lessThan'; readonly value: string | number };

export type TransactionStep =
  | {
      readonly step: 'set';
      readonly at: RowKey;
      readonly row: Row;
      readonly on?: Condition;
      readonly keepDays?: number;
    }
  | { readonly step: 'delete'; readonly at: RowKey; readonly on?: Condition }
  | { readonly step: 'check'; readonly at: RowKey; readonly on: Condition };

export interface QueryPage {
  readonly rows: readonly { readonly key: string; readonly row: Row }[];
  readonly next: string | null;
}
export interface Query {
  readonly entity: EntityName;
  readonly index: string;
  readonly partition: readonly (string | number)[];
  readonly range?:
    | { readonly is: 'lessThanEqualTo' | 'greaterThanEqualTo' | 'equalTo'; readonly value: string | number }
    | { readonly is: 'between'; readonly from: string | number; readonly to: string | number };
  readonly descending?: boolean;
  /** 1 to 100. */
  readonly limit: number;
  readonly after?: string;
}

export interface Rows {
  /** Absent and blank rows read as undefined. */
  row(at: RowKey): Row | undefined;
  /** True when the row exists, blank or not: only then can a condition stand on it. */
  exists(at: RowKey): boolean;
}

export interface Storage {
  /** Strictly consistent; any number of keys, 25 a request, requests in parallel. */
  read(keys: readonly RowKey[]): Promise<Rows>;
  /** One row, written only if the key does not exist yet. */
  create(at: RowKey, row: Row, keepDays?: number): Promise<'created' | 'existed'>;
  /** One row without a condition: content-addressed rows, caches and projections only. */
  write(at: RowKey, row: Row, keepDays?: number): Promise<void>;
  remove(at: RowKey): Promise<void>;
  /** All or nothing. @throws StoreFault whose `kind` says whether it may have landed all the same. */
  transact(steps: readonly TransactionStep[]): Promise<void>;
  /** Eventually consistent: for display and for finding work, never for a decision. */
  query(query: Query): Promise<QueryPage>;
}

/** Encrypted by the platform and given to nobody but the app; outside of every transaction and query. */
export interface SecretStorage {
  read(key: string): Promise<unknown>;
  write(key: string, secret: unknown): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface Clock {
  now(): Instant;
  /** Resolves after about that many milliseconds: up to half more or less, so that those who collided do not collide again. */
  pause(milliseconds: number): Promise<void>;
}

export type QueueName = 'effects' | 'reports';
export interface QueuedMessage {
  readonly body: Readonly<Record<string, unknown>>;
  /** 0 to 900. */
  readonly delaySeconds?: number;
  /** Messages with the same key are worked one after the other. */
  readonly oneAtATimeBy?: string;
}
export interface Queue {
  /** At least once, unordered. @throws when it could not be pushed; the reconciler then finds the work. */
  push(queue: QueueName, messages: readonly QueuedMessage[]): Promise<void>;
}

export interface Platform {
  readonly storage: Storage;
  readonly secrets: SecretStorage;
  readonly clock: Clock;
  readonly queue: Queue;
}
