/**
 * Every procedure by everybody: a person without a role, the author who owns what is made, the site administrator, and one
 * holder of each role. Compared with docs/rights.md (UPDATE_TABLES=1 writes it). (architecture §7) [B8]
 */
import { procedures } from '../../src/contract/procedures';
import { isUpdating, readTable, tableRow, writeTable } from './committed-table';
import { examples, procedureNames } from './every-procedure';
import { createWholeSite, everybody, nameQualityManager, type WholeSite } from './whole-site';

/** Answers that say "not you"; any other comes from a rule about the record, after the person was let through. */
const notYou: ReadonlySet<string> = new Set([
  'notPermitted',
  'notFound',
  'notAsked',
  'notTheAuthor',
  'notTheOwner',
  'notCorrectionOwner',
  'approverIsAuthor',
  'approverContributed',
]);
const header = ['procedure', ...everybody];
const rows = new Map<string, readonly string[]>();
let site: WholeSite;
beforeAll(async () => {
  site = await createWholeSite({ closed: true });
  // Rights do not depend on the day, and looks at hundreds of rounds take minutes.
  site.test.site.platform.schedules.settings.isRunning = false;
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
});
afterAll(async () => {
  if (isUpdating) {
    const before = [
      '# Who may call what',
      '',
      'Measured by `test/application/rights.test.ts`: every procedure by one person of each kind, on a page that all may read and all',
      'but `reader` may edit. `author` submitted the round, owns the document, reported the nonconformity and owns its correction; the',
      'report was started by the internal auditor. The test fails when a cell changes; `UPDATE_TABLES=1` writes this page.',
    ].join('\n');
    writeTable(
      'rights.md',
      before,
      header,
      Object.keys(procedures).map((name) => tableRow([name, ...(rows.get(name) ?? [])])),
    );
  }
  await site.test.close();
});

it.each(procedureNames)('%s lets through whom the table says', async (name) => {
  const { request, decidedByRecord } = examples[name];
  let good = await request(site);
  const cells: string[] = [];
  for (const who of everybody) {
    const again = 'commandId' in good ? { ...good, commandId: site.newCommandId() } : good;
    const answer = await site.ask(who, name, again);
    const isLetThrough = answer.ok || !notYou.has(answer.refusal.code);
    if (!answer.ok) expect(['internalFault', 'badInput', 'productUnavailable']).not.toContain(answer.refusal.code);
    cells.push(isLetThrough ? 'yes' : '–');
    if (answer.ok && decidedByRecord) good = await request(site);
  }
  rows.set(name, cells);
  if (!isUpdating) expect(cells).toEqual(readTable('rights.md').get(name));
});
