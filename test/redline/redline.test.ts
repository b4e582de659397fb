/** What a reader relies on in a redline: both texts can be read out of it exactly, and what is marked is what was changed. */
import * as fc from 'fast-check';
import type { AdfNode, BlockChange, InlineRun, Redline } from '../../src/contract/redline';
import { compareTexts } from '../../src/redline/compare';
import { normaliseNode } from '../../src/redline/normalise';
import { bodyOn, inlineOn } from '../../src/redline/resolve';
import { editedPair, randomDocument } from './random-documents';

const text = (words: string, ...marks: readonly string[]): AdfNode =>
  marks.length === 0
    ? { type: 'text', text: words }
    : { type: 'text', text: words, marks: marks.map((type) => ({ type })) };
const paragraph = (...content: readonly (AdfNode | string)[]): AdfNode => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const heading = (words: string): AdfNode => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
const doc = (...content: readonly AdfNode[]): AdfNode => ({ type: 'doc', version: 1, content });
const table = (...rows: readonly (readonly string[])[]): AdfNode => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
  })),
});

function compare(before: AdfNode, after: AdfNode): Redline {
  return compareTexts({ title: 'A', body: before, attachments: [] }, { title: 'A', body: after, attachments: [] });
}

function expectBothSides(before: AdfNode, after: AdfNode): void {
  const { body } = compare(before, after);
  expect(bodyOn('before', body)).toEqual(normaliseNode(before));
  expect(bodyOn('after', body)).toEqual(normaliseNode(after));
}

/** The marked words of one kind, in order. */
function marked(redline: Redline, kind: 'inserted' | 'deleted'): string[] {
  const found: string[] = [];
  const ofRun = (run: InlineRun) => {
    if (run.change === kind) found.push(run.nodes.map((node) => node.text ?? '').join(''));
  };
  const ofBlock = (block: BlockChange): void => {
    if (block.change === kind) found.push(words(block.node));
    if (block.change !== 'edited') return;
    if (block.content.kind === 'inline') block.content.runs.forEach(ofRun);
    if (block.content.kind === 'blocks') block.content.blocks.forEach(ofBlock);
  };
  ofBlock(redline.body);
  return found;
}
function words(node: AdfNode): string {
  return node.text ?? (node.content ?? []).map(words).join('');
}

