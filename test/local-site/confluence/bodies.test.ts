/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-argument
   -- answers are checked against the published schemas, not by declared types */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adfToHtml } from '../../../local-site/confluence/body/adf-to-html';
import { adfToStorage } from '../../../local-site/confluence/body/adf-to-storage';
import { parseAdf, type AdfDocument, type AdfNode } from '../../../local-site/confluence/body/adf';
import { fitDocument } from '../../../local-site/confluence/body/fit-adf';
import { storageToAdf } from '../../../local-site/confluence/body/storage-to-adf';
import { adfValidator, hasAdfSchema, SHARED } from '../content/adf-schema';
import { createWorld } from './support';

const noResources = { pageId: 1, mediaAddress: () => undefined, resourceAddress: () => undefined };
const html = (...content: readonly AdfNode[]) => adfToHtml({ type: 'doc', version: 1, content }, noResources);
const text = (value: string): AdfNode => ({ type: 'text', text: value });
const paragraph = (value: string): AdfNode => ({ type: 'paragraph', content: [text(value)] });
const withoutIds = (document: unknown) =>
  JSON.stringify(document, (key, value: unknown) => (key === 'localId' || key === 'macroId' ? undefined : value));

describe('the view of a page', () => {
  it('escapes text and drops addresses that run scripts', () => {
    const link = { type: 'link', attrs: { href: 'java\nscript:alert(1)' } };
    const out = html({ type: 'paragraph', content: [{ type: 'text', text: '<b>&"', marks: [link] }] });
    expect(out).toBe('<p>&lt;b&gt;&amp;&quot;</p>');
  });

  it('shows tables, panels, tasks, code, status and expands', () => {
    const cell = (type: string, value: string) => ({ type, attrs: { colspan: 2 }, content: [paragraph(value)] });
    expect(html({ type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader', 'Role')] }] })).toContain(
      '<th colspan="2"><p>Role</p></th>',
    );
    expect(html({ type: 'panel', attrs: { panelType: 'warning' }, content: [paragraph('Mind')] })).toContain(
      'class="adf-panel adf-panel-warning"',
    );
    const item = { type: 'taskItem', attrs: { localId: '1', state: 'DONE' }, content: [text('Did it')] };
    expect(html({ type: 'taskList', attrs: { localId: '2' }, content: [item] })).toContain('checked="checked"');
    expect(html({ type: 'codeBlock', attrs: { language: 'ts' }, content: [text('a < b')] })).toContain('a &lt; b');
    expect(html({ type: 'expand', attrs: { title: 'More' }, content: [paragraph('x')] })).toContain(
      '<summary>More</summary>',
    );
    const status = { type: 'status', attrs: { text: 'DRAFT', color: 'yellow' } };
    expect(html({ type: 'paragraph', content: [status] })).toContain(
      '<span class="adf-status adf-status-yellow">DRAFT</span>',
    );
  });

  it('shows an unknown node as a placeholder with its text', () => {
    expect(html({ type: 'hologram', content: [paragraph('inside')] })).toBe(
      '<span class="adf-unknown" data-adf-type="hologram">[hologram] <p>inside</p></span>',
    );
  });
});

describe('bodies', () => {
  it('of unknown nodes survive unchanged', async () => {
    const world = createWorld();
    const value = JSON.stringify({
      version: 1,
      type: 'doc',
      content: [{ type: 'hologram', attrs: { depth: 3 }, marks: [] }],
    });
    const page = await world.createPage('Future', { body: { representation: 'atlas_doc_format', value } });
    expect(page.body.atlas_doc_format.value).toBe(value);
    const storage = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${page.id}?body-format=storage`);
    const back = storageToAdf(storage.body.body.storage.value);
    expect(back.ok && back.document.content).toEqual([{ type: 'hologram', attrs: { depth: 3 }, marks: [] }]);
  });

  it('that are no ADF or no XML are refused', async () => {
    const world = createWorld();
    const post = (body: unknown) =>
      world.call(world.ada, 'POST', '/wiki/api/v2/pages', { spaceId: String(world.space.id), title: 'Bad', body });
    expect((await post({ representation: 'atlas_doc_format', value: '{"type":"paragraph"}' })).status).toBe(400);
    const broken = await post({ representation: 'storage', value: '<p>open' });
    expect(broken.status).toBe(400);
    expect(broken.body.errors[0].title).toContain('Error parsing xhtml');
    expect((await post({ storage: { representation: 'storage', value: '<p>&nbsp;fine</p>' } })).status).toBe(200);
  });

  it('in storage become ADF: macros, links, tasks, tables', () => {
    const converted = storageToAdf(
      '<ac:structured-macro ac:name="info"><ac:rich-text-body><p>Note</p></ac:rich-text-body></ac:structured-macro>' +
        '<ac:structured-macro ac:name="toc" ac:macro-id="m1"><ac:parameter ac:name="maxLevel">2</ac:parameter></ac:structured-macro>' +
        '<p><ac:link><ri:page ri:content-title="Other page" /><ac:link-body>see <strong>there</strong></ac:link-body></ac:link></p>' +
        '<table><tbody><tr><th>H</th></tr><tr><td><ul><li>x</li></ul></td></tr></tbody></table>',
    );
    if (!converted.ok) throw new Error(converted.reason);
    expect(converted.document.content.map(({ type }) => type)).toEqual(['panel', 'extension', 'paragraph', 'table']);
    expect(converted.document.content[1]?.attrs).toMatchObject({
      extensionKey: 'toc',
      parameters: { macroParams: { maxLevel: { value: '2' } } },
    });
    expect(adfToStorage(converted.document)).toContain('<ri:page ri:content-title="Other page" />');
  });
});

describe('fitting a tree into ADF', () => {
  it('moves a table out of a list and continues the numbers', () => {
    const table = {
      type: 'table',
      attrs: {},
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [] }] }],
    };
    const item = (...content: AdfNode[]) => ({ type: 'listItem', content });
    const fitted = fitDocument([
      { type: 'orderedList', attrs: { order: 1 }, content: [item(paragraph('one'), table), item(paragraph('two'))] },
    ]);
    expect(fitted.content.map(({ type, attrs }) => [type, attrs?.['order']])).toEqual([
      ['orderedList', 1],
      ['table', undefined],
      ['orderedList', 2],
    ]);
  });

  it('takes nested task lists out of their items', () => {
    const task = (value: string, ...nested: AdfNode[]): AdfNode => ({
      type: 'taskItem',
      attrs: { localId: value, state: 'TODO' },
      content: [text(value), ...nested],
    });
    const inner = { type: 'taskList', attrs: { localId: 'inner' }, content: [task('b')] };
    const fitted = fitDocument([{ type: 'taskList', attrs: { localId: 'outer' }, content: [task('a', inner)] }]);
    expect(fitted.content[0]?.content?.map(({ type }) => type)).toEqual(['taskItem', 'taskList']);
  });
});

describe.each(['storage-kovetskiy-mark', 'storage-md2conf'])('real storage documents of %s', (name) => {
  const folder = join(SHARED, 'fixtures', name);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /\.(html|xml)$/.test(file)) : [];
  if (files.length === 0) {
    it.skip('convert (documents not present)', () => undefined);
    return;
  }
  const validate = hasAdfSchema ? adfValidator() : () => undefined;

  it.each(files)('%s becomes valid ADF and comes back the same', (file) => {
    const converted = storageToAdf(readFileSync(join(folder, file), 'utf8'));
    if (!converted.ok) throw new Error(converted.reason);
    expect(validate(converted.document)).toBeUndefined();
    const again = storageToAdf(adfToStorage(converted.document));
    expect(again.ok && withoutIds(again.document)).toBe(withoutIds(converted.document));
    expect(adfToHtml(converted.document, noResources)).not.toMatch(/undefined|\[object/);
  });
});

describe.each(['adf-marklassian', 'adf-from-jira-openapi', 'adf-schema-copies'])('real ADF documents of %s', (name) => {
  const folder = join(SHARED, 'fixtures', name);
  const documents = (existsSync(folder) ? readdirSync(folder) : []).flatMap((file): [string, AdfDocument][] => {
    const parsed = file.endsWith('.json') ? parseAdf(readFileSync(join(folder, file), 'utf8')) : undefined;
    return parsed ? [[file, parsed]] : [];
  });
  if (documents.length === 0) {
    it.skip('render (documents not present)', () => undefined);
    return;
  }

  it.each(documents)('%s renders, and its storage is well-formed', (_file, document) => {
    expect(adfToHtml(document, noResources)).not.toMatch(/undefined|\[object/);
    expect(storageToAdf(adfToStorage(document)).ok).toBe(true);
  });
});
