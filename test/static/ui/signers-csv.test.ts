import { signersCsv } from '../../../static/ui/src/signing/signers-csv';
import { newcomer, signers } from './support/signing-answers';

describe('the list of signing rights as a table', () => {
  it('[SG-22] has a line for each right with dates, who checked the identity and how', () => {
    const [head, first] = signersCsv(signers);
    expect(head?.slice(0, 5)).toEqual(['Person', 'Account', 'Meaning', 'From', 'To']);
    expect(first).toEqual([
      'Idris Bello',
      '712020:idrisbello',
      'Approve',
      '2026-01-05',
      '',
      '',
      'Idris Bello',
      'Passport seen on the first day of work',
      '2026-01-05T09:00:00.000Z',
    ]);
    expect(signersCsv(signers)).toHaveLength(5);
  });

  it('[SG-22] has a line for who has no right that day', () => {
    expect(signersCsv({ ...signers, rows: [newcomer] })[1]?.slice(0, 3)).toEqual([
      'Idris Bello',
      '712020:idrisbello',
      '',
    ]);
  });
});
