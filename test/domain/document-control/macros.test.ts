/** Macros in a text: what it includes, and what it shows of elsewhere. */
import { blockedMacros, judgeMacros } from '../../../src/domain/document-control/macro-policy';
import { dynamicMacrosIn, excerptOf, includesIn } from '../../../src/domain/document-control/macros';

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
    expect(dynamicMacrosIn(body)).toEqual([
      { macro: 'iframe', count: 1 },
      { macro: 'jira', count: 2 },
      { macro: 'list of issues', count: 1 },
    ]);
    expect(dynamicMacrosIn(doc(paragraph('text'), macro('status')))).toEqual([]);
  });

  it('[DC-53] allows with a note unless the type says otherwise', () => {
    const found = [
      { macro: 'jira', count: 1 },
      { macro: 'iframe', count: 1 },
    ];
    expect(judgeMacros(found, 'PRO').map((one) => one.policy)).toEqual(['allow', 'allow']);
    const judged = judgeMacros(found, 'PRO', { PRO: { otherwise: 'block', macros: { jira: 'freeze' } } });
    expect(judged.map((one) => one.policy)).toEqual(['freeze', 'block']);
    expect(blockedMacros(judged)).toEqual(['iframe']);
    expect(judgeMacros(found, 'WIN', { PRO: { otherwise: 'block' } }).map((one) => one.policy)).toEqual([
      'allow',
      'allow',
    ]);
  });
});
