/**
 * Looks people, groups, spaces and projects up in the product, as the person, straight from the browser: such calls cost the app
 * none of its REST points. Every id is parsed before it is used. [platform §5]
 */
import { requestConfluence, requestJira } from '@forge/bridge';
import {
  type AccountId,
  type GroupId,
  isAccountId,
  isGroupId,
  isSpaceId,
  type SpaceId,
} from '../../../../src/kernel/ids';

export interface FoundPerson {
  readonly accountId: AccountId;
  readonly name: string;
}
export interface FoundGroup {
  readonly groupId: GroupId;
  readonly name: string;
}
export interface FoundSpace {
  readonly spaceId: SpaceId;
  readonly name: string;
  readonly key: string;
}
export interface FoundProject {
  readonly key: string;
  readonly name: string;
}
export interface FoundIssueType {
  readonly id: string;
  readonly name: string;
}

type Row = Readonly<Record<string, unknown>>;
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null;

/** @throws Error when the product does not answer with what was asked; callers show it. */
async function rowsOf(response: Promise<Response>, list: string): Promise<readonly Row[]> {
  const answer = await response;
  if (!answer.ok) throw new Error(`the product answered ${answer.status}`);
  const body: unknown = await answer.json();
  const rows = isRow(body) ? body[list] : undefined;
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

const json = { headers: { Accept: 'application/json' } };

export async function findPeople(typed: string): Promise<readonly FoundPerson[]> {
  const quoted = typed.replace(/["\\]/g, ' ').trim();
  const cql = encodeURIComponent(`user.fullname~"${quoted}"`);
  const rows = await rowsOf(requestConfluence(`/wiki/rest/api/search/user?cql=${cql}&limit=20`, json), 'results');
  return rows.flatMap((row) => {
    const user = isRow(row.user) ? row.user : row;
    const accountId = text(user.accountId);
    const name = text(user.displayName) || text(user.publicName) || text(row.title);
    return isAccountId(accountId) ? [{ accountId, name: name || accountId }] : [];
  });
}

export async function findGroups(typed: string): Promise<readonly FoundGroup[]> {
  const query = encodeURIComponent(typed.trim());
  const rows = await rowsOf(requestConfluence(`/wiki/rest/api/group/picker?query=${query}&limit=20`, json), 'results');
  return rows.flatMap((row) => {
    const groupId = text(row.id);
    return isGroupId(groupId) ? [{ groupId, name: text(row.name) || groupId }] : [];
  });
}

export async function listSpaces(): Promise<readonly FoundSpace[]> {
  const rows = await rowsOf(requestConfluence('/wiki/api/v2/spaces?limit=250', json), 'results');
  return rows.flatMap((row) => {
    const spaceId = text(row.id);
    return isSpaceId(spaceId) ? [{ spaceId, name: text(row.name), key: text(row.key) }] : [];
  });
}

export async function findProjects(): Promise<readonly FoundProject[]> {
  const rows = await rowsOf(requestJira('/rest/api/3/project/search?maxResults=50', json), 'values');
  return rows.flatMap((row) => (text(row.key) === '' ? [] : [{ key: text(row.key), name: text(row.name) }]));
}

export async function findIssueTypes(projectKey: string): Promise<readonly FoundIssueType[]> {
  const path = `/rest/api/3/issue/createmeta/${encodeURIComponent(projectKey)}/issuetypes`;
  const rows = await rowsOf(requestJira(path, json), 'issueTypes');
  return rows.flatMap((row) => (row.subtask === true ? [] : [{ id: text(row.id), name: text(row.name) }]));
}
