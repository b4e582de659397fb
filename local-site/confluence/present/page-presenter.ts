/**
 * Pages, versions, labels and properties as v2 shows them.
 */
import type { ContentProperty, Label, Page, PageVersion, PageVersionDetails } from '../model';
import type { ConfluenceParts } from '../parts';
import type { RenderingContext } from '../body/rendering-context';
import { presentBody, type BodyFormat } from '../body/representations';
import { ATTACHMENT_BY_NAME, resourceOfHref } from '../body/storage-links';
import { instant } from '../rest/paging';
import type { JsonObject } from '../rest/request';

export function renderingContext(parts: ConfluenceParts, pageId: number): RenderingContext {
  const attachmentAddress = (title: string) => {
    const named = parts.attachments.findByTitle(pageId, title);
    return named && downloadPath(pageId, named.title, named.versionNumber);
  };
  return {
    pageId,
    mediaAddress: (fileId) => {
      if (fileId.startsWith(ATTACHMENT_BY_NAME)) return attachmentAddress(fileId.slice(ATTACHMENT_BY_NAME.length));
      const found = parts.attachments.findByFile(fileId);
      return found && downloadPath(found.attachment.pageId, found.attachment.title, found.version.number);
    },
    resourceAddress: (href) => {
      const resource = resourceOfHref(href);
      if (!resource) return undefined;
      const { attributes, anchor } = resource;
      const filename = attributes['ri:filename'];
      if (filename !== undefined) return attachmentAddress(filename);
      const key = attributes['ri:space-key'];
      const spaceId = key === undefined ? parts.pages.get(pageId)?.spaceId : parts.spaces.getByKey(key)?.id;
      const title = attributes['ri:content-title'];
      const page = spaceId !== undefined && title !== undefined && parts.pages.findByTitle(spaceId, title);
      if (!page) return undefined;
      const suffix = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
      return `/wiki${String(pageLinks(parts, page)['webui'])}${suffix}`;
    },
  };
}

/** Below the site's origin. */
export function downloadPath(pageId: number, title: string, versionNumber: number): string {
  return `/wiki/download/attachments/${pageId}/${encodeURIComponent(title)}?version=${versionNumber}&api=v2`;
}

export function presentVersion(version: PageVersionDetails): JsonObject {
  return {
    number: version.number,
    message: version.message,
    minorEdit: version.minorEdit,
    authorId: version.authorId,
    createdAt: instant(version.createdAt),
  };
}

export interface PageView {
  readonly page: Page;
  readonly version: PageVersion | PageVersionDetails;
  readonly format?: BodyFormat | undefined;
}

/** One page at one of its versions; an older version is `historical`, with the title it had. */
export function presentPage(parts: ConfluenceParts, { page, version, format }: PageView): JsonObject {
  const isHistorical = version.number !== page.versionNumber;
  const body = format && 'body' in version ? presentBody(version.body, format, renderingContext(parts, page.id)) : {};
  return {
    id: String(page.id),
    status: isHistorical ? 'historical' : page.status,
    title: version.title,
    spaceId: String(page.spaceId),
    parentId: page.parentId === undefined ? null : String(page.parentId),
    parentType: page.parentId === undefined ? null : 'page',
    position: page.position,
    authorId: page.authorId,
    ownerId: page.ownerId,
    lastOwnerId: null,
    createdAt: instant(page.createdAt),
    version: presentVersion(version),
    body,
    _links: pageLinks(parts, page),
  };
}

export function pageLinks(parts: ConfluenceParts, page: Page): JsonObject {
  const key = parts.spaces.get(page.spaceId)?.key ?? '';
  const slug = encodeURIComponent(page.title).replace(/%20/g, '+');
  return {
    webui: `/spaces/${key}/pages/${page.id}/${slug}`,
    editui: `/pages/resumedraft.action?draftId=${page.id}`,
    tinyui: `/x/${Buffer.from(String(page.id)).toString('base64url')}`,
    base: `${parts.origin()}/wiki`,
  };
}

/** The current version of a page, with its body when one is asked for. */
export function currentVersion(
  parts: ConfluenceParts,
  page: Page,
  withBody: boolean,
): PageVersion | PageVersionDetails {
  const version = withBody
    ? parts.versions.get(page.id, page.versionNumber)
    : parts.versions.details(page.id, page.versionNumber);
  if (!version) throw new Error(`page ${page.id} has no version ${page.versionNumber}`);
  return version;
}

export function presentChild(page: Page): JsonObject {
  return {
    id: String(page.id),
    status: page.status,
    title: page.title,
    spaceId: String(page.spaceId),
    childPosition: page.position,
  };
}

export function presentLabel(label: Label): JsonObject {
  return { id: String(label.id), name: label.name, prefix: label.prefix };
}

export function presentProperty(property: ContentProperty): JsonObject {
  return {
    id: String(property.id),
    key: property.key,
    value: JSON.parse(property.value) as unknown,
    version: {
      number: property.versionNumber,
      message: property.message,
      minorEdit: false,
      authorId: property.authorId,
      createdAt: instant(property.createdAt),
    },
  };
}

/** What this person may do with the page, as operations of the product. */
export function pageOperations(parts: ConfluenceParts, accountId: string, page: Page): readonly JsonObject[] {
  const on = (operation: string, targetType = 'page') => ({ operation, targetType });
  const operations = [on('read'), on('export'), on('copy'), on('create', 'comment')];
  if (parts.access.mayEdit(accountId, page)) {
    operations.push(on('update'), on('delete'), on('move'), on('restrict_content'), on('create', 'attachment'));
    operations.push(page.status === 'current' ? on('archive') : on('restore'));
  }
  if (parts.access.mayAdministerSpace(accountId, page.spaceId)) operations.push(on('purge'), on('purge_version'));
  return operations;
}
