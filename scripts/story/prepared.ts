/**
 * Documents a chapter begins with, made by the app's own commands over the bridge: what is clicked in a chapter is what it is
 * about, and the way there has a chapter of its own.
 */
import { pageBody } from '../../demo/seed/page-body';
import type { SiteClient } from '../../demo/seed/site-client';
import type { DocumentView } from '../../src/contract/document-answers';
import type { Scene } from './cast';
import { eventually, type Person, type PlacedPage } from './desk';
import type { ControlledPage } from './document-chapter';

export interface ToPrepare {
  readonly title: string;
  readonly markdown: string;
  readonly typeCode: 'WIN' | 'PRO' | 'FRM';
}
export interface TitledPage extends PlacedPage {
  readonly title: string;
}
interface Created {
  readonly id: string;
}
interface ReadPage {
  readonly title: string;
  readonly version: { readonly number: number };
}

export class Preparation {
  constructor(
    private readonly client: SiteClient,
    private readonly scene: Scene,
  ) {}

  /** A page of the author's, under control and still a draft. */
  async draft({ title, markdown, typeCode }: ToPrepare): Promise<ControlledPage> {
    return this.putUnderControl(await this.page(title, markdown), typeCode);
  }

  /** Owned by the author. */
  async putUnderControl(
    { spaceKey, pageId, title }: TitledPage,
    typeCode: ToPrepare['typeCode'],
  ): Promise<ControlledPage> {
    const { cast } = this.scene;
    const place = { on: 'page', pageId } as const;
    const request = { pageId, typeCode, owner: cast.author.accountId };
    const answer = await this.client.invoke(cast.documentController, 'document.register', request, place);
    if (answer.kind === 'uncontrolled') throw new Error(`“${title}” did not come under control.`);
    return { spaceKey, pageId, title, number: answer.number, label: answer.work?.label ?? '1' };
  }

  /** A page of the author's that is no document. */
  async page(title: string, markdown: string, parent?: PlacedPage): Promise<TitledPage> {
    const { spaceId, spaceKey } = this.scene;
    return { spaceKey, ...(await this.addPage(title, markdown, spaceId, parent?.pageId)) };
  }

  /** A site on which the chapter was played before has the title already: then a number is added. */
  private async addPage(title: string, markdown: string, spaceId: string, parentId?: string) {
    const body = pageBody(markdown, () => undefined);
    const below = parentId === undefined ? {} : { parentId };
    for (let copy = 1; ; copy += 1) {
      const page = { spaceId, ...below, status: 'current', title: copy === 1 ? title : `${title} (${copy})`, body };
      try {
        const { id } = await this.client.request<Created>('POST', '/wiki/api/v2/pages', page, this.scene.cast.author);
        return { pageId: id, title: page.title };
      } catch (error) {
        if (!(error instanceof Error) || !error.message.includes('already exists')) throw error;
      }
    }
  }

  async view(page: ControlledPage, as: Person = this.scene.cast.author): Promise<DocumentView> {
    const place = { on: 'page', pageId: page.pageId } as const;
    const view = await this.client.invoke(as, 'document.view', { pageId: page.pageId }, place);
    if (view.kind === 'uncontrolled') throw new Error(`“${page.title}” is not under control.`);
    return view;
  }

  /** Submitted by the author, and asked of those who sign. */
  async submit(page: ControlledPage, reason: string): Promise<void> {
    const { author } = this.scene.cast;
    const { currentPageVersion: pageVersion } = await this.view(page);
    const request = { pageId: page.pageId, pageVersion, reason, confirmed: true as const };
    await this.client.invoke(author, 'document.submit', request, { on: 'page', pageId: page.pageId });
    await this.reached(page, ({ work }) => work?.state === 'inReview' && work.contentDigest !== null);
  }

  async sign(page: ControlledPage, as: Person): Promise<void> {
    const { work, mySteps } = await this.view(page, as);
    const step = mySteps[0];
    if (work === null || step === undefined || work.pageVersion === null || work.contentDigest === null)
      throw new Error(`${as.name} is not asked to sign “${page.title}”.`);
    const { round, pageVersion, contentDigest } = work;
    const request = { pageId: page.pageId, stepId: step.stepId, round, pageVersion, contentDigest };
    const place = { on: 'page', pageId: page.pageId } as const;
    await this.client.invoke(as, 'document.approve', { ...request, confirmed: true }, place);
  }

  /** In force, approved by one person. */
  async inForce(toPrepare: ToPrepare, approver: Person): Promise<ControlledPage> {
    const page = await this.draft(toPrepare);
    await this.submit(page, 'First issue.');
    await this.sign(page, approver);
    await this.reached(page, ({ effective }) => effective?.label === page.label);
    return page;
  }

  /** The author's next text; the app opens the next revision by itself. @returns the page as the revision that is in work */
  async rewrite(page: ControlledPage, markdown: string, message: string): Promise<ControlledPage> {
    const { author } = this.scene.cast;
    const path = `/wiki/api/v2/pages/${page.pageId}`;
    const { title, version } = await this.client.request<ReadPage>('GET', path, undefined, author);
    const body = pageBody(markdown, () => undefined);
    const next = { id: page.pageId, status: 'current', title, body, version: { number: version.number + 1, message } };
    await this.client.request('PUT', path, next, author);
    const { work } = await this.reached(page, (view) => view.work?.state === 'draft');
    return { ...page, label: work?.label ?? page.label };
  }

  reached(page: ControlledPage, is: (view: DocumentView) => boolean): Promise<DocumentView> {
    return eventually(`“${page.title}” as it should be`, async () => {
      const view = await this.view(page);
      return is(view) ? view : undefined;
    });
  }

  /** Site time, as a calendar date so many days from now. */
  async day(after = 0): Promise<string> {
    return new Date((await this.now()) + after * 86_400_000).toISOString().slice(0, 10);
  }

  async now(): Promise<number> {
    return (await this.client.request<{ now: number }>('GET', '/__site/clock')).now;
  }

  /** Lets site time pass at once; everything that falls due in it happens. */
  async letPass(milliseconds: number): Promise<void> {
    await this.client.request('POST', '/__site/clock/advance', { milliseconds });
  }
}
