/**
 * A document site with a release space: documents come into force in one space and are copied into the other.
 */
import type { ReleasedCopiesView } from '../../../src/contract/released-copies';
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

export interface CopySite extends DocumentSite {
  readonly releaseId: string;
  addSpace(key: string, name: string): string;
  list(as?: Who): Promise<ReleasedCopiesView>;
  /** Says where the documents are copied to, and lets the job run. */
  copyTo(to: string | null): Promise<void>;
  /** Puts a page under control and its first revision in force; everything that follows is delivered. */
  inForce(title: string, body?: unknown): Promise<string>;
  /** The next revision of a document, with this body. */
  revise(pageId: string, body: unknown): Promise<void>;
  copyOf(pageId: string): Promise<PageShown>;
  page(as: string, pageId: string): Promise<PageShown>;
  row(pageId: string): Promise<ReleasedCopiesView['rows'][number] | undefined>;
  /** One look at every document, a day later; events under way are delivered. */
  scan(): Promise<void>;
  attach(as: string, pageId: string, name: string, bytes: string): Promise<void>;
  /** Names and bytes of the attachments of a page. */
  files(pageId: string): Promise<Readonly<Record<string, string>>>;
  /** On record of the copies of a document, in order. */
  events(pageId: string): readonly RecordedEvent[];
  /** Their kinds. */
  history(pageId: string): readonly string[];
  /** While no event of a product reaches the app. */
  losingEvents(work: () => Promise<void>): Promise<void>;
  /** Ids of the pages in the release space, the trash left out, whose title ends so. */
  pagesNamed(title: string): Promise<readonly string[]>;
  withdraw(pageId: string): Promise<void>;
  /** A new revision brings a withdrawn document back. */
  reinstate(pageId: string): Promise<void>;
  /** Whether the app is given the bytes of attachments, or a redirect it may not follow. */
  followDownloads(isFollowed: boolean): void;
  everybodyButHana(): readonly string[];
  /** In Confluence, as a person; fails on a refusal. */
  change(as: string, method: string, path: string, body?: unknown): Promise<void>;
}
export type RecordedEvent = Readonly<Record<string, unknown>> & { readonly type: string };
export interface PageShown {
  readonly status: number;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly adf: { readonly content: readonly unknown[] };
  readonly parentId: string | null;
  readonly version: { readonly number: number; readonly authorId: string; readonly message: string };
}

