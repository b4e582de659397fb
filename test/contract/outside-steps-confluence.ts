/** The walk of `confluence.js` over the local Confluence: every modelled operation it has a method for, and the rest plainly. */
import { adf, type OutsideStep, type Walk } from './outside-steps';
import { partsOfPages } from './outside-steps-confluence-parts';

const adfBody = (text: string) => ({ representation: 'atlas_doc_format', value: JSON.stringify(adf(text)) });
const PAGE = '/wiki/api/v2/pages/{id}';
const CONTENT = '/wiki/rest/api/content/{id}';

async function createPage(walk: Walk, name: string, title: string, parent?: string): Promise<void> {
  const parentId = parent === undefined ? {} : { parentId: walk.id(parent) };
  const body = { spaceId: walk.id('space'), status: 'current', title, body: adfBody('First words.'), ...parentId };
  walk.ids[name] = (await walk.v2.page.createPage({ body })).id ?? '';
}

const pages: readonly OutsideStep[] = [
  {
    operation: 'GET /wiki/api/v2/spaces',
    run: async (walk) => {
      const { results } = await walk.v2.space.getSpaces({ keys: ['QUAL'] });
      walk.ids['space'] = results?.[0]?.id ?? '';
    },
  },
  {
    operation: 'GET /wiki/api/v2/spaces/{id}',
    run: (walk) => walk.v2.space.getSpaceById({ id: walk.number('space') }),
  },
  {
    operation: 'POST /wiki/api/v2/pages',
    run: async (walk) => {
      await createPage(walk, 'page', 'Calibration');
      await createPage(walk, 'child', 'Calibration of probes', 'page');
    },
  },
  { operation: `GET ${PAGE}`, run: (walk) => walk.v2.page.getPageById({ id: walk.number('page') }) },
  {
    operation: `PUT ${PAGE}`,
    run: (walk) =>
      walk.v2.page.updatePage({
        id: walk.number('page'),
        body: {
          id: walk.id('page'),
          status: 'current',
          title: 'Calibration on site',
          body: adfBody('Second words.'),
          version: { number: 2 },
        },
      }),
  },
  {
    operation: 'GET /wiki/api/v2/pages',
    run: (walk) => walk.v2.page.getPages({ id: [walk.number('page')], limit: 5 }),
  },
  {
    operation: 'GET /wiki/api/v2/spaces/{id}/pages',
    run: (walk) => walk.v2.page.getPagesInSpace({ id: walk.number('space') }),
  },
  { operation: `GET ${PAGE}/children`, run: (walk) => walk.v2.children.getChildPages({ id: walk.number('page') }) },
  {
    operation: `GET ${PAGE}/direct-children`,
    run: (walk) => walk.v2.children.getPageDirectChildren({ id: walk.number('page') }),
  },
  {
    operation: `GET ${PAGE}/descendants`,
    run: (walk) => walk.v2.descendants.getPageDescendants({ id: walk.number('page') }),
  },
  {
    operation: `GET ${PAGE}/ancestors`,
    run: (walk) => walk.v2.ancestors.getPageAncestors({ id: walk.number('child') }),
  },
  { operation: `GET ${PAGE}/versions`, run: (walk) => walk.v2.version.getPageVersions({ id: walk.number('page') }) },
  {
    operation: `GET ${PAGE}/versions/{number}`,
    run: (walk) => walk.v2.version.getPageVersionDetails({ pageId: walk.number('page'), versionNumber: 1 }),
  },
  {
    operation: `GET ${PAGE}/operations`,
    run: (walk) => walk.v2.operation.getPageOperations({ id: walk.number('page') }),
  },
  {
    operation: 'PUT /wiki/rest/api/content/{id}/move/{position}/{targetId}',
    run: (walk) =>
      walk.v1.contentChildrenAndDescendants.movePage({
        pageId: walk.id('child'),
        position: 'after',
        targetId: walk.id('page'),
      }),
  },
  {
    operation: `POST ${CONTENT}/copy`,
    run: (walk) =>
      walk.v1.contentChildrenAndDescendants.copyPage({
        id: walk.id('page'),
        pageTitle: 'Calibration, copied',
        destination: { type: 'parent_page', value: walk.id('page') },
      }),
  },
  {
    operation: `GET ${CONTENT}/history/{version}/macro/id/{macroId}/convert/{to}`,
    run: async (walk) => {
      const parameters = { macroParams: {}, macroMetadata: { macroId: { value: 'list-of-children' } } };
      const attrs = { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: 'children', parameters };
      const value = JSON.stringify({ type: 'doc', version: 1, content: [{ type: 'extension', attrs }] });
      const body = { spaceId: walk.id('space'), status: 'current', title: 'Calibration, listed' } as const;
      const page = await walk.v2.page.createPage({
        body: { ...body, body: { representation: 'atlas_doc_format', value } },
      });
      const macro = { id: page.id ?? '', version: 1, macroId: 'list-of-children', to: 'export_view' };
      await walk.v1.contentMacroBody.getAndConvertMacroBodyByMacroId(macro);
    },
  },
  {
    operation: 'POST /wiki/rest/api/content/archive',
    run: async (walk) => {
      await createPage(walk, 'archived', 'Calibration of scales');
      const pages = [{ id: walk.number('archived') }];
      walk.ids['longTask'] = (await walk.v1.content.archivePages({ pages })).id;
    },
  },
  {
    operation: 'GET /wiki/rest/api/longtask/{id}',
    run: (walk) => walk.v1.longRunningTask.getTask({ id: walk.id('longTask') }),
  },
  {
    operation: `DELETE ${CONTENT}/version/{number}`,
    run: (walk) => walk.v1.contentVersions.deleteContentVersion({ id: walk.id('page'), versionNumber: 1 }),
  },
];

