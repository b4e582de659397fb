import fc from 'fast-check';
import { canonicalRecord } from '../../../src/domain/nonconformity/canonical-record';
import {
  acceptNonconformity,
  closeNonconformity,
  completeCorrection,
  planCorrection,
  raiseNonconformity,
  rejectNonconformity,
} from '../../../src/domain/nonconformity/decide-record';
import type { NonconformityEvent } from '../../../src/domain/nonconformity/events';
import { evolveNonconformity } from '../../../src/domain/nonconformity/evolve';
import { numberIn, seriesOf } from '../../../src/domain/nonconformity/number';
import type { AcceptedNonconformity } from '../../../src/domain/nonconformity/nonconformity';
import type { Instant } from '../../../src/kernel/time';
import {
  accepted,
  aoife,
  closed,
  completed,
  findings,
  friday,
  given,
  idris,
  monday,
  planned,
  raised,
  raisedAlone,
  stateAfter,
  tomasz,
  tuesday,
} from './given';

describe('number of a nonconformity', () => {
  it('[NC-1] counts per calendar year with three digits', () => {
    expect(numberIn(seriesOf('2026-12-31T23:59:59.999Z' as Instant), 14)).toBe('NC-2026-014');
    expect(seriesOf('2027-01-01T00:00:00.000Z' as Instant)).toBe('NC-2027');
  });
  it('[NC-1] never gives two positions of a year the same number', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2_000_000 })), (positions) => {
        expect(new Set(positions.map((position) => numberIn('NC-2026', position))).size).toBe(positions.length);
      }),
    );
  });
});

describe('reporting', () => {
  it('[NC-2] takes what and where, and knows the rest', () => {
    const { type: _, ...report } = raisedAlone;
    expect(raiseNonconformity(report)).toEqual({ ok: true, value: [raisedAlone] });
    expect(stateAfter(raisedAlone)).toMatchObject({
      state: 'reported',
      reporter: aoife,
      linkedIssue: { state: 'none' },
    });
  });
});

describe('accepting and rejecting', () => {
  it('[NC-3] accepts a report with its findings', () => {
    given(raised)
      .when((record) => acceptNonconformity(record, findings, idris, monday))
      .then(accepted);
  });
  it('[NC-3] refuses to accept twice, or what was rejected or closed', () => {
    const accept = (record: Parameters<typeof acceptNonconformity>[0]) =>
      acceptNonconformity(record, findings, idris, monday);
    const rejected: NonconformityEvent = {
      type: 'NonconformityRejected',
      rejection: { reason: 'As specified', by: idris, at: monday },
    };
    given(raised, accepted).when(accept).thenRefused('wrongState', 'NC-3');
    given(raised, rejected).when(accept).thenRefused('wrongState', 'NC-3');
    given(raised, accepted, planned, completed, closed).when(accept).thenRefused('wrongState', 'NC-3');
  });
  it('[NC-3] rejects a report with its reason, and nothing but a report', () => {
    const reject = (record: Parameters<typeof rejectNonconformity>[0]) =>
      rejectNonconformity(record, 'As specified', idris, monday);
    given(raised)
      .when(reject)
      .then({ type: 'NonconformityRejected', rejection: { reason: 'As specified', by: idris, at: monday } });
    given(raised, accepted).when(reject).thenRefused('wrongState', 'NC-3');
  });
});

describe('corrections', () => {
  const plan = (record: Parameters<typeof planCorrection>[0]) =>
    planCorrection(record, { correction: 'Recall the certificates', owner: tomasz, dueOn: friday });
  const complete =
    (by = tomasz, isQualityManager = false) =>
    (record: Parameters<typeof completeCorrection>[0]) =>
      completeCorrection(
        record,
        { correctionNumber: 1, outcome: 'All four certificates are back' },
        { ...by, isQualityManager },
        tuesday,
      );

  it('[NC-4] plans a correction of an accepted nonconformity and numbers it', () => {
    given(raised, accepted).when(plan).then(planned);
    given(raised, accepted, planned)
      .when(plan)
      .then({ ...planned, correctionNumber: 2 } as NonconformityEvent);
  });
  it('[NC-4] refuses a correction before acceptance and after closing', () => {
    given(raised).when(plan).thenRefused('wrongState', 'NC-4');
    given(raised, accepted, planned, completed, closed).when(plan).thenRefused('wrongState', 'NC-4');
  });
  it('[NC-5] lets its owner or a quality manager complete it', () => {
    given(raised, accepted, planned).when(complete()).then(completed);
    given(raised, accepted, planned)
      .when(complete(idris, true))
      .then({ ...completed, completedBy: idris } as NonconformityEvent);
  });
  it('[NC-5] refuses anybody else, an unknown number and a second time', () => {
    given(raised, accepted, planned).when(complete(aoife)).thenRefused('notCorrectionOwner', 'NC-5');
    given(raised, accepted).when(complete()).thenRefused('notFound', 'NC-5');
    given(raised, accepted, planned, completed).when(complete()).thenRefused('wrongState', 'NC-5');
  });
});

describe('closing', () => {
  const close = (record: Parameters<typeof closeNonconformity>[0]) =>
    closeNonconformity(
      record,
      { correctiveActionNeeded: true, reason: 'It happened before' },
      { signer: idris, signedAt: tuesday, contentDigest: 'd'.repeat(64) },
    );
  it('[NC-6] closes with a signature when every correction is done', () => {
    given(raised, accepted, planned, completed).when(close).then(closed);
  });
  it('[NC-6] refuses without acceptance, without a correction and with one open, naming it', () => {
    given(raised).when(close).thenRefused('wrongState', 'NC-6');
    given(raised, accepted).when(close).thenRefused('noCorrection', 'NC-6');
    given(raised, accepted, planned).when(close).thenRefused('correctionOpen', 'NC-6');
    expect(close(stateAfter(raised, accepted, planned))).toMatchObject({ refusal: { details: { open: ['1'] } } });
  });
  it('[NC-6] refuses to close twice', () => {
    given(raised, accepted, planned, completed, closed).when(close).thenRefused('wrongState', 'NC-6');
  });
  it('[NC-7] binds the signature to the findings and corrections, not to the Jira issue', () => {
    const alone = stateAfter(raisedAlone, accepted, planned, completed) as AcceptedNonconformity;
    const withIssue = stateAfter(raised, accepted, planned, completed) as AcceptedNonconformity;
    const other = stateAfter(raised, accepted, planned, {
      ...completed,
      outcome: 'Three certificates are back',
    } as NonconformityEvent) as AcceptedNonconformity;
    expect(canonicalRecord(withIssue)).toEqual(canonicalRecord(alone));
    expect(canonicalRecord(other)).not.toEqual(canonicalRecord(alone));
  });
});

describe('a stream that something else wrote', () => {
  it('is a fault, not an odd state', () => {
    expect(() => evolveNonconformity(null, accepted)).toThrow('NonconformityAccepted does not follow nothing');
    expect(() => evolveNonconformity(stateAfter(raised), raised)).toThrow('does not follow reported');
    expect(() => evolveNonconformity(stateAfter(raised), closed)).toThrow('does not follow reported');
  });
});
