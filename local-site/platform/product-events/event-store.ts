/**
 * Product events on their way, in the site's database: what was announced before a restart still arrives after it. A
 * delivery is forgotten when it begins, because Forge promises no second one.
 */
import type { Database, ProductEvent } from '../../contracts';

export interface EventDelivery {
  readonly id: number;
  readonly dueAt: number;
  readonly triggerKey: string;
  readonly event: ProductEvent;
}
export interface EventStore {
  add(delivery: Omit<EventDelivery, 'id'>): EventDelivery;
  remove(id: number): void;
  all(): readonly EventDelivery[];
}

const SCHEMA = `CREATE TABLE IF NOT EXISTS product_event_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT, due_at INTEGER NOT NULL, trigger_key TEXT NOT NULL, event TEXT NOT NULL)`;

export function createEventStore(database: Database): EventStore {
  database.run(SCHEMA);
  return {
    add(delivery) {
      const { dueAt, triggerKey, event } = delivery;
      database.run('INSERT INTO product_event_delivery (due_at, trigger_key, event) VALUES (?, ?, ?)', [
        dueAt,
        triggerKey,
        JSON.stringify(event),
      ]);
      return { ...delivery, id: Number(database.get('SELECT last_insert_rowid() AS id')?.['id']) };
    },
    remove(id) {
      database.run('DELETE FROM product_event_delivery WHERE id = ?', [id]);
    },
    all: () =>
      database.all('SELECT * FROM product_event_delivery ORDER BY due_at, id').map((row) => ({
        id: Number(row['id']),
        dueAt: Number(row['due_at']),
        triggerKey: String(row['trigger_key']),
        event: JSON.parse(String(row['event'])) as ProductEvent,
      })),
  };
}
