/** Attachments of issues, bytes and all. */
import type { Database } from '../../contracts';
import type { AttachmentRecord } from '../model';

export class AttachmentStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(attachment: AttachmentRecord, bytes: Uint8Array): void {
    this.#database.run('INSERT INTO jira_attachment (id, issue_id, record, bytes) VALUES (?, ?, ?, ?)', [
      Number(attachment.id),
      Number(attachment.issueId),
      JSON.stringify(attachment),
      bytes,
    ]);
  }
  find(id: string): AttachmentRecord | undefined {
    const row = this.#database.get('SELECT record FROM jira_attachment WHERE id = ?', [Number(id)]);
    return row === undefined ? undefined : (JSON.parse(String(row.record)) as AttachmentRecord);
  }
  bytes(id: string): Uint8Array | undefined {
    const value = this.#database.get('SELECT bytes FROM jira_attachment WHERE id = ?', [Number(id)])?.bytes;
    return value instanceof Uint8Array ? value : undefined;
  }
  of(issueId: string): AttachmentRecord[] {
    return this.#database
      .all('SELECT record FROM jira_attachment WHERE issue_id = ? ORDER BY id', [Number(issueId)])
      .map((row) => JSON.parse(String(row.record)) as AttachmentRecord);
  }
  remove(id: string): void {
    this.#database.run('DELETE FROM jira_attachment WHERE id = ?', [Number(id)]);
  }
}
