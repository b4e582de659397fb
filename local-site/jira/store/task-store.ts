/** Long-running tasks a person has submitted, with how far they came. */
import type { Database } from '../../contracts';
import { nextNumber } from './schema';

export interface BulkTask {
  readonly id: string;
  readonly status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE';
  readonly submittedBy: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly updatedAt: number;
  readonly total: number;
  /** Ids of issues that were changed. */
  readonly processed: readonly string[];
  /** Reasons by the id of the issue that was not. */
  readonly failed: Readonly<Record<string, readonly string[]>>;
  readonly invisible: number;
}

export class TaskStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(task: Omit<BulkTask, 'id'>): BulkTask {
    const record = { ...task, id: String(nextNumber(this.#database, 'id:task', 10000)) };
    this.save(record);
    return record;
  }
  save(task: BulkTask): void {
    this.#database.run(
      'INSERT INTO jira_task (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record',
      [Number(task.id), JSON.stringify(task)],
    );
  }
  find(id: string): BulkTask | undefined {
    const row = this.#database.get('SELECT record FROM jira_task WHERE id = ?', [Number(id)]);
    return row === undefined ? undefined : (JSON.parse(String(row.record)) as BulkTask);
  }
}