describe('redline', () => {
  it('[RL-1] gives both texts back exactly, whatever was edited', () => {
    fc.assert(
      fc.property(editedPair, ({ before, after }) => expectBothSides(before, after)),
      { numRuns: 400 },
    );
  });

  it('[RL-1] gives both texts back exactly when they have nothing to do with each other', () => {
    fc.assert(
      fc.property(randomDocument, randomDocument, (before, after) => expectBothSides(before, after)),
      { numRuns: 150 },
    );
  });

  it('[RL-1] marks nothing in a text compared with itself', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const redline = compare(document, document);
        expect(redline.differences).toEqual([]);
        expect(redline.body.change).toBe('same');
      }),
    );
  });

  it('[RL-1] gives the titles back', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const { title } = compareTexts(
          { title: one, body: doc(), attachments: [] },
          { title: other, body: doc(), attachments: [] },
        );
        expect(inlineOn('before', title).map(words).join('')).toBe(one);
        expect(inlineOn('after', title).map(words).join('')).toBe(other);
      }),
    );
  });

  it('[RL-2] compares a reworded paragraph with itself when others come before it', () => {
    const redline = compare(
      doc(paragraph('The buffer is discarded after use.'), paragraph('Records are kept for five years.')),
      doc(
        paragraph('Wear gloves.'),
        paragraph('The buffer is discarded after use.'),
        paragraph('Records are kept for ten years.'),
      ),
    );
    expect(marked(redline, 'deleted')).toEqual(['five']);
    expect(marked(redline, 'inserted')).toEqual(['Wear gloves.', 'ten']);
  });

  it('[RL-2] shows two unlike paragraphs as one gone and one new', () => {
    const redline = compare(doc(paragraph('Calibrate weekly with buffer.')), doc(paragraph('Nobody else signs here!')));
    expect(redline.differences.map((one) => one.kind)).toEqual(['deleted', 'inserted']);
  });

  it.each([
    ['Thai', 'ตรวจสอบเครื่องมือก่อนใช้งาน', 'ตรวจสอบเครื่องมือหลังใช้งาน', ['ก่อน'], ['หลัง']],
    ['Japanese', '校正記録は五年間保管する', '校正記録は十年間保管する', ['五'], ['十']],
    ['Arabic', 'تتم معايرة الأجهزة قبل الاستخدام', 'تتم معايرة الأجهزة بعد الاستخدام', ['قبل'], ['بعد']],
    ['German', 'Prüfmittel müssen gültig sein', 'Prüfmittel dürfen gültig sein', ['müssen'], ['dürfen']],
  ])('[RL-3] marks the changed word in %s, not the sentence', (_, before, after, gone, come) => {
    const redline = compare(doc(paragraph(before)), doc(paragraph(after)));
    const [deleted, inserted] = [marked(redline, 'deleted').join(''), marked(redline, 'inserted').join('')];
    expect(deleted).toContain(gone[0]);
    expect(inserted).toContain(come[0]);
    expect(deleted.length).toBeLessThanOrEqual((gone[0] ?? '').length + 2);
  });

  it('[RL-3] shows words in another dress as restyled, not replaced', () => {
    const redline = compare(doc(paragraph('Never use this.')), doc(paragraph(text('Never', 'strong'), ' use this.')));
    expect(redline.differences).toEqual([{ number: 1, kind: 'restyled', section: null, excerpt: 'Never' }]);
    expect(marked(redline, 'deleted')).toEqual([]);
  });

  it('[RL-4] compares a table cell by cell', () => {
    const redline = compare(
      doc(table(['Part', 'Limit'], ['Probe', '10 mV'], ['Buffer', '30 days'])),
      doc(table(['Part', 'Limit'], ['Probe', '12 mV'], ['Buffer', '30 days'])),
    );
    expect([marked(redline, 'deleted'), marked(redline, 'inserted')]).toEqual([['10'], ['12']]);
  });

  it('[RL-4] finds a column that was put in, and leaves the other cells alone', () => {
    const redline = compare(
      doc(table(['Part', 'Limit'], ['Probe', '10 mV'], ['Buffer', '30 days'])),
      doc(table(['Part', 'Owner', 'Limit'], ['Probe', 'Luca', '10 mV'], ['Buffer', 'Hana', '30 days'])),
    );
    expect(marked(redline, 'deleted')).toEqual([]);
    expect(marked(redline, 'inserted')).toEqual(['Owner', 'Luca', 'Hana']);
  });

  it('[RL-4] finds a row that was taken out', () => {
    const redline = compare(
      doc(table(['Part', 'Limit'], ['Probe', '10 mV'], ['Buffer', '30 days'])),
      doc(table(['Part', 'Limit'], ['Buffer', '30 days'])),
    );
    expect(redline.differences).toEqual([{ number: 1, kind: 'deleted', section: null, excerpt: 'Probe 10 mV' }]);
  });

  it('[RL-5] shows a moved block as one difference in two places', () => {
    const moved = paragraph('Every record names who made it and when.');
    const rest = [paragraph('First comes the check of the parts.'), paragraph('Then comes the final inspection.')];
    const redline = compare(doc(moved, ...rest), doc(...rest, moved));
    expect(redline.differences).toEqual([
      { number: 1, kind: 'moved', section: null, excerpt: 'Every record names who made it and when.' },
    ]);
  });

  it('[RL-5] does not call a short line that repeats moved', () => {
    const redline = compare(
      doc(paragraph('None.'), paragraph('First comes the check of the parts.')),
      doc(paragraph('First comes the check of the parts.'), paragraph('None.')),
    );
    expect(redline.differences.map((one) => one.kind).sort()).toEqual(['deleted', 'inserted']);
  });

  it('[RL-6] lists differences in reading order with the section they stand under', () => {
    const redline = compareTexts(
      {
        title: 'Leak test',
        body: doc(heading('Scope'), paragraph('All probes.'), heading('Test'), paragraph('Wait 30 s at 2 bar.')),
        attachments: [
          { title: 'a.pdf', identity: '1' },
          { title: 'b.pdf', identity: '1' },
        ],
      },
      {
        title: 'Leak tests',
        body: doc(
          heading('Scope'),
          paragraph('All probes and cables.'),
          heading('Test'),
          paragraph('Wait 60 s at 2 bar.'),
        ),
        attachments: [
          { title: 'a.pdf', identity: '2' },
          { title: 'c.pdf', identity: '1' },
        ],
      },
    );
    expect(redline.differences).toEqual([
      { number: 1, kind: 'replaced', section: null, excerpt: 'test → tests' },
      { number: 2, kind: 'inserted', section: 'Scope', excerpt: 'and cables' },
      { number: 3, kind: 'replaced', section: 'Test', excerpt: '30 → 60' },
      { number: 4, kind: 'attachment', section: null, excerpt: 'a.pdf' },
      { number: 5, kind: 'attachment', section: null, excerpt: 'b.pdf' },
      { number: 6, kind: 'attachment', section: null, excerpt: 'c.pdf' },
    ]);
    expect(redline.attachments.map(({ change, title }) => `${title} ${change}`)).toEqual([
      'a.pdf replaced',
      'b.pdf removed',
      'c.pdf added',
    ]);
  });

  it('[RL-6] names a changed level or panel type without marking its words', () => {
    const panel = (panelType: string): AdfNode => ({
      type: 'panel',
      attrs: { panelType },
      content: [paragraph('Switch off.')],
    });
    const redline = compare(doc(panel('info')), doc(panel('warning')));
    expect(redline.differences).toEqual([{ number: 1, kind: 'reset', section: null, excerpt: 'panel' }]);
  });
});

describe('the list of differences', () => {
  it('[RL-6] tells what has no words by what it is, not by the name of its node', () => {
    const bare = (...content: readonly { readonly type: string }[]) => ({
      title: 'Same',
      body: { type: 'doc', content },
      attachments: [],
    });
    const { differences } = compareTexts(bare(), bare({ type: 'rule' }));
    expect(differences.map(({ excerpt }) => excerpt)).toEqual(['dividing line']);
  });
});
