/**
 * A site with one space and the people a document needs: a quality manager, a document controller, an author, reviewers,
 * process owners, top management and a reader without any role. Everything is set up by the real commands.
 */
import type { AnswersByProcedure } from '../../../src/contract/answers';
import type { DocumentView, RevisionView } from '../../../src/contract/document-answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import type { WireAnswer, WireRefusal } from '../../../src/contract/wire';
import { roles } from '../../../src/kernel/roles';
import { createTestSite, type Placement, type TestSite } from '../../support/test-site';

export const cast = {
  admin: { displayName: 'Noor Haddad', isSiteAdministrator: true },
  idris: { displayName: 'Idris Bello', groups: ['quality'] },
  sofia: { displayName: 'Sofia Lindqvist' },
  luca: { displayName: 'Luca Ferri' },
  callum: { displayName: 'Callum Reid', groups: ['process-owners'] },
  tomasz: { displayName: 'Tomasz Wrona', groups: ['process-owners'] },
  maren: { displayName: 'Maren Holt' },
  grace: { displayName: 'Grace Okafor' },
  hana: { displayName: 'Hana Ito' },
} as const;
export type Who = keyof typeof cast;

export interface DocumentSite {
  readonly test: TestSite;
  readonly spaceId: string;
  id(who: Who): string;
  addPage(title: string, by?: Who, ...paragraphs: string[]): string;
  /** Edits a page in Confluence as a person; paragraphs replace the body. */
  edit(by: Who, pageId: string, paragraphs: readonly string[], more?: Edit): Promise<void>;
  ask<Name extends ProcedureName>(as: Who, procedure: Name, payload: object): Promise<WireAnswer<Name>>;
  get<Name extends ProcedureName>(as: Who, procedure: Name, payload: object): Promise<AnswersByProcedure[Name]>;
  refusal(as: Who, procedure: ProcedureName, payload: object): Promise<WireRefusal>;
  view(as: Who, pageId: string): Promise<DocumentView>;
  register(pageId: string, typeCode: string, more?: object): Promise<DocumentView>;
  /** Submits and lets the consumer prepare the round. */
  submit(as: Who, pageId: string, reason?: string): Promise<DocumentView>;
  /** What a signer who just looked would send. */
  signing(pageId: string, stepId?: string): Promise<Signing>;
  approve(as: Who, pageId: string, stepId?: string): Promise<WireAnswer<'document.approve'>>;
  byline(pageId: string): Promise<unknown>;
}
export interface Edit {
  readonly title?: string;
  /** Site time before the edit; a minute unless told. Events under way are delivered meanwhile. */
  readonly afterMilliseconds?: number;
}
export interface Signing {
  readonly commandId: string;
  readonly pageId: string;
  readonly round: number;
  readonly pageVersion: number;
  readonly contentDigest: string;
  readonly stepId: string;
  readonly confirmed: true;
}

let commands = 0;
export function newCommandId(): string {
  commands += 1;
  return `01KB2R5T8W${String(commands).padStart(16, '0')}`;
}

export function adf(paragraphs: readonly string[]) {
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}
export function body(paragraphs: readonly string[]) {
  return { representation: 'atlas_doc_format', value: JSON.stringify(adf(paragraphs)) };
}

