/**
 * `was` and `changed` over real issues: the export has no changelog, so some hundred changes are played on it, written down
 * as they are made, and what JQL finds is compared with a filter by hand over that list.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { V2Issue } from '../../../local-site/jira/bulk-load-format';
import { type JiraHarness, listOf, openJira, START, textOf, type Who } from './jira-harness';

const EXPORT = resolve(
  process.env['PLUMBLINE_FIXTURES'] ?? resolve(process.cwd(), '../shared/fixtures'),
  'jira-tidev/issues.jsonl.gz',
);
const isPresent = existsSync(EXPORT);
if (!isPresent) console.info(`skipped: no real issues at ${EXPORT}`);

const DAY = 86_400_000;
const STEPS = 240;

interface Change {
  readonly field: 'status' | 'assignee';
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
  readonly at: number;
}
/** An issue as the test knows it: what it was loaded with, what happened since, what it is now. */
interface Known {
  readonly key: string;
  readonly creator: string;
  readonly createdAt: number;
  readonly now: Record<Change['field'], string | null>;
  readonly changes: Change[];
}
interface Period {
  readonly value: string | null;
  readonly by: string;
  readonly start: number;
  readonly end: number;
}

function periods(issue: Known, field: Change['field']): Period[] {
  const changes = issue.changes.filter((change) => change.field === field);
  const first = changes[0] === undefined ? issue.now[field] : changes[0].from;
  const begins = [
    { value: first, by: issue.creator, start: issue.createdAt },
    ...changes.map(({ to, by, at }) => ({ value: to, by, start: at })),
  ];
  return begins.map((period, index) => ({ ...period, end: begins[index + 1]?.start ?? Number.POSITIVE_INFINITY }));
}
const was = (issue: Known, field: Change['field'], test: (period: Period) => boolean): boolean =>
  periods(issue, field).some(test);
const changed = (issue: Known, field: Change['field'], test: (change: Change) => boolean = () => true): boolean =>
  issue.changes.some((change) => change.field === field && test(change));
/** The middle of the days on which changes were made. */
const MIDDLE = Date.parse('2026-03-20T00:00:00Z');

const QUERIES: readonly (readonly [string, (issue: Known) => boolean])[] = [
  ['status was Open', (issue) => was(issue, 'status', ({ value }) => value === 'Open')],
  ['status was not Open', (issue) => !was(issue, 'status', ({ value }) => value === 'Open')],
  ['not status was Open', (issue) => !was(issue, 'status', ({ value }) => value === 'Open')],
  [
    'status was in (Open, Reopened)',
    (issue) => was(issue, 'status', ({ value }) => ['Open', 'Reopened'].includes(value ?? '')),
  ],
  [
    'status was not in (Open, Resolved)',
    (issue) => !was(issue, 'status', ({ value }) => ['Open', 'Resolved'].includes(value ?? '')),
  ],
  [
    'status was Open and status != Open',
    (issue) => was(issue, 'status', ({ value }) => value === 'Open') && issue.now.status !== 'Open',
  ],
  ['status was Open by ada', (issue) => was(issue, 'status', ({ value, by }) => value === 'Open' && by === 'ada')],
  [
    'status was Open before "2026-03-20"',
    (issue) => was(issue, 'status', ({ value, start }) => value === 'Open' && start < MIDDLE),
  ],
  [
    'status was Open after "2026-03-20"',
    (issue) => was(issue, 'status', ({ value, end }) => value === 'Open' && end > MIDDLE),
  ],
  [
    'status was Open on "2026-03-20"',
    (issue) =>
      was(issue, 'status', ({ value, start, end }) => value === 'Open' && start < MIDDLE + DAY && end > MIDDLE),
  ],
  [
    'status was Resolved during ("2026-03-10", "2026-03-20")',
    (issue) =>
      was(
        issue,
        'status',
        ({ value, start, end }) => value === 'Resolved' && start <= MIDDLE && end >= MIDDLE - 10 * DAY,
      ),
  ],
  [
    'status was Open by ben before "2026-03-20"',
    (issue) => was(issue, 'status', ({ value, by, start }) => value === 'Open' && by === 'ben' && start < MIDDLE),
  ],
  ['status changed', (issue) => changed(issue, 'status')],
  ['not status changed', (issue) => !changed(issue, 'status')],
  ['status changed by ben', (issue) => changed(issue, 'status', ({ by }) => by === 'ben')],
  [
    'status changed from Open to Resolved',
    (issue) => changed(issue, 'status', ({ from, to }) => from === 'Open' && to === 'Resolved'),
  ],
  [
    'status changed to (Closed, Open) after "2026-03-20"',
    (issue) => changed(issue, 'status', ({ to, at }) => ['Closed', 'Open'].includes(to ?? '') && at > MIDDLE),
  ],
  [
    'status changed on "2026-03-20"',
    (issue) => changed(issue, 'status', ({ at }) => at >= MIDDLE && at < MIDDLE + DAY),
  ],
  ['status changed before -10d', (issue) => changed(issue, 'status', ({ at }) => at < START + (STEPS / 4 - 10) * DAY)],
  ['assignee was ada', (issue) => was(issue, 'assignee', ({ value }) => value === 'ada')],
  ['assignee was EMPTY', (issue) => was(issue, 'assignee', ({ value }) => value === null)],
  ['assignee was not EMPTY', (issue) => !was(issue, 'assignee', ({ value }) => value === null)],
  [
    'assignee was in (ada, ben) after "2026-03-20"',
    (issue) => was(issue, 'assignee', ({ value, end }) => ['ada', 'ben'].includes(value ?? '') && end > MIDDLE),
  ],
  [
    'assignee was currentUser() and assignee != currentUser()',
    (issue) =>
      was(issue, 'assignee', ({ value }) => value === 'ada') &&
      issue.now.assignee !== null &&
      issue.now.assignee !== 'ada',
  ],
  ['assignee changed from EMPTY', (issue) => changed(issue, 'assignee', ({ from }) => from === null)],
  [
    'assignee changed to ben by membersOf(quality)',
    (issue) => changed(issue, 'assignee', ({ to, by }) => to === 'ben' && by === 'ada'),
  ],
  [
    'assignee changed during ("2026-03-10", "2026-03-20") or status changed to Closed',
    (issue) =>
      changed(issue, 'assignee', ({ at }) => at >= MIDDLE - 10 * DAY && at <= MIDDLE) ||
      changed(issue, 'status', ({ to }) => to === 'Closed'),
  ],
];

