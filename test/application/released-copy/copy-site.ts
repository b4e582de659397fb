/**
 * A document site with a release space: documents come into force in one space and are copied into the other.
 */
import type { ReleasedCopiesView } from '../../../src/contract/released-copies';
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

export interface CopySite extends DocumentSite {
  readonly releaseId: string;
  addSpace(key: string, name: string): string;
  view2(as?: Who): Promise<ReleasedCopiesView>;
  /** Says where the documents are copied to, and lets the job run. */
  copyTo(to: string | null): Promise<void>;
  /** Puts a page under control and its first revision in force; everything that follows is delivered. */
  inForce(title: string, body?: unknown): Promise<string>;
  /** The next revision of a document, with this body. */
  revise(pageId: string, body: unknown): Promise<void>;
  copyOf(pageId: string): Promise<PageShown>;
  page(as: string, pageId: string): Promise<PageShown>;
}
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
    view2: (as = 'idris') =>
      test
        .invoke<{ answer: ReleasedCopiesView }>(
          'quality-space',
          'copies.view',
          { spaceId: site.spaceId },
          { as, spaceId: site.spaceId },
        )
        .then(({ answer }) => answer),
    async copyTo(to) {
      const { sequence } = await copies.view2();
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
    async copyOf(pageId) {
      const row = (await copies.view2()).rows.find((one) => one.pageId === pageId);
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
