/**
 * The table of operations is true in both directions: it names what the code calls, reads and writes, no more and no less,
 * and Atlassian's published documents know every line of it.
 */
import * as z from 'zod/mini';
import { operationKey, readCalledOperations } from '../../scripts/called-operations';
import * as confluence from '../../src/adapters/confluence/responses';
import * as jira from '../../src/adapters/jira/jira-schemas';
import table from '../../src/adapters/products/operations.json';
import { hasMember, pathsOfSchema } from './member-paths';
import { describePublished, type FoundOperation, findOperation, jsonSchemaOf } from './published-documents';

interface TableLine {
  readonly method: string;
  readonly path: string;
  readonly scopes: readonly (readonly string[])[];
  readonly description: string;
  readonly reads: readonly string[];
  readonly writes?: readonly string[];
}
const lines = table.operations as readonly TableLine[];
const { calls, unreadable } = readCalledOperations();
const named = lines.map((line) => [`${line.method} ${line.path}`, line] as const);

/** The schema with which the adapters read an answer, by the name of the operation. */
const readWith: Readonly<Record<string, z.ZodMiniType>> = {
  'Get page by id': confluence.page,
  'Get pages': confluence.pageList,
  'Get page versions': confluence.versionList,
  'Get restrictions': confluence.restrictionList,
  'Get attachments for page': confluence.attachmentList,
  'Get footer comments for page': confluence.commentList,
  'Create footer comment': confluence.createdComment,
  'Get content properties for page': confluence.propertyList,
  'Get space by id': confluence.space,
  'Get spaces': confluence.spaceList,
  'Get permitted operations for page': confluence.operations,
  'Get macro body by macro ID and convert the representation synchronously': confluence.contentBody,
  'Create bulk user lookup using ids': confluence.userList,
  'Get current user': confluence.currentUser,
  'Get group memberships for user': confluence.groupList,
  'Get groups': confluence.groupList,
  'Get group members': confluence.memberList,
  'Check content permissions': confluence.permissionCheck,
  'Get all ancestors of page': confluence.ancestorList,
  'Create page': confluence.createdPage,
  'Get my permissions': jira.permissions,
  'Get project': jira.project,
  'Get create metadata issue types for a project': jira.issueTypes,
  'Get create field metadata for a project and issue type id': jira.createFields,
  'Create issue': jira.createdIssue,
  'Get issue': jira.issue,
  'Search for issues using JQL enhanced search (POST)': jira.searchResult,
};
/** Operations whose answer is read by the screens, member by member, or not at all. */
const readByHand = new Set([
  'Search groups by partial query',
  'Search content',
  'Search users',
  'Get projects paginated',
  'Create content property for page',
  'Update content property for page by id',
  'Get URI to download attachment',
  'Update page',
  'Move a page to a new location relative to a target page',
  'Update restrictions',
  'Create or update attachment',
  'Delete attachment',
  'Set issue property',
  'Create or update remote issue link',
]);

describe('the table of operations and the code', () => {
  it('every call has a literal address', () => {
    expect(unreadable).toEqual([]);
  });

  it('every call is in the table', () => {
    const known = new Set(lines.map(operationKey));
    expect(calls.filter((call) => !known.has(operationKey(call)))).toEqual([]);
  });

  it('every line of the table is called', () => {
    const called = new Set(calls.map(operationKey));
    expect(lines.map(operationKey).filter((key) => !called.has(key))).toEqual([]);
  });

  it.each(named)('names what is read of the answer of %s', (_name, { description, reads }) => {
    const schema = readWith[description];
    if (schema === undefined) expect(readByHand.has(description)).toBe(true);
    else expect([...reads].sort()).toEqual([...pathsOfSchema(z.toJSONSchema(schema))].sort());
  });
});

describePublished('the table of operations and the published documents', () => {
  const find = ({ method, path }: TableLine): FoundOperation => {
    const found = findOperation(method, path);
    if (found === undefined) throw new Error(`${method} ${path} is not published`);
    return found;
  };

  it.each(named)('%s is published under this name', (name, line) => {
    expect(find(line).key).toBe(name);
    expect((find(line).operation as { summary?: string }).summary).toBe(line.description);
  });

  it.each(named)('%s demands these scopes', (_name, line) => {
    const published = (find(line).operation['x-atlassian-oauth2-scopes'] ?? []).map(({ scopes }) => [...scopes].sort());
    expect(line.scopes.map((set) => [...set].sort())).toEqual(published);
  });

  it.each(named)('%s answers with what is read of it', (_name, line) => {
    const { document, operation } = find(line);
    const schemas = Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, response]) => jsonSchemaOf(document, response) ?? []);
    expect(line.reads.filter((path) => !schemas.some((schema) => hasMember(document, schema, path)))).toEqual([]);
  });

  it.each(named.filter(([, line]) => line.writes !== undefined))('%s takes what is written', (_name, line) => {
    const { document, operation } = find(line);
    const schema = jsonSchemaOf(document, operation.requestBody) ?? {};
    expect((line.writes ?? []).filter((path) => !hasMember(document, schema, path))).toEqual([]);
  });
});