const people: readonly OutsideStep[] = [
  {
    operation: 'GET /wiki/rest/api/user/current',
    run: async (walk) => {
      walk.ids['me'] = (await walk.v1.users.getCurrentUser()).accountId ?? '';
    },
  },
  { operation: 'GET /wiki/rest/api/user', run: (walk) => walk.v1.users.getUser({ accountId: walk.id('me') }) },
  {
    operation: 'GET /wiki/rest/api/user/memberof',
    run: (walk) => walk.v1.users.getGroupMembershipsForUser({ accountId: walk.id('me') }),
  },
  {
    operation: 'POST /wiki/api/v2/users-bulk',
    run: (walk) => walk.v2.user.createBulkUserLookup({ body: { accountIds: [walk.id('me')] } }),
  },
  {
    operation: 'GET /wiki/rest/api/group',
    run: async (walk) => {
      const { results } = await walk.v1.group.getGroups();
      walk.ids['group'] = results.find(({ name }) => name === 'quality')?.id ?? '';
    },
  },
  { operation: 'GET /wiki/rest/api/group/picker', run: (walk) => walk.v1.group.searchGroups({ query: 'qual' }) },
  {
    operation: 'GET /wiki/rest/api/group/by-id',
    run: (walk) => walk.v1.group.getGroupByGroupId({ id: walk.id('group') }),
  },
  {
    operation: 'GET /wiki/rest/api/group/{groupId}/membersByGroupId',
    run: (walk) => walk.v1.group.getGroupMembersByGroupId({ groupId: walk.id('group') }),
  },
  {
    operation: 'GET /wiki/rest/api/search/user',
    run: (walk) => walk.v1.search.searchUser({ cql: 'user.fullname~"Ada"' }),
  },
  {
    operation: 'GET /wiki/rest/api/search',
    run: (walk) => walk.v1.search.searchByCQL({ cql: 'type = page', limit: 5 }),
  },
  {
    operation: `POST ${CONTENT}/permission/check`,
    run: (walk) =>
      walk.v1.contentPermissions.checkContentPermission({
        id: walk.id('page'),
        subject: { type: 'user', identifier: walk.id('me') },
        operation: 'update',
      }),
  },
  {
    operation: `PUT ${CONTENT}/restriction`,
    run: (walk) =>
      walk.v1.contentRestrictions.updateRestrictions({
        id: walk.id('page'),
        body: [
          {
            operation: 'update',
            restrictions: { user: [{ type: 'known', accountId: walk.id('me') }], group: [] },
          },
        ] as never,
      }),
  },
  {
    operation: `GET ${CONTENT}/restriction`,
    run: (walk) => walk.v1.contentRestrictions.getRestrictions({ id: walk.id('page') }),
  },
  {
    operation: `DELETE ${CONTENT}/restriction`,
    run: (walk) => walk.v1.contentRestrictions.deleteRestrictions({ id: walk.id('page') }),
  },
  {
    operation: 'GET /wiki/aa-avatar/{id}',
    withoutClient: 'the picture that answers about people link to',
    isUnpublished: true,
    run: (walk) => walk.ask('GET', `/wiki/aa-avatar/${walk.id('me')}`),
  },
  { operation: `DELETE ${PAGE}`, run: (walk) => walk.v2.page.deletePage({ id: walk.number('child') }) },
];

export const confluenceSteps: readonly OutsideStep[] = [...pages, ...partsOfPages, ...people];
