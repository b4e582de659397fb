/** Macros in a text: what it includes, and what it shows of elsewhere. */
import { countMacros, dynamicMacrosIn, type PlacedMacro } from '../../../src/domain/document-control/dynamic-macros';
import { blockedMacros, judgeMacros } from '../../../src/domain/document-control/macro-policy';
import { excerptOf, includesIn } from '../../../src/domain/document-control/macros';

const macro = (extensionKey: string, macroParams: Readonly<Record<string, string>> = {}, more: object = {}) => ({
  type: 'extension',
  attrs: {
    extensionType: 'com.atlassian.confluence.macro.core',
    extensionKey,
    parameters: {
      macroParams: Object.fromEntries(Object.entries(macroParams).map(([key, value]) => [key, { value }])),
    },
  },
  ...more,
});
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const kept = (cxhtml: string) => ({
  type: 'extension',
  attrs: {
    extensionType: 'com.atlassian.confluence.migration',
    extensionKey: 'legacy-content',
    parameters: { cxhtml },
  },
});

describe('included pages of a text', () => {
  it.each([
    ['Safety at work', { title: 'Safety at work', spaceKey: null }],
    ['HR:Safety at work', { title: 'Safety at work', spaceKey: 'HR' }],
    ['ISO 9001: scope', { title: 'ISO 9001: scope', spaceKey: null }],
    [
      '<ac:link><ri:page ri:space-key="HR" ri:content-title="Safety &amp; health" /></ac:link>',
      { title: 'Safety & health', spaceKey: 'HR' },
    ],
  ])('[DC-50] finds the page named %j', (named, expected) => {
    expect(includesIn(doc(macro('include', { '': named })))).toEqual([{ kind: 'page', excerpt: null, ...expected }]);
  });

  it('[DC-50] finds excerpts, nested macros and kept storage markup, each once', () => {
    const nested = { type: 'panel', content: [macro('excerpt-include', { '': 'Terms', name: 'probe' })] };
    const markup =
      '<ac:structured-macro ac:name="include" ac:schema-version="1"><ac:parameter ac:name=""><ac:link><ri:page ri:content-title="Scope" /></ac:link></ac:parameter></ac:structured-macro>';
    expect(includesIn(doc(nested, nested, kept(markup)))).toEqual([
      { kind: 'excerpt', excerpt: 'probe', title: 'Terms', spaceKey: null },
      { kind: 'page', excerpt: null, title: 'Scope', spaceKey: null },
    ]);
  });

  it('[DC-50] finds nothing in a text that includes nothing', () => {
    expect(includesIn(doc(paragraph('include this'), macro('toc'), macro('include')))).toEqual([]);
    expect(includesIn(null)).toEqual([]);
  });

  it('[DC-50] cuts out the excerpt of that name, or the first', () => {
    const body = doc(
      paragraph('before'),
      macro('excerpt', { name: 'one' }, { content: [paragraph('first')] }),
      macro('excerpt', { name: 'two' }, { content: [paragraph('second')] }),
    );
    expect(excerptOf(body, 'two')).toEqual(doc(paragraph('second')));
    expect(excerptOf(body, null)).toEqual(doc(paragraph('first')));
    expect(excerptOf(body, 'three')).toBeNull();
  });
});

describe('content of elsewhere', () => {
  it('[DC-53] counts macros that change by themselves, and no others', () => {
    const issues = { type: 'blockCard', attrs: { datasource: { id: 'd8b75300' } } };
    const body = doc(
      macro('jira'),
      macro('jira'),
      macro('iframe'),
      macro('toc'),
      macro('include', { '': 'X' }),
      issues,
    );
    expect(countMacros(dynamicMacrosIn(body))).toEqual([
      { macro: 'iframe', count: 1 },
      { macro: 'jira', count: 2 },
      { macro: 'list of issues', count: 1 },
    ]);
    expect(dynamicMacrosIn(doc(paragraph('text'), macro('status')))).toEqual([]);
  });

  it('[DC-82] tells where each one stands, and why it cannot be asked for', () => {
    const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Open points' }] };
    const withId = (key: string, type: string) => {
      const node = macro(key);
      const parameters = { ...node.attrs.parameters, macroMetadata: { macroId: { value: `id-${key}` } } };
      return { ...node, type, attrs: { ...node.attrs, parameters } };
    };
    const markup =
      '<p><ac:structured-macro ac:name="jira" ac:macro-id="4"><ac:parameter ac:name="key">A-1</ac:parameter></ac:structured-macro></p>';
    const kept = {
      type: 'extension',
      attrs: {
        extensionType: 'com.atlassian.confluence.migration',
        extensionKey: 'legacy-content',
        parameters: { cxhtml: markup },
      },
    };
    const ofApp = { type: 'extension', attrs: { extensionType: 'com.atlassian.ecosystem', extensionKey: 'app/chart' } };
    const placed = dynamicMacrosIn(
      doc(macro('iframe'), heading, withId('jira', 'inlineExtension'), withId('children', 'extension'), kept, ofApp),
    );
    const expected: readonly Partial<PlacedMacro>[] = [
      { macro: 'iframe', under: null, macroId: null, unaskable: 'withoutId' },
      { macro: 'jira', under: 'Open points', macroId: 'id-jira', unaskable: null, isInline: true },
      { macro: 'children', under: 'Open points', macroId: 'id-children', unaskable: null, isInline: false },
      { macro: 'jira', unaskable: 'insideMarkup' },
      { macro: 'app/chart', unaskable: 'drawnByApp' },
    ];
    expect(placed).toMatchObject(expected);
  });

  it('[DC-80] allows with a note, freezes or refuses as the type says', () => {
    const found = dynamicMacrosIn(doc(macro('jira'), macro('iframe')));
    expect(judgeMacros(found, 'allow').map((one) => one.policy)).toEqual(['allow', 'allow']);
    expect(blockedMacros(found, 'allow')).toEqual([]);
    expect(judgeMacros(found, 'freeze').map((one) => one.policy)).toEqual(['freeze', 'freeze']);
    expect(blockedMacros(found, 'freeze')).toEqual([]);
    expect(blockedMacros(found, 'block')).toEqual(['jira before the first heading', 'iframe before the first heading']);
    expect(blockedMacros([], 'block')).toEqual([]);
  });
});
