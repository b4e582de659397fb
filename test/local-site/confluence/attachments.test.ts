/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call
   -- answers are checked against the published schemas, not by declared types */
import { createWorld, ORIGIN, type World } from './support';

describe('attachments', () => {
  let world: World;
  let pageId: string;
  beforeEach(async () => {
    world = createWorld();
    pageId = (await world.createPage('With files')).id;
  });

  const upload = (method: 'POST' | 'PUT', name: string, text: string, comment = '') => {
    const form = new FormData();
    form.set('file', new File([text], name, { type: 'text/plain' }));
    form.set('comment', comment);
    form.set('minorEdit', 'true');
    return world.call(world.ada, method, `/wiki/rest/api/content/${pageId}/child/attachment`, form);
  };
  const list = () => world.call(world.app, 'GET', `/wiki/api/v2/pages/${pageId}/attachments`);

  it('arrive, get versions and are announced', async () => {
    const first = await upload('POST', 'plan.txt', 'one', 'first');
    expect(first.body.results[0]).toMatchObject({ type: 'attachment', title: 'plan.txt', version: { number: 1 } });
    expect((await upload('POST', 'plan.txt', 'two')).status).toBe(400);
    await upload('PUT', 'plan.txt', 'second');
    const [attachment] = (await list()).body.results;
    expect(attachment).toMatchObject({
      title: 'plan.txt',
      fileSize: 6,
      mediaType: 'text/plain',
      version: { number: 2 },
    });
    const versions = await world.call(world.ada, 'GET', `/wiki/api/v2/attachments/${attachment.id}/versions`);
    expect(versions.body.results.map((version: { number: number }) => version.number)).toEqual([2, 1]);
    expect(world.events.slice(1).map((event) => event.eventType)).toEqual([
      'avi:confluence:created:attachment',
      'avi:confluence:updated:attachment',
    ]);
    expect(world.events[1]?.payload['attachment']).toMatchObject({
      type: 'attachment',
      title: 'plan.txt',
      container: { id: pageId, type: 'page' },
      extensions: { fileSize: '3', mediaType: 'text/plain' },
    });
  });

  it('refuse a form without the token against cross-site requests', async () => {
    const request = new Request(`${ORIGIN}/wiki/rest/api/content/${pageId}/child/attachment`, {
      method: 'POST',
      body: new FormData(),
    });
    const response = await world.send(request, { caller: { kind: 'person', accountId: 'ada' }, via: 'outside' });
    expect(response.status).toBe(403);
  });

  it('download by a redirect, which the Forge proxy follows or not', async () => {
    const { id } = (await upload('POST', 'plan ä.txt', 'one')).body.results[0];
    await upload('PUT', 'plan ä.txt', 'two');
    const path = `/wiki/rest/api/content/${pageId}/child/attachment/${id}/download`;
    const redirect = await world.call(world.ada, 'GET', `${path}?version=1`);
    expect(redirect.status).toBe(302);
    const target = redirect.headers.get('Location') ?? '';
    expect(target).toMatch(/^https:\/\/site\.example\/wiki\/download\/attachments\//);
    expect((await world.call(world.ada, 'GET', target.slice(ORIGIN.length))).body).toBe('one');
    expect((await world.call(world.app, 'GET', path)).body).toBe('two');
    world.confluence.setForgeFollowsDownloads(false);
    expect((await world.call(world.app, 'GET', path)).status).toBe(302);
    expect((await world.call(world.app, 'GET', `${path}?version=3`)).status).toBe(400);
  });

  it('are trashed and purged', async () => {
    const { id } = (await upload('POST', 'plan.txt', 'one')).body.results[0];
    expect((await world.call(world.ada, 'DELETE', `/wiki/api/v2/attachments/${id}`)).status).toBe(204);
    expect((await list()).body.results).toEqual([]);
    const number = id.replace('att', '');
    expect((await world.call(world.admin, 'DELETE', `/wiki/api/v2/attachments/${number}?purge=true`)).status).toBe(204);
    expect(world.events.slice(-2).map((event) => event.eventType)).toEqual([
      'avi:confluence:trashed:attachment',
      'avi:confluence:deleted:attachment',
    ]);
  });
});
