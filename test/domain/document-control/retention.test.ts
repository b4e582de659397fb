import {
  disposeOfRevision,
  keepRevisionLonger,
  liftLegalHold,
  noteTextRemoved,
  placeLegalHold,
} from '../../../src/domain/document-control/decide-retention';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import type { Separation } from '../../../src/domain/document-control/gate';
import { disposalDueOn, obsoleteRevisions } from '../../../src/domain/document-control/retention';
import { type RevisionRecord, revisionsOf } from '../../../src/domain/document-control/revision-list';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { at, digest, given, idris, inForce, later, luca, maren, signature, stateAfter } from './given';

const day = (text: string) => text as CalendarDate;
const instant = (text: string) => `${text}T09:00:00.000Z` as Instant;
const withdrawn: readonly DocumentEvent[] = [
  ...inForce,
  { type: 'DocumentWithdrawn', signature: signature(maren, 'withdrawn', '1', { signedAt: later }) },
];
const next: readonly DocumentEvent[] = [
  { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'started', at: later },
];
const revisions = (events: readonly DocumentEvent[]) => revisionsOf(events.map((event) => ({ event, at: later })));
const revisionIn = (events: readonly DocumentEvent[], label = '1'): RevisionRecord => {
  const found = revisions(events).find((one) => one.label === label);
  if (found === undefined) throw new Error('no such revision');
  return found;
};

interface More {
  readonly on?: string;
  readonly by?: Person;
  readonly separation?: Separation;
}
const dispose =
  (events: readonly DocumentEvent[], { on = '2036-01-06', by = idris, separation = 'standard' }: More = {}) =>
  (state: DocumentState) =>
    disposeOfRevision(state, {
      revision: revisionIn(events),
      signer: by,
      at: instant(on),
      reason: 'Nobody needs it any more',
      years: 10,
      separation,
    });
const keep =
  (until: string, on = '2030-01-01') =>
  (state: DocumentState) =>
    keepRevisionLonger(state, {
      revision: revisionIn(withdrawn),
      signer: idris,
      at: instant(on),
      reason: 'A claim may follow',
      years: 10,
      until: day(until),
    });
const reasoned = (label: string | null) => ({ by: idris, reason: 'A claim is open', at: later, label });
const held = (label: string | null): DocumentEvent => ({
  type: 'LegalHoldPlaced',
  label,
  by: idris,
  why: 'A claim is open',
  at: later,
});
const disposed: DocumentEvent = {
  type: 'RevisionDisposed',
  label: '1',
  dueOn: day('2036-01-06'),
  retentionYears: 10,
  texts: [{ contentDigest: digest, snapshotParts: 1 }],
  signature: signature(idris, 'disposed'),
};

describe('retention of an obsolete revision', () => {
  it('[RD-1] counts from the day it went out of force, by the years of its type', () => {
    const [kept] = obsoleteRevisions(stateAfter(withdrawn));
    expect(kept).toEqual({ label: '1', since: day('2026-01-06'), because: 'withdrawn' });
    const since = { label: '1', since: day('2024-02-29'), because: 'superseded' } as const;
    expect(disposalDueOn(since, 10)).toBe('2034-02-28');
    expect(disposalDueOn(since, 0)).toBe('2024-02-29');
  });
  it('[RD-1] begins when the next revision supersedes it', () => {
    const superseded = stateAfter([...inForce, { type: 'RevisionSuperseded', label: '1', by: '2', at: later }]);
    expect(obsoleteRevisions(superseded)).toEqual([{ label: '1', since: day('2026-01-06'), because: 'superseded' }]);
  });
  it('[RD-1] does not begin while it is in force', () => {
    expect(obsoleteRevisions(stateAfter(inForce))).toEqual([]);
  });
});

