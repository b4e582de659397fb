/**
 * `search/jql`: matching is done on the search index, which may lag; the fields of what matched are read fresh. The page
 * token carries the position and a digest of the query, so that it is refused with another query.
 */
import { plainText } from '../plain-text';
import { createHash } from 'node:crypto';
import type { JiraContext, Scope } from '../context';
import { compileJql } from '../jql/jql-query';
import type { IssueRecord } from '../model';
import { badRequest } from '../refusal';
import { findVisibleIssue, findVisibleProject } from '../services/visibility';
import { fieldFacts, type IssueView, presentIssue, selectFields } from './present-issue';
import { Presenter } from './presenter';
import { asStrings, type JiraApplication, type Json, readJsonObject, readList, scopeOf } from './request';

const STANDARD_PAGE = 50;
const MAXIMUM_PAGE = 100;
/** Pages of ids and keys alone may be this long. */
const MAXIMUM_ID_PAGE = 5000;

export function addSearchRoutes(app: JiraApplication, jira: JiraContext): void {
  app.post('/rest/api/3/search/jql', async (request) =>
    request.json(searchPage(scopeOf(jira, request), await readJsonObject(request))),
  );

  app.get('/rest/api/3/search/jql', (request) => {
    const query = request.req.query();
    return request.json(
      searchPage(scopeOf(jira, request), {
        jql: query.jql,
        nextPageToken: query.nextPageToken,
        maxResults: query.maxResults === undefined ? undefined : Number(query.maxResults),
        fields: readList(request, 'fields'),
        expand: query.expand,
        properties: readList(request, 'properties'),
        reconcileIssues: readList(request, 'reconcileIssues').map(Number),
      }),
    );
  });

  app.post('/rest/api/3/search/approximate-count', async (request) => {
    const body = await readJsonObject(request);
    return request.json({ count: findMatches(scopeOf(jira, request), plainText(body.jql ?? ''), new Set()).length });
  });
}

function searchPage(scope: Scope, body: Json): Json {
  const jql = plainText(body.jql ?? '');
  const fields = asStrings(body.fields);
  const wanted = fields.length === 0 ? ['id'] : fields;
  const isIdsOnly = wanted.every((field) => field === 'id' || field === 'key');
  const size = readSize(body.maxResults, isIdsOnly);
  const start = readToken(body.nextPageToken, jql);
  const matches = findMatches(scope, jql, new Set(asStrings(body.reconcileIssues)));
  const page = matches.slice(start, start + size);
  // An issue deleted while results lag still counts as a match, but there is nothing left to show.
  const found = page.flatMap((id) => scope.jira.issues.find(id) ?? []);
  const isLast = start + page.length >= matches.length;
  const presenter = new Presenter(scope);
  const expand = new Set(asStrings(body.expand));
  const facts = { names: expand.delete('names'), schema: expand.delete('schema') };
  const view: IssueView = { fields: wanted, expand, properties: asStrings(body.properties) };
  const ids = selectFields(presenter, wanted);
  return {
    issues: found.map((issue) => present(presenter, issue, view, isIdsOnly)),
    isLast,
    ...(isLast ? {} : { nextPageToken: makeToken(start + page.length, jql) }),
    ...(facts.names ? { names: fieldFacts(presenter, ids, ({ name }) => name) } : {}),
    ...(facts.schema ? { schema: fieldFacts(presenter, ids, ({ schema }) => schema) } : {}),
  };
}

/** Asked for nothing else, Jira answers with ids (and keys) and no `fields` at all. */
function present(presenter: Presenter, issue: IssueRecord, view: IssueView, isIdsOnly: boolean): Json {
  if (!isIdsOnly || view.properties.length > 0 || view.expand.size > 0) return presentIssue(presenter, issue, view);
  if (!view.fields.includes('key')) return { id: issue.id };
  return { id: issue.id, self: presenter.api(`issue/${issue.id}`), key: issue.key };
}

/** Ids of the issues that match and that the caller may see, in order, as far as the search index knows. */
function findMatches(scope: Scope, jql: string, reconciled: ReadonlySet<string>): readonly string[] {
  const { jira, caller, via } = scope;
  const compiled = compileJql(jql, {
    configuration: jira.configuration,
    directory: jira.services.directory,
    caller,
    now: jira.services.clock.now(),
    indexedProperties: jira.indexedProperties,
    visibleProject: (idOrKey) => findVisibleProject(scope, idOrKey),
    visibleIssue: (idOrKey) => findVisibleIssue(scope, idOrKey)?.issue,
  });
  if (!compiled.isBounded)
    throw badRequest('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
  const mayBrowse = jira.permissions.forMany(caller, 'BROWSE_PROJECTS');
  return jira.search
    .documentsFor(via, reconciled)
    .filter(
      (document) =>
        compiled.matches(document) &&
        mayBrowse(jira.configuration.require('project', document.issue.projectId), document.issue),
    )
    .sort(compiled.order)
    .map(({ issue }) => issue.id);
}

function readSize(value: unknown, isIdsOnly: boolean): number {
  if (value === undefined || value === null) return STANDARD_PAGE;
  const size = Number(value);
  if (!Number.isInteger(size) || size < 1) throw badRequest("The 'maxResults' parameter must be a positive integer.");
  return Math.min(size, isIdsOnly ? MAXIMUM_ID_PAGE : MAXIMUM_PAGE);
}

const digest = (jql: string): string => createHash('sha256').update(jql).digest('base64url').slice(0, 12);
const makeToken = (position: number, jql: string): string =>
  Buffer.from(`${position}:${digest(jql)}`).toString('base64url');

function readToken(token: unknown, jql: string): number {
  if (token === undefined || token === null) return 0;
  const [position, query] = Buffer.from(plainText(token), 'base64url').toString().split(':');
  if (query !== digest(jql) || !/^\d+$/.test(position ?? ''))
    throw badRequest('The nextPageToken is invalid or has expired.');
  return Number(position);
}
