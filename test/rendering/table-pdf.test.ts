/** How wide the columns of a printed table are, and what stays on one page. */
import type { AdfNode, BlockChange } from '../../src/contract/redline';
import { bodyPdf } from '../../src/rendering/pdf/body-pdf';
import { tableOf } from '../../src/rendering/pdf/table-pdf';

const room = 500;
const row = (...cells: readonly string[]): BlockChange => ({
  change: 'same',
  node: {
    type: 'tableRow',
    content: cells.map((text): AdfNode => ({ type: 'tableCell', content: [{ type: 'text', text }] })),
  },
});
function widthsOf(...rows: readonly BlockChange[]): readonly number[] {
  const drawn = tableOf(rows, { width: room }, () => []) as { readonly table: { readonly widths: readonly number[] } };
  return drawn.table.widths;
}
const sum = (widths: readonly number[]) => widths.reduce((all, one) => all + one, 0);

describe('columns of a printed table', () => {
  it('[RP-10] give the room to the column in which most is written, and use the whole page', () => {
    const widths = widthsOf(
      row('1', 'The requirement in this annex to reduce risks as far as possible. '.repeat(12), 'Yes'),
      row('2', 'Manufacturers establish a risk management system. '.repeat(12), 'No'),
    );
    expect(widths[1]).toBeGreaterThan(room * 0.6);
    expect(sum(widths)).toBeCloseTo(room - widths.length * 7);
  });

  it('[RP-10] leave a short column the room of its longest word', () => {
    const [, standard = 0] = widthsOf(row('A long text. '.repeat(200), 'ISO 14971:2019'));
    expect(standard).toBeGreaterThan('14971:2019'.length * 5);
  });

  it('[RP-10] are even where as much is written in each, and where nothing is', () => {
    for (const widths of [widthsOf(row('same words', 'same words')), widthsOf(row('', ''))])
      expect(widths[0]).toBeCloseTo(widths[1] ?? 0);
  });
});

describe('a printed panel', () => {
  const panelOf = (count: number) => {
    const paragraph: AdfNode = { type: 'paragraph', content: [{ type: 'text', text: 'Switch off before opening.' }] };
    const node: AdfNode = { type: 'panel', content: Array.from({ length: count }, () => paragraph) };
    const place = { width: room, size: 10, pictures: new Map(), whole: null };
    return bodyPdf({ change: 'same', node }, place)[0];
  };

  it('[RP-10] is not torn over two pages, unless it is long', () => {
    expect(panelOf(1)).toMatchObject({ unbreakable: true });
    expect(panelOf(40)).toMatchObject({ unbreakable: false });
  });
});
