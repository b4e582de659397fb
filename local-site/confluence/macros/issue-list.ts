/** The macro `jira`: issues of the site's own Jira, found by JQL or by key, as its table or its line. */
import type { Caller } from '../../contracts';
import { element, escapeMarkup } from '../body/html';

export interface FoundIssue {
  readonly key: string;
  readonly fields: {
    readonly summary?: string;
    readonly status?: { readonly name: string };
    readonly assignee?: { readonly displayName: string } | null;
  };
}
/** Undefined when Jira refuses the query. */
export type FindIssues = (jql: string, caller: Caller) => Promise<readonly FoundIssue[] | undefined>;

/** Undefined when the query cannot be answered. */
export async function renderIssues(
  parameters: Readonly<Record<string, string>>,
  origin: string,
  find: (jql: string) => Promise<readonly FoundIssue[] | undefined>,
): Promise<string | undefined> {
  const key = parameters['key'];
  const jql = key === undefined ? (parameters['jqlQuery'] ?? parameters['jql']) : `key = ${key}`;
  if (jql === undefined || jql.trim() === '') return undefined;
  const issues = await find(jql);
  if (issues === undefined) return undefined;
  const link = ({ key: issueKey }: FoundIssue) =>
    element('a', { href: `${origin}/browse/${issueKey}` }, escapeMarkup(issueKey));
  if (key !== undefined) {
    const [issue] = issues;
    if (issue === undefined) return undefined;
    const status = element('span', { class: 'aui-lozenge' }, escapeMarkup(issue.fields.status?.name ?? ''));
    return element(
      'span',
      { class: 'jira-issue' },
      `${link(issue)} - ${escapeMarkup(issue.fields.summary ?? '')} ${status}`,
    );
  }
  const row = (issue: FoundIssue) => {
    const { summary = '', status, assignee } = issue.fields;
    const texts = [summary, status?.name ?? '', assignee?.displayName ?? 'Unassigned'];
    const cells = texts.map((text) => element('td', {}, escapeMarkup(text))).join('');
    return element('tr', {}, `${element('td', {}, link(issue))}${cells}`);
  };
  const heads = ['Key', 'Summary', 'Status', 'Assignee'].map((name) => element('th', {}, name)).join('');
  const table = element(
    'table',
    { class: 'aui' },
    `${element('thead', {}, element('tr', {}, heads))}${element('tbody', {}, issues.map(row).join(''))}`,
  );
  const count = element(
    'span',
    { class: 'total-issues-count' },
    `${issues.length} ${issues.length === 1 ? 'issue' : 'issues'}`,
  );
  return element('div', { class: 'jira-table' }, `${table}${element('div', {}, count)}`);
}