export async function createDocumentSite(options: { readonly rolesFor?: readonly Who[] } = {}): Promise<DocumentSite> {
  const test = await createTestSite({ people: cast });
  const id = (who: Who) => test.people[who] ?? '';
  const space = test.site.confluence.createSpace({ key: 'QUAL', name: 'Quality', authorId: id('luca') });
  const site: DocumentSite = {
    test,
    spaceId: String(space.id),
    id,
    addPage(title, by = 'luca', ...paragraphs) {
      const text = paragraphs.length === 0 ? ['Check the date of the buffer.', 'Rinse the probe.'] : paragraphs;
      const page = test.site.confluence.loadPage({
        spaceId: Number(space.id),
        title,
        body: { adf: JSON.stringify(adf(text)), storage: undefined },
        authorId: id(by),
        at: test.clock.now(),
      });
      return String(page.id);
    },
    async edit(by, pageId, paragraphs, more = {}) {
      await test.advance(more.afterMilliseconds ?? 60_000);
      const page = await test.rest<{ title: string; version: { number: number } }>(
        by,
        'GET',
        `/wiki/api/v2/pages/${pageId}`,
      );
      const answer = await test.rest(by, 'PUT', `/wiki/api/v2/pages/${pageId}`, {
        id: pageId,
        status: 'current',
        title: more.title ?? page.body.title,
        body: body(paragraphs),
        version: { number: page.body.version.number + 1 },
      });
      if (answer.status !== 200) throw new Error(`edit: ${answer.status} ${JSON.stringify(answer.body)}`);
    },
    ask(as, procedure, payload) {
      const settings = procedure.startsWith('settings.') || procedure.startsWith('types.');
      const { pageId } = payload as { pageId?: string };
      const placement: Placement = pageId === undefined ? { as } : { as, pageId };
      return test.invoke(settings ? 'quality-settings' : 'document-action', procedure, payload, placement);
    },
    async get(as, procedure, payload) {
      const answer = await site.ask(as, procedure, payload);
      if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer.refusal)}`);
      return answer.answer;
    },
    async refusal(as, procedure, payload) {
      const answer = await site.ask(as, procedure, payload);
      if (answer.ok) throw new Error(`${procedure} was not refused`);
      return answer.refusal;
    },
    async view(as, pageId) {
      const answer = await site.get(as, 'document.view', { pageId });
      if (answer.kind !== 'controlled') throw new Error('not controlled');
      return answer;
    },
    async register(pageId, typeCode, more = {}) {
      const answer = await site.get('sofia', 'document.register', {
        commandId: newCommandId(),
        pageId,
        typeCode,
        ...more,
      });
      if (answer.kind !== 'controlled') throw new Error('not controlled');
      return answer;
    },
    async submit(as, pageId, reason = 'First issue') {
      const { currentPageVersion: pageVersion } = await site.view(as, pageId);
      const request = { commandId: newCommandId(), pageId, pageVersion, reason, confirmed: true };
      await site.get(as, 'document.submit', request);
      await test.settle();
      return site.view(as, pageId);
    },
    async signing(pageId, stepId) {
      const work = inWork(await site.view('luca', pageId));
      return {
        commandId: newCommandId(),
        pageId,
        round: work.round,
        pageVersion: work.pageVersion ?? 0,
        contentDigest: work.contentDigest ?? '',
        stepId: stepId ?? work.steps.find((step) => step.state === 'open')?.stepId ?? '',
        confirmed: true,
      };
    },
    async approve(as, pageId, stepId) {
      return site.ask(as, 'document.approve', await site.signing(pageId, stepId));
    },
    async byline(pageId) {
      const answer = await test.rest<{ results: readonly { value: unknown }[] }>(
        'luca',
        'GET',
        `/wiki/api/v2/pages/${pageId}/properties?key=plumbline-byline`,
      );
      return answer.body.results[0]?.value;
    },
  };
  await appoint(site, options.rolesFor ?? []);
  return site;
}

export function inWork(document: DocumentView): RevisionView {
  if (document.work === null) throw new Error('no revision in work');
  return document.work;
}

async function appoint(site: DocumentSite, reviewers: readonly Who[]): Promise<void> {
  const people = (...who: Who[]) => ({ groups: [], people: who.map((one) => site.id(one)) });
  const group = (name: string) => ({
    groups: site.test.site.services.directory.groups().flatMap((one) => (one.name === name ? [one.id] : [])),
    people: [],
  });
  await site.get('admin', 'settings.nameQualityManager', { commandId: newCommandId(), holder: people('idris') });
  await site.get('idris', 'settings.change', {
    commandId: newCommandId(),
    seenSequence: 1,
    reason: 'Who decides what',
    numberPrefix: 'TBI',
    roles: {
      ...Object.fromEntries(roles.map((role) => [role, people()])),
      qualityManager: people('idris'),
      documentController: people('sofia'),
      processOwner: group('process-owners'),
      reviewer: people('grace', 'hana', ...reviewers),
      topManagement: people('maren'),
    },
    spaces: [],
  });
}
