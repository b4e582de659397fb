import type { RegisterRow } from '../../../src/contract/space-answers';
import type { CalendarDate } from '../../../src/kernel/time';
import { registerCsv, type RegisterQuery, selectRows } from '../../../static/ui/src/space/register-rows';
import { registerRow } from './support/space-answers';

const everything: RegisterQuery = {
  search: '',
  typeCode: 'all',
  state: 'all',
  sortBy: 'number',
  descending: false,
  today: '2026-11-22',
};
const numbers = (rows: readonly RegisterRow[]) => rows.map((row) => row.number);
const january = '2026-01-01' as CalendarDate;
const rows = [
  registerRow({ number: 'TBI-PRO-010', title: 'Design changes' }),
  registerRow({ number: 'TBI-PRO-002', title: 'Nonconformity', changedSinceEffective: true }),
  registerRow({ number: 'TBI-WIN-002', title: 'Calibration on site', typeCode: 'WIN', nextReviewOn: january }),
  registerRow({
    number: 'TBI-WIN-006',
    title: 'Soldering',
    typeCode: 'WIN',
    life: 'withdrawn',
    nextReviewOn: january,
  }),
  registerRow({ number: 'TBI-PRO-100', title: 'Complaints', workState: 'inReview', workLabel: '4' }),
];

describe('[A16] register', () => {
  it('sorts numbers as people count', () => {
    expect(numbers(selectRows(rows, everything))).toEqual([
      'TBI-PRO-002',
      'TBI-PRO-010',
      'TBI-PRO-100',
      'TBI-WIN-002',
      'TBI-WIN-006',
    ]);
    expect(numbers(selectRows(rows, { ...everything, descending: true }))[0]).toBe('TBI-WIN-006');
  });

  it('finds each word anywhere in number, title or owner', () => {
    expect(numbers(selectRows(rows, { ...everything, search: 'win site' }))).toEqual(['TBI-WIN-002']);
    expect(selectRows(rows, { ...everything, search: 'idris' })).toHaveLength(rows.length);
  });

  it('filters by type and by state', () => {
    expect(numbers(selectRows(rows, { ...everything, typeCode: 'WIN' }))).toEqual(['TBI-WIN-002', 'TBI-WIN-006']);
    expect(numbers(selectRows(rows, { ...everything, state: 'changed' }))).toEqual(['TBI-PRO-002']);
    expect(numbers(selectRows(rows, { ...everything, state: 'inWork' }))).toEqual(['TBI-PRO-100']);
    expect(numbers(selectRows(rows, { ...everything, state: 'obsolete' }))).toEqual(['TBI-WIN-006']);
  });

  it('calls a review overdue only while the document is in force', () => {
    expect(numbers(selectRows(rows, { ...everything, state: 'reviewOverdue' }))).toEqual(['TBI-WIN-002']);
  });

  it('filters and sorts 10,000 documents', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      registerRow({ number: `TBI-PRO-${String(9999 - index).padStart(4, '0')}`, title: `Procedure ${index}` }),
    );
    const found = selectRows(many, { ...everything, search: 'procedure', sortBy: 'title' });
    expect(found).toHaveLength(10_000);
  });

  it('writes a header and one line per document', () => {
    const table = registerCsv(rows);
    expect(table).toHaveLength(rows.length + 1);
    expect(new Set(table.map((row) => row.length)).size).toBe(1);
  });
});
