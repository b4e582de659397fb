import { adf, openJira, listOf, textOf } from './jira-harness';

async function siteWithIssue() {
  const site = openJira();
  await site.create('ada', {});
  return site;
}

describe('issue properties', () => {
  test('are written, read, listed and removed by anyone who may edit, and by nobody else', async () => {
    const site = await siteWithIssue();
    const path = 'issue/QMS-1/properties';
    expect((await site.call('ada', 'PUT', `${path}/plumbline.state`, { state: 'open' })).status).toBe(201);
    expect((await site.call('app', 'PUT', `${path}/plumbline.state`, { state: 'closed' })).status).toBe(200);
    expect((await site.call('ben', 'GET', `${path}/plumbline.state`)).body).toEqual({
      key: 'plumbline.state',
      value: { state: 'closed' },
    });
    expect((await site.call('ben', 'PUT', `${path}/plumbline.state`, {})).status).toBe(403);
    expect((await site.call('outsider', 'GET', `${path}/plumbline.state`)).status).toBe(404);
    expect((await site.call('ada', 'GET', path)).body.keys).toEqual([
      { key: 'plumbline.state', self: 'http://site.test/rest/api/3/issue/QMS-1/properties/plumbline.state' },
    ]);
    expect((await site.call('ada', 'DELETE', `${path}/plumbline.state`)).status).toBe(204);
    expect((await site.call('ada', 'GET', `${path}/plumbline.state`)).status).toBe(404);
    expect((await site.call('ada', 'DELETE', `${path}/plumbline.state`)).status).toBe(404);
  });

  test('hold at most 32 KB', async () => {
    const site = await siteWithIssue();
    expect((await site.call('ada', 'PUT', 'issue/QMS-1/properties/big', 'x'.repeat(32_766))).status).toBe(201);
    expect((await site.call('ada', 'PUT', 'issue/QMS-1/properties/big', 'x'.repeat(32_767))).status).toBe(400);
  });
});

describe('remote links', () => {
  const link = {
    globalId: 'page=1',
    relationship: 'raised from',
    application: { type: 'wiki', name: 'Wiki' },
    object: { url: 'http://x/1', title: 'Page' },
  };

  test('are made once per global id and replaced after that', async () => {
    const site = await siteWithIssue();
    const first = await site.call('app', 'POST', 'issue/QMS-1/remotelink', link);
    const second = await site.call('app', 'POST', 'issue/QMS-1/remotelink', {
      ...link,
      object: { url: 'http://x/2', title: 'New title' },
    });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect((await site.call('ada', 'GET', 'issue/QMS-1/remotelink')).body).toMatchObject([
      { id: first.body.id, globalId: 'page=1', object: { title: 'New title' } },
    ]);
    expect((await site.call('ada', 'GET', 'issue/QMS-1/remotelink?globalId=page%3D1')).body).toMatchObject({
      relationship: 'raised from',
    });
    expect((await site.call('ada', 'GET', 'issue/QMS-1/remotelink?globalId=other')).status).toBe(404);
  });

  test('need a title, an address and the permission to link', async () => {
    const site = await siteWithIssue();
    expect((await site.call('ada', 'POST', 'issue/QMS-1/remotelink', { object: {} })).body.errors).toEqual({
      url: "'url' is required.",
      title: "'title' is required.",
    });
    expect((await site.call('ben', 'POST', 'issue/QMS-1/remotelink', link)).status).toBe(403);
  });
});

