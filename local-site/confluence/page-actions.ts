/**
 * Everything that changes pages: create, update, archive, trash, restore, purge, move, copy, delete a version.
 *
 * Callers have checked the right to do it. Each action is one database transaction that ends with the product event;
 * the seed uses the same actions with past dates and `silent`.
 */
import type { Caller } from '../contracts';
import { badRequest, conflict } from './errors';
import type { Body, Page } from './model';
import { announceMentions } from './mentions';
import type { ConfluenceParts } from './parts';
import { textOfBody } from './store/word-store';

export interface NewPage {
  readonly spaceId: number;
  readonly parentId: number | undefined;
  readonly title: string;
  /** A function where the body names the page's own id, as media collections do. */
  readonly body: Body | ((pageId: number) => Body);
}

export interface PageChange {
  readonly versionNumber: number;
  readonly title: string;
  readonly body: Body;
  readonly message: string;
  readonly minorEdit: boolean;
}

/** Overrides of the seed: another time than now, no event. */
export interface ActionOptions {
  readonly at?: number;
  readonly silent?: boolean;
}

const EVENT_OF_UPDATE = { current: 'updated', archived: 'unarchived', trashed: 'restored' } as const;

export class PageActions {
  constructor(private readonly parts: ConfluenceParts) {}

  create(caller: Caller, draft: NewPage, options: ActionOptions = {}): Page {
    const { parts } = this;
    return parts.database.transaction(() => {
      this.refuseTakenTitle(draft.spaceId, draft.title, undefined);
      const at = options.at ?? parts.clock.now();
      const authorId = accountOf(caller);
      const added = parts.pages.add({ ...draft, authorId, ownerId: authorId, createdAt: at });
      const body = typeof draft.body === 'function' ? draft.body(added.id) : draft.body;
      const change = { title: draft.title, body, versionNumber: 1, message: '', minorEdit: false };
      this.addVersion(added, change, authorId, at);
      const page = this.reload(added.id);
      if (!options.silent) {
        parts.announcer.page(caller, 'created', page);
        announceMentions(parts, { page, authorId, body });
      }
      return page;
    });
  }

  /** An update of a page out of the tree brings it back and changes nothing else ("page contents will not be updated"). */
  update(caller: Caller, page: Page, wanted: PageChange, options: ActionOptions = {}): Page {
    const { parts } = this;
    return parts.database.transaction(() => {
      const previousBody = parts.versions.get(page.id, page.versionNumber)?.body;
      const kept = page.status !== 'current' && previousBody && { title: page.title, body: previousBody };
      const change = { ...wanted, ...kept };
      if (change.versionNumber !== page.versionNumber + 1) {
        throw conflict(
          'Version must be incremented when updating a page. ' +
            `Current Version: [${page.versionNumber}]. Provided version: [${change.versionNumber}]`,
        );
      }
      this.refuseTakenTitle(page.spaceId, change.title, page.id);
      this.addVersion(page, change, accountOf(caller), options.at ?? parts.clock.now());
      if (page.status !== 'current') this.putBackIntoTree(page);
      const updated = this.reload(page.id);
      if (!options.silent) {
        parts.announcer.page(caller, EVENT_OF_UPDATE[page.status], updated);
        announceMentions(parts, { page: updated, authorId: accountOf(caller), body: change.body, previousBody });
      }
      return updated;
    });
  }

  /** Pages archived together keep their places below each other; other children move up to what stays in the tree. */
  archive(caller: Caller, archived: readonly Page[]): void {
    const { parts } = this;
    parts.database.transaction(() => {
      for (const page of archived) parts.pages.setStatus(page.id, 'archived');
      for (const page of archived) {
        const above = parts.pages.ancestors(page).findLast((ancestor) => ancestor.status === 'current');
        for (const child of parts.pages.children(page.id)) {
          parts.pages.place(child, page.spaceId, above?.id, parts.pages.nextPosition(page.spaceId, above?.id));
        }
        parts.announcer.page(caller, 'archived', this.reload(page.id));
      }
    });
  }

  /** Children move up to the parent of the trashed page. */
  trash(caller: Caller, page: Page): void {
    const { parts } = this;
    parts.database.transaction(() => {
      for (const child of parts.pages.children(page.id)) {
        const index = parts.pages.nextPosition(page.spaceId, page.parentId);
        parts.pages.place(child, page.spaceId, page.parentId, index);
      }
      parts.pages.setStatus(page.id, 'trashed');
      parts.announcer.page(caller, 'trashed', this.reload(page.id));
    });
  }

