/** What was changed in one issue, and in many at once. */
import type { JiraContext } from '../context';
import type { ChangeGroup } from '../model';
import { badRequest } from '../refusal';
import { findVisibleIssue, requireVisibleIssue } from '../services/visibility';
import { presentChange } from './present-issue';
import {
  asStrings,
  type JiraApplication,
  type Json,
  parameter,
  presenterOf,
  readJsonObject,
  readPage,
  slicePage,
} from './request';
import type { Presenter } from './presenter';

const MOST_ISSUES = 1000;
const MOST_FIELDS = 10;
const MOST_CHANGES = 10_000;

export function addChangelogRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get('/rest/api/3/issue/:issueIdOrKey/changelog', (request) => {
    const presenter = presenterOf(jira, request);
    const { issue } = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const changes = jira.issues.changesOf(issue.id);
    const page = readPage(request, 100, 100);
    const values = slicePage(changes, page).map((change) => presentChange(presenter, change));
    const self = (startAt: number) =>
      presenter.api(`issue/${issue.key}/changelog?maxResults=${page.maxResults}&startAt=${startAt}`);
    const isLast = page.startAt + values.length >= changes.length;
    return request.json({
      self: self(page.startAt),
      ...(isLast ? {} : { nextPage: self(page.startAt + page.maxResults) }),
      maxResults: page.maxResults,
      startAt: page.startAt,
      total: changes.length,
      isLast,
      values,
    });
  });

  app.post('/rest/api/3/changelog/bulkfetch', async (request) => {
    const body = await readJsonObject(request);
    return request.json(fetchChanges(jira, presenterOf(jira, request), body));
  });
}

/** Oldest first over all issues; issues that are not visible are left out. */
function fetchChanges(jira: JiraContext, presenter: Presenter, body: Json): Json {
  const wanted = asStrings(body.issueIdsOrKeys);
  const fieldIds = asStrings(body.fieldIds);
  const { maxResults = 1000, nextPageToken } = body;
  if (wanted.length === 0 || wanted.length > MOST_ISSUES)
    throw badRequest(`issueIdsOrKeys must name 1 to ${MOST_ISSUES} issues.`);
  if (fieldIds.length > MOST_FIELDS) throw badRequest(`At most ${MOST_FIELDS} fieldIds can be given.`);
  if (typeof maxResults !== 'number' || maxResults < 1 || maxResults > MOST_CHANGES)
    throw badRequest(`maxResults must be between 1 and ${MOST_CHANGES}.`);
  const ids = new Set(wanted.flatMap((idOrKey) => findVisibleIssue(presenter.scope, idOrKey)?.issue.id ?? []));
  const changes = [...ids]
    .flatMap((issueId) => jira.issues.changesOf(issueId))
    .map((change) => onlyFields(change, fieldIds))
    .filter(({ items }) => items.length > 0)
    .sort((left, right) => left.createdAt - right.createdAt || Number(left.issueId) - Number(right.issueId));
  const start = readToken(nextPageToken);
  const end = start + maxResults;
  const shown = new Map<string, ChangeGroup[]>();
  for (const change of changes.slice(start, end))
    shown.set(change.issueId, [...(shown.get(change.issueId) ?? []), change]);
  return {
    issueChangeLogs: [...shown].map(([issueId, group]) => ({
      issueId,
      changeHistories: group.map((change) => presentChange(presenter, change)),
    })),
    ...(end < changes.length ? { nextPageToken: Buffer.from(String(end)).toString('base64url') } : {}),
  };
}

function onlyFields(change: ChangeGroup, fieldIds: readonly string[]): ChangeGroup {
  if (fieldIds.length === 0) return change;
  return { ...change, items: change.items.filter(({ fieldId }) => fieldIds.includes(fieldId)) };
}

function readToken(token: unknown): number {
  if (token === undefined || token === null) return 0;
  const text = typeof token === 'string' ? Buffer.from(token, 'base64url').toString() : '';
  if (!/^\d+$/.test(text)) throw badRequest('The nextPageToken is not valid.');
  return Number(text);
}
