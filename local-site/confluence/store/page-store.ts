/**
 * Pages and where they stand in the tree. Their versions are in version-store.ts; who may see them in access.ts.
 */
import type { Database, SqlRow, SqlValue } from '../../contracts';
import type { Page, PageStatus } from '../model';
import { integerColumn, optionalIntegerColumn, textColumn } from './columns';
import { nextId } from './schema';

export class PageStore {
  constructor(private readonly database: Database) {}

  get(id: number): Page | undefined {
    const row = this.database.get(`SELECT * FROM confluence_page WHERE id = ?`, [id]);
    return row && toPage(row);
  }

  /** Pages whose columns equal the given ones, by id. */
  find(filter: {
    readonly ids?: readonly number[];
    readonly spaceIds?: readonly number[];
    readonly statuses?: readonly PageStatus[];
    readonly title?: string;
    readonly isRoot?: boolean;
  }): readonly Page[] {
    const conditions: string[] = [];
    const parameters: SqlValue[] = [];
    const within = (column: string, values: readonly (number | string)[] | undefined) => {
      if (!values) return;
      // One JSON parameter instead of many, so that the statement is the same for any number of values.
      conditions.push(`${column} IN (SELECT value FROM json_each(?))`);
      parameters.push(JSON.stringify(values));
    };
    within('id', filter.ids);
    within('space_id', filter.spaceIds);
    within('status', filter.statuses);
    within('title', filter.title === undefined ? undefined : [filter.title]);
    if (filter.isRoot === true) conditions.push('parent_id IS NULL');
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    return this.database.all(`SELECT * FROM confluence_page ${where} ORDER BY id`, parameters).map(toPage);
  }

  /** The current page of that title; titles are unique among the current pages of a space. */
  findByTitle(spaceId: number, title: string): Page | undefined {
    return this.find({ spaceIds: [spaceId], statuses: ['current'], title })[0];
  }

  children(parentId: number): readonly Page[] {
    return this.database
      .all(`SELECT * FROM confluence_page WHERE parent_id = ? AND status = 'current' ORDER BY position, id`, [parentId])
      .map(toPage);
  }

  /**
   * The tree below a page, depth first and siblings in order, so that the beginning is read without the rest; branches of
   * the pages named in `without` are left out.
   */
  descendants(
    root: Page,
    options: { readonly depth: number; readonly without: readonly number[]; readonly most: number },
  ): readonly { readonly page: Page; readonly level: number }[] {
    return this.database
      .all(
        `WITH RECURSIVE hidden (id) AS MATERIALIZED (SELECT value FROM json_each(?)),
         tree (id, level, position) AS (
           SELECT ?, 0, 0
           UNION ALL SELECT page.id, tree.level + 1, page.position
           FROM tree JOIN confluence_page page ON page.parent_id = tree.id
           WHERE tree.level < ? AND page.status = 'current' AND page.id NOT IN (SELECT id FROM hidden)
           ORDER BY 2 DESC, 3, 1 LIMIT ?)
         SELECT page.*, tree.level FROM tree CROSS JOIN confluence_page page ON page.id = tree.id WHERE tree.level > 0`,
        [JSON.stringify(options.without), root.id, options.depth, options.most + 1],
      )
      .map((row) => ({ page: toPage(row), level: integerColumn(row, 'level') }));
  }

  roots(spaceId: number): readonly Page[] {
    return this.database
      .all(
        `SELECT * FROM confluence_page WHERE space_id = ? AND parent_id IS NULL AND status = 'current'
         ORDER BY position, id`,
        [spaceId],
      )
      .map(toPage);
  }

  /** From the root of the tree down to the parent. */
  ancestors(page: Page): readonly Page[] {
    const found: Page[] = [];
    let parentId = page.parentId;
    while (parentId !== undefined) {
      const parent = this.get(parentId);
      if (!parent) break;
      found.unshift(parent);
      parentId = parent.parentId;
    }
    return found;
  }

  add(page: Omit<Page, 'id' | 'position' | 'status' | 'versionNumber'>): Page {
    const id = nextId(this.database);
    const position = this.nextPosition(page.spaceId, page.parentId);
    this.database.run(
      `INSERT INTO confluence_page
         (id, space_id, parent_id, position, status, title, author_id, owner_id, created_at, version_number)
       VALUES (?, ?, ?, ?, 'current', ?, ?, ?, ?, 0)`,
      [id, page.spaceId, page.parentId ?? null, position, page.title, page.authorId, page.ownerId, page.createdAt],
    );
    return { ...page, id, position, status: 'current', versionNumber: 0 };
  }

  setCurrentVersion(id: number, versionNumber: number, title: string): void {
    this.database.run(`UPDATE confluence_page SET version_number = ?, title = ? WHERE id = ?`, [
      versionNumber,
      title,
      id,
    ]);
  }

  setStatus(id: number, status: PageStatus): void {
    this.database.run(`UPDATE confluence_page SET status = ? WHERE id = ?`, [status, id]);
  }

  setOwner(id: number, ownerId: string): void {
    this.database.run(`UPDATE confluence_page SET owner_id = ? WHERE id = ?`, [ownerId, id]);
  }

  /** Puts the page under a parent at an index among its siblings; the page's descendants follow it to the space. */
  place(page: Page, spaceId: number, parentId: number | undefined, index: number): void {
    this.database.run(`UPDATE confluence_page SET parent_id = ? WHERE id = ?`, [parentId ?? null, page.id]);
    this.setSpaceOfTree(page.id, spaceId);
    const siblings = (parentId === undefined ? this.roots(spaceId) : this.children(parentId))
      .map((sibling) => sibling.id)
      .filter((id) => id !== page.id);
    siblings.splice(index, 0, page.id);
    siblings.forEach((id, position) => {
      this.database.run(`UPDATE confluence_page SET position = ? WHERE id = ?`, [position, id]);
    });
  }

  delete(id: number): void {
    this.database.run(`DELETE FROM confluence_page WHERE id = ?`, [id]);
  }

  nextPosition(spaceId: number, parentId: number | undefined): number {
    const row =
      parentId === undefined
        ? this.database.get(
            `SELECT max(position) AS last FROM confluence_page WHERE space_id = ? AND parent_id IS NULL`,
            [spaceId],
          )
        : this.database.get(`SELECT max(position) AS last FROM confluence_page WHERE parent_id = ?`, [parentId]);
    const last = row && optionalIntegerColumn(row, 'last');
    return last === undefined ? 0 : last + 1;
  }

  private setSpaceOfTree(id: number, spaceId: number): void {
    this.database.run(
      `WITH RECURSIVE tree (id) AS (
         SELECT ? UNION SELECT page.id FROM confluence_page page JOIN tree ON page.parent_id = tree.id)
       UPDATE confluence_page SET space_id = ? WHERE id IN (SELECT id FROM tree)`,
      [id, spaceId],
    );
  }
}

function statusColumn(row: SqlRow): PageStatus {
  const status = textColumn(row, 'status');
  return status === 'trashed' || status === 'archived' ? status : 'current';
}

function toPage(row: SqlRow): Page {
  return {
    id: integerColumn(row, 'id'),
    spaceId: integerColumn(row, 'space_id'),
    parentId: optionalIntegerColumn(row, 'parent_id'),
    position: integerColumn(row, 'position'),
    status: statusColumn(row),
    title: textColumn(row, 'title'),
    authorId: textColumn(row, 'author_id'),
    ownerId: textColumn(row, 'owner_id'),
    createdAt: integerColumn(row, 'created_at'),
    versionNumber: integerColumn(row, 'version_number'),
  };
}
