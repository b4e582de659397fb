/** Pages, spaces and the page tree through Confluence's own REST. */
import type { ContentProperty, Page, PageLink, PageVersion, Space } from './confluence-types';
import { query, request } from './http';

interface Many<T> {
  readonly results: readonly T[];
  readonly _links?: { readonly next?: string };
}

/** All results, following `_links.next`. */
export async function collect<T>(firstPath: string): Promise<readonly T[]> {
  const found: T[] = [];
  let path: string | undefined = firstPath;
  while (path) {
    const answer: Many<T> = await request<Many<T>>('GET', path);
    found.push(...answer.results);
    const next = answer._links?.next;
    path =
      next === undefined
        ? undefined
        : next.startsWith('/wiki')
          ? next
          : next.startsWith('/')
            ? `/wiki${next}`
            : undefined;
  }
  return found;
}

export const listSpaces = (): Promise<readonly Space[]> => collect<Space>('/wiki/api/v2/spaces?limit=100');

export async function spaceByKey(key: string): Promise<Space> {
  const [space] = await collect<Space>(`/wiki/api/v2/spaces${query({ keys: key })}`);
  if (!space) throw new Error(`There is no space ${key}, or you may not see it.`);
  return space;
}

export const spaceById = (id: string): Promise<Space> => request('GET', `/wiki/api/v2/spaces/${id}`);

export const rootPages = (spaceId: string): Promise<readonly PageLink[]> =>
  collect<PageLink>(`/wiki/api/v2/spaces/${spaceId}/pages${query({ depth: 'root', limit: 250 })}`);

export const childPages = (pageId: string): Promise<readonly PageLink[]> =>
  collect<PageLink>(`/wiki/api/v2/pages/${pageId}/children${query({ limit: 250 })}`);

/** From the root of the tree down to the parent. Answers ids only, as the REST does. */
export async function ancestorIds(pageId: string): Promise<readonly string[]> {
  const ancestors = await collect<{ id: string }>(`/wiki/api/v2/pages/${pageId}/ancestors?limit=250`);
  return ancestors.map((ancestor) => ancestor.id);
}

export type BodyFormat = 'view' | 'atlas_doc_format';

export const getPage = (id: string, format: BodyFormat, version?: number): Promise<Page> =>
  request('GET', `/wiki/api/v2/pages/${id}${query({ 'body-format': format, version })}`);

export const listVersions = (id: string): Promise<readonly PageVersion[]> =>
  collect<PageVersion>(`/wiki/api/v2/pages/${id}/versions?limit=50`);

export async function contentProperty(pageId: string, key: string): Promise<ContentProperty | undefined> {
  const [property] = await collect<ContentProperty>(`/wiki/api/v2/pages/${pageId}/properties${query({ key })}`);
  return property;
}

interface NewPage {
  readonly spaceId: string;
  readonly parentId: string | undefined;
  readonly title: string;
}
export const createPage = ({ spaceId, parentId, title }: NewPage): Promise<Page> =>
  request('POST', '/wiki/api/v2/pages', {
    spaceId,
    status: 'current',
    title,
    ...(parentId ? { parentId } : {}),
    body: { representation: 'atlas_doc_format', value: '{"type":"doc","version":1,"content":[{"type":"paragraph"}]}' },
  });

interface PageUpdate {
  readonly id: string;
  readonly title: string;
  readonly document: unknown;
  readonly baseVersion: number;
  readonly message: string;
}
/** Publishes the next version; Confluence answers 409 when somebody else was faster. */
export const publishPage = ({ id, title, document, baseVersion, message }: PageUpdate): Promise<Page> =>
  request('PUT', `/wiki/api/v2/pages/${id}`, {
    id,
    status: 'current',
    title,
    body: { representation: 'atlas_doc_format', value: JSON.stringify(document) },
    version: { number: baseVersion + 1, message },
  });

export const trashPage = (id: string): Promise<void> => request('DELETE', `/wiki/api/v2/pages/${id}`);

export const movePage = (id: string, newParentId: string): Promise<unknown> =>
  request('PUT', `/wiki/rest/api/content/${id}/move/append/${newParentId}`);

export const listTrash = (spaceId: string): Promise<readonly PageLink[]> =>
  collect<PageLink>(`/wiki/api/v2/spaces/${spaceId}/pages${query({ status: 'trashed', limit: 250 })}`);

export const listArchive = (spaceId: string): Promise<readonly PageLink[]> =>
  collect<PageLink>(`/wiki/api/v2/spaces/${spaceId}/pages${query({ status: 'archived', limit: 250 })}`);

/** Archives a page and waits for the long task that does it. */
export async function archivePage(id: string): Promise<void> {
  const { links } = await request<{ readonly links: { readonly status: string } }>(
    'POST',
    '/wiki/rest/api/content/archive',
    { pages: [{ id: Number(id) }] },
  );
  for (let asked = 0; asked < 40; asked += 1) {
    const { finished } = await request<{ readonly finished: boolean }>('GET', `/wiki${links.status}`);
    if (finished) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The page is not archived yet. Look at it again in a while.');
}

/** Brings a page back from trash or archive: an update that says once more what the page last said. */
export async function restorePage(id: string): Promise<unknown> {
  const page = await getPage(id, 'atlas_doc_format');
  return publishPage({
    id,
    title: page.title,
    document: JSON.parse(page.body?.atlas_doc_format?.value ?? '') as unknown,
    baseVersion: page.version.number,
    message: 'Restored',
  });
}

export const purgePage = (id: string): Promise<void> =>
  request('DELETE', `/wiki/api/v2/pages/${id}${query({ purge: true })}`);
