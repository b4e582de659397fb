/**
 * Released copies of documents: pages that the app makes, writes, closes and puts back, as itself. A write is sent once; what came
 * of it when no answer arrives is looked up by whoever asked. (https://developer.atlassian.com/cloud/confluence/rest/v2/)
 */
import { type APIResponse, asApp, route } from '@forge/api';
import { ProductFault } from '../../application/faults';
import type { Clock } from '../../application/ports';
import type {
  ConfluenceCopies,
  CopyAccess,
  CopyPageFacts,
  CopyPageText,
  CopyWrite,
} from '../../application/released-copy/copy-port';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/time';
import { jsonBody, send, unexpected } from '../products/product-request';
import { getConfluence, isUnseen } from './get-confluence';
import { multipartFile } from './multipart';
import * as answers from './responses';

/** Position of a moved page: the last one below its new parent. */
const lastBelow = 'append';

type RawPage = ReturnType<typeof rawPage>;
function rawPage(operation: string, value: unknown) {
  return answers.parsed(operation, answers.page, value);
}
function factsFrom(raw: RawPage): CopyPageFacts {
  const { number, createdAt, authorId, message } = raw.version;
  return {
    pageId: raw.id as PageId,
    spaceId: raw.spaceId as SpaceId,
    title: raw.title,
    status: raw.status === 'current' ? 'current' : raw.status === 'archived' ? 'archived' : 'trashed',
    parentId: (raw.parentId ?? null) as PageId | null,
    version: {
      number,
      createdAt: parseInstant(createdAt),
      authorId: authorId as AccountId,
      message: message ?? '',
    },
  };
}

function outcomeOf(operation: string, response: APIResponse): CopyWrite {
  if (response.ok) return 'written';
  // Somebody else was at it: nothing was done, and what is wanted is looked at again.
  if (response.status === 409) throw new ProductFault(operation, response.status, true);
  if (response.status === 400) return 'rejected';
  if (isUnseen(response)) return 'refused';
  throw unexpected(operation, response);
}

export function confluenceCopies(clock: Clock): ConfluenceCopies {
  return { ...asking(clock), ...writing(clock), ...filing(clock) };
}

type Asking = Pick<
  ConfluenceCopies,
  'appAccount' | 'mayCreatePages' | 'ancestors' | 'isViewRestricted' | 'page' | 'pageOfTitle' | 'access'
>;
function asking(clock: Clock): Asking {
  return {
    async appAccount() {
      const operation = 'Get current user';
      const response = await getConfluence(clock, 'app', operation, route`/wiki/rest/api/user/current`);
      if (!response.ok) throw unexpected(operation, response);
      return answers.parsed(operation, answers.currentUser, await response.json()).accountId as AccountId;
    },

    async mayCreatePages(spaceId) {
      const operation = 'Get space by id with operations';
      const path = route`/wiki/api/v2/spaces/${spaceId}?include-operations=true`;
      const response = await getConfluence(clock, 'app', operation, path);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      const raw = answers.parsed(operation, answers.space, await response.json());
      return (raw.operations?.results ?? []).some((one) => one.operation === 'create' && one.targetType === 'page');
    },

    async ancestors(pageId) {
      const operation = 'Get all ancestors of page';
      const path = route`/wiki/api/v2/pages/${pageId}/ancestors?limit=250`;
      const response = await getConfluence(clock, 'app', operation, path);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      const { results } = answers.parsed(operation, answers.ancestorList, await response.json());
      return results.filter((one) => one.type === 'page').map((one) => one.id as PageId);
    },

    async isViewRestricted(pageId) {
      const restrictions = await restrictionsOf(clock, pageId);
      return restrictions === undefined ? undefined : restrictions.view.length > 0;
    },

    access: (pageId) => restrictionsOf(clock, pageId),

    async page(pageId) {
      const operation = 'Get page by id';
      const response = await getConfluence(clock, 'app', operation, route`/wiki/api/v2/pages/${pageId}`);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      return factsFrom(rawPage(operation, await response.json()));
    },

    async pageOfTitle(spaceId, title): Promise<CopyPageText | undefined> {
      const operation = 'Get pages by title with body';
      const query = new URLSearchParams({ 'space-id': spaceId, title, 'body-format': 'atlas_doc_format', limit: '1' });
      const response = await getConfluence(clock, 'app', operation, route`/wiki/api/v2/pages?${query}`);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      const [raw] = answers.parsed(operation, answers.pageList, await response.json()).results;
      return raw === undefined
        ? undefined
        : { ...factsFrom({ ...raw, labels: undefined }), body: raw.body?.atlas_doc_format?.value ?? '' };
    },
  };
}

