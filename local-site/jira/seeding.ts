/**
 * Making projects without REST: what an administrator sets up by hand on a real site. Company-managed projects share
 * statuses and issue types with the site; team-managed projects own theirs, may move between all statuses and carry
 * `simplified: true`.
 */
import type { JiraContext } from './context';
import type {
  CustomField,
  CustomFieldType,
  Grant,
  GrantHolder,
  Project,
  ProjectIssueType,
  ScreenField,
  StatusCategoryKey,
  Transition,
  TransitionRule,
  Workflow,
} from './model';
import { PROJECT_PERMISSION_KEYS } from './permissions';
import { ensureSiteDefaults } from './site-defaults';
import { setAppRules, type TransitionRulesSeed } from './workflow-seeding';
import { nextNumber } from './store/schema';

export interface StatusSeed {
  readonly name: string;
  readonly category: StatusCategoryKey;
}
export interface TransitionSeed {
  readonly name: string;
  /** Names of statuses; absent means from any. */
  readonly from?: readonly string[];
  readonly to: string;
  /** Name of the resolution to set, `null` to clear it; absent follows the category of the target. */
  readonly resolution?: string | null;
  readonly conditions?: readonly TransitionRule[];
  readonly validators?: readonly TransitionRule[];
}
export interface IssueTypeSeed {
  readonly name: string;
  readonly description?: string;
  readonly subtask?: boolean;
  readonly hierarchyLevel?: number;
  /** Further fields of the screen, by field id; the usual fields are always there. */
  readonly fields?: readonly ScreenField[];
}
/** Permissions by group name; `*` for every project permission. */
export type GrantSeed = { readonly permissions: readonly string[] } & (
  | { readonly group: string }
  | { readonly accountId: string }
  | { readonly holder: 'loggedIn' | 'reporter' | 'assignee' }
);
export interface ProjectSeed {
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  readonly style: 'company-managed' | 'team-managed';
  readonly typeKey?: Project['typeKey'];
  readonly leadAccountId?: string;
  readonly issueTypes: readonly IssueTypeSeed[];
  /** To Do, In Progress, Done when absent. */
  readonly statuses?: readonly StatusSeed[];
  /** From any status to each, named after it, when absent. */
  readonly transitions?: readonly TransitionSeed[];
  readonly grants: readonly GrantSeed[];
  readonly appsAllowed?: boolean;
  readonly components?: readonly string[];
  readonly versions?: readonly string[];
}
export interface JiraSeeding {
  /** Replaces the app's rules on a transition of a project's workflow, as its administrator would in the editor. */
  setAppRules(seed: TransitionRulesSeed): Project;
  createProject(seed: ProjectSeed): Project;
  createCustomField(seed: {
    readonly name: string;
    readonly type: CustomFieldType;
    readonly options?: readonly string[];
  }): CustomField;
  /** Replaces all grants of the project. */
  setGrants(projectKey: string, grants: readonly GrantSeed[]): void;
  /** Whether apps' own users may see the project. */
  allowApps(projectKey: string, isAllowed: boolean): void;
  project(idOrKey: string): Project | undefined;
}

const STANDARD_STATUSES: readonly StatusSeed[] = [
  { name: 'To Do', category: 'new' },
  { name: 'In Progress', category: 'indeterminate' },
  { name: 'Done', category: 'done' },
];
const STANDARD_SCREEN: readonly ScreenField[] = [
  { fieldId: 'summary', required: true },
  { fieldId: 'issuetype', required: true },
  { fieldId: 'project', required: true },
  { fieldId: 'reporter', required: true },
  ...[
    'description',
    'priority',
    'assignee',
    'labels',
    'duedate',
    'components',
    'fixVersions',
    'versions',
    'environment',
    'issuelinks',
    'attachment',
    'parent',
  ].map((fieldId) => ({ fieldId, required: false })),
];

export function createSeeding(jira: JiraContext): JiraSeeding {
  const { configuration, services } = jira;
  services.database.transaction(() => ensureSiteDefaults(configuration));
  const update = (projectKey: string, change: Partial<Project>): void => {
    const project = configuration.project(projectKey);
    if (project === undefined) throw new Error(`There is no Jira project ${projectKey}`);
    configuration.put('project', { ...project, ...change });
  };
  return {
    createProject: (seed) => services.database.transaction(() => createProject(jira, seed)),
    createCustomField: ({ name, type, options }) =>
      configuration.put('customField', {
        id: `customfield_${nextNumber(services.database, 'id:customField', 10030)}`,
        name,
        type,
        ...(options === undefined
          ? {}
          : { options: options.map((option) => ({ id: configuration.newId('option'), name: option })) }),
      }),
    setGrants: (projectKey, grants) =>
      update(projectKey, { grants: grants.flatMap((grant) => expandGrant(jira, grant)) }),
    allowApps: (projectKey, appsAllowed) => update(projectKey, { appsAllowed }),
    setAppRules: (seed) => services.database.transaction(() => setAppRules(jira, seed)),
    project: (idOrKey) => configuration.project(idOrKey),
  };
}

