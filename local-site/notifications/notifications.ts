/**
 * What the bell of the site shows: one entry for each person a page, a comment or an issue mentions. Atlassian publishes no
 * REST for it, so it is asked under `/__site/`; entries whose target a person may not see are never made.
 */
import type { Database, Mention, Notifications, SqlRow } from '../contracts';

export interface NotificationEntry extends Mention {
  readonly id: number;
  readonly isRead: boolean;
}

export interface NotificationCentre extends Notifications {
  /** Newest first. */
  list(accountId: string, limit: number): readonly NotificationEntry[];
  countUnread(accountId: string): number;
  /** Marks these entries of the person as read, or all of them. */
  markRead(accountId: string, ids: readonly number[] | undefined, at: number): void;
}

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS site_notification (
     id INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, author_id TEXT NOT NULL, product TEXT NOT NULL,
     place TEXT NOT NULL, title TEXT NOT NULL, path TEXT NOT NULL, excerpt TEXT NOT NULL, at INTEGER NOT NULL,
     read_at INTEGER)`,
  `CREATE INDEX IF NOT EXISTS site_notification_by_person ON site_notification (account_id, read_at)`,
];

function toEntry(row: SqlRow): NotificationEntry {
  return {
    id: Number(row['id']),
    accountId: String(row['account_id']),
    authorId: String(row['author_id']),
    product: row['product'] === 'jira' ? 'jira' : 'confluence',
    place: row['place'] === 'comment' ? 'comment' : 'text',
    title: String(row['title']),
    path: String(row['path']),
    excerpt: String(row['excerpt']),
    at: Number(row['at']),
    isRead: row['read_at'] !== null,
  };
}

export function createNotificationCentre(database: Database): NotificationCentre {
  for (const statement of SCHEMA) database.run(statement);
  return {
    mention({ accountId, authorId, product, place, title, path, excerpt, at }) {
      database.run(
        `INSERT INTO site_notification (account_id, author_id, product, place, title, path, excerpt, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [accountId, authorId, product, place, title, path, excerpt, at],
      );
    },
    list: (accountId, limit) =>
      database
        .all(`SELECT * FROM site_notification WHERE account_id = ? ORDER BY at DESC, id DESC LIMIT ?`, [
          accountId,
          limit,
        ])
        .map(toEntry),
    countUnread: (accountId) =>
      Number(
        database.get(`SELECT COUNT(*) AS count FROM site_notification WHERE account_id = ? AND read_at IS NULL`, [
          accountId,
        ])?.['count'] ?? 0,
      ),
    markRead(accountId, ids, at) {
      const chosen = ids === undefined ? '' : ' AND id IN (SELECT value FROM json_each(?))';
      database.run(
        `UPDATE site_notification SET read_at = ? WHERE account_id = ? AND read_at IS NULL${chosen}`,
        ids === undefined ? [at, accountId] : [at, accountId, JSON.stringify(ids)],
      );
    },
  };
}
