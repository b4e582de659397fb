/**
 * What every action costs: invocations, waves of calls that wait for each other, storage units, REST points, and what its
 * effects cost after it. Compared with docs/costs.md (UPDATE_TABLES=1 writes it) and with the floors of the architecture.
 */
import { type ProcedureName, procedures } from '../../src/contract/procedures';
import type { LoggedCall } from '../../local-site/platform/proxy/wire-log';
import { isUpdating, readTable, tableRow, writeTable } from './committed-table';
import { examples } from './every-procedure';
import { createWholeSite, nameQualityManager, type Who, type WholeSite } from './whole-site';

interface Cost {
  readonly invocations: number;
  readonly waves: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly restPoints: number;
  /** Units of 10 KB of the largest transaction, not rounded up; 0 without one. */
  readonly transaction: number;
  readonly after: { readonly invocations: number; readonly writeUnits: number; readonly restPoints: number };
}

/** More waves than three, or more write units than four with effects, and why. */
interface Exception {
  readonly waves?: number;
  readonly writeUnits?: number;
  readonly why: string;
}
const exceptions: Readonly<Partial<Record<ProcedureName, Exception>>> = {
  'document.register': {
    waves: 6,
    writeUnits: 5,
    why: 'the named owner, the guards of the number and their blanks are waves of their own; byline and relations',
  },
  'document.submissionPreview': {
    waves: 6,
    why: 'what the type demands, text, versions, their authors and the holders of roles follow each other',
  },
  'document.submit': {
    waves: 4,
    writeUnits: 15,
    why: 'what the type demands, with who may sign beside it; then snapshot, second commit, tasks, byline',
  },
  'document.approve': { writeUnits: 7, why: 'byline, relations, and task rows taken back' },
  'document.reject': { writeUnits: 9, why: 'byline, a task row taken back and one made for the author' },
  'document.recall': { writeUnits: 9, why: 'byline, a task row taken back and one made for the author' },
  'document.changeOwner': { waves: 4, why: 'asks the directory for the named owner' },
  'nonconformity.report': {
    waves: 10,
    writeUnits: 8,
    why: 'two commits around the Jira issue made as the person (R7)',
  },
  'nonconformity.createIssueAgain': {
    waves: 10,
    writeUnits: 6,
    why: 'searches Jira, then as for a report',
  },
  'nonconformity.planCorrection': { waves: 4, writeUnits: 5, why: 'asks the directory for the owner; a task row' },
  'nonconformity.completeCorrection': { writeUnits: 5, why: 'a task row taken back' },
  'report.start': { writeUnits: 54, why: 'the whole report is made: steps under a lease, six files' },
  'export.start': { waves: 5, writeUnits: 12, why: 'the whole copy is made: steps under a lease, one file' },
  'document.reassignStep': { waves: 4, writeUnits: 9, why: 'asks the directory for the named person; task rows' },
  'document.waiveSeparation': {
    waves: 5,
    writeUnits: 9,
    why: 'asks who may sign, and for the named person; task rows',
  },
  'document.planEffect': { writeUnits: 8, why: 'byline, task rows, and the effect that waits for the day' },
  'document.confirmMinor': { waves: 4, writeUnits: 9, why: 'the right to sign is read after the gate; task rows' },
  'document.release': {
    waves: 5,
    writeUnits: 16,
    why: 'what the type demands; then frozen like a round: snapshot, second commit, announcement',
  },
  'document.review': { waves: 4, writeUnits: 8, why: 'the right to sign is read after the rules; task rows' },
  'document.withdraw': { waves: 5, writeUnits: 9, why: 'asks who is to sign the withdrawal; a task row for each' },
  'document.signWithdrawal': { waves: 4, writeUnits: 10, why: 'byline, task rows, the announcement and its record' },
  'document.rejectWithdrawal': { waves: 4, writeUnits: 8, why: 'byline and task rows' },
  'document.recallWithdrawal': { waves: 4, writeUnits: 8, why: 'byline and task rows' },
  'document.confirmLink': {
    waves: 4,
    writeUnits: 5,
    why: 'asks first whether the person may read where the link leads',
  },
  'document.placeLegalHold': { waves: 4, why: 'the trail is read for the revision' },
  'document.keepLonger': { waves: 5, why: 'the trail, then the right to sign, are read after the document' },
  'document.dispose': {
    waves: 5,
    writeUnits: 7,
    why: 'the trail, then the right to sign, are read after the document; the stored text goes, which is noted',
  },
  'copies.change': { waves: 7, writeUnits: 8, why: 'looks at both spaces, blanks the record; the job that follows' },
  'copies.nameAudience': { waves: 6, why: 'asks the directory for the groups, blanks the record' },
  'document.changeDistribution': { waves: 4, why: 'asks the directory for the named people' },
  'space.registerAsOf': { waves: 4, why: 'the trails of what has changed since' },
  'delegation.name': { waves: 6, writeUnits: 10, why: 'asks the directory for both people, blanks their rows; tasks' },
  'delegation.end': { waves: 5, writeUnits: 9, why: 'blanks at first use; tasks of the steps delegated' },
  'bulk.step': { waves: 8, writeUnits: 8, why: 'acts on the next pages, one transaction each' },
  'signing.setPassphrase': { waves: 6, writeUnits: 10, why: 'a secret is written before the row that points at it' },
  'signing.offerDevice': { waves: 6, writeUnits: 10, why: 'a secret is written before the row that points at it' },
  'signing.confirmDevice': { waves: 6, writeUnits: 10, why: 'the attempt is put down before the code is looked at' },
  'signing.requestRecovery': { waves: 4, writeUnits: 8, why: 'a task row for everybody who may decide' },
  'signing.grantRight': { waves: 4, why: 'asks the directory for the named person' },
  'signing.revokeRight': { waves: 4, why: 'asks the directory for the named person' },
  'signing.reviewFailures': { waves: 4, writeUnits: 5, why: 'names of the people concerned; task rows taken back' },
  'signing.decideRecovery': { waves: 4, writeUnits: 8, why: 'asks for names; old secrets are deleted by the outbox' },
  'types.preview': { waves: 4, why: 'names, then groups, then who is active' },
  'types.change': { waves: 9, why: 'asks who would sign today, blanks the record, and shows what applies' },
  'types.changePolicy': { waves: 6, why: 'counts the quality managers, and shows what applies' },
  'types.decideChange': { waves: 9, why: 'asks who would sign today, and shows what applies' },
  'settings.nameQualityManager': { waves: 6, why: 'checks every holder with Confluence, blanks, and shows names' },
  'settings.change': { waves: 6, why: 'checks every holder with Confluence, and shows names' },
};
const reasons: Readonly<Record<string, Exception>> = exceptions;

