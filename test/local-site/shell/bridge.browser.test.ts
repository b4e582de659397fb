/** Every command of the real `@forge/bridge` in a real browser, from a sandboxed frame of the shell to the back end and back. */
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../../support/browser';
import { chooseFromMenu } from './support/menu';
import { type ShellServer, startShellServer } from './support/shell-server';

type Call = (...values: unknown[]) => Promise<unknown>;

/** What the fixture puts on its window; typed loosely because the calls cross into the browser as text. */
declare const bridge: {
  readonly view: Record<
    'getContext' | 'close' | 'submit' | 'createHistory' | 'emitReadyEvent' | 'changeWindowTitle',
    Call
  > & { readonly theme: { enable: Call } };
  readonly events: Record<'on' | 'emit', Call>;
  readonly router: Record<'getUrl' | 'navigate' | 'open' | 'reload', Call>;
  readonly realtime: Record<'subscribe', Call>;
  invoke(name: string, payload?: unknown): Promise<unknown>;
  requestConfluence(path: string, init?: RequestInit): Promise<Response>;
  requestJira(path: string): Promise<Response>;
  showFlag(options: object): { close(): Promise<unknown> };
  readonly Modal: new (options: object) => { open(): Promise<void> };
};

describeInBrowser('the bridge between an app and the local site', () => {
  let server: ShellServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startShellServer();
    browser = await launchBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  beforeEach(async () => {
    context = await browser.newContext();
    await actAs(server.seeded.admin);
    page = await context.newPage();
  });

  afterEach(() => context.close());

  const actAs = (accountId: string) =>
    context.addCookies([{ name: 'acting-as', value: encodeURIComponent(accountId), url: server.url }]);

  const openPage = (query = '') => page.goto(`${server.url}/wiki/spaces/QMS/pages/${server.seeded.pageId}/x${query}`);

  async function frameOf(moduleKey: string): Promise<Frame> {
    const element = await page.waitForSelector(`[data-module-key="${moduleKey}"] iframe`, { state: 'attached' });
    const frame = await element.contentFrame();
    if (!frame) throw new Error(`no frame for ${moduleKey}`);
    await frame.waitForSelector('main');
    return frame;
  }

  async function openBanner(query = ''): Promise<Frame> {
    await openPage(query);
    return frameOf('fixture-banner');
  }

  async function openSpacePage(): Promise<Frame> {
    await page.goto(`${server.url}/wiki/spaces/QMS/apps/fixture`);
    return frameOf('fixture-space');
  }

  it('gives the context of the page, the person and the module', async () => {
    const frame = await openBanner();
    const found = await frame.evaluate(() => bridge.view.getContext());
    expect(found).toMatchObject({
      accountId: server.seeded.admin,
      moduleKey: 'fixture-banner',
      localId: expect.stringMatching(/^ari:cloud:ecosystem::extension\/.+\/static\/fixture-banner$/) as unknown,
      theme: { colorMode: 'light' },
      extension: {
        type: 'confluence:pageBanner',
        content: { id: server.seeded.pageId, type: 'page' },
        space: { key: 'QMS' },
        location: page.url(),
      },
    });
  });

  it('gives an issue panel the issue and its project', async () => {
    await page.goto(`${server.url}/browse/${server.seeded.issueKey}`);
    const frame = await frameOf('fixture-panel');
    const found = await frame.evaluate(() => bridge.view.getContext());
    expect(found).toMatchObject({
      extension: {
        type: 'jira:issuePanel',
        issue: { key: server.seeded.issueKey, type: 'Task' },
        project: { key: 'NCR' },
      },
    });
  });

  it('carries an invocation to the resolver and its answer back', async () => {
    const frame = await openBanner();
    const answer = await frame.evaluate(() => bridge.invoke('echo', { words: ['ä', 1, null] }));
    expect(answer).toMatchObject({ payload: { words: ['ä', 1, null] }, extension: { type: 'confluence:pageBanner' } });
  });

  it('rejects when the resolver throws', async () => {
    const frame = await openBanner();
    await expect(frame.evaluate(() => bridge.invoke('fail'))).rejects.toThrow('kaboom');
  });

  it('refuses a function anywhere in a payload', async () => {
    const frame = await openBanner();
    await expect(frame.evaluate(() => bridge.invoke('echo', { deep: { callback: () => 1 } }))).rejects.toThrow(
      'Passing functions as part of the payload is not supported!',
    );
  });

  it('refuses a payload of more than 500 KB', async () => {
    const frame = await openBanner();
    await expect(frame.evaluate(() => bridge.invoke('echo', { text: 'x'.repeat(512 * 1024) }))).rejects.toThrow(
      'exceeds',
    );
  });

  it('refuses the 501st invocation of a page within 25 seconds', async () => {
    const frame = await openBanner();
    const refused = await frame.evaluate(async () => {
      const calls = Array.from({ length: 510 }, () => bridge.invoke('echo', {}).then(() => '', String));
      return (await Promise.all(calls)).filter(Boolean);
    });
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]).toContain('rate limited at 500req/25s');
  });

  it('fetches from both products as the person', async () => {
    const frame = await openBanner();
    const found = await frame.evaluate(async () => {
      const user = (await (await bridge.requestConfluence('/wiki/rest/api/user/current')).json()) as {
        accountId: string;
      };
      const missing = await bridge.requestConfluence('/wiki/api/v2/pages/1');
      const project = (await (await bridge.requestJira('/rest/api/3/project/NCR')).json()) as { name: string };
      return { accountId: user.accountId, status: missing.status, project: project.name };
    });
    expect(found).toEqual({ accountId: server.seeded.admin, status: 404, project: 'Nonconformities' });
  });

  it('opens a modal with its own context and reports what it was closed with', async () => {
    const frame = await openBanner();
    await frame.evaluate(() => {
      const outcome = new Promise(
        (onClose) => void new bridge.Modal({ onClose, size: 'small', title: 'Asked', context: { step: 2 } }).open(),
      );
      Object.assign(globalThis, { outcome });
    });
    await page.getByRole('dialog', { name: 'Asked' }).waitFor();
    const element = await page.waitForSelector('[role="dialog"] iframe');
    const inside = await element.contentFrame();
    await inside?.waitForSelector('main');
    expect(await inside?.evaluate(() => bridge.view.getContext())).toMatchObject({ extension: { modal: { step: 2 } } });
    await inside?.evaluate(() => void bridge.view.close({ decided: true }));
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const payload = await frame.evaluate(() => (globalThis as unknown as { outcome: Promise<unknown> }).outcome);
    expect(payload).toEqual({ decided: true });
  });

  it('opens a content action in a modal that submit closes', async () => {
    await openPage();
    await chooseFromMenu(page, { from: page.getByRole('button', { name: 'More actions' }), item: 'Fixture action' });
    const frame = await frameOf('fixture-action');
    await frame.evaluate(() => void bridge.view.submit());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('lets a press end on the button it began on, although a banner grows in between', async () => {
    const banner = await openBanner();
    const button = page.getByRole('button', { name: 'More actions' });
    const box = await button.boundingBox();
    if (!box) throw new Error('the button is not shown');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await banner.evaluate(() => Object.assign(document.body.style, { height: '300px' }));
    await banner.evaluate(() => new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 100))));
    await page.mouse.up();
    await page.getByRole('menuitem', { name: 'Fixture action' }).waitFor();
    await page.waitForFunction(() => document.querySelector('iframe')?.clientHeight === 300);
  });

  it('says that a panel cannot be closed', async () => {
    const frame = await openBanner();
    await expect(frame.evaluate(() => bridge.view.close())).rejects.toThrow('not closable');
  });

  it('shows a flag and takes it away', async () => {
    const frame = await openBanner();
    await frame.evaluate(() =>
      Object.assign(globalThis, { flag: bridge.showFlag({ id: 'f', title: 'Saved', type: 'success' }) }),
    );
    await page.getByRole('alert').filter({ hasText: 'Saved' }).waitFor();
    await frame.evaluate(() => (globalThis as unknown as { flag: { close(): Promise<unknown> } }).flag.close());
    await page.getByRole('alert').filter({ hasText: 'Saved' }).waitFor({ state: 'detached' });
  });

  it('carries events between the frames of a page, until they unsubscribe', async () => {
    const banner = await openBanner();
    await page.getByRole('button', { name: 'Fixture byline' }).click();
    const popup = await frameOf('fixture-byline');
    await banner.evaluate(async () => {
      const heard: unknown[] = [];
      const subscription = await bridge.events.on('changed', (payload: unknown) => heard.push(payload));
      Object.assign(globalThis, { heard, subscription });
    });
    await popup.evaluate(() => bridge.events.emit('changed', { revision: 2 }));
    await banner.waitForFunction(() => (globalThis as unknown as { heard: unknown[] }).heard.length === 1);
    await banner.evaluate(() =>
      (globalThis as unknown as { subscription: { unsubscribe(): Promise<void> } }).subscription.unsubscribe(),
    );
    await popup.evaluate(() => bridge.events.emit('changed', { revision: 3 }));
    expect(await banner.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard)).toEqual([
      { revision: 2 },
    ]);
  });

  it('subscribes to a realtime channel', async () => {
    const frame = await openBanner();
    const kind = await frame.evaluate(async () => {
      const subscription = (await bridge.realtime.subscribe('progress', () => undefined)) as { unsubscribe: unknown };
      return typeof subscription.unsubscribe;
    });
    expect(kind).toBe('function');
  });

  it('tells the address of a target and goes there in the same tab', async () => {
    const frame = await openBanner();
    const url = await frame.evaluate(async () =>
      String(await bridge.router.getUrl({ target: 'issue', issueKey: 'NCR-1' })),
    );
    expect(url).toBe(`${server.url}/browse/NCR-1`);
    await frame.evaluate(() => void bridge.router.navigate({ target: 'issue', issueKey: 'NCR-1' }));
    await page.waitForURL('**/browse/NCR-1');
    await page.getByRole('heading', { level: 1, name: 'Superseded drawing used on site' }).waitFor();
  });

  it('opens an address in a new tab', async () => {
    const frame = await openBanner();
    const opened = context.waitForEvent('page');
    await frame.evaluate(() => void bridge.router.open('/wiki/spaces/ENG'));
    expect((await opened).url()).toBe(`${server.url}/wiki/spaces/ENG`);
  });

  it('reloads the page around the frame', async () => {
    const frame = await openBanner();
    await page.evaluate(() => Object.assign(window, { before: true }));
    const reloaded = page.waitForEvent('load');
    await frame.evaluate(() => void bridge.router.reload());
    await reloaded;
    expect(await page.evaluate(() => 'before' in window)).toBe(false);
  });

  it('shares the address with a module that is a page of its own', async () => {
    const frame = await openSpacePage();
    const heard = await frame.evaluate(async () => {
      const history = (await bridge.view.createHistory()) as {
        location: { pathname: string };
        push(path: string): Promise<void>;
      };
      const before = history.location.pathname;
      await history.push('/register?state=effective');
      return [before, history.location.pathname];
    });
    expect(heard).toEqual(['/', '/register']);
    expect(page.url()).toBe(`${server.url}/wiki/spaces/QMS/apps/fixture/register?state=effective`);
    await page.goBack();
    await page.waitForURL(`${server.url}/wiki/spaces/QMS/apps/fixture`);
  });

  it('refuses a history to a module that is no page', async () => {
    const frame = await openBanner();
    await expect(frame.evaluate(() => bridge.view.createHistory())).rejects.toThrow('not available');
  });

  it('passes the theme to a frame that asked for it, and again when the person changes it', async () => {
    const frame = await openBanner('?theme=dark');
    await frame.evaluate(() => bridge.view.theme.enable());
    await frame.waitForSelector('html[data-color-mode="dark"][data-theme]');
    await page.getByRole('button', { name: 'Use light theme' }).click();
    await frame.waitForSelector('html[data-color-mode="light"]');
  });

  it('takes the ready event and a new window title', async () => {
    const frame = await openBanner();
    await frame.evaluate(() => bridge.view.emitReadyEvent());
    await frame.evaluate(() => bridge.view.changeWindowTitle('Register'));
    expect(await page.title()).toBe('Register');
  });

  it('refuses a command it does not model, by name', async () => {
    const frame = await openBanner();
    const call = frame.evaluate(() =>
      (globalThis as unknown as { __bridge: { callBridge(name: string): Promise<unknown> } }).__bridge.callBridge(
        'openRovo',
      ),
    );
    await expect(call).rejects.toThrow('Bridge command "openRovo" is not modelled by the local site.');
  });

  it('gives a banner the height of its document, and none when it shows nothing', async () => {
    const frame = await openBanner();
    await frame.evaluate(() => document.querySelector('main')?.setAttribute('hidden', ''));
    await page.waitForSelector('[data-module-key="fixture-banner"].is-empty', { state: 'attached' });
    await frame.evaluate(() => {
      document.querySelector('main')?.removeAttribute('hidden');
      document.body.append(document.createElement('p'), 'more');
    });
    await page.waitForSelector('[data-module-key="fixture-banner"]:not(.is-empty)');
  });

  it('takes the label of a byline item from the content property, with no invocation', async () => {
    const path = `/wiki/api/v2/pages/${server.seeded.pageId}/properties`;
    await openPage();
    await page.evaluate(
      ([to]) =>
        fetch(String(to), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ key: 'fixture-byline', value: { title: 'Rev 3 · effective' } }),
        }),
      [path],
    );
    const invoked: string[] = [];
    page.on('request', (request) => {
      const body = request.url().endsWith('/bridge/invoke') ? request.postData() : null;
      if (body?.includes('fixture-byline')) invoked.push(body);
    });
    await openPage();
    await page.getByRole('button', { name: 'Rev 3 · effective' }).waitFor();
    expect(invoked).toEqual([]);
  });
});