(isPresent ? describe : describe.skip)('the past of real issues', () => {
  let site: JiraHarness;
  let known: Known[];

  beforeAll(async () => {
    const lines = gunzipSync(readFileSync(EXPORT)).toString('utf8').trim().split('\n');
    const exported = lines.map((line) => JSON.parse(line) as V2Issue).filter(({ key }) => key.startsWith('ALOY-'));
    site = openJira();
    site.jira.loadIssues(exported);
    known = exported.map(({ key, fields }) => ({
      key,
      creator: fields.creator?.key ?? fields.reporter?.key ?? 'unknown',
      createdAt: Date.parse(fields.created.replace('+0000', 'Z')),
      now: { status: fields.status.name, assignee: fields.assignee?.key ?? null },
      changes: [],
    }));
    for (let step = 0; step < STEPS; step += 1) await play(step);
  }, 120_000);

  /** A change every six hours, on one of 29 issues, so that most have several. */
  async function play(step: number): Promise<void> {
    await site.clock.advance(DAY / 4);
    const issue = known[(step * 3) % 87];
    const who: Who = step % 3 === 0 ? 'ben' : 'ada';
    if (issue === undefined) throw new Error('there are too few issues');
    if (step % 2 === 0)
      await move(issue, who, ['Resolved', 'Open', 'Closed', 'Reopened', 'Open'][(step / 2) % 5] ?? 'Open');
    else await assign(issue, who, ['ada', 'ben', null, 'ben', 'ada'][((step - 1) / 2) % 5] ?? null);
  }
  function note(issue: Known, field: Change['field'], to: string | null, by: string): void {
    if (issue.now[field] === to) return;
    issue.changes.push({ field, from: issue.now[field], to, by, at: site.clock.now() });
    issue.now[field] = to;
  }
  async function move(issue: Known, who: Who, status: string): Promise<void> {
    const { body } = await site.call(who, 'GET', `issue/${issue.key}/transitions`);
    const found = listOf(body.transitions).find(({ name }) => textOf(name) === status);
    if (found === undefined) return;
    const answer = await site.call(who, 'POST', `issue/${issue.key}/transitions`, {
      transition: { id: textOf(found.id) },
    });
    expect(answer.status).toBe(204);
    note(issue, 'status', status, who);
  }
  async function assign(issue: Known, who: Who, accountId: string | null): Promise<void> {
    const answer = await site.call(who, 'PUT', `issue/${issue.key}/assignee`, { accountId });
    expect(answer).toMatchObject({ status: 204 });
    note(issue, 'assignee', accountId, who);
  }

  test('enough has happened', () => {
    const changes = known.flatMap((issue) => issue.changes);
    expect(changes.filter(({ field }) => field === 'status').length).toBeGreaterThan(50);
    expect(changes.filter(({ field }) => field === 'assignee').length).toBeGreaterThan(50);
  });

  test.each(QUERIES)('%s', async (jql, filter) => {
    const found = await site.search('ada', `project = ALOY and (${jql})`, { maxResults: 5000 });
    const expected = known.filter(filter).map(({ key }) => key);
    expect(found.sort()).toEqual(expected.sort());
    expect(expected.length).toBeGreaterThan(0);
  });

  test.each([
    ['summary was x', 400, "History searches do not support the 'summary' field."],
    ['status was Open from Closed', 400, 'Error in the JQL Query'],
    ['status changed during ("2026-03-20")', 400, 'needs two dates'],
    ['status = Open by ada', 400, undefined],
    ['fixVersion was "1.0"', 501, 'the past of fixVersion'],
  ] as const)('refuses: %s', async (jql, status, message) => {
    const answer = await site.call('ada', 'POST', 'search/jql', { jql });
    expect(answer.status).toBe(status);
    if (message !== undefined) expect(textOf(listOf(answer.body.errorMessages)[0])).toContain(message);
  });
});
