/**
 * Tables of Jira in the site's one database. Records are kept as JSON beside the few columns that are looked up by; the
 * JQL evaluator works on documents held in memory, so no further columns are needed.
 */
import type { Database } from '../../contracts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS jira_counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL)',
  'CREATE TABLE IF NOT EXISTS jira_configuration (kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, id))',
  'CREATE TABLE IF NOT EXISTS jira_issue (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, project_id TEXT NOT NULL, parent_id INTEGER, record TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_issue_parent ON jira_issue (parent_id)',
  'CREATE TABLE IF NOT EXISTS jira_comment (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL, text TEXT NOT NULL, record TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_comment_issue ON jira_comment (issue_id)',
  'CREATE TABLE IF NOT EXISTS jira_change (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL, record TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_change_issue ON jira_change (issue_id)',
  'CREATE TABLE IF NOT EXISTS jira_property (entity TEXT NOT NULL, entity_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (entity, entity_id, key))',
  'CREATE TABLE IF NOT EXISTS jira_task (id INTEGER PRIMARY KEY, record TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS jira_app_property (app_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (app_id, key))',
  'CREATE TABLE IF NOT EXISTS jira_link (id INTEGER PRIMARY KEY, type_id TEXT NOT NULL, inward_id INTEGER NOT NULL, outward_id INTEGER NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_link_inward ON jira_link (inward_id)',
  'CREATE INDEX IF NOT EXISTS jira_link_outward ON jira_link (outward_id)',
  'CREATE TABLE IF NOT EXISTS jira_remote_link (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL, global_id TEXT, record TEXT NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_remote_link_issue ON jira_remote_link (issue_id)',
  'CREATE TABLE IF NOT EXISTS jira_attachment (id INTEGER PRIMARY KEY, issue_id INTEGER NOT NULL, record TEXT NOT NULL, bytes BLOB NOT NULL)',
  'CREATE INDEX IF NOT EXISTS jira_attachment_issue ON jira_attachment (issue_id)',
  // What an issue looked like to the search index before a change; read while results may still lag behind it.
  'CREATE TABLE IF NOT EXISTS jira_search_before (sequence INTEGER PRIMARY KEY AUTOINCREMENT, issue_id TEXT NOT NULL, changed_at INTEGER NOT NULL, document TEXT)',
];

export function createTables(database: Database): void {
  for (const table of TABLES) database.run(table);
}

/** The next number of a named series, starting at `first`; the row is written in the caller's transaction. */
export function nextNumber(database: Database, name: string, first: number): number {
  const row = database.get('SELECT value FROM jira_counter WHERE name = ?', [name]);
  const value = row === undefined ? first : Number(row.value) + 1;
  database.run(
    'INSERT INTO jira_counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
  return value;
}

/** Makes sure that numbers already used by imported data are never given out again. */
export function reserveNumber(database: Database, name: string, used: number): void {
  database.run(
    'INSERT INTO jira_counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
    [name, used],
  );
}
