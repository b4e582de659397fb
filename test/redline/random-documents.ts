/** Random documents and random edits of them, for properties of the redline. */
import * as fc from 'fast-check';
import type { AdfNode } from '../../src/contract/redline';

const scripts = [
  'the torque driver is checked before every shift',
  'ตรวจสอบเครื่องมือก่อนใช้งานทุกครั้ง',
  '校正記録は五年間保管する',
  'تتم معايرة الأجهزة قبل الاستخدام',
  'Prüfmittel müssen 4,5 mm – „gültig“ – sein',
  '👩‍🔧 e\u0301 co\u0308operate',
];
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('probe', 'buffer', 'record', 'is', 'not', 'kept', '10', 'years', ',', ' ', '  '),
  },
  { weight: 3, arbitrary: fc.constantFrom(...scripts) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);
const mark = fc.constantFrom(
  { type: 'strong' },
  { type: 'em' },
  { type: 'link', attrs: { href: 'https://example.org/a' } },
  { type: 'textColor', attrs: { color: '#ff5630' } },
);
const text: fc.Arbitrary<AdfNode> = fc
  .record({ words: fc.array(word, { minLength: 1, maxLength: 8 }), marks: fc.array(mark, { maxLength: 2 }) })
  .map(({ words, marks }) => ({ type: 'text', text: words.join(' '), ...(marks.length > 0 ? { marks } : {}) }));
const inlineNode: fc.Arbitrary<AdfNode> = fc.constantFrom<AdfNode>(
  { type: 'hardBreak' },
  { type: 'status', attrs: { text: 'OPEN', color: 'blue' } },
  { type: 'mention', attrs: { id: 'one', text: '@Sofia' } },
  { type: 'date', attrs: { timestamp: '1700000000000' } },
);
const inline = fc.array(fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: inlineNode }), {
  maxLength: 5,
});

const paragraph = inline.map((content): AdfNode => ({ type: 'paragraph', content }));
const heading = fc
  .record({ level: fc.integer({ min: 1, max: 3 }), content: inline })
  .map(({ level, content }): AdfNode => ({ type: 'heading', attrs: { level }, content }));
const unknown: fc.Arbitrary<AdfNode> = fc
  .record({ kind: fc.constantFrom('macro', 'board'), text: fc.string({ maxLength: 4 }) })
  .map(({ kind, text: value }) => ({ type: 'extension', attrs: { extensionKey: kind, parameters: { value } } }));

const { block } = fc.letrec<{ block: AdfNode; blocks: readonly AdfNode[] }>((tie) => ({
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    heading,
    unknown,
    tie('blocks').map((content): AdfNode => ({ type: 'panel', attrs: { panelType: 'info' }, content })),
    fc
      .array(tie('blocks'), { minLength: 1, maxLength: 4 })
      .map(
        (items): AdfNode => ({ type: 'bulletList', content: items.map((content) => ({ type: 'listItem', content })) }),
      ),
    fc.array(fc.array(paragraph, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map(
      (rows): AdfNode => ({
        type: 'table',
        content: rows.map((cells) => ({
          type: 'tableRow',
          content: cells.map((cell) => ({ type: 'tableCell', content: [cell] })),
        })),
      }),
    ),
  ),
}));

export const randomDocument: fc.Arbitrary<AdfNode> = fc
  .array(block, { maxLength: 8 })
  .map((content) => ({ type: 'doc', version: 1, content }));

/** Some edit anywhere in a list of blocks, at any depth. */
const edit = fc.record({
  kind: fc.constantFrom('drop', 'double', 'swap', 'insert', 'retext', 'descend'),
  at: fc.nat(1000),
  to: fc.nat(1000),
  fresh: block,
  words: word,
});
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** A document and the same document after a few edits. */
export const editedPair = fc
  .record({ before: randomDocument, edits: fc.array(edit, { maxLength: 6 }) })
  .map(({ before, edits }) => ({ before, after: edits.reduce(applyEdit, before) }));

function applyEdit(node: AdfNode, change: Edit): AdfNode {
  const content = [...(node.content ?? [])];
  const at = content.length === 0 ? 0 : change.at % content.length;
  const target = content[at];
  if (target === undefined) return node.type === 'doc' ? { ...node, content: [change.fresh] } : node;
  if (target.type === 'text') {
    content[at] = { ...target, text: `${target.text ?? ''}${change.words}` };
    return { ...node, content };
  }
  switch (change.kind) {
    case 'drop':
      if (node.type === 'doc') content.splice(at, 1);
      break;
    case 'double':
      content.splice(at, 0, target);
      break;
    case 'swap': {
      const to = change.to % content.length;
      [content[at], content[to]] = [content[to] ?? target, target];
      break;
    }
    case 'insert':
      if (node.type === 'doc') content.splice(at, 0, change.fresh);
      else content[at] = applyEdit(target, change);
      break;
    default:
      content[at] = applyEdit(target, { ...change, at: change.to, to: change.at });
  }
  return { ...node, content };
}
