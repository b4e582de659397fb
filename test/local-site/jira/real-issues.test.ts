/**
 * 4,980 real issues: they load fast, and JQL over them finds what a filter written by hand over the export finds. The
 * export is not part of the repository; without it the tests say so and are skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { V2Issue } from '../../../local-site/jira/bulk-load-format';
import { wordsOf } from '../../../local-site/jira/jql/jql-text';
import { type JiraHarness, openJira, listOf, textOf, type Reading } from './jira-harness';

const EXPORT = resolve(
  process.env['PLUMBLINE_FIXTURES'] ?? resolve(process.cwd(), '../shared/fixtures'),
  'jira-tidev/issues.jsonl.gz',
);
const isPresent = existsSync(EXPORT);
if (!isPresent) console.info(`skipped: no real issues at ${EXPORT}`);

type Filter = (issue: V2Issue['fields'], key: string) => boolean;

const at = (text: string | null | undefined): number => (text ? Date.parse(text.replace('+0000', 'Z')) : Number.NaN);
const has = (text: string | null | undefined, word: string): boolean => wordsOf(text ?? '').includes(word);
const number = (key: string): number => Number(key.split('-')[1]);
const NOT_SET = [null, undefined];
const RANKS = ['Critical', 'High', 'Medium', 'Low', 'Trivial', 'None'];
const labelled = (fields: V2Issue['fields'], label: string) =>
  (fields.labels ?? []).some((known) => known.toLowerCase() === label);

const QUERIES: readonly (readonly [string, Filter])[] = [
  ['project = TIMOB', ({ project }) => project.key === 'TIMOB'],
  ['project in (ALOY, MOD)', ({ project }) => ['ALOY', 'MOD'].includes(project.key)],
  ['project != TIMOB', ({ project }) => project.key !== 'TIMOB'],
  ['project not in (TIMOB, ALOY)', ({ project }) => !['TIMOB', 'ALOY'].includes(project.key)],
  ['project = Alloy', ({ project }) => project.key === 'ALOY'],
  ['issuetype = Bug', ({ issuetype }) => issuetype.name === 'Bug'],
  ['type in (Story, Epic)', ({ issuetype }) => ['Story', 'Epic'].includes(issuetype.name)],
  ['issuetype != Bug', ({ issuetype }) => issuetype.name !== 'Bug'],
  ['status = Open', ({ status }) => status.name === 'Open'],
  ['status in (Resolved, Closed)', ({ status }) => ['Resolved', 'Closed'].includes(status.name)],
  ['status not in (Closed)', ({ status }) => status.name !== 'Closed'],
  ['status = "In Review"', ({ status }) => status.name === 'In Review'],
  ['statusCategory = Done', ({ status }) => status.statusCategory.key === 'done'],
  ['statusCategory != Done', ({ status }) => status.statusCategory.key !== 'done'],
  ['statusCategory in ("To Do", "In Progress")', ({ status }) => status.statusCategory.key !== 'done'],
  ['resolution = Fixed', ({ resolution }) => resolution?.name === 'Fixed'],
  ['resolution is EMPTY', ({ resolution }) => NOT_SET.includes(resolution as null)],
  ['resolution = Unresolved', ({ resolution }) => NOT_SET.includes(resolution as null)],
  ['resolution != Fixed', ({ resolution }) => Boolean(resolution) && resolution?.name !== 'Fixed'],
  ['resolution in (Duplicate, Unresolved)', ({ resolution }) => !resolution || resolution.name === 'Duplicate'],
  ['resolution = "Won\'t Fix"', ({ resolution }) => resolution?.name === "Won't Fix"],
  ['priority = Critical', ({ priority }) => priority?.name === 'Critical'],
  ['priority >= High', ({ priority }) => Boolean(priority) && RANKS.indexOf(priority?.name ?? '') <= 1],
  ['priority < Medium', ({ priority }) => Boolean(priority) && RANKS.indexOf(priority?.name ?? '') > 2],
  ['priority is EMPTY', ({ priority }) => !priority],
  [
    'priority not in (None, Trivial)',
    ({ priority }) => Boolean(priority) && !['None', 'Trivial'].includes(priority?.name ?? ''),
  ],
  ['assignee is EMPTY', ({ assignee }) => !assignee],
  ['assignee = "user-05fd05a923"', ({ assignee }) => assignee?.key === 'user-05fd05a923'],
  ['assignee != "user-05fd05a923"', ({ assignee }) => Boolean(assignee) && assignee?.key !== 'user-05fd05a923'],
  ['NOT assignee = "user-05fd05a923"', ({ assignee }) => Boolean(assignee) && assignee?.key !== 'user-05fd05a923'],
  [
    'reporter = "user-05fd05a923" AND assignee is not EMPTY',
    ({ reporter, assignee }) => reporter?.key === 'user-05fd05a923' && Boolean(assignee),
  ],
  ['created >= 2015-01-01', ({ created }) => at(created) >= Date.UTC(2015, 0, 1)],
  [
    'created >= "2013/06/01" and created < "2013/07/01"',
    ({ created }) => at(created) >= Date.UTC(2013, 5, 1) && at(created) < Date.UTC(2013, 6, 1),
  ],
  ['updated < 2014-01-01', ({ updated }) => at(updated) < Date.UTC(2014, 0, 1)],
  [
    'resolved >= "2012-07-23 11:00" and resolved <= "2012-07-24 00:00"',
    ({ resolutiondate }) =>
      at(resolutiondate) >= Date.UTC(2012, 6, 23, 11) && at(resolutiondate) <= Date.UTC(2012, 6, 24),
  ],
  ['created >= -4000d', ({ created }) => at(created) >= Date.parse('2026-03-02T09:00:00Z') - 4000 * 86_400_000],
  ['updated <= startOfYear(-6)', ({ updated }) => at(updated) <= Date.UTC(2020, 0, 1)],
  [
    'resolved is not EMPTY and resolution = Invalid',
    ({ resolutiondate, resolution }) => Boolean(resolutiondate) && resolution?.name === 'Invalid',
  ],
  ['labels = regression', (fields) => labelled(fields, 'regression')],
  [
    'labels in (regression, qe-testadded)',
    (fields) => labelled(fields, 'regression') || labelled(fields, 'qe-testadded'),
  ],
  ['labels is EMPTY', ({ labels }) => (labels ?? []).length === 0],
  ['labels != regression', (fields) => (fields.labels ?? []).length > 0 && !labelled(fields, 'regression')],
  ['summary ~ android', ({ summary }) => has(summary, 'android')],
  ['summary ~ "android crash"', ({ summary }) => has(summary, 'android') && has(summary, 'crash')],
  ['summary !~ android', ({ summary }) => !has(summary, 'android')],
  ['summary ~ "tab*"', ({ summary }) => wordsOf(summary).some((word) => word.startsWith('tab'))],
  ['description ~ logger', ({ description }) => has(description, 'logger')],
  ['description is EMPTY', ({ description }) => !description || description.trim() === ''],
  ['comment ~ workaround', ({ comment }) => (comment?.comments ?? []).some(({ body }) => has(body, 'workaround'))],
  [
    'text ~ simulator',
    ({ summary, description, environment, comment }) =>
      [summary, description, environment, ...(comment?.comments ?? []).map(({ body }) => body)].some((text) =>
        has(text, 'simulator'),
      ),
  ],
  ['component = Android', ({ components }) => (components ?? []).some(({ name }) => name === 'Android')],
  ['component is EMPTY', ({ components }) => (components ?? []).length === 0],
  ['fixVersion is not EMPTY', ({ fixVersions }) => (fixVersions ?? []).length > 0],
  [
    'key in (ALOY-1, ALOY-2, ALOY-10, ALOY-700)',
    (_fields, key) => ['ALOY-1', 'ALOY-2', 'ALOY-10', 'ALOY-700'].includes(key),
  ],
  [
    'key >= ALOY-100 AND key < ALOY-200',
    (_fields, key) => key.startsWith('ALOY-') && number(key) >= 100 && number(key) < 200,
  ],
  [
    'project = ALOY AND (status = Open OR priority = Critical) AND NOT issuetype = Bug',
    ({ project, status, priority, issuetype }) =>
      project.key === 'ALOY' && (status.name === 'Open' || priority?.name === 'Critical') && issuetype.name !== 'Bug',
  ],
  [
    'NOT (project = TIMOB OR issuetype = Bug)',
    ({ project, issuetype }) => project.key !== 'TIMOB' && issuetype.name !== 'Bug',
  ],
  [
    'NOT (status = Closed AND resolution = Fixed)',
    ({ status, resolution }) => status.name !== 'Closed' || (Boolean(resolution) && resolution?.name !== 'Fixed'),
  ],
];

(isPresent ? describe : describe.skip)('real issues', () => {
  let site: JiraHarness;
  let issues: readonly V2Issue[];

  beforeAll(() => {
    const lines = gunzipSync(readFileSync(EXPORT)).toString('utf8').trim().split('\n');
    issues = lines.map((line) => JSON.parse(line) as V2Issue);
    site = openJira();
    const startedAt = performance.now();
    const report = site.jira.loadIssues(issues);
    const seconds = (performance.now() - startedAt) / 1000;
    console.info(
      `loaded ${report.issues} issues, ${report.comments} comments, ${report.links} links, ${report.people} people in ${seconds.toFixed(1)} s; not carried: ${JSON.stringify(report.notCarried)}`,
    );
    expect(report).toMatchObject({ issues: 4980, comments: 15_886, projects: ['ALOY', 'DAEMON', 'MOD', 'TIMOB'] });
  }, 300_000);

  const expected = (filter: Filter): string[] =>
    issues
      .filter(({ fields, key }) => filter(fields, key))
      .map(({ key }) => key)
      .sort();

  test.each(QUERIES)('%s', async (jql, filter) => {
    const wanted = expected(filter);
    expect((await site.search('ada', jql, { maxResults: 5000 })).sort()).toEqual(wanted);
  });

  test('ORDER BY sorts as asked, page after page', async () => {
    const order = issues
      .filter(({ fields }) => fields.project.key === 'MOD')
      .sort((left, right) => at(right.fields.created) - at(left.fields.created) || number(left.key) - number(right.key))
      .map(({ key }) => key);
    const found: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const answer = await site.call('ada', 'POST', 'search/jql', {
        jql: 'project = MOD order by created desc, key',
        fields: ['key', 'summary'],
        maxResults: 100,
        nextPageToken,
      });
      found.push(...listOf(answer.body.issues).map(({ key }) => textOf(key)));
      const next: Reading | undefined = answer.body.nextPageToken;
      nextPageToken = next === undefined ? undefined : textOf(next);
    } while (nextPageToken !== undefined);
    expect(found).toEqual(order);
  });

  test('an issue keeps its people, dates, comments and links', async () => {
    const [first] = issues;
    const read = await site.call('ada', 'GET', `issue/${first?.key}`);
    expect(read.body.fields).toMatchObject({
      summary: first?.fields.summary,
      created: first?.fields.created,
      updated: first?.fields.updated,
      comment: { total: first?.fields.comment?.comments.length },
    });
    const linked = issues.find(({ fields }) =>
      (fields.issuelinks ?? []).some(({ outwardIssue }) => issues.some(({ id }) => id === outwardIssue?.id)),
    );
    const links = (await site.call('ada', 'GET', `issue/${linked?.key}?fields=issuelinks`)).body.fields.issuelinks;
    expect(listOf(links).length).toBeGreaterThan(0);
  });

  test('a new issue continues the numbers', async () => {
    const key = await site.create('ada', { project: { key: 'MOD' } });
    expect(Number(key.split('-')[1])).toBeGreaterThan(
      Math.max(...issues.filter((issue) => issue.key.startsWith('MOD-')).map((issue) => number(issue.key))),
    );
  });
});
