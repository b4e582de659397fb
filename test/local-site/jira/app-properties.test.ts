/** Properties of the app: only the app itself, as itself, reads and writes them. */
import { openJira } from './jira-harness';

const PATH = '/rest/forge/1/app/properties';

describe('app properties', () => {
  test('the app writes, lists, reads and deletes them', async () => {
    const site = openJira();
    expect(await site.call('app', 'PUT', `${PATH}/gate-5`, { '10001': { to: ['done'] } })).toMatchObject({
      status: 201,
      body: { message: 'Property created.', statusCode: 201 },
    });
    expect((await site.call('app', 'PUT', `${PATH}/gate-5`, { '10001': {} })).status).toBe(200);
    expect((await site.call('app', 'GET', PATH)).body).toEqual({
      keys: [{ key: 'gate-5', self: `http://site.test${PATH}/gate-5` }],
    });
    expect((await site.call('app', 'GET', `${PATH}/gate-5`)).body).toEqual({ key: 'gate-5', value: { '10001': {} } });
    expect((await site.call('app', 'DELETE', `${PATH}/gate-5`)).status).toBe(204);
    expect(await site.call('app', 'GET', `${PATH}/gate-5`)).toMatchObject({
      status: 404,
      body: { message: 'Property with key not found.', statusCode: 404 },
    });
    expect((await site.call('app', 'DELETE', `${PATH}/gate-5`)).status).toBe(404);
  });

  test('a person is refused, from outside and through the app; nobody is not known', async () => {
    const site = openJira();
    await site.call('app', 'PUT', `${PATH}/k`, 1);
    for (const [method, path, body] of [
      ['GET', PATH, undefined],
      ['GET', `${PATH}/k`, undefined],
      ['PUT', `${PATH}/k`, 2],
      ['DELETE', `${PATH}/k`, undefined],
    ] as const) {
      expect(await site.call('admin', method, path, body)).toMatchObject({
        status: 403,
        body: { errorMessages: ['Access to this resource must be authenticated as an app.'] },
      });
      expect((await site.call('anonymous', method, path, body)).status).toBe(401);
    }
    const asUser = await site.jira.fetch(new Request(`http://site.test${PATH}/k`), {
      caller: { kind: 'person', accountId: 'ada' },
      via: 'forge',
    });
    expect(asUser.status).toBe(403);
    expect((await site.call('app', 'GET', `${PATH}/k`)).body).toEqual({ key: 'k', value: 1 });
  });

  test('keys and values have their published limits', async () => {
    const site = openJira();
    expect((await site.call('app', 'PUT', `${PATH}/${'k'.repeat(127)}`, 'x'.repeat(32_766))).status).toBe(201);
    expect(await site.call('app', 'PUT', `${PATH}/${'k'.repeat(128)}`, 1)).toMatchObject({
      status: 400,
      body: { message: 'The property key cannot be longer than 127 characters.' },
    });
    expect((await site.call('app', 'GET', `${PATH}/${'k'.repeat(128)}`)).status).toBe(400);
    expect((await site.call('app', 'PUT', `${PATH}/k`, 'x'.repeat(32_767))).status).toBe(400);
    const notJson = await site.fetch('app', new Request(`http://site.test${PATH}/k`, { method: 'PUT', body: '{' }));
    expect(notJson.status).toBe(400);
  });
});