describe('issue links', () => {
  test('show on both issues, with the phrase that fits each end, and announce once', async () => {
    const site = await siteWithIssue();
    await site.create('ada', { summary: 'other' });
    site.events.length = 0;
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'QMS-1' }, outwardIssue: { key: 'QMS-2' } };
    expect((await site.call('ada', 'POST', 'issueLink', body)).status).toBe(201);
    expect((await site.call('ada', 'POST', 'issueLink', body)).status).toBe(201);
    const links = async (key: string) =>
      listOf((await site.call('ada', 'GET', `issue/${key}?fields=issuelinks`)).body.fields.issuelinks);
    expect(await links('QMS-1')).toMatchObject([
      { type: { outward: 'blocks' }, outwardIssue: { key: 'QMS-2', fields: { summary: 'other' } } },
    ]);
    expect(await links('QMS-2')).toMatchObject([{ type: { inward: 'is blocked by' }, inwardIssue: { key: 'QMS-1' } }]);
    expect(
      site.events.map(({ eventType, payload }) => [eventType, payload['sourceIssueId'], payload['destinationIssueId']]),
    ).toEqual([['avi:jira:created:issuelink', '10000', '10001']]);
    const id = textOf((await links('QMS-1'))[0]?.id);
    expect((await site.call('ada', 'GET', `issueLink/${id}`)).body).toMatchObject({
      inwardIssue: { key: 'QMS-1' },
      outwardIssue: { key: 'QMS-2' },
    });
    expect((await site.call('ada', 'DELETE', `issueLink/${id}`)).status).toBe(204);
    expect(await links('QMS-2')).toEqual([]);
  });

  test('are entries of both changelogs, when they are made and when they are removed', async () => {
    const site = await siteWithIssue();
    await site.create('ada', { summary: 'other' });
    const body = { type: { name: 'Blocks' }, inwardIssue: { key: 'QMS-1' }, outwardIssue: { key: 'QMS-2' } };
    await site.call('ada', 'POST', 'issueLink', body);
    const { issuelinks } = (await site.call('ada', 'GET', 'issue/QMS-1?fields=issuelinks')).body.fields;
    await site.call('ada', 'DELETE', `issueLink/${textOf(listOf(issuelinks)[0]?.id)}`);
    const log = async (key: string) => (await site.call('ada', 'GET', `issue/${key}/changelog`)).body.values;
    expect(await log('QMS-1')).toMatchObject([
      { items: [{ field: 'Link', from: null, to: 'QMS-2', toString: 'This work item blocks QMS-2' }] },
      { items: [{ field: 'Link', from: 'QMS-2', fromString: 'This work item blocks QMS-2', to: null }] },
    ]);
    expect(listOf(await log('QMS-2'))[0]).toMatchObject({
      items: [{ field: 'Link', to: 'QMS-1', toString: 'This work item is blocked by QMS-1' }],
    });
  });

  test('are made by the update of an issue too, all of it or nothing', async () => {
    const site = await siteWithIssue();
    const add = (link: object) => ({ update: { issuelinks: [{ add: link }] } });
    await site.create('ada', {}, add({ type: { name: 'Blocks' }, inwardIssue: { key: 'QMS-1' } }));
    const edit = (link: object) => site.call('ada', 'PUT', 'issue/QMS-1', { fields: { summary: 'new' }, ...add(link) });
    expect((await edit({ type: { name: 'Blocks' } })).body.errors).toEqual({
      issuelinks: 'Specify either inwardIssue or outwardIssue.',
    });
    expect((await edit({ type: { name: 'Blocks' }, outwardIssue: { key: 'QMS-9' } })).status).toBe(404);
    const read = await site.call('ada', 'GET', 'issue/QMS-1?fields=summary,issuelinks');
    expect(read.body.fields).not.toMatchObject({ summary: 'new' });
    expect(read.body.fields.issuelinks).toMatchObject([{ outwardIssue: { key: 'QMS-2' } }]);
    expect((await edit({ type: { name: 'Relates' }, outwardIssue: { key: 'QMS-2' } })).status).toBe(204);
    expect(
      listOf((await site.call('ada', 'GET', 'issue/QMS-2?fields=issuelinks')).body.fields.issuelinks),
    ).toHaveLength(2);
  });

  test('an unknown type or an issue out of sight is 404', async () => {
    const site = await siteWithIssue();
    const ends = { inwardIssue: { key: 'QMS-1' }, outwardIssue: { key: 'QMS-1' } };
    expect(
      (await site.call('ada', 'POST', 'issueLink', { ...ends, type: { name: 'Loves' } })).body.errorMessages,
    ).toEqual(["No issue link type with name 'Loves' found."]);
    expect((await site.call('outsider', 'POST', 'issueLink', { ...ends, type: { name: 'Blocks' } })).status).toBe(404);
  });
});

