/**
 * A site with one space, one page, one Jira project and the people who matter, and its settings made by the real commands.
 */
import type { AnswersByProcedure } from '../../src/contract/answers';
import type { ProcedureName, RequestOf } from '../../src/contract/procedures';
import type { WireAnswer, WireRefusal } from '../../src/contract/wire';
import { roles } from '../../src/kernel/roles';
import { createTestSite, type Placement, type TestSite } from '../support/test-site';

export const people = {
  admin: { displayName: 'Noor Haddad', isSiteAdministrator: true },
  idris: { displayName: 'Idris Bello', groups: ['quality', 'jira-people'] },
  aoife: { displayName: 'Aoife Byrne', groups: ['jira-people'] },
  tomasz: { displayName: 'Tomasz Wrona', groups: ['jira-people'] },
  hana: { displayName: 'Hana Ito' },
  ben: { displayName: 'Ben Castell' },
  elin: { displayName: 'Elin Voss' },
} as const;
export type PersonKey = keyof typeof people;

const moduleOf = {
  document: 'document-action',
  space: 'quality-space',
  settings: 'quality-settings',
  issue: 'nonconformity-panel',
};
export type SurfaceName = keyof typeof moduleOf;

export interface QualitySite {
  readonly test: TestSite;
  readonly spaceId: string;
  readonly pageId: string;
  /** The envelope as it crosses the wire. */
  ask<Name extends ProcedureName>(
    as: PersonKey,
    surface: SurfaceName,
    procedure: Name,
    request: unknown,
    placement?: Partial<Placement>,
  ): Promise<WireAnswer<Name>>;
  /** The answer; fails the test on a refusal. */
  get<Name extends ProcedureName>(
    as: PersonKey,
    surface: SurfaceName,
    procedure: Name,
    request: RequestOf<Name> | object,
    placement?: Partial<Placement>,
  ): Promise<AnswersByProcedure[Name]>;
  /** The refusal; fails the test on an answer. */
  refusal(
    as: PersonKey,
    surface: SurfaceName,
    procedure: ProcedureName,
    request: unknown,
    placement?: Partial<Placement>,
  ): Promise<WireRefusal>;
  newCommandId(): string;
  addPage(title: string, by?: PersonKey): string;
  /** Lets one person (and nobody else, the app included) read the page. */
  restrict(pageId: string, to: PersonKey): Promise<void>;
  issues(): Promise<readonly IssueBody[]>;
}
export interface IssueBody {
  readonly id: string;
  readonly key: string;
  readonly fields: { readonly summary: string; readonly creator: { readonly accountId: string } };
}

let counter = 0;
export function newCommandId(): string {
  counter += 1;
  return `01KB2R5T8W${String(counter).padStart(16, '0')}`;
}

export async function createQualitySite(
  options: { readonly configured?: boolean; readonly load?: Parameters<typeof createTestSite>[0]['load'] } = {},
): Promise<QualitySite> {
  const test = await createTestSite({ people, ...(options.load === undefined ? {} : { load: options.load }) });
  const { confluence, jira } = test.site;
  const authorId = test.people['tomasz'] ?? '';
  const space = confluence.createSpace({ key: 'QUAL', name: 'Quality', authorId });
  const adf = JSON.stringify({
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Check the date of the buffer.' }] }],
  });
  const body = { adf, storage: undefined };
  const addPage = (title: string, by: PersonKey = 'tomasz') =>
    String(
      confluence.loadPage({
        spaceId: Number(space.id),
        title,
        body,
        authorId: test.people[by] ?? authorId,
        at: test.clock.now(),
      }).id,
    );
  const pageId = addPage('Conductivity calibration on site');
  jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Nonconformity' }, { name: 'Sub-task', subtask: true }],
    grants: [{ group: 'jira-people', permissions: ['*'] }],
  });

  async function ask<Name extends ProcedureName>(
    as: PersonKey,
    surface: SurfaceName,
    procedure: Name,
    request: unknown,
    placement: Partial<Placement> = {},
  ): Promise<WireAnswer<Name>> {
    const place = surface === 'document' ? { pageId } : surface === 'space' ? { spaceId: String(space.id) } : {};
    return test.invoke<WireAnswer<Name>>(moduleOf[surface], procedure, request, { as, ...place, ...placement });
  }

  const site: QualitySite = {
    test,
    spaceId: String(space.id),
    pageId,
    ask,
    async get(as, surface, procedure, request, placement) {
      const answer = await ask(as, surface, procedure, request, placement);
      if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer.refusal)}`);
      return answer.answer;
    },
    async refusal(as, surface, procedure, request, placement) {
      const answer = await ask(as, surface, procedure, request, placement);
      if (answer.ok) throw new Error(`${procedure} was not refused: ${JSON.stringify(answer.answer)}`);
      return answer.refusal;
    },
    newCommandId,
    addPage,
    async restrict(restricted, to) {
      const user = [{ type: 'known', accountId: test.people[to] }];
      const answer = await test.rest(to, 'PUT', `/wiki/rest/api/content/${restricted}/restriction`, [
        { operation: 'read', restrictions: { user } },
      ]);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer));
    },
    async issues() {
      const found = await test.rest<{ issues: IssueBody[] }>('idris', 'POST', '/rest/api/3/search/jql', {
        jql: 'project = QM ORDER BY created ASC',
        fields: ['summary', 'creator'],
        maxResults: 100,
      });
      return found.body.issues;
    },
  };
  if (options.configured !== false) await configure(site);
  return site;
}

async function configure(site: QualitySite): Promise<void> {
  const idOf = (person: PersonKey) => site.test.people[person];
  await site.get('admin', 'settings', 'settings.nameQualityManager', {
    commandId: newCommandId(),
    holder: { groups: [], people: [idOf('idris')] },
  });
  const nobody = { groups: [], people: [] };
  await site.get('idris', 'settings', 'settings.change', {
    commandId: newCommandId(),
    seenSequence: 1,
    reason: 'Who decides what, and where nonconformities go',
    numberPrefix: 'TBI',
    roles: {
      ...Object.fromEntries(roles.map((role) => [role, nobody])),
      qualityManager: { groups: [], people: [idOf('idris')] },
      internalAuditor: { groups: [], people: [idOf('ben')] },
      inspector: { groups: [], people: [idOf('elin')] },
    },
    spaces: [{ spaceId: site.spaceId, projectKey: 'QM', issueTypeId: null }],
  });
  await site.test.settle();
}
