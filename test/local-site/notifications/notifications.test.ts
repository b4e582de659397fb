/** Who finds an entry under the bell: mentions in pages and comments of both products, by people and by the app. */
import { createSite, type Site } from '../../../local-site/site';
import { createSiteApplication } from '../../../local-site/http/site-application';
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { join } from 'node:path';
import { seedSite, type Seeded } from '../shell/support/seed';

interface Listing {
  readonly unread: number;
  readonly entries: readonly {
    readonly id: number;
    readonly author: { readonly displayName: string };
    readonly place: string;
    readonly title: string;
    readonly path: string;
    readonly excerpt: string;
    readonly isRead: boolean;
  }[];
}

describe('the notifications of the site', () => {
  let site: Site;
  let seeded: Seeded;
  let application: ReturnType<typeof createSiteApplication>;

  beforeEach(async () => {
    site = await createSite({
      manifestPath: join(process.cwd(), 'test/local-site/shell/support/manifest.yml'),
      functions: { kind: 'inProcess', load: async () => ({}) },
    });
    seeded = await seedSite(site);
    application = createSiteApplication({
      site,
      resourceOrigin: () => 'http://127.0.0.1:1',
      defaultPerson: () => undefined,
      shellDirectory: '',
    });
  });
  afterEach(() => site.close());

  const mention = (accountId: string, words: string) => ({
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'First, something else.' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'mention', attrs: { id: accountId, text: '@Cleo Lindqvist' } },
          { type: 'text', text: ` ${words}` },
        ],
      },
    ],
  });

  async function send(accountId: string, method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { cookie: `acting-as=${encodeURIComponent(accountId)}`, 'content-type': 'application/json' };
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    const answer = await application.fetch(new Request(`http://localhost${path}`, init));
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
  const bellOf = async (accountId: string) =>
    (await (await send(accountId, 'GET', '/__site/notifications')).json()) as Listing;
  const comment = (document: object) => ({
    pageId: seeded.pageId,
    body: { representation: 'atlas_doc_format', value: JSON.stringify(document) },
  });

  it('tells who mentioned one in a comment, on which page and in which words', async () => {
    await send(seeded.admin, 'POST', '/wiki/api/v2/footer-comments', comment(mention(seeded.reader, 'please check.')));
    expect(await bellOf(seeded.reader)).toMatchObject({
      unread: 1,
      entries: [
        {
          author: { displayName: 'Ada Marsh' },
          place: 'comment',
          title: 'Control of drawings',
          excerpt: '@Cleo Lindqvist please check.',
          isRead: false,
        },
      ],
    });
    expect((await bellOf(seeded.admin)).entries).toEqual([]);
  });

  it('counts a mention in a comment of the app, given as storage format', async () => {
    const value = `<p><ac:link><ri:user ri:account-id="${seeded.reader}" /></ac:link> two things wait for you.</p>`;
    const request = new Request('http://localhost/wiki/api/v2/footer-comments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pageId: seeded.pageId, body: { representation: 'storage', value } }),
    });
    const caller = { kind: 'app', accountId: APP_ACCOUNT_ID, appId: 'app' } as const;
    expect((await site.confluence.fetch(request, { caller, via: 'forge' })).status).toBe(201);
    const [entry] = (await bellOf(seeded.reader)).entries;
    expect(entry).toMatchObject({ place: 'comment', author: { displayName: 'App' } });
    expect(entry?.excerpt).toContain('two things wait for you.');
  });

  it('tells of a page text once, not again with every later version', async () => {
    const publish = async (number: number, document: object) =>
      send(seeded.admin, 'PUT', `/wiki/api/v2/pages/${seeded.pageId}`, {
        id: seeded.pageId,
        status: 'current',
        title: 'Control of drawings',
        body: { representation: 'atlas_doc_format', value: JSON.stringify(document) },
        version: { number, message: '' },
      });
    await publish(3, mention(seeded.reader, 'owns this.'));
    await publish(4, mention(seeded.reader, 'owns this page.'));
    expect((await bellOf(seeded.reader)).entries.map(({ place, path }) => [place, path])).toEqual([
      ['text', `/wiki/pages/${seeded.pageId}`],
    ]);
  });

  it('tells of a mention in a comment on an issue', async () => {
    const path = `/rest/api/3/issue/${seeded.issueKey}/comment`;
    await send(seeded.admin, 'POST', path, { body: mention(seeded.reader, 'measure again, please.') });
    expect((await bellOf(seeded.reader)).entries).toMatchObject([
      { place: 'comment', title: `${seeded.issueKey} Superseded drawing used on site` },
    ]);
  });

  it('tells nobody of a page they may not see, and no writer of a mention of their own', async () => {
    await send(seeded.admin, 'PUT', `/wiki/rest/api/content/${seeded.pageId}/restriction`, [
      { operation: 'read', restrictions: { user: [{ type: 'known', accountId: seeded.admin }] } },
    ]);
    await send(seeded.admin, 'POST', '/wiki/api/v2/footer-comments', comment(mention(seeded.reader, 'secret')));
    await send(seeded.admin, 'POST', '/wiki/api/v2/footer-comments', comment(mention(seeded.admin, 'note to self')));
    expect((await bellOf(seeded.reader)).entries).toEqual([]);
    expect((await bellOf(seeded.admin)).entries).toEqual([]);
  });

  it('marks one entry or all of them as read, for the one who acts alone', async () => {
    for (const words of ['one', 'two', 'three'])
      await send(seeded.admin, 'POST', '/wiki/api/v2/footer-comments', comment(mention(seeded.reader, words)));
    const [newest] = (await bellOf(seeded.reader)).entries;
    await send(seeded.reader, 'POST', '/__site/notifications/read', { ids: [newest?.id] });
    expect((await bellOf(seeded.reader)).unread).toBe(2);
    await send(seeded.admin, 'POST', '/__site/notifications/read', {});
    expect((await bellOf(seeded.reader)).unread).toBe(2);
    await send(seeded.reader, 'POST', '/__site/notifications/read', {});
    const { unread, entries } = await bellOf(seeded.reader);
    expect([unread, entries.map(({ isRead }) => isRead)]).toEqual([0, [true, true, true]]);
  });
});