const names = Object.keys(procedures) as ProcedureName[];
const header = [
  'action',
  'invocations',
  'waves ≤',
  'read units',
  'write units',
  'REST points',
  'transaction ≤',
  'then: invocations',
  'then: write units',
  'then: REST points',
  'why more',
];
const measured = new Map<string, Cost>();
let site: WholeSite;
const schedules = () => site.test.site.platform.schedules.settings;

const isTransaction = (call: LoggedCall) => call.target.includes('/transaction');

async function measure(run: () => Promise<void>): Promise<Cost> {
  const { wireLog } = site.test;
  await site.test.settle();
  wireLog.clear();
  await run();
  const own = wireLog.summarise();
  const bytes = wireLog
    .calls()
    .filter(isTransaction)
    .map((call) => call.usage.writeBytes);
  await site.test.settle();
  const all = wireLog.summarise();
  return {
    ...own,
    transaction: Math.ceil((Math.max(0, ...bytes) / 10_240) * 10) / 10,
    after: {
      invocations: all.invocations - own.invocations,
      writeUnits: all.writeUnits - own.writeUnits,
      restPoints: all.restPoints - own.restPoints,
    },
  };
}
async function measureProcedure(name: ProcedureName, as: Who, request: object): Promise<Cost> {
  const cost = await measure(async () => {
    await site.get(as, name, request);
  });
  measured.set(name, cost);
  return cost;
}
function cellsOf(cost: Cost): readonly (string | number)[] {
  const { after } = cost;
  return [
    cost.invocations,
    cost.waves,
    cost.readUnits,
    cost.writeUnits,
    cost.restPoints,
    cost.transaction,
    after.invocations,
    after.writeUnits,
    after.restPoints,
  ];
}
/**
 * Waves and bytes may be fewer; what follows after the action may be a little more, because events come in no order and
 * each brings a look of its own; everything else is exact.
 */
