/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument
   -- answers are checked against the published schemas, not by declared types */
import { createWorld, type World } from './support';

describe('restrictions', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  const read = (person: World['ada'], id: string) => world.call(person, 'GET', `/wiki/api/v2/pages/${id}`);

  it('hide a page and all below it, from the app and from administrators too', async () => {
    const parent = await world.createPage('Secret');
    const child = await world.createPage('Below', { parentId: parent.id });
    await world.restrict(parent.id, 'read', [world.ada]);
    for (const person of [world.ben, world.admin, world.app]) {
      expect((await read(person, parent.id)).status).toBe(404);
      expect((await read(person, child.id)).status).toBe(404);
      expect((await world.call(person, 'GET', `/wiki/api/v2/pages/${child.id}/properties`)).status).toBe(404);
      const listed = await world.call(person, 'GET', `/wiki/api/v2/pages?id=${parent.id},${child.id}`);
      expect(listed.body.results).toEqual([]);
    }
    expect((await read(world.ada, child.id)).status).toBe(200);
  });

  it('are announced as invisible to an app that may not read the page', async () => {
    const page = await world.createPage('Secret');
    await world.restrict(page.id, 'read', [world.ada]);
    expect(world.events.at(-1)).toMatchObject({
      eventType: 'avi:confluence:permissions_updated:page',
      visibleToApp: false,
    });
    await world.restrict(page.id, 'read', [world.ada, world.app]);
    expect(world.events.at(-1)).toMatchObject({ visibleToApp: true });
    expect((await read(world.app, page.id)).status).toBe(200);
  });

  it('admit groups, and let go when they are lifted', async () => {
    const page = await world.createPage('For reviewers');
    await world.restrict(page.id, 'read', [world.ada], [world.reviewers]);
    expect((await read(world.ben, page.id)).status).toBe(200);
    world.directory.removeMember(world.reviewers.id, world.ben.accountId);
    expect((await read(world.ben, page.id)).status).toBe(404);
    await world.call(world.ada, 'DELETE', `/wiki/rest/api/content/${page.id}/restriction`);
    expect((await read(world.ben, page.id)).status).toBe(200);
  });

  it('on editing leave the page readable and answer 403 to a writer', async () => {
    const page = await world.createPage('Read only');
    await world.restrict(page.id, 'update', [world.ada]);
    expect((await read(world.ben, page.id)).status).toBe(200);
    const write = await world.call(world.ben, 'POST', `/wiki/api/v2/pages/${page.id}/properties`, {
      key: 'k',
      value: 1,
    });
    expect(write.status).toBe(403);
    const operations = await world.call(world.ben, 'GET', `/wiki/api/v2/pages/${page.id}/operations`);
    const names = operations.body.operations.map((entry: { operation: string }) => entry.operation);
    expect(names).toContain('read');
    expect(names).not.toContain('update');
  });

  it('cannot lock out their author', async () => {
    const page = await world.createPage('Mine');
    const reply = await world
      .restrict(page.id, 'read', [world.ada])
      .then(() =>
        world.call(world.ada, 'PUT', `/wiki/rest/api/content/${page.id}/restriction`, [
          { operation: 'read', restrictions: { user: [{ type: 'known', accountId: 'ben' }] } },
        ]),
      );
    expect(reply.status).toBe(400);
  });

  it('answer permission checks for people and groups', async () => {
    const page = await world.createPage('Checked');
    await world.restrict(page.id, 'update', [world.ada], [world.reviewers]);
    const check = async (type: string, identifier: string, operation: string) => {
      const path = `/wiki/rest/api/content/${page.id}/permission/check`;
      return (await world.call(world.app, 'POST', path, { subject: { type, identifier }, operation })).body
        .hasPermission;
    };
    expect(await check('user', 'admin', 'read')).toBe(true);
    expect(await check('user', 'admin', 'update')).toBe(false);
    expect(await check('group', world.reviewers.id, 'update')).toBe(true);
  });
});

describe('a space limited to groups', () => {
  it('is not there for others, while apps stay members', async () => {
    const world = createWorld();
    const space = world.confluence.createSpace({
      key: 'REV',
      name: 'Review',
      authorId: 'ben',
      limitedToGroups: [world.reviewers.id],
    });
    const path = `/wiki/api/v2/spaces/${space.id}`;
    expect((await world.call(world.ben, 'GET', path)).body.key).toBe('REV');
    expect((await world.call(world.app, 'GET', path)).status).toBe(200);
    expect((await world.call(world.ada, 'GET', path)).status).toBe(404);
    const keys = await world.call(world.ada, 'GET', '/wiki/api/v2/spaces?keys=REV,QMS');
    expect(keys.body.results.map((entry: { key: string }) => entry.key)).toEqual(['QMS']);
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${space.homepageId}`)).status).toBe(404);
  });
});

describe('people and groups', () => {
  it('answer who I am, and that I administer the site', async () => {
    const world = createWorld();
    const me = (person: World['ada']) => world.call(person, 'GET', '/wiki/rest/api/user/current?expand=operations');
    expect((await me(world.admin)).body.operations).toContainEqual({
      operation: 'administer',
      targetType: 'application',
    });
    expect((await me(world.ada)).body.operations).not.toContainEqual({
      operation: 'administer',
      targetType: 'application',
    });
    expect((await me(world.app)).body).toMatchObject({ accountId: 'app', accountType: 'app' });
  });

  it('list groups, members and memberships', async () => {
    const world = createWorld();
    const groups = await world.call(world.app, 'GET', '/wiki/rest/api/group?limit=1');
    expect(groups.body).toMatchObject({ size: 1, results: [{ name: 'reviewers' }] });
    const id = world.reviewers.id;
    const members = await world.call(world.app, 'GET', `/wiki/rest/api/group/${id}/membersByGroupId`);
    expect(members.body.results[0].accountId).toBe('ben');
    const memberships = await world.call(world.app, 'GET', '/wiki/rest/api/user/memberof?accountId=ben');
    expect(memberships.body.results[0].id).toBe(id);
    const picked = await world.call(world.app, 'GET', '/wiki/rest/api/group/picker?query=VIEW');
    expect(picked.body.results).toHaveLength(1);
  });

  it('find people by name and in bulk', async () => {
    const world = createWorld();
    const search = (cql: string) =>
      world.call(world.ada, 'GET', `/wiki/rest/api/search/user?cql=${encodeURIComponent(cql)}`);
    expect((await search('user.fullname~"Ången*"')).body.results).toEqual([]);
    expect((await search('user.fullname~"ång"')).body.results[0].user.accountId).toBe('ben');
    expect((await search('type=user and user.fullname~"ada au"')).body.totalSize).toBe(1);
    expect((await search('user.email~"x"')).status).toBe(400);
    const bulk = await world.call(world.app, 'POST', '/wiki/api/v2/users-bulk', { accountIds: ['ada', 'nobody'] });
    expect(bulk.body.results).toMatchObject([{ accountId: 'ada', displayName: 'Ada Author', accountStatus: 'active' }]);
    expect((await world.call(world.app, 'POST', '/wiki/api/v2/users-bulk', { accountIds: [] })).status).toBe(400);
  });
});