  purge(caller: Caller, page: Page): void {
    const { parts } = this;
    if (page.status !== 'trashed') throw badRequest('Only a trashed page can be purged');
    parts.database.transaction(() => {
      parts.announcer.page(caller, 'deleted', page);
      for (const attachment of parts.attachments.list(page.id, ['current', 'trashed'])) {
        parts.attachments.delete(attachment.id);
      }
      parts.versions.deleteAll(page.id);
      parts.words.delete(page.id);
      parts.properties.deleteAll(page.id);
      parts.labels.deleteAll(page.id);
      parts.comments.deleteAll(page.id);
      parts.restrictions.replace(page.id, []);
      parts.pages.delete(page.id);
    });
  }

  move(caller: Caller, page: Page, position: 'before' | 'after' | 'append', target: Page): void {
    const { parts } = this;
    parts.database.transaction(() => {
      const isOwnDescendant =
        target.id === page.id || parts.pages.ancestors(target).some((ancestor) => ancestor.id === page.id);
      if (isOwnDescendant) throw badRequest('A page cannot be moved below itself');
      if (target.spaceId !== page.spaceId) this.refuseTakenTitle(target.spaceId, page.title, page.id);
      const before = parts.announcer.pageContent(page);
      const visibleBefore = parts.access.mayAppsView(page);
      const parentId = position === 'append' ? target.id : target.parentId;
      const siblings = (parentId === undefined ? parts.pages.roots(target.spaceId) : parts.pages.children(parentId))
        .map((sibling) => sibling.id)
        .filter((id) => id !== page.id);
      const at = siblings.indexOf(target.id);
      const index = position === 'append' ? siblings.length : position === 'before' ? at : at + 1;
      parts.pages.place(page, target.spaceId, parentId, index);
      const moved = this.reload(page.id);
      const visible = visibleBefore && parts.access.mayAppsView(moved);
      parts.announcer.page(caller, 'moved', moved, { prevContent: before }, visible);
    });
  }

  copy(caller: Caller, origin: Page, draft: Omit<NewPage, 'body'>): Page {
    const { parts } = this;
    return parts.database.transaction(() => {
      const version = parts.versions.get(origin.id, origin.versionNumber);
      if (!version) throw new Error(`page ${origin.id} has no current version`);
      const copy = this.create(caller, { ...draft, body: version.body }, { silent: true });
      parts.announcer.page(caller, 'copied', copy, { originContentId: String(origin.id) });
      return copy;
    });
  }

  /** Later versions take lower numbers and keep their creation times. No product event tells of it. */
  deleteVersion(page: Page, number: number): void {
    const { parts } = this;
    if (number === page.versionNumber) throw badRequest('The current version of a page cannot be deleted');
    if (!parts.versions.details(page.id, number)) throw badRequest(`Version ${number} was not found`);
    parts.database.transaction(() => {
      parts.versions.deleteAndRenumber(page.id, number);
      parts.pages.setCurrentVersion(page.id, page.versionNumber - 1, page.title);
    });
  }

  reload(pageId: number): Page {
    const page = this.parts.pages.get(pageId);
    if (!page) throw new Error(`page ${pageId} vanished within its own transaction`);
    return page;
  }

  private addVersion(page: Page, change: PageChange, authorId: string, createdAt: number): void {
    this.parts.versions.add({
      pageId: page.id,
      number: change.versionNumber,
      title: change.title,
      body: change.body,
      authorId,
      createdAt,
      message: change.message,
      minorEdit: change.minorEdit,
    });
    this.parts.pages.setCurrentVersion(page.id, change.versionNumber, change.title);
    this.parts.words.put(page.id, `${change.title}\n${textOfBody(change.body.adf)}`);
  }

  /** A restored page whose parent is gone comes back below the homepage of its space. */
  private putBackIntoTree(page: Page): void {
    const { pages, spaces } = this.parts;
    const parent = page.parentId === undefined ? undefined : pages.get(page.parentId);
    const homepageId = spaces.get(page.spaceId)?.homepageId;
    const parentId = parent?.status === 'current' ? parent.id : homepageId === page.id ? undefined : homepageId;
    pages.setStatus(page.id, 'current');
    pages.place(page, page.spaceId, parentId, pages.nextPosition(page.spaceId, parentId));
  }

  private refuseTakenTitle(spaceId: number, title: string, except: number | undefined): void {
    const holder = this.parts.pages.findByTitle(spaceId, title);
    if (holder && holder.id !== except) {
      throw badRequest(
        'A page with this title already exists: ' + 'A page already exists with the same TITLE in this space',
      );
    }
  }
}

/** Routers have refused anonymous callers before any action. */
export function accountOf(caller: Caller): string {
  if (caller.kind === 'anonymous') throw new Error('an anonymous caller reached an action');
  return caller.accountId;
}
