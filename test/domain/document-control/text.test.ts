import { contributorsTo, everyAuthor } from '../../../src/domain/document-control/contributors';
import { blocksOf, canonicalContent } from '../../../src/domain/document-control/text-blocks';
import type { AccountId } from '../../../src/kernel/ids';
import { digestInput, digestInputWithMacros } from '../../../src/signature/content-digest';
import { canonicalJson, sha256Hex } from '../../../src/trail/commit-entry';

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (value: string, attrs?: object) => ({
  type: 'paragraph',
  ...(attrs ? { attrs } : {}),
  content: [text(value)],
});
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });
const account = (name: string) => name as AccountId;
const nobodyIsApp = () => false;
const digestOf = (title: string, body: unknown, sha256 = 'a'.repeat(64)) =>
  sha256Hex(
    canonicalJson(
      digestInput({ title, body: canonicalContent(body), attachments: [{ title: 'plan.pdf', size: 3, sha256 }] }),
    ),
  );

describe('the content digest', () => {
  it('[SG-5] does not see what the editor renews by itself, member order or Unicode form', () => {
    const plain = digestOf('Café', doc(paragraph('one')));
    expect(digestOf('Cafe\u0301', doc(paragraph('one', { localId: 'x' })))).toBe(plain);
    expect(
      digestOf('Café', {
        content: [{ content: [{ text: 'one', type: 'text' }], type: 'paragraph' }],
        version: 1,
        type: 'doc',
      }),
    ).toBe(plain);
  });
  it('[SG-5] sees every change of title, text, marks and attachment bytes', () => {
    const plain = digestOf('Title', doc(paragraph('one')));
    const bold = { type: 'paragraph', content: [{ ...text('one'), marks: [{ type: 'strong' }] }] };
    const changed = [
      digestOf('Other', doc(paragraph('one'))),
      digestOf('Title', doc(paragraph('two'))),
      digestOf('Title', doc(bold)),
      digestOf('Title', doc(paragraph('one'), paragraph('two'))),
      digestOf('Title', doc(paragraph('one')), 'b'.repeat(64)),
    ];
    expect(new Set([plain, ...changed]).size).toBe(6);
  });
});

describe('the digest with what macros showed', () => {
  const page = digestOf('Title', doc(paragraph('one')));
  const shown = (macroId: string, words: string, more: object = {}) => ({
    includedFrom: null,
    macroId,
    macro: 'jira',
    asOf: '2026-01-05T09:00:00.000Z',
    body: canonicalContent(doc(paragraph(words))),
    ...more,
  });
  const withMacros = (...macros: ReturnType<typeof shown>[]) =>
    sha256Hex(canonicalJson(digestInputWithMacros(page, macros)));

  it('[DC-83] is what a stranger computes from the document that describes it', () => {
    // Members in the order of RFC 8785, written by hand: macros sorted by the JSON text of the page they stand on and their id.
    const one = (id: string, words: string) =>
      `{"asOf":"2026-01-05T09:00:00.000Z","body":{"content":[{"content":[{"text":"${words}","type":"text"}],"type":"paragraph"}],"type":"doc","version":1},"includedFrom":null,"macro":"jira","macroId":"${id}"}`;
    const byHand = `{"format":"plumbline-content/3","macros":[${one('a', 'QM-1')},${one('b', 'QM-2')}],"page":"${page}"}`;
    expect(withMacros(shown('b', 'QM-2'), shown('a', 'QM-1'))).toBe(sha256Hex(byHand));
  });
  it('[DC-83] sees every change of what was shown, where, when and by which macro', () => {
    const all = [
      withMacros(shown('a', 'QM-1')),
      withMacros(shown('a', 'QM-2')),
      withMacros(shown('b', 'QM-1')),
      withMacros(shown('a', 'QM-1', { macro: 'children' })),
      withMacros(shown('a', 'QM-1', { asOf: '2026-01-05T09:00:00.001Z' })),
      withMacros(shown('a', 'QM-1', { includedFrom: '12' })),
      withMacros(shown('a', 'QM-1'), shown('b', 'QM-1')),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('blocks', () => {
  it('[AG-6] are paragraphs, wherever they stand, and nodes without content; empty ones do not count', () => {
    const table = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('cell')] }] }],
    };
    const media = { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'f', type: 'file' } }] };
    expect(blocksOf(doc(paragraph('one'), table, media, { type: 'paragraph' }))).toHaveLength(3);
  });
});