describe('disposition', () => {
  it('[RD-4] is signed over the text that goes, and takes the revision off the list', () => {
    const { verdict } = given(...withdrawn).when(dispose(withdrawn));
    expect(verdict).toMatchObject({
      refusal: null,
      events: [
        {
          type: 'RevisionDisposed',
          label: '1',
          dueOn: '2036-01-06',
          retentionYears: 10,
          texts: [{ contentDigest: digest, snapshotParts: 1 }],
          signature: { meaning: 'disposed', contentDigest: digest, signer: idris, comment: 'Nobody needs it any more' },
        },
      ],
    });
    expect(obsoleteRevisions(stateAfter([...withdrawn, disposed]))).toEqual([]);
  });
  it('[RD-4] happens once', () => {
    given(...withdrawn, disposed)
      .when(dispose(withdrawn))
      .refused('textDisposed', 'RD-4');
  });
  it('[RD-2] is refused the day before it is due, naming the day', () => {
    const { verdict } = given(...withdrawn).when(dispose(withdrawn, { on: '2036-01-05' }));
    expect(verdict.refusal).toEqual({ code: 'retentionNotOver', rule: 'RD-2', details: { dueOn: '2036-01-06' } });
  });
  it('[RD-2] is refused for what is in force and for what never was', () => {
    given(...inForce)
      .when(dispose(inForce))
      .refused('stillEffective', 'RD-2');
    const events = [...inForce, ...next];
    given(...events)
      .when((state) =>
        disposeOfRevision(state, {
          revision: revisionIn(events, '2'),
          signer: idris,
          at: instant('2040-01-01'),
          reason: 'x',
          years: 10,
          separation: 'standard',
        }),
      )
      .refused('neverEffective', 'RD-2');
  });
  it('[RD-5] is not for who submitted the revision, but in a small firm', () => {
    given(...withdrawn)
      .when(dispose(withdrawn, { by: luca }))
      .refused('disposerIsAuthor', 'RD-5');
    given(...withdrawn)
      .when(dispose(withdrawn, { by: luca, separation: 'smallFirm' }))
      .then({ type: 'RevisionDisposed' });
  });
  it('[RD-8] leaves rounds and signatures where they are, and says who decided', () => {
    const record = revisionIn([...withdrawn, disposed]);
    expect(record.rounds[0]?.signatures).toHaveLength(3);
    expect(record.disposed).toMatchObject({ signer: idris, meaning: 'disposed', contentDigest: digest });
    expect(revisionIn(withdrawn).disposed).toBeUndefined();
  });
});

describe('a legal hold', () => {
  it.each([null, '1'])('[RD-3] on %p keeps the revision, whatever its retention', (label) => {
    given(...withdrawn, held(label))
      .when(dispose(withdrawn))
      .refused('onLegalHold', 'RD-3');
  });
  it('[RD-3] on another revision keeps only that one', () => {
    given(...withdrawn, held('7'))
      .when(dispose(withdrawn))
      .then({ type: 'RevisionDisposed' });
  });
  it('[RD-3] is placed and lifted with a reason, each once', () => {
    given(...inForce)
      .when((state) => placeLegalHold(state, reasoned(null)))
      .then({ type: 'LegalHoldPlaced', label: null, why: 'A claim is open' });
    given(...inForce, held(null))
      .when((state) => placeLegalHold(state, reasoned(null)))
      .refused('alreadyOnLegalHold', 'RD-3');
    given(...inForce, held(null))
      .when((state) => liftLegalHold(state, reasoned(null)))
      .then({ type: 'LegalHoldLifted', label: null });
    given(...inForce, held(null))
      .when((state) => liftLegalHold(state, reasoned('1')))
      .refused('noLegalHold', 'RD-3');
  });
  it('[RD-3] is not for what was disposed of, nor for a page that is not controlled', () => {
    given(...withdrawn, disposed)
      .when((state) => placeLegalHold(state, reasoned('1')))
      .refused('textDisposed', 'RD-3');
    given()
      .when((state) => placeLegalHold(state, reasoned(null)))
      .refused('notControlled', 'DC-2');
    given()
      .when((state) => liftLegalHold(state, reasoned(null)))
      .refused('notControlled', 'DC-2');
  });
});

describe('a revision kept longer', () => {
  it('[RD-6] is due later, by a signed decision', () => {
    const { verdict } = given(...withdrawn).when(keep('2040-01-01'));
    expect(verdict).toMatchObject({
      refusal: null,
      events: [
        { type: 'RetentionExtended', from: '2036-01-06', until: '2040-01-01', signature: { meaning: 'retained' } },
      ],
    });
    given(...withdrawn, ...verdict.events)
      .when(dispose(withdrawn))
      .refused('retentionNotOver', 'RD-2');
    given(...withdrawn, ...verdict.events)
      .when(dispose(withdrawn, { on: '2040-01-01' }))
      .then({ type: 'RevisionDisposed', dueOn: day('2040-01-01') });
  });
  it('[RD-6] is refused for a day that is no later', () => {
    given(...withdrawn)
      .when(keep('2036-01-06'))
      .refused('keptUntilTooEarly', 'RD-6');
    given(...withdrawn)
      .when(keep('2036-06-01', '2037-01-01'))
      .refused('keptUntilTooEarly', 'RD-6');
  });
});

describe('what became of a text', () => {
  const gone = { label: '1', removed: [digest], shared: [], at };
  it('[RD-7] is noted once, and for nothing that was not disposed of', () => {
    given(...withdrawn, disposed)
      .when((state) => noteTextRemoved(state, gone))
      .then({ type: 'DisposedTextRemoved', removed: [digest] });
    given(...withdrawn, disposed, { type: 'DisposedTextRemoved', ...gone })
      .when((state) => noteTextRemoved(state, gone))
      .then();
    given(...withdrawn)
      .when((state) => noteTextRemoved(state, gone))
      .then();
  });
});
