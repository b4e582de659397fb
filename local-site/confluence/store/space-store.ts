/**
 * Spaces and the groups a space is limited to.
 */
import type { Database, SqlRow } from '../../contracts';
import type { Space } from '../model';
import { integerColumn, optionalIntegerColumn, textColumn } from './columns';
import { nextId } from './schema';

export class SpaceStore {
  constructor(private readonly database: Database) {}

  get(id: number): Space | undefined {
    const row = this.database.get(`SELECT * FROM confluence_space WHERE id = ?`, [id]);
    return row && toSpace(row);
  }

  getByKey(key: string): Space | undefined {
    const row = this.database.get(`SELECT * FROM confluence_space WHERE key = ?`, [key]);
    return row && toSpace(row);
  }

  all(): readonly Space[] {
    return this.database.all(`SELECT * FROM confluence_space ORDER BY id`).map(toSpace);
  }

  add(space: Omit<Space, 'id' | 'homepageId'>): Space {
    const id = nextId(this.database);
    this.database.run(
      `INSERT INTO confluence_space (id, key, name, description, author_id, created_at, homepage_id)
       VALUES (?, ?, ?, ?, ?, ?, NULL)`,
      [id, space.key, space.name, space.description, space.authorId, space.createdAt],
    );
    return { ...space, id, homepageId: undefined };
  }

  setHomepage(id: number, homepageId: number): void {
    this.database.run(`UPDATE confluence_space SET homepage_id = ? WHERE id = ?`, [homepageId, id]);
  }

  /** Empty: every member of the site may use the space. */
  groupsOf(id: number): readonly string[] {
    return this.database
      .all(`SELECT group_id FROM confluence_space_group WHERE space_id = ?`, [id])
      .map((row) => textColumn(row, 'group_id'));
  }

  limitToGroups(id: number, groupIds: readonly string[]): void {
    this.database.run(`DELETE FROM confluence_space_group WHERE space_id = ?`, [id]);
    for (const groupId of groupIds) {
      this.database.run(`INSERT INTO confluence_space_group (space_id, group_id) VALUES (?, ?)`, [id, groupId]);
    }
  }
}

function toSpace(row: SqlRow): Space {
  return {
    id: integerColumn(row, 'id'),
    key: textColumn(row, 'key'),
    name: textColumn(row, 'name'),
    description: textColumn(row, 'description'),
    authorId: textColumn(row, 'author_id'),
    createdAt: integerColumn(row, 'created_at'),
    homepageId: optionalIntegerColumn(row, 'homepage_id'),
  };
}
