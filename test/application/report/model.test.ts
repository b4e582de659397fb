import { emergencyTable } from '../../../src/application/report/tables';
import { completeRelease, releaseInEmergency } from '../../../src/domain/document-control/decide-release';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { buildModel } from '../../../src/application/report/build-model';
import type { ReportHeader } from '../../../src/application/report/model';
import { seal } from '../../../src/application/stream';
import type { AccountId } from '../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import type { TrailEntry } from '../../../src/trail/commit-entry';
import { content, hana, idris, inForce, registered, stamp, stateAfter } from '../../domain/document-control/given';
import { accepted, closed, completed, planned, raised, raisedAlone } from '../../domain/nonconformity/given';

const december: ReportHeader = {
  site: 'https://tarnbeck.example',
  spaceName: 'Quality',
  from: '2026-12-01' as CalendarDate,
  to: '2026-12-31' as CalendarDate,
  madeAt: '2027-01-04T08:00:00.000Z' as Instant,
  madeBy: { accountId: 'ben' as AccountId, name: 'Ben Castell' },
  reportId: '01KB2R5T8W0000000000000001',
};

/** Entries of one stream, one event each, at the given days. */
function stream(name: string, ...written: readonly (readonly [day: string, event: unknown])[]): readonly TrailEntry[] {
  const entries: TrailEntry[] = [];
  for (const [index, [day, event]] of written.entries()) {
    entries.push(
      seal({
        schema: 1,
        stream: name,
        seq: index + 1,
        commandId: `01KB2R5T8W${String(index).padStart(16, '0')}`,
        fingerprint: 'f'.repeat(64),
        at: `${day}T12:00:00.000Z`,
        actor: { kind: 'person', accountId: 'idris', name: 'Idris Bello' },
        events: [event],
        previous: entries.at(-1)?.digest ?? null,
      }),
    );
  }
  return entries;
}
const documentFrom = (day: string) => stream('document:98312', ...inForce.map((event) => [day, event] as const));
function releasedOn(day: string): readonly DocumentEvent[] {
  const at = `${day}T12:00:00.000Z` as Instant;
  const start = registered();
  const page = stamp(1);
  const release = { signer: hana, onBehalfOf: idris, at, reason: 'Leaking housings', seenPageVersion: 1, page };
  const first = releaseInEmergency(stateAfter(start), { ...release, title: 'Leaks', gateDigest: 'g', tooLarge: [] });
  const after = [...start, ...first.events];
  const second = completeRelease(stateAfter(after), {
    label: '1',
    round: 1,
    content,
    contributors: [],
    daysOff: new Set(),
    at,
  });
  return [...after, ...second.events];
}
const closedOn = (day: string) => ({
  ...closed,
  closure: { ...(closed as { closure: object }).closure, signedAt: `${day}T12:00:00.000Z` },
});
const model = (entries: readonly TrailEntry[], leftOut = 0) => buildModel(december, entries, { leftOut });