describe('comments', () => {
  test('are added by those who may, edited by their author, carry properties, and move "updated"', async () => {
    const site = await siteWithIssue();
    await site.clock.advance(1000);
    const added = await site.call('ben', 'POST', 'issue/QMS-1/comment?expand=renderedBody,properties', {
      body: adf('One & two'),
      properties: [{ key: 'effect', value: '7' }],
    });
    expect(added).toMatchObject({
      status: 201,
      body: {
        author: { accountId: 'ben' },
        renderedBody: '<p>One &amp; two</p>',
        properties: [{ key: 'effect', value: '7' }],
      },
    });
    expect((await site.call('ada', 'GET', 'issue/QMS-1?fields=updated')).body.fields.updated).toBe(
      '2026-03-02T09:00:01.000+0000',
    );
    const edited = await site.call('ben', 'PUT', `issue/QMS-1/comment/${textOf(added.body.id)}`, {
      body: adf('Three'),
    });
    expect(edited).toMatchObject({ status: 200, body: { body: adf('Three') } });
    await site.call('ada', 'POST', 'issue/QMS-1/comment', { body: adf('Mine') });
    const list = await site.call('ben', 'GET', 'issue/QMS-1/comment?orderBy=-created&maxResults=1');
    expect(list.body).toMatchObject({ total: 2, maxResults: 1, comments: [{ author: { accountId: 'ada' } }] });
    expect(
      (
        await site.call('ben', 'PUT', `issue/QMS-1/comment/${textOf(listOf(list.body.comments)[0]?.id)}`, {
          body: adf('No'),
        })
      ).status,
    ).toBe(400);
    expect((await site.call('outsider', 'POST', 'issue/QMS-1/comment', { body: adf('x') })).status).toBe(404);
    expect((await site.call('ada', 'GET', `comment/${textOf(added.body.id)}/properties/effect`)).body).toEqual({
      key: 'effect',
      value: '7',
    });
    expect((await site.call('ada', 'DELETE', `issue/QMS-1/comment/${textOf(added.body.id)}`)).status).toBe(204);
  });

  test('a body that is not a document is refused', async () => {
    const site = await siteWithIssue();
    expect((await site.call('ada', 'POST', 'issue/QMS-1/comment', { body: 'text' })).body.errors).toEqual({
      comment: 'Comment body is not valid!',
    });
  });
});

describe('attachments', () => {
  test('are uploaded as a form, listed on the issue and downloaded by redirect', async () => {
    const site = await siteWithIssue();
    const form = new FormData();
    form.append('file', new File(['caliper readings'], 'readings ü.txt', { type: 'text/plain' }));
    const upload = (headers: Record<string, string>) =>
      site.fetch(
        'ada',
        new Request('http://site.test/rest/api/3/issue/QMS-1/attachments', { method: 'POST', body: form, headers }),
      );
    expect((await upload({})).status).toBe(403);
    const [attachment] = (await (await upload({ 'X-Atlassian-Token': 'no-check' })).json()) as {
      id: string;
      content: string;
    }[];
    expect(attachment).toMatchObject({
      filename: 'readings ü.txt',
      size: 16,
      mimeType: 'text/plain',
      author: { accountId: 'ada' },
    });
    const redirect = await site.fetch('ben', new Request(attachment?.content ?? ''));
    expect(redirect.status).toBe(303);
    const file = await site.fetch('ben', new Request(redirect.headers.get('Location') ?? ''));
    expect(await file.text()).toBe('caliper readings');
    expect((await site.fetch('outsider', new Request(redirect.headers.get('Location') ?? ''))).status).toBe(404);
    expect((await site.call('ada', 'GET', 'issue/QMS-1?fields=attachment')).body.fields.attachment).toHaveLength(1);
    expect((await site.call('ada', 'DELETE', `attachment/${attachment?.id}`)).status).toBe(204);
  });
});
