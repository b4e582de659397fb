/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access
   -- answers are checked against the published schemas, not by declared types */
import { createWorld, type Answer, type World } from './support';

describe('content properties', () => {
  let world: World;
  let path: string;
  beforeEach(async () => {
    world = createWorld();
    path = `/wiki/api/v2/pages/${(await world.createPage('P')).id}/properties`;
  });
  const add = (value: unknown, key = 'byline') => world.call(world.app, 'POST', path, { key, value });
  const put = (property: Answer, number: number, value: unknown) =>
    world.call(world.app, 'PUT', `${path}/${property.id}`, {
      key: property.key,
      value,
      version: { number, message: 'seq 2' },
    });

  it('are created once and found by key', async () => {
    const created = await add({ title: 'Draft' });
    expect(created.body).toMatchObject({ key: 'byline', value: { title: 'Draft' }, version: { number: 1 } });
    expect((await add({ title: 'Again' })).status).toBe(409);
    const found = await world.call(world.ben, 'GET', `${path}?key=byline`);
    expect(found.body.results).toHaveLength(1);
    expect((await world.call(world.ben, 'GET', `${path}?key=other`)).body.results).toEqual([]);
  });

  it('change only with the next version number', async () => {
    const { body: property } = await add(1);
    expect((await put(property, 1, 2)).status).toBe(409);
    expect((await put(property, 3, 2)).status).toBe(409);
    expect((await put(property, 2, 2)).body).toMatchObject({ value: 2, version: { number: 2, message: 'seq 2' } });
  });

  it('may be overwritten and deleted by anybody who may edit the page', async () => {
    const { body: property } = await add('ours');
    const forged = { key: 'byline', value: 'forged', version: { number: 2 } };
    expect((await world.call(world.ben, 'PUT', `${path}/${property.id}`, forged)).status).toBe(200);
    expect((await world.call(world.ben, 'DELETE', `${path}/${property.id}`)).status).toBe(204);
  });

  it('hold at most 32 KB', async () => {
    expect((await add('x'.repeat(32_766), 'fits')).status).toBe(200);
    expect((await add('x'.repeat(32_767), 'large')).status).toBe(400);
  });
});
