/** What Jira would honour and this site does not is answered 501 by name, for every operation. */
import { ACCEPTED_REQUESTS } from '../../../local-site/jira/rest/accepted-requests';
import { operationKey } from '../../../local-site/jira/rest/refuse-unknown';
import { describePublished, findOperation } from '../../contract/published-documents';
import { adf, listOf, openJira, textOf } from './jira-harness';

const operations = openJira().jira.operations.filter(({ path }) => path.startsWith('/rest/'));
const pathOf = (path: string) => path.replace(/\{[^}]*\}/g, '1');

describe('unknown parts of a request', () => {
  test('every operation says what it takes, and nothing else does', () => {
    expect(operations.map(({ method, path }) => operationKey(method, path)).sort()).toEqual(
      Object.keys(ACCEPTED_REQUESTS).sort(),
    );
  });

  test.each(operations.map(({ method, path }) => [method, path] as const))(
    '%s %s refuses a parameter nobody knows',
    async (method, path) => {
      const target = `${pathOf(path)}?beyond=1`;
      expect(await openJira().call('ada', method, target, method === 'GET' ? undefined : {})).toMatchObject({
        status: 501,
        body: { errorMessages: [`not modelled: ${method} ${pathOf(path)}?beyond=`] },
      });
    },
  );

  const withBody = operations.filter(({ method, path }) => {
    const { body } = ACCEPTED_REQUESTS[operationKey(method, path)] ?? {};
    return body !== undefined && body !== 'any';
  });
  test.each(withBody.map(({ method, path }) => [method, path] as const))(
    '%s %s refuses a member nobody knows',
    async (method, path) => {
      const answer = await openJira().call('ada', method, pathOf(path), { beyond: 1 });
      expect(answer.status).toBe(501);
      expect(textOf(listOf(answer.body.errorMessages)[0])).toContain('with "beyond"');
    },
  );

  test('values beyond the modelled ones are named, the standard ones taken', async () => {
    const site = openJira();
    await site.create('ada', {});
    const ask = async (path: string) => (await site.call('ada', 'GET', path)).status;
    expect(await ask('issue/QMS-1?expand=names,transitions&failFast=false&fieldsByKeys=false')).toBe(200);
    expect(await ask('issue/QMS-1?expand=names,operations')).toBe(501);
    expect(await ask('issue/QMS-1?fieldsByKeys=true')).toBe(501);
    expect(await ask('project/search?orderBy=issueCount')).toBe(501);
    const search = { jql: 'project = QMS', expand: 'editmeta' };
    expect(await site.call('ada', 'POST', 'search/jql', search)).toMatchObject({
      status: 501,
      body: { errorMessages: ['not modelled: POST /rest/api/3/search/jql with "expand": editmeta'] },
    });
    const bulk = { issueIdsOrKeys: ['QMS-1'], expand: ['names', 'operations'] };
    expect((await site.call('ada', 'POST', 'issue/bulkfetch', bulk)).status).toBe(501);
  });

  test('so are parts inside an update', async () => {
    const site = openJira();
    await site.create('ada', {});
    const update = async (change: unknown) => (await site.call('ada', 'PUT', 'issue/QMS-1', { update: change })).status;
    expect(await update({ comment: [{ add: { body: adf('Fine') } }] })).toBe(204);
    expect(await update({ comment: [{ add: { body: adf('No'), visibility: { type: 'group' } } }] })).toBe(501);
    expect(await update({ issuelinks: [{ add: { type: { name: 'Blocks' } } }] })).toBe(400);
    expect((await site.call('ada', 'PUT', 'issue/QMS-1', { historyMetadata: {} })).status).toBe(501);
    const visible = { body: adf('No'), visibility: { type: 'group', value: 'quality' } };
    expect((await site.call('ada', 'POST', 'issue/QMS-1/comment', visible)).status).toBe(501);
  });
});

describePublished('published parameters', () => {
  test.each(operations.map(({ method, path }) => [method, path] as const))('%s %s', (method, path) => {
    const published = findOperation(method, path)?.parameters.filter((parameter) => parameter.in === 'query') ?? [];
    const taken = Object.keys(ACCEPTED_REQUESTS[operationKey(method, path)]?.query ?? {});
    // Jira adds properties to comments where it is asked to, as the document says elsewhere.
    expect(taken.filter((name) => !published.some((parameter) => parameter.name === name))).toEqual([]);
  });
});