describe('contributors', () => {
  const block = (words: string) => blocksOf(doc(paragraph(words)));
  const blocks = (...paragraphs: string[]) => paragraphs.flatMap(block);
  const version = (number: number, author: string, ...paragraphs: string[]) => ({
    number,
    authorId: account(author),
    blocks: blocks(...paragraphs),
  });
  it('[AG-6] are those in whose version a surviving block first appeared', () => {
    const found = contributorsTo(
      blocks('a', 'b'),
      [],
      [version(1, 'luca', 'a', 'x'), version(2, 'grace', 'a', 'b', 'x'), version(3, 'luca', 'a', 'b')],
      nobodyIsApp,
    );
    expect(found).toEqual([
      { accountId: 'luca', versions: [1] },
      { accountId: 'grace', versions: [2] },
    ]);
  });
  it('[AG-6] are not those whose edits were undone', () => {
    const found = contributorsTo(
      blocks('a'),
      [],
      [version(1, 'luca', 'a'), version(2, 'grace', 'a', 'b'), version(3, 'luca', 'a')],
      nobodyIsApp,
    );
    expect(found.map((one) => one.accountId)).toEqual(['luca']);
  });
  it('[AG-6] are only counted for what is new since the revision in force', () => {
    const found = contributorsTo(blocks('a', 'b'), blocks('a'), [version(4, 'grace', 'a', 'b')], nobodyIsApp);
    expect(found).toEqual([{ accountId: 'grace', versions: [4] }]);
    expect(contributorsTo(blocks('a'), blocks('a'), [version(4, 'grace', 'a')], nobodyIsApp)).toEqual([]);
  });
  it('[AG-6] are also those whose sentence stands in a paragraph that somebody else touched afterwards', () => {
    const first = 'Rinse the probe with deionised water.';
    const theirs = 'Wait two minutes before you read the value.';
    const last = 'Write the value into the record.';
    const found = contributorsTo(
      blocks(`${first} ${theirs} ${last}`),
      [],
      [
        version(1, 'luca', first),
        version(2, 'idris', `${first} ${theirs}`),
        version(3, 'luca', `${first} ${theirs} ${last}`),
      ],
      nobodyIsApp,
    );
    expect(found).toEqual([
      { accountId: 'luca', versions: [1, 3] },
      { accountId: 'idris', versions: [2] },
    ]);
  });
  it('[AG-6] are not those whose sentence somebody else took out of the paragraph again', () => {
    const kept = 'Rinse the probe with deionised water.';
    const found = contributorsTo(
      blocks(kept),
      [],
      [version(1, 'luca', kept), version(2, 'idris', `${kept} Wait two minutes before.`), version(3, 'luca', kept)],
      nobodyIsApp,
    );
    expect(found.map((one) => one.accountId)).toEqual(['luca']);
  });
  it('[AG-6] are found in text without spaces between words', () => {
    const found = contributorsTo(
      blocks('校正の前に電極を純水で洗う。記録に値を書く。'),
      [],
      [
        version(1, 'idris', '校正の前に電極を純水で洗う。'),
        version(2, 'luca', '校正の前に電極を純水で洗う。記録に値を書く。'),
      ],
      nobodyIsApp,
    );
    expect(found.map((one) => one.accountId)).toEqual(['idris', 'luca']);
  });
  it('[AG-6] never include the app', () => {
    const isApp = (accountId: AccountId) => accountId === 'app';
    expect(contributorsTo(blocks('a'), [], [version(1, 'app', 'a')], isApp)).toEqual([]);
    expect(everyAuthor([version(1, 'app'), version(2, 'luca')], isApp)).toEqual([{ accountId: 'luca', versions: [2] }]);
  });
});
