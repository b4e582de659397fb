/**
 * Tables of the local Confluence. All names begin with `confluence_`, so that products can share one database file.
 *
 * Instants are milliseconds since the epoch. Bodies are kept exactly as they were given: the ADF string, and beside it
 * the storage document when the writer sent one.
 */
import type { Database } from '../../contracts';

const TABLES: readonly string[] = [
  `CREATE TABLE IF NOT EXISTS confluence_sequence (name TEXT PRIMARY KEY, next INTEGER NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS confluence_space (
     id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, description TEXT NOT NULL,
     author_id TEXT NOT NULL, created_at INTEGER NOT NULL, homepage_id INTEGER)`,
  `CREATE TABLE IF NOT EXISTS confluence_space_group (
     space_id INTEGER NOT NULL, group_id TEXT NOT NULL, PRIMARY KEY (space_id, group_id))`,
  `CREATE TABLE IF NOT EXISTS confluence_page (
     id INTEGER PRIMARY KEY, space_id INTEGER NOT NULL, parent_id INTEGER, position INTEGER NOT NULL,
     status TEXT NOT NULL, title TEXT NOT NULL, author_id TEXT NOT NULL, owner_id TEXT NOT NULL,
     created_at INTEGER NOT NULL, version_number INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS confluence_page_by_space ON confluence_page (space_id, status, title)`,
  `CREATE INDEX IF NOT EXISTS confluence_page_by_parent ON confluence_page (parent_id, position)`,
  `CREATE TABLE IF NOT EXISTS confluence_page_version (
     page_id INTEGER NOT NULL, number INTEGER NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, storage TEXT,
     author_id TEXT NOT NULL, created_at INTEGER NOT NULL, message TEXT NOT NULL, minor_edit INTEGER NOT NULL,
     PRIMARY KEY (page_id, number))`,
  // Holds all but the bodies, which lie on pages of their own in the file: listings do not read past them.
  `CREATE INDEX IF NOT EXISTS confluence_page_version_details ON confluence_page_version
     (page_id, number, title, author_id, created_at, message, minor_edit)`,
  `CREATE TABLE IF NOT EXISTS confluence_property (
     id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
     version_number INTEGER NOT NULL, message TEXT NOT NULL, author_id TEXT NOT NULL, created_at INTEGER NOT NULL,
     UNIQUE (page_id, key))`,
  `CREATE TABLE IF NOT EXISTS confluence_attachment (
     id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL,
     author_id TEXT NOT NULL, created_at INTEGER NOT NULL, version_number INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS confluence_attachment_by_page ON confluence_attachment (page_id, status)`,
  `CREATE TABLE IF NOT EXISTS confluence_attachment_version (
     attachment_id INTEGER NOT NULL, number INTEGER NOT NULL, file_id TEXT NOT NULL, media_type TEXT NOT NULL,
     size INTEGER NOT NULL, bytes BLOB NOT NULL, author_id TEXT NOT NULL, created_at INTEGER NOT NULL,
     comment TEXT NOT NULL, minor_edit INTEGER NOT NULL, PRIMARY KEY (attachment_id, number))`,
  `CREATE INDEX IF NOT EXISTS confluence_attachment_by_file ON confluence_attachment_version (file_id)`,
  `CREATE TABLE IF NOT EXISTS confluence_label (
     id INTEGER PRIMARY KEY, prefix TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (prefix, name))`,
  `CREATE TABLE IF NOT EXISTS confluence_page_label (
     page_id INTEGER NOT NULL, label_id INTEGER NOT NULL, PRIMARY KEY (page_id, label_id))`,
  `CREATE TABLE IF NOT EXISTS confluence_comment (
     id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL, parent_comment_id INTEGER, body TEXT NOT NULL,
     author_id TEXT NOT NULL, created_at INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS confluence_comment_by_page ON confluence_comment (page_id)`,
  `CREATE TABLE IF NOT EXISTS confluence_restriction (
     page_id INTEGER NOT NULL, operation TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
     PRIMARY KEY (page_id, operation, subject_kind, subject_id))`,
  `CREATE TABLE IF NOT EXISTS confluence_long_task (
     id TEXT PRIMARY KEY, page_ids TEXT NOT NULL, caller TEXT NOT NULL, created_at INTEGER NOT NULL,
     finished_at INTEGER)`,
  // Rows by content id; the tokeniser leaves everything but ASCII alone and so divides at our spaces only.
  `CREATE VIRTUAL TABLE IF NOT EXISTS confluence_words USING fts5
     (words, content='', contentless_delete=1, detail=none, tokenize='ascii')`,
];

/** Creates whatever is missing; safe to call on an existing file. */
export function createTables(database: Database): void {
  for (const statement of TABLES) database.run(statement);
}

// Real content ids are large integers shared by pages, comments and attachments; a reader should not take them for
// positions in a list.
const FIRST_ID = 1_048_577;

/** The next id of the sequence that all content shares. Call it inside the transaction that uses the id. */
export function nextId(database: Database): number {
  const row = database.get(`SELECT next FROM confluence_sequence WHERE name = 'content'`);
  const id = row ? Number(row['next']) : FIRST_ID;
  database.run(
    `INSERT INTO confluence_sequence (name, next) VALUES ('content', ?)
     ON CONFLICT (name) DO UPDATE SET next = excluded.next`,
    [id + 1],
  );
  return id;
}