/** Who may view and edit, as `user:<id>` and `group:<id>`, sorted; empty: everybody who may use the space. */
async function restrictionsOf(clock: Clock, pageId: PageId) {
  const operation = 'Get restrictions';
  const path = route`/wiki/rest/api/content/${pageId}/restriction?expand=restrictions.user,restrictions.group`;
  const response = await getConfluence(clock, 'app', operation, path);
  if (isUnseen(response)) return undefined;
  if (!response.ok) throw unexpected(operation, response);
  const { results } = answers.parsed(operation, answers.restrictionList, await response.json());
  const of = (what: string) =>
    results
      .filter((one) => one.operation === what)
      .flatMap(({ restrictions: { user, group } }) => [
        ...(user?.results ?? []).flatMap((one) => (one.accountId === undefined ? [] : [`user:${one.accountId}`])),
        ...(group?.results ?? []).flatMap((one) => (one.id === undefined ? [] : [`group:${one.id}`])),
      ])
      .sort();
  return { view: of('read'), edit: of('update') };
}

function writing(clock: Clock): Pick<ConfluenceCopies, 'create' | 'write' | 'move' | 'restrict'> {
  return {
    async create({ spaceId, parentId, title, body }) {
      const operation = 'Create page';
      const value = JSON.stringify(body);
      const page = {
        spaceId,
        status: 'current',
        title,
        ...(parentId === null ? {} : { parentId }),
        body: { representation: 'atlas_doc_format', value },
      };
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/api/v2/pages?private=true`, jsonBody('POST', page)),
      );
      // A conflict is nobody's title: whatever it was about passes, and the page is asked for again.
      if (response.status === 400) return 'rejected';
      if (isUnseen(response)) return 'refused';
      if (!response.ok) throw unexpected(operation, response);
      return answers.parsed(operation, answers.createdPage, await response.json()).id as PageId;
    },

    async write({ pageId, title, body, version, message }) {
      const operation = 'Update page';
      const page = {
        id: pageId,
        status: 'current',
        title,
        body: { representation: 'atlas_doc_format', value: JSON.stringify(body) },
        version: { number: version, message },
      };
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/api/v2/pages/${pageId}`, jsonBody('PUT', page)),
      );
      return response.status === 409 ? 'conflict' : outcomeOf(operation, response);
    },

    async move(pageId, below) {
      const operation = 'Move a page to a new location relative to a target page';
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/rest/api/content/${pageId}/move/${lastBelow}/${below}`, {
          method: 'PUT',
          headers: { Accept: 'application/json' },
        }),
      );
      return outcomeOf(operation, response);
    },

    async restrict(pageId, app, access) {
      const operation = 'Update restrictions';
      const body = restrictionsFor(app, access);
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/rest/api/content/${pageId}/restriction`, jsonBody('PUT', body)),
      );
      return outcomeOf(operation, response);
    },
  };
}

/** The app stands in both: nobody may shut themselves out. */
function restrictionsFor(app: AccountId, { readers }: CopyAccess): unknown {
  const user = [{ type: 'known', accountId: app }];
  const edit = { operation: 'update', restrictions: { user } };
  if (readers === null) return [edit];
  const group = readers === 'appOnly' ? [] : readers.map((id) => ({ type: 'group', id }));
  return [edit, { operation: 'read', restrictions: group.length === 0 ? { user } : { user, group } }];
}

function filing(clock: Clock): Pick<ConfluenceCopies, 'upload' | 'trashAttachment'> {
  return {
    async upload(pageId, file) {
      const operation = 'Create or update attachment';
      const { contentType, body } = multipartFile(file);
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/rest/api/content/${pageId}/child/attachment`, {
          method: 'PUT',
          headers: { 'Content-Type': contentType, Accept: 'application/json', 'X-Atlassian-Token': 'nocheck' },
          body,
        }),
      );
      return outcomeOf(operation, response);
    },

    async trashAttachment(attachmentId) {
      const operation = 'Delete attachment';
      const response = await send(clock, { operation, repeats: false }, () =>
        asApp().requestConfluence(route`/wiki/api/v2/attachments/${attachmentId}`, { method: 'DELETE' }),
      );
      return outcomeOf(operation, response);
    },
  };
}
