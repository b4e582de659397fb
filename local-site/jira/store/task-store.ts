/** Long-running tasks a person has submitted, with how far they came. */
import type { Caller, Database, ProductBindings } from '../../contracts';
import { nextNumber } from './schema';

/** What a task is still to do, and for whom. */
export interface BulkOrder {
  readonly caller: Caller;
  readonly via: ProductBindings['via'];
  readonly inputs: readonly { readonly transitionId: string; readonly issueIdsOrKeys: readonly string[] }[];
}
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
  /** Null when it is done. */
  readonly order: BulkOrder | null;
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
  /** Submitted and not done: a restart came between. */
  underWay(): readonly BulkTask[] {
    return this.#database
      .all('SELECT record FROM jira_task ORDER BY id')
      .map((row) => JSON.parse(String(row.record)) as BulkTask)
      .filter(({ status }) => status !== 'COMPLETE');
  }
  find(id: string): BulkTask | undefined {
    const row = this.#database.get('SELECT record FROM jira_task WHERE id = ?', [Number(id)]);
    return row === undefined ? undefined : (JSON.parse(String(row.record)) as BulkTask);
  }
}