function compare(name: string, cost: Cost): void {
  if (isUpdating) return;
  const row = readTable('costs.md').get(name);
  expect(row).toBeDefined();
  const now = cellsOf(cost);
  const then = (row ?? []).slice(0, now.length).map(Number);
  const isLimit = (index: number) => header[index + 1]?.endsWith('≤') ?? false;
  const isAfter = (index: number) => header[index + 1]?.startsWith('then:') ?? false;
  const isExact = (index: number) => !isLimit(index) && !isAfter(index);
  expect(now.filter((_, index) => isExact(index))).toEqual(then.filter((_, index) => isExact(index)));
  now.forEach((value, index) => {
    const committed = then[index] ?? 0;
    if (isLimit(index)) expect(Number(value)).toBeLessThanOrEqual(committed);
    if (isAfter(index)) expect(Number(value)).toBeLessThanOrEqual(Math.max(committed + 2, committed * 1.5));
  });
}

beforeAll(async () => {
  site = await createWholeSite();
  // They run by the clock, whatever anybody does, and have a row of their own.
  schedules().isRunning = false;
  await measureProcedure('settings.nameQualityManager', 'administrator', nameQualityManager(site));
  await site.configure();
});
afterAll(async () => {
  if (isUpdating) {
    const before = [
      '# What every action costs',
      '',
      'Measured by `test/application/costs.test.ts` on the local site, on a small document; the test fails when a number changes.',
      '`UPDATE_TABLES=1 npx jest test/application/costs` writes this page. A unit is 10 KB of storage, rounded up a request; "transaction"',
      'is the largest one before rounding. "Then" is everything the action sets off: product events, consumers, searches.',
    ].join('\n');
    const rows = [...measured].sort(([one], [other]) => (one < other ? -1 : 1));
    writeTable(
      'costs.md',
      before,
      header,
      rows.map(([name, cost]) => tableRow([name, ...cellsOf(cost), reasons[name]?.why ?? ''])),
    );
  }
  await site.test.close();
});

it('has an example for every procedure and no other', () => {
  expect(Object.keys(examples).sort()).toEqual([...names].sort());
});

describe('every procedure', () => {
  it.each(names)('%s costs what the table says', async (name) => {
    const { as, request } = examples[name];
    const cost = measured.get(name) ?? (await measureProcedure(name, as, await request(site)));
    compare(name, cost);
    const { waves = 3, writeUnits = 4 } = exceptions[name] ?? {};
    expect(cost.invocations).toBe(1);
    expect(cost.waves).toBeLessThanOrEqual(waves);
    expect(cost.transaction).toBeLessThanOrEqual(1.1);
    expect(cost.writeUnits + cost.after.writeUnits).toBeLessThanOrEqual(writeUnits);
  });
  it('keeps the floors of the popup and of a signature', () => {
    expect(measured.get('document.view')).toMatchObject({ invocations: 1, waves: 1, writeUnits: 0 });
    expect(measured.get('document.banner')).toMatchObject({ invocations: 1, writeUnits: 0 });
    expect(measured.get('document.approve')?.waves).toBeLessThanOrEqual(3);
  });
});

describe('without a person', () => {
  it('the byline costs nothing: Confluence reads a property', async () => {
    const pageId = String((await examples['document.view'].request(site))['pageId']);
    const cost = await measure(async () => {
      const answer = await site.test.rest<{ results: unknown[] }>(
        'reader',
        'GET',
        `/wiki/api/v2/pages/${pageId}/properties?key=plumbline-byline`,
      );
      expect(answer.body.results).toHaveLength(1);
    });
    measured.set('byline', cost);
    expect(cost.invocations).toBe(0);
    compare('byline', cost);
  });
  it('the reconciler with nothing to do but look at open rounds', async () => {
    schedules().isRunning = true;
    // The first run in a while finds every round that the procedures above left open.
    await site.test.advance(5 * 60_000);
    const cost = await measure(() => site.test.advance(5 * 60_000));
    schedules().isRunning = false;
    measured.set('reconciler, idle', cost);
    // One of its own; the others are owed looks at the rounds that the procedures above left open.
    expect(cost.invocations).toBeLessThanOrEqual(8);
    compare('reconciler, idle', cost);
  });
  it('an edit of a page that is not under control', async () => {
    const pageId = await site.addPage();
    const cost = await measure(async () => {
      const page = await site.test.rest<{ title: string; body: unknown }>(
        'author',
        'GET',
        `/wiki/api/v2/pages/${pageId}`,
      );
      const value = JSON.stringify({ type: 'doc', version: 1, content: [] });
      await site.test.rest('author', 'PUT', `/wiki/api/v2/pages/${pageId}`, {
        id: pageId,
        status: 'current',
        title: page.body.title,
        body: { representation: 'atlas_doc_format', value },
        version: { number: 2 },
      });
    });
    measured.set('edit of a plain page', cost);
    compare('edit of a plain page', cost);
  });
});
