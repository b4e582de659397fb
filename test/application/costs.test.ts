/**
 * What every action costs: invocations, waves of calls that wait for each other, storage units, REST points, and what its
 * effects cost after it. Compared with docs/costs.md (UPDATE_TABLES=1 writes it) and with the floors of the architecture.
 */
import type { ProcedureName } from '../../src/contract/procedures';
import type { LoggedCall } from '../../local-site/platform/proxy/wire-log';
import { exceptions } from './cost-exceptions';
import { isUpdating, readTable, tableRow, writeTable } from './committed-table';
import { examples, procedureNames } from './every-procedure';
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
      rows.map(([name, cost]) => tableRow([name, ...cellsOf(cost), exceptions[name as ProcedureName]?.why ?? ''])),
    );
  }
  await site.test.close();
});

it('has an example for every procedure and no other', () => {
  expect(Object.keys(examples).sort()).toEqual([...procedureNames].sort());
});

describe('every procedure', () => {
  it.each(procedureNames)('%s costs what the table says', async (name) => {
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
