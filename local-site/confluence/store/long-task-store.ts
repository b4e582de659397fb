/**
 * Long tasks: work that was accepted and is done a moment later. They are in the database so that one under way outlives a
 * restart.
 */
import type { Caller, Database, SqlRow } from '../../contracts';
import { integerColumn, optionalIntegerColumn, textColumn } from './columns';

/** The archiving of some pages; the only kind of long task that is modelled. */
export interface LongTask {
  readonly id: string;
  readonly pageIds: readonly number[];
  readonly caller: Caller;
  readonly createdAt: number;
  readonly finishedAt: number | undefined;
}

export class LongTaskStore {
  constructor(private readonly database: Database) {}

  add(task: LongTask): void {
    this.database.run(`INSERT INTO confluence_long_task (id, page_ids, caller, created_at) VALUES (?, ?, ?, ?)`, [
      task.id,
      JSON.stringify(task.pageIds),
      JSON.stringify(task.caller),
      task.createdAt,
    ]);
  }

  get(id: string): LongTask | undefined {
    const row = this.database.get(`SELECT * FROM confluence_long_task WHERE id = ?`, [id]);
    return row && toTask(row);
  }

  underWay(): readonly LongTask[] {
    return this.database.all(`SELECT * FROM confluence_long_task WHERE finished_at IS NULL`).map(toTask);
  }

  finish(id: string, at: number): void {
    this.database.run(`UPDATE confluence_long_task SET finished_at = ? WHERE id = ?`, [at, id]);
  }
}

function toTask(row: SqlRow): LongTask {
  return {
    id: textColumn(row, 'id'),
    pageIds: JSON.parse(textColumn(row, 'page_ids')) as readonly number[],
    caller: JSON.parse(textColumn(row, 'caller')) as Caller,
    createdAt: integerColumn(row, 'created_at'),
    finishedAt: optionalIntegerColumn(row, 'finished_at'),
  };
}