describe('what a report says', () => {
  it('[RP-1] counts a document as in force when it was at the end of the period', () => {
    expect(model(documentFrom('2026-11-20')).documentsInForce).toMatchObject([
      { number: 'TBI-PRO-001', revisionLabel: '1', approvers: [{ meaning: 'reviewed' }, { meaning: 'approved' }] },
    ]);
    expect(model(documentFrom('2027-01-02')).documentsInForce).toEqual([]);
  });

  it('[RP-2] has every entry of the period with its signature, and no other', () => {
    const { revisionHistory, counts } = model(documentFrom('2026-12-10'));
    expect(revisionHistory).toHaveLength(1);
    const signatures = revisionHistory[0]?.entries.flatMap((entry) =>
      entry.signature === null ? [] : [entry.signature],
    );
    expect(signatures?.map((signature) => signature.meaning)).toEqual(['author', 'reviewed', 'approved']);
    expect(counts).toMatchObject({ revisionsMadeEffective: 1, signatures: 3 });
    expect(model(documentFrom('2026-11-20')).revisionHistory).toEqual([]);
  });

  it('[DC-31] lists emergency releases of the period and those whose full round is still awaited or overdue', () => {
    const release = (day: string) => stream('document:98312', ...releasedOn(day).map((event) => [day, event] as const));
    expect(model(release('2026-12-10')).emergencyReleases).toMatchObject([
      { number: 'TBI-PRO-001', revisionLabel: '1', reason: 'Leaking housings', fullRound: 'overdue', releasedBy: hana },
    ]);
    // Of an earlier period, and still open.
    expect(model(release('2026-11-02')).emergencyReleases).toHaveLength(1);
    expect(model(release('2027-01-02')).emergencyReleases).toEqual([]);
    expect(model(documentFrom('2026-12-10')).emergencyReleases).toEqual([]);
    expect(emergencyTable(model(release('2026-12-10'))).rows[0]).toContain('overdue');
  });

  it('[RP-3] sorts nonconformities into open, closed in the period, and settled otherwise', () => {
    const open = stream('nonconformity:A', ['2026-11-01', { ...raisedAlone, number: 'NC-2026-010' }]);
    const done = stream(
      'nonconformity:B',
      ['2026-11-02', { ...raisedAlone, number: 'NC-2026-002' }],
      ['2026-11-03', accepted],
      ['2026-11-04', planned],
      ['2026-12-05', completed],
      ['2026-12-06', closedOn('2026-12-06')],
    );
    const before = stream(
      'nonconformity:C',
      ['2026-10-02', { ...raisedAlone, number: 'NC-2026-001' }],
      ['2026-10-03', accepted],
      ['2026-10-04', planned],
      ['2026-10-05', completed],
      ['2026-10-06', closedOn('2026-10-06')],
    );
    const withdrawn = stream(
      'nonconformity:D',
      ['2026-12-02', { ...raised, number: 'NC-2026-011' }],
      ['2026-12-02', { type: 'NonconformityWithdrawn', reason: 'Component is required' }],
    );
    const report = model([...open, ...done, ...before, ...withdrawn]);
    expect(report.openNonconformities.map((record) => record.number)).toEqual(['NC-2026-010']);
    expect(report.closedNonconformities).toMatchObject([
      {
        number: 'NC-2026-002',
        corrections: [{ outcome: 'All four certificates are back' }],
        closure: { meaning: 'closed' },
      },
    ]);
    expect(report.settledNonconformities).toMatchObject([
      { number: 'NC-2026-011', state: 'withdrawn', settledBecause: 'Component is required' },
    ]);
    expect(report.counts).toMatchObject({ nonconformitiesOpen: 1, nonconformitiesClosed: 1 });
  });

  it('[RP-1] shows a record as it was then: open in a period before it was closed, its correction overdue', () => {
    const record = stream(
      'nonconformity:A',
      ['2026-12-01', raisedAlone],
      ['2026-12-02', accepted],
      ['2026-12-03', { ...planned, dueOn: '2026-12-20' }],
      ['2027-01-02', completed],
      ['2027-01-03', closedOn('2027-01-03')],
    );
    const report = model(record);
    expect(report.openNonconformities).toMatchObject([{ state: 'accepted', corrections: [{ completedAt: null }] }]);
    expect(report.counts.correctionsOverdue).toBe(1);
    expect(report.notices).toEqual([expect.stringContaining('went on after the period')]);
  });

  it('[RP-8] says how much was left out, and [RT-3] where a chain does not hold', () => {
    const [first, second, ...rest] = documentFrom('2026-12-10');
    if (first === undefined || second === undefined) throw new Error('no entries');
    const report = model([first, { ...second, at: '2026-12-11T12:00:00.000Z' }, ...rest], 2);
    expect(report.notices).toEqual([
      expect.stringContaining('2 records are left out'),
      expect.stringContaining('document:98312 does not hold at entry 2'),
    ]);
  });
});
