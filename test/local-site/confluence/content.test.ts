/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return, @typescript-eslint/no-unsafe-argument
   -- answers are checked against the published schemas, not by declared types */
import { adfBody, createWorld, type World } from './support';

describe('the page tree', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  const titles = (reply: { body: { results: { title: string }[] } }) => reply.body.results.map(({ title }) => title);

  it('lists children and descendants, and follows a move', async () => {
    const home = world.space.homepageId;
    const a = await world.createPage('A');
    const b = await world.createPage('B');
    const c = await world.createPage('C');
    const children = () => world.call(world.ada, 'GET', `/wiki/api/v2/pages/${home}/children`);
    expect(titles(await children())).toEqual(['A', 'B', 'C']);
    const move = (id: string, position: string, target: string) =>
      world.call(world.ada, 'PUT', `/wiki/rest/api/content/${id}/move/${position}/${target}`);
    expect((await move(c.id, 'before', a.id)).body).toEqual({ pageId: c.id });
    expect(titles(await children())).toEqual(['C', 'A', 'B']);
    await move(b.id, 'append', a.id);
    await move(c.id, 'after', b.id);
    expect(titles(await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${a.id}/direct-children`))).toEqual([
      'B',
      'C',
    ]);
    const tree = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${home}/descendants`);
    expect(tree.body.results.map((page: { title: string; depth: number }) => [page.title, page.depth])).toEqual([
      ['A', 1],
      ['B', 2],
      ['C', 2],
    ]);
    expect((await move(a.id, 'append', b.id)).status).toBe(400);
    const ancestors = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${b.id}/ancestors`);
    expect(ancestors.body.results.map(({ id }: { id: string }) => id)).toEqual([String(home), a.id]);
    expect(world.events.at(-1)).toMatchObject({
      eventType: 'avi:confluence:moved:page',
      payload: { prevContent: { id: c.id } },
    });
  });

  it('takes a moved page and all below it to another space', async () => {
    const other = world.confluence.createSpace({ key: 'OTH', name: 'Other', authorId: 'admin' });
    const a = await world.createPage('A');
    const b = await world.createPage('B', { parentId: a.id });
    await world.call(world.ada, 'PUT', `/wiki/rest/api/content/${a.id}/move/append/${other.homepageId}`);
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${b.id}`)).body.spaceId).toBe(String(other.id));
  });

  it('copies a page with what is asked for', async () => {
    const page = await world.createPage('Original');
    await world.call(world.ada, 'POST', `/wiki/rest/api/content/${page.id}/label`, [{ prefix: 'global', name: 'iso' }]);
    const copy = await world.call(world.ada, 'POST', `/wiki/rest/api/content/${page.id}/copy`, {
      destination: { type: 'parent_page', value: String(world.space.homepageId) },
      pageTitle: 'Copied',
      copyLabels: true,
    });
    expect(copy.body).toMatchObject({ title: 'Copied', type: 'page' });
    expect(titlesOfLabels(await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${copy.body.id}/labels`))).toEqual([
      'iso',
    ]);
    expect(world.events.at(-1)).toMatchObject({
      eventType: 'avi:confluence:copied:page',
      payload: { originContentId: page.id },
    });
  });
  const titlesOfLabels = (reply: { body: { results: { name: string }[] } }) =>
    reply.body.results.map(({ name }) => name);

  it('keeps labels and comments', async () => {
    const page = await world.createPage('Discussed');
    const labels = `/wiki/rest/api/content/${page.id}/label`;
    await world.call(world.ada, 'POST', labels, [
      { prefix: 'global', name: 'One' },
      { prefix: 'global', name: 'two' },
    ]);
    expect((await world.call(world.ada, 'POST', labels, [{ prefix: 'global', name: 'a b' }])).status).toBe(400);
    expect((await world.call(world.ada, 'DELETE', `${labels}?name=one`)).status).toBe(204);
    expect(titlesOfLabels(await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}/labels`))).toEqual(['two']);
    const comment = await world.call(world.ben, 'POST', '/wiki/api/v2/footer-comments', {
      pageId: page.id,
      body: adfBody('Why?'),
    });
    expect(comment.status).toBe(201);
    await world.call(world.ada, 'POST', '/wiki/api/v2/footer-comments', {
      parentCommentId: comment.body.id,
      body: { representation: 'storage', value: '<p>Because.</p>' },
    });
    const listed = await world.call(
      world.ada,
      'GET',
      `/wiki/api/v2/pages/${page.id}/footer-comments?body-format=storage`,
    );
    expect(listed.body.results).toMatchObject([{ id: comment.body.id, body: { storage: { value: '<p>Why?</p>' } } }]);
  });
});

describe('search by CQL', () => {
  let world: World;
  beforeEach(async () => {
    world = createWorld();
    const parent = await world.createPage('Control of documents', { body: adfBody('How revisions are approved.') });
    await world.createPage('Audit programme', { parentId: parent.id, body: adfBody('Yearly audits.') });
    await world.call(world.ada, 'POST', `/wiki/rest/api/content/${parent.id}/label`, [
      { prefix: 'global', name: 'iso' },
    ]);
  });
  const search = async (cql: string) => {
    const reply = await world.call(world.ada, 'GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`);
    return reply.status === 200 ? reply.body.results.map((result: { title: string }) => result.title) : reply.status;
  };

  it.each([
    ['type = page and title ~ "documents"', ['Control of documents']],
    ['text ~ "approv*" AND space = QMS', ['Control of documents']],
    ['label in (iso, other)', ['Control of documents']],
    ['type=page and not (title ~ control or title = Quality)', ['Audit programme']],
    ['space = "QMS" and type != comment order by title desc', ['Quality', 'Control of documents', 'Audit programme']],
    ['space = NONE', []],
    ['creator = "ada"', 400],
    ['title > "a"', 400],
    ['type = page and', 400],
  ])('answers %s', async (cql, expected) => {
    expect(await search(cql)).toEqual(expected);
  });

  it('finds what lies below an ancestor, and only what the caller may see', async () => {
    const parent = world.confluence.pageByTitle(world.space.id, 'Control of documents');
    expect(await search(`ancestor = ${parent?.id}`)).toEqual(['Audit programme']);
    await world.restrict(String(parent?.id), 'read', [world.ada]);
    const reply = await world.call(
      world.ben,
      'GET',
      `/wiki/rest/api/search?cql=${encodeURIComponent('title ~ audit')}`,
    );
    expect(reply.body.results).toEqual([]);
  });
});
