/**
 * Pages, versions, attachments and spaces of Confluence. Every route is a literal template, because Forge lint derives the
 * scopes from them. (https://developer.atlassian.com/cloud/confluence/rest/v2/)
 */
import { type APIResponse, asApp, asUser, route } from '@forge/api';
import type * as z from 'zod/mini';
import { ProductFault } from '../../application/faults';
import type { Clock } from '../../application/ports';
import type {
  AttachmentFacts,
  ConfluencePages,
  ConfluenceSpaces,
  PageFacts,
  PageSurroundings,
  PageText,
  PageVersion,
  SpaceFacts,
  Viewer,
} from '../../application/product-ports';
import type { AccountId, PageId, SpaceId } from '../../kernel/ids';
import { parseInstant } from '../../kernel/time';
import { send, unexpected } from '../products/product-request';
import { macroReader } from './confluence-macros';
import { getConfluence, isUnseen } from './get-confluence';
import * as answers from './responses';

const mostAtOnce = 250;

function versionFrom(raw: { number: number; createdAt: string; authorId: string }): PageVersion {
  return { number: raw.number, createdAt: parseInstant(raw.createdAt), authorId: raw.authorId as AccountId };
}
type RawPage = ReturnType<typeof rawPage>;
function rawPage(operation: string, value: unknown) {
  return answers.parsed(operation, answers.page, value);
}
function factsFrom(raw: RawPage): PageFacts {
  return {
    pageId: raw.id as PageId,
    spaceId: raw.spaceId as SpaceId,
    title: raw.title,
    isLive: raw.status === 'current' || raw.status === 'archived',
    version: versionFrom(raw.version),
  };
}

function textFrom(operation: string, raw: RawPage): PageText {
  const adf = raw.body?.atlas_doc_format?.value;
  if (adf === undefined) throw new ProductFault(`${operation}: no body`, 200, false);
  return { ...factsFrom(raw), body: JSON.parse(adf) as unknown };
}

export function confluencePages(clock: Clock): ConfluencePages {
  return {
    async page(as, pageId): Promise<PageFacts | undefined> {
      const operation = 'Get page by id';
      const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/pages/${pageId}`);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      return factsFrom(rawPage(operation, await response.json()));
    },

    async pageText(as, pageId, version): Promise<PageText | undefined> {
      const operation = 'Get page by id with body';
      const response = await getConfluence(
        clock,
        as,
        operation,
        version === undefined
          ? route`/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format`
          : route`/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format&version=${version}`,
      );
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      return textFrom(operation, rawPage(operation, await response.json()));
    },

    async versions(as, pageId, most): Promise<readonly PageVersion[]> {
      const operation = 'Get page versions';
      const found: PageVersion[] = [];
      let cursor: string | null = null;
      do {
        const limit = Math.min(most, mostAtOnce);
        const response = await getConfluence(
          clock,
          as,
          operation,
          cursor === null
            ? route`/wiki/api/v2/pages/${pageId}/versions?limit=${limit}&sort=-modified-date`
            : route`/wiki/api/v2/pages/${pageId}/versions?limit=${limit}&sort=-modified-date&cursor=${cursor}`,
        );
        if (!response.ok) throw unexpected(operation, response);
        const list = answers.parsed(operation, answers.versionList, await response.json());
        found.push(...list.results.map(versionFrom));
        cursor = answers.cursorOf(list);
      } while (cursor !== null && found.length < most);
      return found.slice(0, most).reverse();
    },

    async pageByTitle(as, spaceId, title): Promise<PageText | undefined> {
      const operation = 'Get pages by title with body';
      const query = new URLSearchParams({ 'space-id': spaceId, title, 'body-format': 'atlas_doc_format', limit: '1' });
      const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/pages?${query}`);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      const [raw] = answers.parsed(operation, answers.pageList, await response.json()).results;
      return raw === undefined ? undefined : textFrom(operation, raw);
    },

    async currentVersions(as, pageIds): Promise<ReadonlyMap<PageId, PageVersion>> {
      const found = await listed(clock, as, pageIds);
      return new Map(found.map(({ pageId, version }) => [pageId, version]));
    },

    async pages(as, pageIds): Promise<ReadonlyMap<PageId, PageFacts>> {
      return new Map((await listed(clock, as, pageIds)).map((page) => [page.pageId, page]));
    },

    async place(pageId): Promise<PageSurroundings | undefined> {
      const operation = 'Get page by id with labels';
      const [response, restricted] = await Promise.all([
        getConfluence(clock, 'app', operation, route`/wiki/api/v2/pages/${pageId}?include-labels=true`),
        restrictionsOf(clock, pageId),
      ]);
      if (isUnseen(response) || restricted === undefined) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      const raw = rawPage(operation, await response.json());
      return {
        parentId: (raw.parentId ?? null) as PageId | null,
        labels: (raw.labels?.results ?? []).map((one) => one.name).sort(),
        restricted,
      };
    },

    async attachments(as, pageId): Promise<readonly AttachmentFacts[]> {
      const operation = 'Get attachments for page';
      const found: AttachmentFacts[] = [];
      let cursor: string | null = null;
      do {
        const response = await getConfluence(
          clock,
          as,
          operation,
          cursor === null
            ? route`/wiki/api/v2/pages/${pageId}/attachments?limit=${mostAtOnce}`
            : route`/wiki/api/v2/pages/${pageId}/attachments?limit=${mostAtOnce}&cursor=${cursor}`,
        );
        // A page that is gone between two reads has no attachments to speak of; the page read itself says so.
        if (isUnseen(response)) return [];
        if (!response.ok) throw unexpected(operation, response);
        const list = answers.parsed(operation, answers.attachmentList, await response.json());
        found.push(
          ...list.results.map((raw) => ({
            attachmentId: raw.id,
            title: raw.title,
            version: raw.version.number,
            fileId: raw.fileId ?? '',
            size: raw.fileSize ?? 0,
            mediaType: raw.mediaType ?? '',
            authorId: (raw.version.authorId ?? null) as AccountId | null,
          })),
        );
        cursor = answers.cursorOf(list);
      } while (cursor !== null);
      return found;
    },

    async attachmentBytes(as, pageId, attachmentId, version): Promise<Uint8Array | 'redirected' | undefined> {
      const operation = 'Get URI to download attachment';
      const client = as === 'user' ? asUser() : asApp();
      let response: APIResponse;
      try {
        response = await send(clock, { operation, repeats: true }, () =>
          version === undefined
            ? client.requestConfluence(
                route`/wiki/rest/api/content/${pageId}/child/attachment/${attachmentId}/download`,
                { redirect: 'follow' },
              )
            : client.requestConfluence(
                route`/wiki/rest/api/content/${pageId}/child/attachment/${attachmentId}/download?version=${version}`,
                { redirect: 'follow' },
              ),
        );
      } catch (error) {
        // Confluence redirects to a media host. Whether the proxy follows without declared egress is an open question of the
        // platform; a refused redirect arrives as a failed request. [docs/first-install.md]
        if (error instanceof ProductFault && error.status === 0) return 'redirected';
        throw error;
      }
      if (response.status >= 300 && response.status < 400) return 'redirected';
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      return new Uint8Array(await response.arrayBuffer());
    },

    macroShown: macroReader(clock),

    async mayEdit(pageId): Promise<boolean> {
      const operation = 'Get permitted operations for page';
      const response = await getConfluence(clock, 'user', operation, route`/wiki/api/v2/pages/${pageId}/operations`);
      if (isUnseen(response)) return false;
      if (!response.ok) throw unexpected(operation, response);
      const list = answers.parsed(operation, answers.operations, await response.json());
      return list.operations.some((one) => one.operation === 'update' && one.targetType === 'page');
    },

    async readable(pageIds): Promise<ReadonlySet<PageId>> {
      return new Set((await listed(clock, 'user', pageIds)).map((page) => page.pageId));
    },
  };
}

