/**
 * Queue events and jobs in the site's database, so that a restart of the site loses nothing that was accepted.
 */
import type { Database, SqlRow } from '../../contracts';

export interface QueueEvent {
  readonly eventId: string;
  readonly installationId: string;
  readonly queueName: string;
  readonly jobId: string;
  readonly body: unknown;
  readonly concurrency: { readonly key: string; readonly limit: number } | undefined;
  readonly acceptedAt: number;
  readonly dueAt: number;
  readonly retryCount: number;
  readonly retryReason: string | undefined;
  readonly retryData: unknown;
  /** How many pushes in a row led to this event. */
  readonly chain: number;
}
export interface JobStatistics {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

export interface QueueStore {
  save(event: QueueEvent): void;
  find(eventId: string): QueueEvent | undefined;
  remove(eventId: string): void;
  all(): readonly QueueEvent[];
  addJob(jobId: string, queueName: string): void;
  countJobEnd(jobId: string, end: 'success' | 'failed'): void;
  statistics(jobId: string, queueName: string): JobStatistics | undefined;
  /** Removes the waiting events of a job and names them. */
  cancelJob(jobId: string): readonly string[];
}

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS queue_event (
     event_id TEXT PRIMARY KEY, job_id TEXT NOT NULL, due_at INTEGER NOT NULL, content TEXT NOT NULL)`,
  'CREATE INDEX IF NOT EXISTS queue_event_by_job ON queue_event (job_id)',
  `CREATE TABLE IF NOT EXISTS queue_job (
     job_id TEXT PRIMARY KEY, queue TEXT NOT NULL, success INTEGER NOT NULL, failed INTEGER NOT NULL)`,
];

const toEvent = (row: SqlRow) => JSON.parse(String(row['content'])) as QueueEvent;

export function createQueueStore(database: Database): QueueStore {
  for (const statement of SCHEMA) database.run(statement);
  return {
    save(event) {
      database.run('INSERT OR REPLACE INTO queue_event VALUES (?, ?, ?, ?)', [
        event.eventId,
        event.jobId,
        event.dueAt,
        JSON.stringify(event),
      ]);
    },
    find(eventId) {
      const row = database.get('SELECT content FROM queue_event WHERE event_id = ?', [eventId]);
      return row === undefined ? undefined : toEvent(row);
    },
    remove(eventId) {
      database.run('DELETE FROM queue_event WHERE event_id = ?', [eventId]);
    },
    all: () => database.all('SELECT content FROM queue_event ORDER BY due_at').map(toEvent),
    addJob(jobId, queueName) {
      database.run('INSERT OR IGNORE INTO queue_job VALUES (?, ?, 0, 0)', [jobId, queueName]);
    },
    countJobEnd(jobId, end) {
      database.run(`UPDATE queue_job SET ${end} = ${end} + 1 WHERE job_id = ?`, [jobId]);
    },
    statistics(jobId, queueName) {
      const job = database.get('SELECT * FROM queue_job WHERE job_id = ? AND queue = ?', [jobId, queueName]);
      if (job === undefined) return undefined;
      const waiting = database.get('SELECT count(*) AS n FROM queue_event WHERE job_id = ?', [jobId]);
      return {
        success: Number(job['success']),
        failed: Number(job['failed']),
        inProgress: Number(waiting?.['n'] ?? 0),
      };
    },
    cancelJob(jobId) {
      const ids = database
        .all('SELECT event_id FROM queue_event WHERE job_id = ?', [jobId])
        .map((row) => String(row['event_id']));
      database.run('DELETE FROM queue_event WHERE job_id = ?', [jobId]);
      return ids;
    },
  };
}
