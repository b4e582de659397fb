import { createTestSite, type TestSite } from './test-site';

describe('a test site', () => {
  let site: TestSite;
  const seen: unknown[] = [];
  beforeAll(async () => {
    site = await createTestSite({
      people: { ada: { displayName: 'Ada', isSiteAdministrator: true, groups: ['quality'] } },
      load: async () => ({
        document: async (
          body: { call: { functionKey: string; payload: unknown }; context: object },
          request: object,
        ) => {
          seen.push(body, request);
          return { echo: body.call.payload };
        },
      }),
    });
  });
  afterAll(() => site.close());

  test('invokes the resolver of a module as a person, with the context of the page', async () => {
    const answer = await site.invoke('document-banner', 'document.banner', { pageId: '7' }, { as: 'ada', pageId: '7' });
    expect(answer).toEqual({ echo: { pageId: '7' } });
    expect(seen[0]).toMatchObject({
      call: { functionKey: 'document.banner' },
      context: { moduleKey: 'document-banner', extension: { type: 'confluence:pageBanner', content: { id: '7' } } },
    });
    expect(seen[1]).toMatchObject({ principal: { accountId: site.people['ada'] } });
    expect(site.wireLog.summarise()).toMatchObject({ invocations: 1, waves: 0 });
  });

  test('serves a product over its REST as a person', async () => {
    const { status } = await site.rest('ada', 'GET', '/wiki/api/v2/spaces');
    expect(status).toBe(200);
  });
});