export async function createCopySite(): Promise<CopySite> {
  const site = await createDocumentSite();
  const { test } = site;
  test.site.platform.schedules.settings.isRunning = false;
  const addSpace = (key: string, name: string) =>
    String(test.site.confluence.createSpace({ key, name, authorId: site.id('luca') }).id);
  const releaseId = addSpace('REL', 'Released');

  async function page(as: string, pageId: string): Promise<PageShown> {
    const answer = await test.rest<
      Omit<PageShown, 'status' | 'text' | 'adf'> & { body: { atlas_doc_format: { value: string } } }
    >(as, 'GET', `/wiki/api/v2/pages/${pageId}?body-format=atlas_doc_format`);
    if (answer.status !== 200) return { status: answer.status } as PageShown;
    const text = answer.body.body.atlas_doc_format.value;
    return { ...answer.body, status: 200, text, adf: JSON.parse(text) as PageShown['adf'] };
  }
  async function approveWhatWaits(pageId: string) {
    const approved = await site.approve('tomasz', pageId);
    if (!approved.ok) throw new Error(JSON.stringify(approved));
    await test.settle();
  }
  const copies: CopySite = {
    ...site,
    releaseId,
    addSpace,
    page,
    list: (as = 'idris') =>
      test
        .invoke<{ answer: ReleasedCopiesView }>(
          'quality-space',
          'copies.view',
          { spaceId: site.spaceId },
          { as, spaceId: site.spaceId },
        )
        .then(({ answer }) => answer),
    async copyTo(to) {
      const { sequence } = await copies.list();
      const answer = await test.invoke<{ ok: boolean }>(
        'quality-space',
        'copies.change',
        {
          commandId: newCommandId(),
          spaceId: site.spaceId,
          seenSequence: sequence,
          to,
          reason: 'Readers asked for it',
        },
        { as: 'idris', spaceId: site.spaceId },
      );
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      await test.settle();
    },
    async inForce(title, body) {
      const pageId = site.addPage(title);
      if (body !== undefined) await edit(pageId, body);
      await site.register(pageId, 'WIN', { owner: site.id('callum') });
      await site.submit('luca', pageId);
      await approveWhatWaits(pageId);
      return pageId;
    },
    async revise(pageId, body) {
      await edit(pageId, body);
      await test.settle();
      await site.submit('luca', pageId, 'Better words');
      await approveWhatWaits(pageId);
    },
    row: async (pageId) => (await copies.list()).rows.find((one) => one.pageId === pageId),
    async scan() {
      await test.advance(24 * 3_600_000);
      await test.site.platform.schedules.runNow('reconciler');
      await test.settle();
    },
    async attach(as, pageId, name, bytes) {
      const file = new FormData();
      file.append('file', new Blob([bytes]), name);
      await copies.change(as, 'PUT', `/wiki/rest/api/content/${pageId}/child/attachment`, file);
    },
    async files(pageId) {
      const listed = await test.rest<{ results: { id: string; title: string }[] }>(
        'app',
        'GET',
        `/wiki/api/v2/pages/${pageId}/attachments`,
      );
      const found: Record<string, string> = {};
      for (const { title } of listed.body.results) {
        const path = `/wiki/download/attachments/${pageId}/${encodeURIComponent(title)}`;
        found[title] = String((await test.rest<string>('app', 'GET', path)).body);
      }
      return found;
    },
    history: (pageId) => copies.events(pageId).map((one) => one.type),
    async losingEvents(work) {
      const { settings } = test.site.platform.events;
      settings.losses = 1;
      await work();
      settings.losses = 0;
    },
    async pagesNamed(title) {
      const found = await test.rest<{ results: { id: string; title: string }[] }>(
        'app',
        'GET',
        `/wiki/api/v2/spaces/${releaseId}/pages?limit=250`,
      );
      return found.body.results.filter((one) => one.title.endsWith(title)).map((one) => one.id);
    },
    events: (pageId) =>
      test.site.services.database
        .all(`SELECT value FROM kvs_record WHERE entity = 'commit' AND key LIKE 'copy:${pageId}#%' ORDER BY key`)
        .flatMap((one) => {
          const row = JSON.parse(String(one['value'])) as { body: { events: readonly RecordedEvent[] } };
          return row.body.events;
        }),
    async withdraw(pageId) {
      const command = { commandId: newCommandId(), pageId, reason: 'Not needed any more', confirmed: true };
      await site.get('callum', 'document.withdraw', command);
      await test.settle();
      const { lifeCycle, effective } = await site.view('tomasz', pageId);
      const stepId = lifeCycle.withdrawal?.mySteps[0];
      const signing = {
        commandId: newCommandId(),
        pageId,
        round: lifeCycle.withdrawal?.round,
        stepId,
        confirmed: true,
      };
      await site.get('tomasz', 'document.signWithdrawal', { ...signing, contentDigest: effective?.contentDigest });
      await test.settle();
    },
    async reinstate(pageId) {
      const command = { commandId: newCommandId(), pageId, reason: 'Needed again', confirmed: true };
      await site.get('sofia', 'document.reinstate', command);
      await test.settle();
      await site.submit('luca', pageId, 'Needed again');
      await approveWhatWaits(pageId);
    },
    followDownloads(isFollowed) {
      test.site.confluence.setForgeFollowsDownloads(isFollowed);
      test.site.platform.settings.followsRedirects = isFollowed;
    },
    everybodyButHana: () =>
      Object.entries(test.people).flatMap(([who, accountId]) => (who === 'hana' ? [] : [accountId])),
    async change(as, method, path, body) {
      const answer = await test.rest(as, method, path, body);
      if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    async copyOf(pageId) {
      const row = (await copies.list()).rows.find((one) => one.pageId === pageId);
      if (row?.copyId == null) throw new Error(`no copy of ${pageId}: ${JSON.stringify(row)}`);
      return page('app', row.copyId);
    },
  };
  async function edit(pageId: string, body: unknown): Promise<void> {
    await test.advance(60_000);
    const now = await page('luca', pageId);
    const answer = await test.rest('luca', 'PUT', `/wiki/api/v2/pages/${pageId}`, {
      id: pageId,
      status: 'current',
      title: now.title,
      body: { representation: 'atlas_doc_format', value: JSON.stringify(body) },
      version: { number: now.version.number + 1 },
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  }
  return copies;
}
