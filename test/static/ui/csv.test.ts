import { csvCell, csvText } from '../../../static/ui/src/space/csv';

describe('CSV made in the browser', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uFF1D1+1'])(
    'defuses a cell that a spreadsheet would run as a formula: %j',
    (value) => {
      expect(csvCell(value).replace(/^"/, '').startsWith("'")).toBe(true);
    },
  );

  it('leaves ordinary text, numbers inside text and dates as they are', () => {
    expect(csvCell('TBI-PRO-004')).toBe('TBI-PRO-004');
    expect(csvCell('2026-11-22')).toBe('2026-11-22');
    expect(csvCell(null)).toBe('');
  });

  it('quotes separators, quotes and line ends', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('a;b')).toBe('"a;b"');
    expect(csvCell('say "yes"')).toBe('"say ""yes"""');
    expect(csvCell('two\nlines')).toBe('"two\nlines"');
  });

  it('begins with a byte order mark and ends each row as RFC 4180 says', () => {
    expect(
      csvText([
        ['Größe', 'β'],
        ['1', null],
      ]),
    ).toBe('\uFEFFGröße,β\r\n1,\r\n');
  });
});
