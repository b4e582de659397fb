/**
 * A site in which every procedure can be called: one person for each role, one without any, the site administrator, and an
 * author who owns what is made; a space, a Jira project, and documents, nonconformities and reports in any state asked for.
 * Everything is made by the real commands.
 */
import type { AnswersByProcedure } from '../../src/contract/answers';
import { type ProcedureName, procedures } from '../../src/contract/procedures';
import { type Surface } from '../../src/contract/rights';
import type { WireAnswer } from '../../src/contract/wire';
import { type Role, roles } from '../../src/kernel/roles';
import { APP_ACCOUNT_ID } from '../../local-site/platform/installation';
import { createTestSite, type Placement, type TestSite } from '../support/test-site';

export const everybody = ['reader', 'author', 'administrator', ...roles] as const;
export type Who = (typeof everybody)[number];

export const cast = Object.fromEntries(
  everybody.map((who) => [
    who,
    { displayName: who, isSiteAdministrator: who === 'administrator', groups: who === 'reader' ? [] : ['makers'] },
  ]),
) as Record<Who, { displayName: string; isSiteAdministrator: boolean; groups: string[] }>;

const moduleOf: Readonly<Record<Surface, string>> = {
  document: 'document-action',
  space: 'quality-space',
  settings: 'quality-settings',
  issue: 'nonconformity-panel',
  macro: 'plumbline-header',
};

export interface WholeSite {
  readonly test: TestSite;
  readonly spaceId: string;
  id(who: Who): string;
  newCommandId(): string;
  /** A page that everybody may read and, on a closed site, the reader may not edit. */
  addPage(says?: string): Promise<string>;
  /** Leaves the page to its author and the app. */
  hide(pageId: string): Promise<void>;
  trash(pageId: string): Promise<void>;
  ask<Name extends ProcedureName>(as: Who, name: Name, request: unknown): Promise<WireAnswer<Name>>;
  get<Name extends ProcedureName>(as: Who, name: Name, request: unknown): Promise<AnswersByProcedure[Name]>;
  /** Names the roles, once there is a quality manager. */
  configure(): Promise<void>;
  /** All stored rows as text, to be compared. */
  stored(): string;
}

export interface WholeSiteOptions {
  readonly closed?: boolean;
  /** An empty site with everybody in it; a new one when absent. */
  readonly on?: TestSite;
}

export async function createWholeSite(options: WholeSiteOptions = {}): Promise<WholeSite> {
  const test = options.on ?? (await createTestSite({ people: cast }));
  const { confluence, jira, services, platform } = test.site;
  const id = (who: Who) => test.people[who] ?? '';
  const space = confluence.createSpace({ key: 'QUAL', name: 'Quality', authorId: id('author') });
  const spaceId = String(space.id);
  jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Nonconformity' }],
    grants: [{ group: 'makers', permissions: ['*'] }],
  });
  let counter = 0;
  const adfOf = (text: string) =>
    JSON.stringify({
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
  async function restrict(pageId: string, operation: 'read' | 'update', people: readonly string[]) {
    const user = people.map((accountId) => ({ type: 'known', accountId }));
    const path = `/wiki/rest/api/content/${pageId}/restriction`;
    const answer = await test.rest('author', 'PUT', path, [{ operation, restrictions: { user } }]);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
  const site: WholeSite = {
    test,
    spaceId,
    id,
    newCommandId() {
      counter += 1;
      return `01KB2R5T8W${String(counter).padStart(16, '0')}`;
    },
    async addPage(says = 'Check the date of the buffer.') {
      counter += 1;
      const page = confluence.loadPage({
        spaceId: Number(spaceId),
        title: `Page ${String(counter).padStart(4, '0')}`,
        body: { adf: adfOf(says), storage: undefined },
        authorId: id('author'),
        at: test.clock.now(),
      });
      const pageId = String(page.id);
      if (options.closed === true) {
        await restrict(pageId, 'update', [APP_ACCOUNT_ID, ...everybody.filter((one) => one !== 'reader').map(id)]);
      }
      return pageId;
    },
    hide: (pageId) => restrict(pageId, 'read', [APP_ACCOUNT_ID, id('author')]),
    async trash(pageId) {
      await test.rest('author', 'DELETE', `/wiki/api/v2/pages/${pageId}`);
    },
    ask(as, name, request) {
      const [surface = 'document'] = procedures[name].surfaces;
      const { pageId } = (request ?? {}) as { readonly pageId?: unknown };
      const placement: Placement =
        surface === 'space' ? { as, spaceId } : typeof pageId === 'string' ? { as, pageId } : { as };
      return test.invoke(moduleOf[surface], name, request, placement);
    },
    async get(as, name, request) {
      const answer = await site.ask(as, name, request);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
      return answer.answer;
    },
    async configure() {
      const held = Object.fromEntries(roles.map((role: Role) => [role, { groups: [], people: [id(role)] }]));
      await site.get('qualityManager', 'settings.change', {
        commandId: site.newCommandId(),
        seenSequence: 1,
        reason: 'Who decides what',
        numberPrefix: 'TBI',
        roles: held,
        spaces: [{ spaceId, projectKey: 'QM', issueTypeId: null }],
      });
      await test.settle();
    },
    stored() {
      const rows = services.database.all('SELECT entity, key, value FROM kvs_record ORDER BY entity, key');
      return `${platform.wireLog.notModelled().join()} ${JSON.stringify(rows)}`;
    },
  };
  return site;
}

export function nameQualityManager(site: WholeSite): object {
  return { commandId: site.newCommandId(), holder: { groups: [], people: [site.id('qualityManager')] } };
}
