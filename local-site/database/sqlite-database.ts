/**
 * The one embedded database: SQLite compiled to WebAssembly, in a file or in memory.
 *
 * It is synchronous, so a request handler that does not await is atomic. Statements are prepared once and kept. A file
 * is locked by one site at a time; the lock that a killed process leaves behind is taken over.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as driverModule from 'node-sqlite3-wasm';
import type { Database as Sqlite, Statement } from 'node-sqlite3-wasm';
import type { Database, SqlRow, SqlValue } from '../contracts';

type Driver = typeof driverModule;
/** The driver is CommonJS whose names Node cannot see: as an ES module it arrives as the default export. */
const driver: Driver = (driverModule as { default?: Driver }).default ?? driverModule;

const MAXIMUM_CACHED_STATEMENTS = 600;

export interface SqliteDatabaseOptions {
  /** Path of the database file; in memory when absent. */
  readonly path?: string | undefined;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The driver locks by creating a directory, which a killed process cannot remove. */
function takeOverStaleLock(path: string): void {
  const owner = existsSync(`${path}.pid`) ? Number(readFileSync(`${path}.pid`, 'utf8')) : undefined;
  if (owner !== undefined && owner !== process.pid && isAlive(owner)) {
    throw new Error(`The database ${path} is in use by process ${owner}.`);
  }
  rmSync(`${path}.lock`, { recursive: true, force: true });
  writeFileSync(`${path}.pid`, String(process.pid));
}

function openSqlite(path: string | undefined): Sqlite {
  if (path === undefined) return new driver.Database();
  mkdirSync(dirname(path), { recursive: true });
  takeOverStaleLock(path);
  const sqlite = new driver.Database(path);
  // A killed process loses nothing that was committed; a power cut may, which a local site can afford.
  sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = PERSIST; PRAGMA synchronous = OFF;');
  return sqlite;
}

export function openDatabase(options: SqliteDatabaseOptions = {}): Database {
  const sqlite = openSqlite(options.path);
  sqlite.exec('PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;');
  const statements = new Map<string, Statement>();
  let depth = 0;

  function prepare(sql: string): Statement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= MAXIMUM_CACHED_STATEMENTS) {
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
    }
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    return statement;
  }

  const bind = (parameters: readonly SqlValue[] | undefined) =>
    parameters === undefined || parameters.length === 0 ? undefined : [...parameters];

  return {
    run(sql, parameters) {
      prepare(sql).run(bind(parameters));
    },
    get(sql, parameters) {
      return (prepare(sql).get(bind(parameters)) as SqlRow | null | undefined) ?? undefined;
    },
    all(sql, parameters) {
      return prepare(sql).all(bind(parameters)) as unknown as readonly SqlRow[];
    },
    transaction(work) {
      if (depth > 0) return work();
      sqlite.exec('BEGIN');
      depth += 1;
      try {
        const result = work();
        sqlite.exec('COMMIT');
        return result;
      } catch (error) {
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    close() {
      if (!sqlite.isOpen) return;
      for (const statement of statements.values()) statement.finalize();
      statements.clear();
      sqlite.close();
      if (options.path !== undefined) rmSync(`${options.path}.pid`, { force: true });
    },
  };
}
