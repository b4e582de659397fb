/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-argument
   -- answers are checked against the published schemas, not by declared types */
import { adfBody, createWorld, paragraphs, START, type World } from './support';

describe('pages', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });

  const update = (page: { id: string; title: string }, number: number, text: string, message = '') =>
    world.call(world.ada, 'PUT', `/wiki/api/v2/pages/${page.id}`, {
      id: page.id,
      status: 'current',
      title: page.title,
      body: adfBody(text),
      version: { number, message },
    });

  it('creates a page below the homepage and announces it', async () => {
    const page = await world.createPage('Document control');
    expect(page).toMatchObject({
      status: 'current',
      title: 'Document control',
      spaceId: String(world.space.id),
      parentId: String(world.space.homepageId),
      authorId: 'ada',
      version: { number: 1, authorId: 'ada', createdAt: '2026-03-02T09:00:00.000Z' },
    });
    expect(world.events).toHaveLength(1);
    expect(world.events[0]).toMatchObject({
      eventType: 'avi:confluence:created:page',
      atlassianId: 'ada',
      visibleToApp: true,
      causedByApp: false,
      payload: {
        eventType: 'avi:confluence:created:page',
        atlassianId: 'ada',
        eventCreatedDate: '2026-03-02T09:00:00.000Z',
        content: {
          id: page.id,
          type: 'page',
          status: 'current',
          title: 'Document control',
          space: { id: world.space.id, key: 'QMS' },
          history: { latest: true, createdBy: { accountId: 'ada', displayName: 'ada' } },
          version: { number: 1, by: { accountId: 'ada' } },
        },
      },
    });
  });

  it('keeps each version with its body, time, author and message', async () => {
    const page = await world.createPage('Calibration');
    await world.clock.advance(60_000);
    const reply = await update(page, 2, 'Second words.', 'clearer');
    expect(reply.body.version).toMatchObject({ number: 2, message: 'clearer', createdAt: '2026-03-02T09:01:00.000Z' });
    const first = await world.call(
      world.ben,
      'GET',
      `/wiki/api/v2/pages/${page.id}?version=1&body-format=atlas_doc_format`,
    );
    expect(first.body.body.atlas_doc_format.value).toBe(paragraphs('First words.'));
    expect(first.body.version.number).toBe(1);
    const versions = await world.call(world.ben, 'GET', `/wiki/api/v2/pages/${page.id}/versions`);
    expect(versions.body.results.map((version: { number: number }) => version.number)).toEqual([2, 1]);
    const details = await world.call(world.ben, 'GET', `/wiki/api/v2/pages/${page.id}/versions/2`);
    expect(details.body).toMatchObject({ number: 2, prevVersion: 1, authorId: 'ada' });
    expect(world.events.at(-1)).toMatchObject({
      eventType: 'avi:confluence:updated:page',
      payload: { updateTrigger: 'edit_page', content: { version: { number: 2 } } },
    });
  });

  it('refuses an update that does not raise the version by one', async () => {
    const page = await world.createPage('Calibration');
    expect((await update(page, 1, 'x')).status).toBe(409);
    expect((await update(page, 3, 'x')).status).toBe(409);
    expect(world.events).toHaveLength(1);
  });

  it('renumbers later versions when one is deleted and keeps their creation times', async () => {
    const page = await world.createPage('Calibration');
    for (const number of [2, 3, 4]) {
      await world.clock.advance(1000);
      await update(page, number, `Text ${number}`);
    }
    const deleted = await world.call(world.ada, 'DELETE', `/wiki/rest/api/content/${page.id}/version/2`);
    expect(deleted.status).toBe(204);
    const versions = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}/versions`);
    expect(
      versions.body.results.map((v: { number: number; createdAt: string }) => [
        v.number,
        Date.parse(v.createdAt) - START,
      ]),
    ).toEqual([
      [3, 3000],
      [2, 2000],
      [1, 0],
    ]);
    const second = await world.call(
      world.ada,
      'GET',
      `/wiki/api/v2/pages/${page.id}?version=2&body-format=atlas_doc_format`,
    );
    expect(second.body.body.atlas_doc_format.value).toBe(paragraphs('Text 3'));
    const current = await world.call(world.ada, 'DELETE', `/wiki/rest/api/content/${page.id}/version/3`);
    expect(current.status).toBe(400);
  });

  it('trashes, restores and purges, and announces each', async () => {
    const page = await world.createPage('Old');
    const child = await world.createPage('Child', { parentId: page.id });
    expect((await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${page.id}`)).status).toBe(204);
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}`)).body.status).toBe('trashed');
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${child.id}`)).body.parentId).toBe(page.parentId);
    expect((await update(page, 2, 'Back')).body.status).toBe('current');
    await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${page.id}`);
    expect((await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${page.id}?purge=true`)).status).toBe(404);
    expect((await world.call(world.admin, 'DELETE', `/wiki/api/v2/pages/${page.id}?purge=true`)).status).toBe(204);
    expect((await world.call(world.admin, 'GET', `/wiki/api/v2/pages/${page.id}`)).status).toBe(404);
    expect(world.events.map((event) => event.eventType.split(':')[2])).toEqual([
      'created',
      'created',
      'trashed',
      'restored',
      'trashed',
      'deleted',
    ]);
  });

  it('archives pages by a long task, keeps the rest in the tree and brings them back as they were', async () => {
    const page = await world.createPage('Old');
    const nested = await world.createPage('Old part', { parentId: page.id });
    const child = await world.createPage('Still used', { parentId: nested.id });
    const pages = [{ id: Number(page.id) }, { id: Number(nested.id) }];
    const accepted = await world.call(world.ada, 'POST', '/wiki/rest/api/content/archive', { pages });
    expect(accepted.status).toBe(202);
    const taskPath = `/wiki${accepted.body.links.status}`;
    expect((await world.call(world.ada, 'GET', taskPath)).body.finished).toBe(false);
    expect((await world.call(world.ben, 'GET', taskPath)).status).toBe(404);
    const second = await world.call(world.ada, 'POST', '/wiki/rest/api/content/archive', {
      pages: [{ id: Number(child.id) }],
    });
    expect(second.body.message).toBe('There is an archival job already running');

    await world.clock.advance(1000);
    expect((await world.call(world.ada, 'GET', taskPath)).body).toMatchObject({
      finished: true,
      percentageComplete: 100,
    });
    const read = async (id: string): Promise<unknown> =>
      (await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${id}`)).body;
    expect(await read(nested.id)).toMatchObject({ status: 'archived', parentId: page.id });
    expect(await read(child.id)).toMatchObject({ status: 'current', parentId: page.parentId });
    const titles = async (query: string) => {
      const { body } = await world.call(world.ada, 'GET', `/wiki/api/v2/spaces/${page.spaceId}/pages?${query}`);
      return (body as { results: readonly { title: string }[] }).results.map(({ title }) => title);
    };
    expect(await titles('status=archived')).toEqual(['Old', 'Old part']);
    expect(await titles('status=current')).not.toContain('Old');
    const again = await world.call(world.ada, 'POST', '/wiki/rest/api/content/archive', { pages });
    expect(again.status).toBe(400);

    expect(await (await update(page, 2, 'Another text')).body).toMatchObject({ status: 'current', title: 'Old' });
    const back = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}?body-format=atlas_doc_format`);
    expect(back.body.body.atlas_doc_format.value).not.toContain('Another text');
    expect(world.events.map((event) => event.eventType).slice(3)).toEqual([
      'avi:confluence:archived:page',
      'avi:confluence:archived:page',
      'avi:confluence:unarchived:page',
    ]);
  });

  it('archives after a restart what was under way, and leaves out what was trashed meanwhile', async () => {
    const page = await world.createPage('Old');
    const other = await world.createPage('Older');
    const pages = [{ id: Number(page.id) }, { id: Number(other.id) }];
    await world.call(world.ada, 'POST', '/wiki/rest/api/content/archive', { pages });
    await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${other.id}`);
    const restarted = world.restart();
    await restarted.clock.advance(1000);
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}`)).body.status).toBe('archived');
    expect((await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${other.id}`)).body.status).toBe('trashed');
  });

  it('archives nothing for people who may not change the page, and nothing that is no page', async () => {
    const page = await world.createPage('Old');
    await world.restrict(page.id, 'update', [world.ada]);
    const archive = (id: number) =>
      world.call(world.ben, 'POST', '/wiki/rest/api/content/archive', { pages: [{ id }] });
    expect((await archive(Number(page.id))).body.message).toContain('permission');
    expect((await archive(999)).status).toBe(400);
    expect((await world.call(world.ben, 'GET', '/wiki/rest/api/longtask/none')).status).toBe(404);
  });

  it('answers 404 to a page that is not there and 400 to an id that is none', async () => {
    expect((await world.call(world.ada, 'GET', '/wiki/api/v2/pages/999')).status).toBe(404);
    expect((await world.call(world.ada, 'GET', '/wiki/api/v2/pages/abc')).status).toBe(400);
  });

  it('lists pages by id, by title and space, and by cursor', async () => {
    const pages = [];
    for (const title of ['A', 'B', 'C']) pages.push(await world.createPage(title));
    const byId = await world.call(world.app, 'GET', `/wiki/api/v2/pages?id=${pages[2].id}&id=${pages[0].id}&id=12`);
    expect(byId.body.results.map((page: { title: string }) => page.title)).toEqual(['A', 'C']);
    const byTitle = await world.call(world.ada, 'GET', `/wiki/api/v2/pages?title=B&space-id=${world.space.id}`);
    expect(byTitle.body.results).toHaveLength(1);
    const titles: string[] = [];
    let next: string | undefined = `/wiki/api/v2/spaces/${world.space.id}/pages?limit=3`;
    while (next !== undefined) {
      const reply = await world.call(world.ada, 'GET', next);
      titles.push(...reply.body.results.map((page: { title: string }) => page.title));
      next = reply.body._links.next;
      if (next) expect(reply.headers.get('Link')).toContain(`<${next}>; rel="next"`);
    }
    expect(titles).toEqual(['Quality', 'A', 'B', 'C']);
  });

  it('refuses a title that the space already has', async () => {
    await world.createPage('Twice');
    const reply = await world.call(world.ada, 'POST', '/wiki/api/v2/pages', {
      spaceId: String(world.space.id),
      title: 'Twice',
    });
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0].title).toContain('same TITLE');
  });

  it('answers 501 by name to what is not modelled', async () => {
    const reply = await world.call(world.ada, 'GET', '/wiki/api/v2/whiteboards/1');
    expect(reply).toMatchObject({ status: 501, body: { message: 'not modelled: GET /wiki/api/v2/whiteboards/1' } });
    const page = await world.createPage('P');
    const parameter = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}?include-likes=true`);
    expect(parameter.status).toBe(501);
  });

  it('lets nobody in without a login', async () => {
    const request = new Request('https://site.example/wiki/api/v2/pages');
    const response = await world.send(request, { caller: { kind: 'anonymous' }, via: 'outside' });
    expect(response.status).toBe(401);
  });
});
