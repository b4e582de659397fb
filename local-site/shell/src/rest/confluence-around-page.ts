/** What surrounds a page: comments, attachments, restrictions, search and people, through Confluence's own REST. */
import { collect } from './confluence-pages';
import type {
  Attachment,
  Comment,
  ConfluenceGroup,
  ConfluencePerson,
  OperationRestriction,
  SearchHit,
} from './confluence-types';
import { query, request, upload } from './http';

/** The list itself knows no rendered bodies, so each comment is asked for on its own. */
export async function listComments(pageId: string): Promise<readonly Comment[]> {
  const found = await collect<{ readonly id: string }>(`/wiki/api/v2/pages/${pageId}/footer-comments?limit=100`);
  return Promise.all(
    found.map(({ id }) => request<Comment>('GET', `/wiki/api/v2/footer-comments/${id}?body-format=view`)),
  );
}

export const addComment = (pageId: string, document: object): Promise<unknown> =>
  request('POST', '/wiki/api/v2/footer-comments', {
    pageId,
    body: { representation: 'atlas_doc_format', value: JSON.stringify(document) },
  });

export const listAttachments = (pageId: string): Promise<readonly Attachment[]> =>
  collect<Attachment>(`/wiki/api/v2/pages/${pageId}/attachments?limit=100`);

function fileForm(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  form.append('minorEdit', 'true');
  return form;
}

export const uploadAttachment = (pageId: string, file: File): Promise<unknown> =>
  upload(`/wiki/rest/api/content/${pageId}/child/attachment`, fileForm(file));

/** A new version: Confluence recognises the attachment by its name, whatever the chosen file is called. */
export const replaceAttachment = (pageId: string, title: string, file: File): Promise<unknown> =>
  upload(
    `/wiki/rest/api/content/${pageId}/child/attachment`,
    fileForm(new File([file], title, { type: file.type })),
    'PUT',
  );

export const attachmentDownload = (pageId: string, attachmentId: string): string =>
  `/wiki/rest/api/content/${pageId}/child/attachment/${attachmentId}/download`;

interface RestrictionAnswer {
  readonly results: readonly {
    readonly operation: 'read' | 'update';
    readonly restrictions?: {
      readonly user?: { readonly results: readonly ConfluencePerson[] };
      readonly group?: { readonly results: readonly ConfluenceGroup[] };
    };
  }[];
}

export async function listRestrictions(pageId: string): Promise<readonly OperationRestriction[]> {
  const expand = 'restrictions.user,restrictions.group';
  const answer = await request<RestrictionAnswer>(
    'GET',
    `/wiki/rest/api/content/${pageId}/restriction${query({ expand })}`,
  );
  return (['read', 'update'] as const).map((operation) => {
    const found = answer.results.find((entry) => entry.operation === operation)?.restrictions;
    return { operation, people: found?.user?.results ?? [], groups: found?.group?.results ?? [] };
  });
}

export const replaceRestrictions = (pageId: string, restrictions: readonly OperationRestriction[]): Promise<unknown> =>
  request(
    'PUT',
    `/wiki/rest/api/content/${pageId}/restriction`,
    restrictions.map(({ operation, people, groups }) => ({
      operation,
      restrictions: {
        user: people.map(({ accountId }) => ({ type: 'known', accountId })),
        group: groups.map(({ id, name }) => ({ type: 'group', id, name })),
      },
    })),
  );

interface SearchAnswer {
  readonly results: readonly {
    readonly title?: string;
    readonly excerpt?: string;
    readonly url?: string;
    readonly content?: { readonly id: string; readonly title: string };
  }[];
}

async function search(cql: string): Promise<readonly SearchHit[]> {
  const answer = await request<SearchAnswer>('GET', `/wiki/rest/api/search${query({ cql, limit: 25 })}`);
  return answer.results.flatMap((hit) =>
    hit.content
      ? [{ id: hit.content.id, title: hit.content.title, excerpt: hit.excerpt ?? '', url: hit.url ?? '' }]
      : [],
  );
}

const quote = (words: string): string => `"${words.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const searchPages = (words: string): Promise<readonly SearchHit[]> =>
  search(`type = page AND (title ~ ${quote(words)} OR text ~ ${quote(words)})`);

export const searchByLabel = (label: string): Promise<readonly SearchHit[]> =>
  search(`type = page AND label = ${quote(label)}`);

export async function searchPeople(name: string): Promise<readonly ConfluencePerson[]> {
  const cql = `user.fullname ~ "${name.replaceAll('"', '')}"`;
  const answer = await request<{ results: readonly { user?: ConfluencePerson }[] }>(
    'GET',
    `/wiki/rest/api/search/user${query({ cql, limit: 10 })}`,
  );
  return answer.results.flatMap((hit) => (hit.user ? [hit.user] : []));
}

export async function searchGroups(name: string): Promise<readonly ConfluenceGroup[]> {
  const answer = await request<{ results: readonly ConfluenceGroup[] }>(
    'GET',
    `/wiki/rest/api/group/picker${query({ query: name, limit: 10 })}`,
  );
  return answer.results;
}

export interface ExportedPage {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly html: string;
}
/** The site's own address: Confluence publishes no REST for exports. */
export const exportPage = (pageId: string, type: 'pdf' | 'word' | 'other'): Promise<ExportedPage> =>
  request('GET', `/__site/export/pages/${pageId}${query({ type })}`);

export async function listLabels(pageId: string): Promise<readonly { readonly name: string }[]> {
  const path = `/wiki/rest/api/content/${pageId}/label`;
  return (await request<{ readonly results: readonly { readonly name: string }[] }>('GET', path)).results;
}

export const addLabel = (pageId: string, name: string): Promise<unknown> =>
  request('POST', `/wiki/rest/api/content/${pageId}/label`, [{ prefix: 'global', name }]);

export const removeLabel = (pageId: string, name: string): Promise<unknown> =>
  request('DELETE', `/wiki/rest/api/content/${pageId}/label${query({ name })}`);
