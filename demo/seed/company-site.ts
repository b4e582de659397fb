/**
 * Sets the site up as its administrator would before the first document: people and groups, the space with its sections,
 * the Jira project, and the app's settings. What it answers is what every later step needs to know.
 */
import type { Role } from '../../src/kernel/roles';
import type { Company } from '../read-company';
import { pageBody } from './page-body';
import type { Actor, SiteClient } from './site-client';

export interface CompanySite {
  readonly client: SiteClient;
  readonly company: Company;
  person(key: string): Actor;
  readonly qualityManager: Actor;
  readonly documentController: Actor;
  readonly spaceId: string;
  /** Page of a section or a document, by its key or number. */
  readonly pages: Map<string, string>;
  /** Adds a page as a person; answers its id. */
  addPage(
    as: Actor,
    page: { readonly title: string; readonly parentId: string; readonly markdown: string },
  ): Promise<string>;
  /** Edits a page as a person, as somebody at the keyboard would. */
  editPage(as: Actor, pageId: string, markdown: string, message: string): Promise<void>;
}

interface Created {
  readonly id: string;
}
interface CreatedSpace extends Created {
  readonly key: string;
  readonly homepageId: string;
}

const GROUP_OF_ROLE: Readonly<Record<Role, string>> = {
  qualityManager: 'qms-quality-managers',
  documentController: 'qms-document-controllers',
  topManagement: 'qms-top-management',
  technicalLead: 'qms-technical-leads',
  processOwner: 'qms-process-owners',
  reviewer: 'qms-reviewers',
  internalAuditor: 'qms-internal-auditors',
  inspector: 'qms-inspectors',
};
const STAFF = 'tarnbeck-staff';
const STAFF_PERMISSIONS = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'TRANSITION_ISSUES',
  'ASSIGN_ISSUES',
  'ASSIGNABLE_USER',
  'LINK_ISSUES',
  'ADD_COMMENTS',
  'CREATE_ATTACHMENTS',
];
const NUMBER_PREFIX = 'TBI';

export async function setUpCompanySite(client: SiteClient, company: Company): Promise<CompanySite> {
  const people = await addPeople(client, company);
  const person = (key: string): Actor => {
    const found = people.get(key);
    if (found === undefined) throw new Error(`There is no person ${key} in people.json.`);
    return found;
  };
  const administrator = person(only(company.people.filter((one) => one.isSiteAdministrator)).key);
  const holderOf = (role: Role) =>
    person(only(company.people.filter((one) => one.groups.includes(GROUP_OF_ROLE[role]))).key);
  const qualityManager = holderOf('qualityManager');
  const space = await client.request<CreatedSpace>('POST', '/__site/confluence/spaces', {
    ...company.site.space,
    authorId: administrator.accountId,
  });
  client.enterSpace(space);
  const documentController = holderOf('documentController');
  const site: CompanySite = {
    client,
    company,
    person,
    qualityManager,
    documentController,
    spaceId: space.id,
    ...createPages(client, space),
  };
  await site.editPage(administrator, space.homepageId, company.site.home.introduction, 'Introduction');
  for (const { key, title, introduction } of company.site.sections) {
    const parentId = space.homepageId;
    site.pages.set(key, await site.addPage(administrator, { title, parentId, markdown: introduction }));
  }
  await addProject(client, company, administrator);
  await giveRoles(client, company, { administrator, qualityManager, space });
  await client.settle();
  return site;
}

function only<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`One was expected, there are ${items.length}.`);
  return item;
}

async function addPeople(client: SiteClient, company: Company): Promise<ReadonlyMap<string, Actor>> {
  for (const { name } of company.groups) await client.request('POST', '/__site/groups', { name });
  const people = new Map<string, Actor>();
  for (const { key, displayName, email, groups, isSiteAdministrator } of company.people) {
    const added = await client.request<{ accountId: string }>('POST', '/__site/people', {
      displayName,
      email,
      groups,
      isSiteAdministrator,
    });
    people.set(key, { key, name: displayName, email, accountId: added.accountId });
  }
  return people;
}

function createPages(client: SiteClient, space: CreatedSpace): Pick<CompanySite, 'pages' | 'addPage' | 'editPage'> {
  const pages = new Map<string, string>();
  const addressOf = (number: string) => {
    const pageId = pages.get(number);
    return pageId === undefined ? undefined : `/wiki/spaces/${space.key}/pages/${pageId}`;
  };
  return {
    pages,
    async addPage(as, { title, parentId, markdown }) {
      const body = pageBody(markdown, addressOf);
      const page = { spaceId: space.id, status: 'current', title, parentId, body };
      return (await client.request<Created>('POST', '/wiki/api/v2/pages', page, as)).id;
    },
    async editPage(as, pageId, markdown, message) {
      const path = `/wiki/api/v2/pages/${pageId}`;
      const page = await client.request<{ title: string; version: { number: number } }>('GET', path, undefined, as);
      const version = { number: page.version.number + 1, message };
      const body = pageBody(markdown, addressOf);
      await client.request('PUT', path, { id: pageId, status: 'current', title: page.title, version, body }, as);
    },
  };
}

/** Staff report and work on nonconformities; the inspector may look and no more. */
async function addProject(client: SiteClient, company: Company, lead: Actor): Promise<void> {
  const { key, name, issueType } = company.cases.project;
  await client.request('POST', '/__site/jira/projects', {
    key,
    name,
    style: 'company-managed',
    leadAccountId: lead.accountId,
    issueTypes: [{ name: issueType, description: 'A requirement that was not met' }, { name: 'Task' }],
    grants: [
      { permissions: ['*'], group: GROUP_OF_ROLE.qualityManager },
      { permissions: STAFF_PERMISSIONS, group: STAFF },
      { permissions: ['BROWSE_PROJECTS'], group: GROUP_OF_ROLE.inspector },
    ],
  });
}

async function giveRoles(
  client: SiteClient,
  company: Company,
  who: { readonly administrator: Actor; readonly qualityManager: Actor; readonly space: CreatedSpace },
): Promise<void> {
  const { administrator, qualityManager, space } = who;
  const { groups } = await client.request<{ groups: readonly { id: string; name: string }[] }>('GET', '/__site/groups');
  const holdersOf = (role: Role) => ({
    groups: groups.filter((group) => group.name === GROUP_OF_ROLE[role]).map((group) => group.id),
    people: [],
  });
  const roleTable = Object.fromEntries(
    (Object.keys(GROUP_OF_ROLE) as Role[]).map((role) => [role, holdersOf(role)]),
  ) as Record<Role, ReturnType<typeof holdersOf>>;
  const settings = { on: 'settings' } as const;
  const { key: projectKey, issueType } = company.cases.project;
  const { issueTypes } = await client.request<{ issueTypes: readonly { id: string; name: string }[] }>(
    'GET',
    `/rest/api/3/issue/createmeta/${projectKey}/issuetypes`,
    undefined,
    qualityManager,
  );
  const issueTypeId = only(issueTypes.filter((type) => type.name === issueType)).id;

  await client.invoke(administrator, 'settings.nameQualityManager', { holder: roleTable.qualityManager }, settings);
  const { sequence } = await client.invoke(qualityManager, 'settings.view', {}, settings);
  await client.invoke(
    qualityManager,
    'settings.change',
    {
      seenSequence: sequence,
      reason: 'Roles by group, numbers of our documents, and where our nonconformities become issues.',
      numberPrefix: NUMBER_PREFIX,
      roles: roleTable,
      spaces: [{ spaceId: space.id, projectKey, issueTypeId }],
    },
    settings,
  );
}
