/** The drift scan on the local site: what happened in Confluence without an event is found, once, and resumed where it stopped. */
import { APP_ACCOUNT_ID } from '../../../local-site/platform/installation';
import { body, createDocumentSite, type DocumentSite, inWork, type Who } from '../document-control/document-site';

let site: DocumentSite;
beforeEach(async () => {
  site = await createDocumentSite();
  site.test.site.platform.schedules.settings.isRunning = false;
});
afterEach(() => site.test.close());

const day = 24 * 3_600_000;
/** From now on no event of a product reaches the app. */
function loseEvents(): void {
  site.test.site.platform.events.settings.losses = 1;
}
async function scan(): Promise<void> {
  await site.test.advance(day);
  await runSchedule();
}
async function runSchedule(): Promise<void> {
  expect(await site.test.site.platform.schedules.runNow('reconciler')).toMatchObject({ statusCode: 200 });
  await site.test.settle();
}
async function inForce(title = 'Rinse'): Promise<string> {
  const pageId = site.addPage(title);
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await attach(pageId, 'bytes');
  await site.submit('luca', pageId);
  expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true });
  await site.test.settle();
  return pageId;
}
async function attach(pageId: string, bytes: string): Promise<void> {
  const file = new FormData();
  file.append('file', new Blob([bytes]), 'plan.txt');
  await change('luca', 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
  await site.test.settle();
}
async function change(as: Who, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await site.test.rest(as, method, path, body);
  if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
}
async function history(pageId: string) {
  return (await site.get('luca', 'document.history', { pageId })).entries;
}
async function kinds(pageId: string): Promise<readonly string[]> {
  return (await history(pageId)).map((one) => one.kind);
}
const count = (list: readonly string[], kind: string) => list.filter((one) => one === kind).length;
async function tasks(as: Who) {
  const answer = await site.test.invoke<{ answer: { items: readonly { kind: string; detail: string }[] } }>(
    'quality-space',
    'space.myWork',
    {},
    { as, spaceId: site.spaceId },
  );
  return answer.answer.items.filter((one) => one.kind === 'drift');
}
async function register(as: Who) {
  const answer = await site.test.invoke<{ answer: { rows: readonly { pageId: string; flags: readonly string[] }[] } }>(
    'quality-space',
    'space.register',
    { spaceId: site.spaceId },
    { as, spaceId: site.spaceId },
  );
  return answer.answer.rows;
}
const flagsOf = async (pageId: string, as: Who = 'idris') =>
  (await register(as)).find((row) => row.pageId === pageId)?.flags ?? [];

describe('a pass of the drift scan', () => {
  it('[DR-4, DC-8] finds an edit whose event was lost and opens a draft of the next revision, once', async () => {
    const pageId = await inForce();
    loseEvents();
    await site.edit('grace', pageId, ['Do not check anything.']);
    await scan();
    await scan();
    const found = await kinds(pageId);
    expect(count(found, 'PageChanged')).toBe(1);
    expect(count(found, 'RevisionOpened')).toBe(2);
    expect(await flagsOf(pageId)).toContain('changed');
  });

  it('[DR-4, DC-9] finds an attachment swapped without an event, named', async () => {
    const pageId = await inForce();
    loseEvents();
    await attach(pageId, 'other bytes');
    await scan();
    expect((await history(pageId)).find((one) => one.kind === 'PageChanged')?.text).toContain('plan.txt');
  });

  it('[DR-4, DC-9] sends a round back whose text was edited without an event', async () => {
    const pageId = site.addPage('Dip');
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    loseEvents();
    await site.edit('grace', pageId, ['Other words.']);
    await scan();
    expect(inWork(await site.view('luca', pageId)).returned).toMatchObject({ kind: 'contentChanged' });
  });

  it('[DR-4, DC-54] finds a move, flags it and takes nothing back', async () => {
    const pageId = await inForce();
    const folder = site.addPage('Folder');
    loseEvents();
    await change('luca', 'PUT', `/wiki/rest/api/content/${pageId}/move/append/${folder}`);
    await scan();
    await scan();
    expect(count(await kinds(pageId), 'PlaceChanged')).toBe(1);
    expect(await flagsOf(pageId)).toContain('placeChanged');
    expect(await site.view('luca', pageId)).toMatchObject({ life: 'inForce', unchangedSinceApproval: true });
    expect(await site.byline(pageId)).toMatchObject({ title: 'Rev 1 in force · place or access changed' });
  });

  it('[DR-4, DR-5, DR-6] finds a page in the trash, says so and asks owner and quality manager; restored, all is well again', async () => {
    const pageId = await inForce();
    loseEvents();
    await change('luca', 'DELETE', `/wiki/api/v2/pages/${pageId}`);
    await scan();
    expect(await flagsOf(pageId)).toEqual(['pageGone']);
    expect(await tasks('callum')).toMatchObject([{ detail: expect.stringContaining('Restore the page') as string }]);
    expect(await tasks('idris')).toHaveLength(1);
    await change('luca', 'PUT', `/wiki/api/v2/pages/${pageId}`, {
      id: pageId,
      status: 'current',
      title: 'Rinse',
      version: { number: 2 },
      body: body(['Check the date of the buffer.', 'Rinse the probe.']),
    });
    await scan();
    expect(await flagsOf(pageId)).toEqual([]);
    expect(await tasks('callum')).toEqual([]);
    expect(count(await kinds(pageId), 'PageGone')).toBe(1);
    expect(count(await kinds(pageId), 'PageBack')).toBe(1);
  });

  it('[DR-2] takes a purged page for not visible and never for deleted', async () => {
    const pageId = await inForce();
    loseEvents();
    await change('luca', 'DELETE', `/wiki/api/v2/pages/${pageId}`);
    await change('admin', 'DELETE', `/wiki/api/v2/pages/${pageId}?purge=true`);
    await scan();
    await scan();
    expect(await flagsOf(pageId)).toEqual(['notVisibleToApp']);
    expect(await tasks('callum')).toHaveLength(1);
  });

  it('[DR-2] notes that a page is closed to the app, and that it is open again, once each', async () => {
    const pageId = await inForce();
    loseEvents();
    const restrict = (...accounts: readonly string[]) =>
      change('luca', 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
        {
          operation: 'read',
          restrictions: { user: accounts.map((accountId) => ({ type: 'known', accountId })) },
        },
      ]);
    await restrict(site.id('luca'));
    await scan();
    await scan();
    expect(count(await kinds(pageId), 'NotVisibleToApp')).toBe(1);
    await restrict(site.id('luca'), APP_ACCOUNT_ID);
    await scan();
    await scan();
    const found = await kinds(pageId);
    expect(count(found, 'NotVisibleToApp')).toBe(1);
    expect(count(found, 'VisibleToAppAgain')).toBe(1);
    expect(count(found, 'PlaceChanged')).toBe(1);
  });

  it('[DR-3, B7] notes that the approved page version was deleted, once, and that the text stays in force', async () => {
    const pageId = await inForce();
    await site.edit('grace', pageId, ['A draft of the next one.']);
    await site.edit('grace', pageId, ['Another draft.']);
    await site.test.settle();
    loseEvents();
    await change('admin', 'DELETE', `/wiki/rest/api/content/${pageId}/version/1`);
    await scan();
    await scan();
    expect(count(await kinds(pageId), 'ApprovedVersionGone')).toBe(1);
    expect(await flagsOf(pageId)).toContain('approvedVersionGone');
    expect(await tasks('idris')).toMatchObject([{ detail: expect.stringContaining('Start a revision') as string }]);
    const text = await site.get('maren', 'document.effectiveText', { pageId });
    expect(JSON.stringify(text.body)).toContain('Rinse the probe.');
  });

  it('[DR-3] does not miss an approved version that only got another number', async () => {
    const pageId = site.addPage('Numbered anew');
    await site.edit('luca', pageId, ['Second.']);
    await site.register(pageId, 'WIN', { owner: site.id('callum') });
    await site.submit('luca', pageId);
    await site.approve('tomasz', pageId);
    await site.edit('grace', pageId, ['A draft.']);
    await site.test.settle();
    await change('admin', 'DELETE', `/wiki/rest/api/content/${pageId}/version/1`);
    await scan();
    expect(await kinds(pageId)).not.toContain('ApprovedVersionGone');
  });

  it('[DR-4] writes nothing where nothing happened', async () => {
    const pageId = await inForce();
    const before = await kinds(pageId);
    await scan();
    expect(await kinds(pageId)).toEqual(before);
    expect(await flagsOf(pageId)).toEqual([]);
  });
});

describe('the schedule of the drift scan', () => {
  const scanned = async () => (await site.get('idris', 'settings.view', {})).driftScan;

  it('[DR-8] shows how old the last pass is', async () => {
    await inForce();
    expect(await scanned()).toEqual({ lastPass: null, running: null });
    await runSchedule();
    expect(await scanned()).toMatchObject({ lastPass: { documents: 1 }, running: null });
    const overview = await site.test.invoke<{ answer: { driftScan: unknown } }>(
      'quality-space',
      'space.overview',
      { spaceId: site.spaceId },
      { as: 'luca', spaceId: site.spaceId },
    );
    expect(overview.answer.driftScan).toEqual(await scanned());
  });

  it('[DR-1] begins one pass a day, and a doubled run looks at nothing twice', async () => {
    await inForce();
    await Promise.all([runSchedule(), runSchedule()]);
    const first = (await scanned()).lastPass;
    await site.test.advance(3_600_000);
    await runSchedule();
    expect((await scanned()).lastPass).toEqual(first);
    await site.test.advance(day);
    await runSchedule();
    expect((await scanned()).lastPass?.startedAt).not.toBe(first?.startedAt);
  });
});
