/**
 * Pages and issues by the thousand, in the shapes of real ones: controlled documents of a few pages with headings, tables,
 * lists and panels; issues with descriptions, comments, links and sub-tasks. The same seed gives the same content, so that
 * figures of two machines can be compared.
 */
import type { V2Comment, V2Issue } from '../local-site/jira/bulk-load-format';

export type Random = () => number;

/** Small seeded generator (mulberry32): uniform in [0, 1). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const known =
  'the of and to in for is with shall be by on record document procedure review approval calibration audit supplier training change risk nonconformity corrective action process quality manager owner revision measurement sample buffer instrument certificate result label batch storage temperature limit deviation complaint customer release version evidence requirement clause verification validation'.split(
    ' ',
  );
const syllables = 'ka lo mi ren ta vor si del pu na gra tem ho ris ca mon fi len do sta'.split(' ');
const rareWords = 4000;

/** Common words often, thousands of others seldom, as in any text. */
export function word(random: Random): string {
  const place = Math.floor(random() ** 3 * (known.length + rareWords));
  const common = known[place];
  if (common !== undefined) return common;
  let rest = place;
  let made = '';
  for (let part = 0; part < 3; part += 1) {
    made += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  }
  return made;
}

const between = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1));
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

export function sentence(random: Random, words = between(random, 6, 18)): string {
  const text = times(words, () => word(random)).join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const text = (value: string, ...marks: readonly string[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const block = (type: string, content: readonly object[], attrs?: object) => ({
  type,
  ...(attrs ? { attrs } : {}),
  content,
});

function paragraph(random: Random): object {
  return block('paragraph', [
    text(`${sentence(random)} `),
    text(`${word(random)} `, 'strong'),
    ...times(between(random, 1, 4), () => text(`${sentence(random)} `)),
  ]);
}

function table(random: Random): object {
  const columns = between(random, 2, 5);
  const row = (cell: 'tableHeader' | 'tableCell') =>
    block(
      'tableRow',
      times(columns, () => block(cell, [block('paragraph', [text(sentence(random, 4))])], {})),
    );
  return block('table', [row('tableHeader'), ...times(between(random, 3, 14), () => row('tableCell'))], {
    isNumberColumnEnabled: false,
    layout: 'default',
  });
}

function list(random: Random): object {
  const item = () => block('listItem', [block('paragraph', [text(sentence(random))])]);
  return block(random() < 0.5 ? 'bulletList' : 'orderedList', times(between(random, 3, 9), item));
}

/** A controlled document: about 5 to 40 KB of ADF. */
export function documentBody(random: Random): string {
  const section = () => [
    block('heading', [text(sentence(random, 3))], { level: between(random, 1, 3) }),
    ...times(between(random, 1, 4), () => paragraph(random)),
    ...(random() < 0.4 ? [table(random)] : []),
    ...(random() < 0.6 ? [list(random)] : []),
    ...(random() < 0.2 ? [block('panel', [paragraph(random)], { panelType: 'info' })] : []),
  ];
  return JSON.stringify({ type: 'doc', version: 1, content: times(between(random, 3, 9), section).flat() });
}

export const issuePeople = times(40, (index) => ({
  accountId: `712020:10000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  displayName: `Person ${index + 1}`,
  active: true,
}));

const statuses = [
  { id: '1', name: 'Open', statusCategory: { key: 'new' } },
  { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } },
  { id: '5', name: 'Resolved', statusCategory: { key: 'done' } },
  { id: '6', name: 'Closed', statusCategory: { key: 'done' } },
] as const;
const priorities = ['Critical', 'High', 'Medium', 'Low'];
const types = ['Bug', 'Task', 'Improvement', 'Nonconformity'];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

const firstInstant = Date.UTC(2023, 0, 9, 8);
const jiraTime = (milliseconds: number) => new Date(milliseconds).toISOString().replace('Z', '+0000');

function comment(random: Random, id: number, after: number): V2Comment {
  const created = jiraTime(after + id * 1000);
  const body = times(between(random, 1, 5), () => sentence(random)).join('\n\n');
  return { id: String(id), author: pick(random, issuePeople), body, created, updated: created };
}

/** Issues of a few projects as Jira exports them. */
export function* issues(random: Random, count: number, projects: readonly string[]): Generator<V2Issue> {
  let comments = 10_000;
  const perProject = Math.ceil(count / projects.length);
  for (let index = 0; index < count; index += 1) {
    const project = projects[Math.floor(index / perProject)] ?? '';
    const id = String(100_000 + index);
    const created = firstInstant + index * 3_600_000;
    const status = pick(random, statuses);
    const isDone = status.statusCategory.key === 'done';
    const hasLink = index % perProject > 0 && random() < 0.2;
    yield {
      id,
      key: `${project}-${(index % perProject) + 1}`,
      fields: {
        summary: sentence(random, between(random, 4, 10)).slice(0, -1),
        project: { id: String(20_000 + projects.indexOf(project)), key: project, name: `Project ${project}` },
        issuetype: { ...{ id: String(types.indexOf('Task')), name: pick(random, types) }, subtask: false },
        status,
        priority: { id: '1', name: pick(random, priorities) },
        resolution: isDone ? { id: '1', name: 'Done' } : null,
        resolutiondate: isDone ? jiraTime(created + 86_400_000) : null,
        created: jiraTime(created),
        updated: jiraTime(created + 90_000_000),
        description: times(between(random, 1, 12), () => sentence(random)).join('\n\n'),
        assignee: random() < 0.7 ? pick(random, issuePeople) : null,
        reporter: pick(random, issuePeople),
        labels: times(between(random, 0, 3), () => word(random)),
        comment: { comments: times(between(random, 0, 8), () => comment(random, (comments += 1), created)) },
        issuelinks: hasLink
          ? [
              {
                id: String(50_000 + index),
                type: { id: '1', name: 'Relates', inward: 'relates to', outward: 'relates to' },
                outwardIssue: { id: String(100_000 + index - 1), key: '' },
              },
            ]
          : [],
      },
    };
  }
}
