/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return
   -- answers are checked against the published schemas, not by declared types */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadContent, type ContentReport } from '../../../local-site/content/load-content';
import { convertMarkdown } from '../../../local-site/content/markdown-to-adf';
import { describeContent } from '../../../local-site/content/report-text';
import { createWorld, START, type Answer, type World } from '../confluence/support';
import { adfValidator, hasAdfSchema } from './adf-schema';

const convert = (markdown: string) => {
  const converted = convertMarkdown(markdown, (source, alt) => ({ type: 'external', url: source, alt }));
  if (hasAdfSchema) expect(adfValidator()(converted.document)).toBeUndefined();
  return converted;
};
const content = (markdown: string): Answer => convert(markdown).document.content;

describe('Markdown', () => {
  it('keeps line breaks, placeholders in angle brackets and marks inside cells', () => {
    const [table] = content('| A | B |\n|---|--:|\n| one<br>two | <enter role here> &amp; <b>bold *it*</b> |\n');
    const [left, right] = table.content[1].content;
    expect(left.content[0].content.map((node: Answer) => node.text ?? node.type)).toEqual(['one', 'hardBreak', 'two']);
    const texts = right.content[0].content.map((node: Answer) => [
      node.text,
      (node.marks ?? []).map((mark: Answer) => mark.type),
    ]);
    expect(texts.map(([value]: [string]) => value).join('')).toBe('<enter role here> & bold it');
    expect(texts).toContainEqual(['it', ['strong', 'em']]);
    expect(right.content[0].marks).toEqual([{ type: 'alignment', attrs: { align: 'end' } }]);
  });

  it('makes valid task lists of nested ones, and ordinary lists of mixed ones', () => {
    const [nested] = content('- [ ] a\n  - [x] b\n- [x] c\n');
    expect(nested.content.map((node: Answer) => node.type)).toEqual(['taskItem', 'taskList', 'taskItem']);
    const [mixed] = content('- [x] done\n- plain\n');
    expect(mixed.type).toBe('bulletList');
    expect(mixed.content[0].content[0].content[0].text).toMatch(/^☑ done/);
  });

  it('folds HTML blocks and names what it leaves out', () => {
    const converted = convert(
      '<p align="center">\n<img src="https://x.example/a.png" alt="Logo">\n</p>\n\n<!-- hidden -->\n\nText[^1]\n\n[^1]: A note\n',
    );
    expect(converted.counts.images).toBe(1);
    expect(converted.notCarried.inFile('f').map(({ construct }) => construct)).toEqual([
      'footnotes kept as text',
      'HTML comment',
    ]);
    expect(JSON.stringify(converted.document)).toContain('[^1]');
  });

  it('splits a list around a table and a quote around a heading-free rule', () => {
    expect(content('1. one\n\n   | a |\n   |---|\n   | b |\n2. two\n').map((node: Answer) => node.type)).toEqual([
      'orderedList',
      'table',
      'orderedList',
    ]);
    expect(content('> # Title\n> text\n')[0].content.map((node: Answer) => node.type)).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });
});

describe('a content folder', () => {
  let folder: string;
  let world: World;
  let report: ContentReport;
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-'));
    write('policy.md', '---\ntitle: Quality policy\n---\nWe care. ![logo](img/logo.png) ![gone](img/gone.png)\n');
    write('img/logo.png', new Uint8Array([1, 2, 3]));
    write('procedures/README.md', '# All procedures\n');
    write('procedures/audit.md', '# Audit\n\nSee [policy](../policy.md).\n');
    write('change/001-2024-01-05-aaaa.md', '# Change\n\nFirst.\n');
    write('change/010-2024-03-01-cccc.md', '# Change control\n\nThird.\n');
    write('change/002-2024-03-01-bbbb.md', '# Change\n\nSecond.\n');
    write('copy.md', '# Audit\n\nSame title.\n');
    world = createWorld();
    report = loadContent({ confluence: world.confluence, folder, spaceId: world.space.id, authorId: 'ada', at: START });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const page = async (title: string) => {
    const found = world.confluence.pageByTitle(world.space.id, title);
    return (await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${found?.id}?body-format=view`)).body;
  };

  it('becomes pages with titles, parents and distinct names', async () => {
    expect(report.loaded.map(({ title }) => title).sort()).toEqual(
      ['All procedures', 'Audit', 'Change control', 'Quality policy', 'audit'].sort(),
    );
    const parent = await page('All procedures');
    expect((await page('audit')).parentId).toBe(parent.id);
    expect(world.events).toEqual([]);
  });

  it('gives revisions as versions of their dates, in the order of their numbers', async () => {
    const { id } = await page('Change control');
    const versions = await world.call(world.ada, 'GET', `/wiki/api/v2/pages/${id}/versions?body-format=storage`);
    expect(
      versions.body.results.map((version: Answer) => [
        version.number,
        version.createdAt,
        version.page.body.storage.value.replace(/^<h1>.*<\/h1>/, ''),
      ]),
    ).toEqual([
      [3, '2024-03-01T00:01:00.000Z', '<p>Third.</p>'],
      [2, '2024-03-01T00:00:00.000Z', '<p>Second.</p>'],
      [1, '2024-01-05T00:00:00.000Z', '<p>First.</p>'],
    ]);
  });

  it('attaches images that are there and names the others', async () => {
    const policy = await page('Quality policy');
    expect(policy.body.view.value).toContain(`<img src="/wiki/download/attachments/${policy.id}/logo.png`);
    expect(policy.body.view.value).toContain('[image: gone, img/gone.png]');
    expect(report).toMatchObject({ images: 1, attachments: 1, versions: 7, frontMatters: 1 });
    const words = describeContent(report);
    expect(words).toContain('not carried: image file missing: img/gone.png (1 times) in policy.md');
    expect(words).toContain('relative link kept as written (1 times) in procedures/audit.md');
  });
});
