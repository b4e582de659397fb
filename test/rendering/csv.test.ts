/** CSV for spreadsheets that would run what looks like a formula. */
import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { writeCsv } from '../../src/rendering/csv';

describe('writeCsv', () => {
  it('[RP-5] starts with a byte order mark and ends every record with CRLF', () => {
    expect(writeCsv(['a', 'b'], [['µ', 1]])).toBe('\ufeffa,b\r\nµ,1\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\n=1', '＝1', '＋1', '－1', '＠x', ' =1'])(
    '[RP-5] disarms %j',
    (cell) => {
      expect(
        writeCsv(['a'], [[cell]])
          .slice('\ufeffa\r\n'.length)
          .replace(/^"/, '')
          .startsWith("'"),
      ).toBe(true);
    },
  );

  it('[RP-5] leaves every other text and every number as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true }), (cell, number) => {
        fc.pre(!/^[\s\u0000]*[=+\-@\t\r＝＋－＠]/u.test(cell));
        const [, row] = parse(writeCsv(['a', 'b', 'c'], [[cell, number, 'x']]), {
          bom: true,
          record_delimiter: '\r\n',
        });
        expect(row).toEqual([cell, String(number), 'x']);
      }),
    );
  });
});
