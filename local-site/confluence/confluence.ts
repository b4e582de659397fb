/**
 * The local Confluence: the part of Confluence Cloud's v1 and v2 REST that is modelled, over one database, plus what a
 * seed needs to start from. Everything else under `/wiki/` answers 501 with its name.
 */
import { Hono } from 'hono';
import type { Caller, Product, SiteServices } from '../contracts';
import { AttachmentActions, type StoredAttachment, type UploadedFile } from './attachment-actions';
import { ProductError, errorResponse, notModelled } from './errors';
import { listOperations, type ModelledOperation } from '../modelled-operations';
import type { AdfNode } from './body/adf';
import { adfToHtml } from './body/adf-to-html';
import type { Body, Page, Space } from './model';
import type { FindIssues } from './macros/issue-list';
import { Archiving } from './archiving';
import { PageActions, type NewPage } from './page-actions';
import { assembleParts, type ConfluenceParts } from './parts';
import { renderingContext } from './present/page-presenter';
import { routeArchive } from './rest/archive';
import { routeAttachments } from './rest/attachments';
import { routeComments, routeLabels } from './rest/comments-and-labels';
import type { ConfluenceEnvironment } from './rest/request';
import { routeRestrictions } from './rest/restrictions';
import { routeSearch } from './rest/search';
import { routeUsersAndGroups } from './rest/users-and-groups';
import { routeMacros } from './rest/macro-bodies';
import { routeContent } from './rest/v1-content';
import { routePageParts } from './rest/v2-page-parts';
import { routePages } from './rest/v2-pages';
import { routeProperties } from './rest/v2-properties';
import { routeSpaces } from './rest/v2-spaces';

export interface ConfluenceOptions {
  /** Whether a download through the Forge proxy answers bytes (default) or the bare redirect; unknown on real Forge. */
  readonly forgeFollowsDownloads?: boolean;
  /** What Jira of the same site finds for somebody; without it macros that list issues fail. */
  readonly findIssues?: FindIssues;
}

export interface SpaceToCreate {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly authorId: string;
  readonly createdAt?: number;
  /** Ids of the only groups that may use the space; absent: every member of the site. */
  readonly limitedToGroups?: readonly string[];
}

export interface PageToLoad {
  readonly spaceId: number;
  /** Absent: below the space's homepage. */
  readonly parentId?: number;
  readonly title: string;
  readonly body: NewPage['body'];
  readonly authorId: string;
  readonly at: number;
}

export interface VersionToLoad {
  readonly title?: string;
  readonly body: Body;
  readonly authorId: string;
  readonly at: number;
  readonly message?: string;
}

export interface Confluence extends Product {
  /** What is modelled; everything else answers 501. */
  readonly operations: readonly ModelledOperation[];
  /** Creates a space with its homepage; the key must be free. */
  createSpace(space: SpaceToCreate): Space;
  spaceByKey(key: string): Space | undefined;
  pageByTitle(spaceId: number, title: string): Page | undefined;
  /** Puts a page in place as if it had been written then; no product event. */
  loadPage(page: PageToLoad): Page;
  loadVersion(pageId: number, version: VersionToLoad): Page;
  loadAttachment(pageId: number, file: UploadedFile, authorId: string, at: number): StoredAttachment;
  /** A document as the view of this page would show it; for exports, which put other content into it. */
  renderDocument(pageId: number, document: AdfNode): string;
  setForgeFollowsDownloads(follows: boolean): void;
}

export function createConfluence(services: SiteServices, options: ConfluenceOptions = {}): Confluence {
  const parts = assembleParts(services);
  const downloads = { forgeFollowsDownloads: options.forgeFollowsDownloads ?? true };
  const app = new Hono<ConfluenceEnvironment>();
  app.use('/wiki/*', async (context, next) => {
    if (!parts.access.mayUseSite(context.env.caller)) throw new ProductError(401, 'UNAUTHORIZED', 'Unauthorized');
    await next();
  });
  routePages(app, parts);
  routePageParts(app, parts);
  routeProperties(app, parts);
  routeSpaces(app, parts);
  routeAttachments(app, parts, downloads);
  routeComments(app, parts);
  routeLabels(app, parts);
  routeRestrictions(app, parts);
  routeContent(app, parts);
  routeMacros(app, parts, options.findIssues ?? (() => Promise.resolve(undefined)));
  routeArchive(app, parts, new Archiving(parts));
  routeSearch(app, parts);
  routeUsersAndGroups(app, parts);
  app.notFound((context) => errorResponse(context.req.path, notModelled(`${context.req.method} ${context.req.path}`)));
  app.onError((error, context) => {
    if (error instanceof ProductError) return errorResponse(context.req.path, error);
    throw error;
  });
  return {
    fetch: (request, bindings) => app.fetch(request, bindings),
    operations: listOperations(app),
    ...seeding(parts),
    renderDocument: (pageId, document) =>
      adfToHtml({ type: 'doc', version: 1, content: document.content ?? [] }, renderingContext(parts, pageId)),
    setForgeFollowsDownloads: (follows) => {
      downloads.forgeFollowsDownloads = follows;
    },
  };
}

function seeding(
  parts: ConfluenceParts,
): Omit<Confluence, 'fetch' | 'operations' | 'renderDocument' | 'setForgeFollowsDownloads'> {
  const pages = new PageActions(parts);
  const attachments = new AttachmentActions(parts);
  const person = (accountId: string): Caller => ({ kind: 'person', accountId });
  return {
    createSpace: (space) => createSpace(parts, pages, space),
    spaceByKey: (key) => parts.spaces.getByKey(key),
    pageByTitle: (spaceId, title) => parts.pages.findByTitle(spaceId, title),
    loadPage: ({ spaceId, parentId, title, body, authorId, at }) =>
      pages.create(
        person(authorId),
        { spaceId, parentId: parentId ?? parts.spaces.get(spaceId)?.homepageId, title, body },
        { at, silent: true },
      ),
    loadVersion: (pageId, version) => {
      const page = pages.reload(pageId);
      const change = {
        versionNumber: page.versionNumber + 1,
        title: version.title ?? page.title,
        body: version.body,
        message: version.message ?? '',
        minorEdit: false,
      };
      return pages.update(person(version.authorId), page, change, { at: version.at, silent: true });
    },
    loadAttachment: (pageId, file, authorId, at) =>
      attachments.createOrUpdate(person(authorId), pages.reload(pageId), file, { at, silent: true }),
  };
}

function createSpace(parts: ConfluenceParts, pages: PageActions, space: SpaceToCreate): Space {
  const { key, name, description = '', authorId } = space;
  const at = space.createdAt ?? parts.clock.now();
  return parts.database.transaction(() => {
    if (parts.spaces.getByKey(key)) throw new Error(`a space with the key ${key} already exists`);
    const added = parts.spaces.add({ key, name, description, authorId, createdAt: at });
    if (space.limitedToGroups) parts.spaces.limitToGroups(added.id, space.limitedToGroups);
    const text = description === '' ? `This is the home of ${name}.` : description;
    const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
    const body = { adf: JSON.stringify({ type: 'doc', version: 1, content: [paragraph] }), storage: undefined };
    const home = pages.create(
      { kind: 'person', accountId: authorId },
      { spaceId: added.id, parentId: undefined, title: name, body },
      { at, silent: true },
    );
    parts.spaces.setHomepage(added.id, home.id);
    return { ...added, homepageId: home.id };
  });
}