function createProject(jira: JiraContext, seed: ProjectSeed): Project {
  const { configuration } = jira;
  if (configuration.project(seed.key) !== undefined) throw new Error(`There is a Jira project ${seed.key} already`);
  const id = configuration.newId('project');
  const owner = seed.style === 'team-managed' ? id : undefined;
  const statusIds = new Map(
    (seed.statuses ?? STANDARD_STATUSES).map((status) => [status.name, ensureStatus(jira, status, owner)]),
  );
  const workflow = makeWorkflow(jira, seed, statusIds);
  return configuration.put('project', {
    id,
    key: seed.key,
    name: seed.name,
    description: seed.description ?? '',
    style: seed.style === 'team-managed' ? 'next-gen' : 'classic',
    typeKey: seed.typeKey ?? 'business',
    leadAccountId: seed.leadAccountId ?? null,
    issueTypes: seed.issueTypes.map((type): ProjectIssueType => {
      const extra = type.fields ?? [];
      const standard = STANDARD_SCREEN.filter(({ fieldId }) => !extra.some((field) => field.fieldId === fieldId));
      return { issueTypeId: ensureIssueType(jira, type, owner), screen: [...standard, ...extra], workflow };
    }),
    grants: seed.grants.flatMap((grant) => expandGrant(jira, grant)),
    appsAllowed: seed.appsAllowed ?? true,
    components: (seed.components ?? []).map((name) => ({ id: configuration.newId('component'), name })),
    versions: (seed.versions ?? []).map((name) => ({ id: configuration.newId('version'), name })),
  });
}

function makeWorkflow(jira: JiraContext, seed: ProjectSeed, statusIds: ReadonlyMap<string, string>): Workflow {
  const idOf = (name: string): string => {
    const id = statusIds.get(name);
    if (id === undefined) throw new Error(`${seed.key} has no status "${name}"`);
    return id;
  };
  const transitions: readonly TransitionSeed[] =
    seed.transitions ?? [...statusIds.keys()].map((name) => ({ name, to: name }));
  return {
    name: `${seed.key} workflow`,
    initialStatusId: [...statusIds.values()][0] ?? '',
    statusIds: [...statusIds.values()],
    transitions: transitions.map((transition, index): Transition => {
      const { resolution } = transition;
      const resolutionId =
        typeof resolution === 'string' ? jira.configuration.byName('resolution', resolution)?.id : resolution;
      return {
        id: String((index + 1) * 10 + 1),
        name: transition.name,
        from: (transition.from ?? []).map(idOf),
        to: idOf(transition.to),
        ...(resolutionId === undefined ? {} : { resolutionId }),
        conditions: transition.conditions ?? [],
        validators: transition.validators ?? [],
      };
    }),
  };
}

export function ensureStatus(
  { configuration }: JiraContext,
  { name, category }: StatusSeed,
  projectId: string | undefined,
): string {
  const known =
    projectId === undefined
      ? configuration.list('status').find((status) => status.projectId === undefined && status.name === name)
      : undefined;
  if (known !== undefined) return known.id;
  const id = configuration.newId('status');
  configuration.put('status', {
    id,
    name,
    description: '',
    category,
    ...(projectId === undefined ? {} : { projectId }),
  });
  return id;
}

export function ensureIssueType(
  { configuration }: JiraContext,
  type: IssueTypeSeed,
  projectId: string | undefined,
): string {
  const known =
    projectId === undefined
      ? configuration
          .list('issueType')
          .find((existing) => existing.projectId === undefined && existing.name === type.name)
      : undefined;
  if (known !== undefined) return known.id;
  const id = configuration.newId('issueType');
  const subtask = type.subtask ?? false;
  configuration.put('issueType', {
    id,
    name: type.name,
    description: type.description ?? '',
    subtask,
    hierarchyLevel: type.hierarchyLevel ?? (subtask ? -1 : 0),
    ...(projectId === undefined ? {} : { projectId }),
  });
  return id;
}

function expandGrant({ services }: JiraContext, seed: GrantSeed): Grant[] {
  const permissions = seed.permissions.includes('*') ? PROJECT_PERMISSION_KEYS : seed.permissions;
  const holder = ((): GrantHolder => {
    if ('holder' in seed) return { kind: seed.holder };
    if ('accountId' in seed) return { kind: 'person', accountId: seed.accountId };
    const group = services.directory.groupByName(seed.group);
    if (group === undefined) throw new Error(`There is no group "${seed.group}"`);
    return { kind: 'group', groupId: group.id };
  })();
  return permissions.map((permission) => ({ permission, holder }));
}
