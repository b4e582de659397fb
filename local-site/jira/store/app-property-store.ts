/** Properties of an app (`/rest/forge/1/app/properties`): written by the app itself, read by Jira expressions. */
import type { Database } from '../../contracts';
import type { JsonValue } from '../model';

export class AppPropertyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  keys(appId: string): readonly string[] {
    return this.#database
      .all('SELECT key FROM jira_app_property WHERE app_id = ? ORDER BY key', [appId])
      .map((row) => String(row.key));
  }

  read(appId: string, key: string): JsonValue | undefined {
    const row = this.#database.get('SELECT value FROM jira_app_property WHERE app_id = ? AND key = ?', [appId, key]);
    return row === undefined ? undefined : (JSON.parse(String(row.value)) as JsonValue);
  }

  /** True when the property is new. */
  write(appId: string, key: string, value: JsonValue): boolean {
    const isNew = this.read(appId, key) === undefined;
    this.#database.run(
      'INSERT INTO jira_app_property (app_id, key, value) VALUES (?, ?, ?) ON CONFLICT (app_id, key) DO UPDATE SET value = excluded.value',
      [appId, key, JSON.stringify(value)],
    );
    return isNew;
  }

  remove(appId: string, key: string): void {
    this.#database.run('DELETE FROM jira_app_property WHERE app_id = ? AND key = ?', [appId, key]);
  }
}