/** Those of the pages that this viewer is shown. */
async function listed(clock: Clock, as: Viewer, pageIds: readonly PageId[]): Promise<readonly PageFacts[]> {
  const operation = 'Get pages';
  const found = await Promise.all(
    chunks(pageIds, mostAtOnce).map(async (ids) => {
      const query = new URLSearchParams({ limit: String(mostAtOnce) });
      for (const id of ids) query.append('id', id);
      const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/pages?${query}`);
      if (!response.ok) throw unexpected(operation, response);
      return answers.parsed(operation, answers.pageList, await response.json()).results.map(factsFrom);
    }),
  );
  return found.flat();
}

/** Who alone may view or edit a page; nobody named means everybody who may use the space. */
async function restrictionsOf(clock: Clock, pageId: PageId): Promise<PageSurroundings['restricted'] | undefined> {
  const operation = 'Get restrictions';
  const response = await getConfluence(
    clock,
    'app',
    operation,
    route`/wiki/rest/api/content/${pageId}/restriction?expand=restrictions.user,restrictions.group`,
  );
  if (isUnseen(response)) return undefined;
  if (!response.ok) throw unexpected(operation, response);
  const { results } = answers.parsed(operation, answers.restrictionList, await response.json());
  return results.map(({ operation: what, restrictions }) => ({
    what: what === 'read' ? 'view' : 'edit',
    people: (restrictions.user?.results ?? []).flatMap((one) => one.accountId ?? []).sort(),
    groups: (restrictions.group?.results ?? []).flatMap((one) => one.id ?? []).sort(),
  }));
}

export function confluenceSpaces(clock: Clock): ConfluenceSpaces {
  const fromRaw = (raw: z.infer<typeof answers.space>): SpaceFacts => ({
    spaceId: raw.id as SpaceId,
    key: raw.key,
    name: raw.name,
    address: raw._links?.base === undefined ? null : `${raw._links.base}${raw._links.webui ?? ''}`,
  });
  return {
    async space(as, spaceId): Promise<SpaceFacts | undefined> {
      const operation = 'Get space by id';
      const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/spaces/${spaceId}`);
      if (isUnseen(response)) return undefined;
      if (!response.ok) throw unexpected(operation, response);
      return fromRaw(answers.parsed(operation, answers.space, await response.json()));
    },

    async spaces(as, spaceIds): Promise<readonly SpaceFacts[]> {
      const operation = 'Get spaces';
      const found = await Promise.all(
        chunks(spaceIds, mostAtOnce).map(async (ids) => {
          const query = new URLSearchParams({ limit: String(mostAtOnce) });
          for (const id of ids) query.append('ids', id);
          const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/spaces?${query}`);
          if (!response.ok) throw unexpected(operation, response);
          const list = answers.parsed(operation, answers.spaceList, await response.json());
          // In a list the base of all links stands once, beside the results.
          const base = list._links?.base;
          return list.results.map(({ _links, ...raw }) => fromRaw({ ...raw, _links: { ..._links, base } }));
        }),
      );
      return found.flat();
    },

    async idOfKey(as, key): Promise<SpaceId | undefined> {
      const operation = 'Get space by key';
      const query = new URLSearchParams({ keys: key, limit: '1' });
      const response = await getConfluence(clock, as, operation, route`/wiki/api/v2/spaces?${query}`);
      if (!response.ok) throw unexpected(operation, response);
      const [raw] = answers.parsed(operation, answers.spaceList, await response.json()).results;
      return raw?.id as SpaceId | undefined;
    },
  };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
