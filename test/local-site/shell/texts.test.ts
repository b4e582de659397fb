/** What the shell makes of text without a browser: versions compared, mentions found in what was typed, metadata as form fields. */
import { compareDocuments } from '../../../local-site/shell/src/compare/compare-documents';
import { kindOf, readField, writeField } from '../../../local-site/shell/src/jira/field-values';
import { matchPeople, mentionQuery, textToDocument } from '../../../local-site/shell/src/shared/mention-document';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const doc = (...content: readonly object[]) => ({ type: 'doc', version: 1, content }) as never;

describe('the comparison of two versions', () => {
  const states = (before: never, after: never) =>
    compareDocuments(before, after).map(({ state, kind, pieces }) => [
      state,
      kind,
      pieces.map((piece) => (piece.state === 'same' ? piece.text : `${piece.state}:${piece.text}`)).join('/'),
    ]);

  it('finds the words that changed within a paragraph', () => {
    expect(states(doc(paragraph('within 5 working days')), doc(paragraph('within 10 working days')))).toEqual([
      ['changed', 'Paragraph', 'within /removed:5/added:10/ working days'],
    ]);
  });

  it('tells a new block from a changed one', () => {
    const before = doc(paragraph('The author writes the text.'));
    const after = doc(paragraph('Somebody else entirely.'), paragraph('The author writes the whole text.'));
    expect(states(before, after)).toEqual([
      ['added', 'Paragraph', 'added:Somebody else entirely.'],
      ['changed', 'Paragraph', 'The author writes the /added:whole /text.'],
    ]);
  });

  it('compares rows of tables and settings of macros, and says nothing where nothing changed', () => {
    const row = (...cells: readonly string[]) => ({
      type: 'tableRow',
      content: cells.map((cell) => ({ type: 'tableCell', content: [paragraph(cell)] })),
    });
    const macro = (words: string) => ({
      type: 'extension',
      attrs: { text: 'Register', parameters: { guestParams: { words } } },
    });
    expect(
      states(
        doc({ type: 'table', content: [row('Role', 'Ada')] }, macro('a')),
        doc({ type: 'table', content: [row('Role', 'Ben')] }, macro('a')),
      ),
    ).toEqual([
      ['changed', 'Table row', 'Role | /removed:Ada/added:Ben'],
      ['same', 'Macro', 'Register, words: a'],
    ]);
  });
});

describe('mentions in what was typed', () => {
  const people = [
    { accountId: '1', displayName: 'Ada' },
    { accountId: '2', displayName: 'Ada Marsh' },
    { accountId: '3', displayName: 'Øyvind Ås' },
  ];

  it('asks for people only behind an @ that begins a word', () => {
    expect(['Hello @ad', 'mail a@ad', '@', 'no'].map(mentionQuery)).toEqual(['ad', undefined, '', undefined]);
    expect(matchPeople(people, 'ås').map(({ accountId }) => accountId)).toEqual(['3']);
  });

  it('takes the longest name, wherever it stands, and leaves the rest as text', () => {
    expect(textToDocument('To @Ada Marsh and @Nobody', people)).toMatchObject({
      content: [
        {
          content: [
            { type: 'text', text: 'To ' },
            { type: 'mention', attrs: { id: '2', text: '@Ada Marsh' } },
            { type: 'text', text: ' and @Nobody' },
          ],
        },
      ],
    });
  });
});

describe('fields of an issue in a form', () => {
  const field = (fieldId: string, schema: object, allowedValues?: readonly object[]) =>
    ({ fieldId, name: fieldId, required: false, schema, ...(allowedValues ? { allowedValues } : {}) }) as never;

  it('knows what it can ask for', () => {
    expect(kindOf(field('description', { type: 'string', system: 'description' }))).toBe('text');
    expect(kindOf(field('assignee', { type: 'user' }))).toBe('person');
    expect(kindOf(field('labels', { type: 'array', items: 'string' }))).toBe('words');
    expect(kindOf(field('priority', { type: 'priority' }, [{ id: '1', name: 'High' }]))).toBe('choice');
    expect(kindOf(field('components', { type: 'array', items: 'component' }, []))).toBeUndefined();
    expect(kindOf(field('project', { type: 'project' }))).toBeUndefined();
  });

  it('reads what is stored and writes what Jira takes', () => {
    expect(readField('person', { accountId: 'a', displayName: 'Ada' })).toBe('a');
    expect(readField('words', ['x', 'y'])).toBe('x y');
    expect(readField('line', null)).toBe('');
    expect(writeField('words', ' x  y ')).toEqual(['x', 'y']);
    expect(writeField('choice', '3')).toEqual({ id: '3' });
    expect(writeField('date', '')).toBeNull();
  });
});
