/* eslint-disable @typescript-eslint/no-unsafe-argument
   -- answers are checked against the published schemas, not by declared types */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lexer } from 'marked';
import { walkAdf, type AdfNode } from '../../../local-site/confluence/body/adf';
import { splitFrontMatter } from '../../../local-site/content/front-matter';
import { loadContent } from '../../../local-site/content/load-content';
import { createWorld, START } from '../confluence/support';
import { adfValidator, hasAdfSchema, SHARED } from './adf-schema';

const FOLDERS = ['revisions-gstt-csc', 'qms-gstt-csc', 'revisions-openregulatory', 'qms-openregulatory'];

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : path.endsWith('.md') ? [path] : [];
  });
}

interface MarkdownToken {
  readonly type: string;
  readonly tokens?: readonly MarkdownToken[];
  readonly items?: readonly MarkdownToken[];
}

function countTables(tokens: readonly MarkdownToken[]): number {
  return tokens.reduce(
    (sum, token) =>
      sum + (token.type === 'table' ? 1 : 0) + countTables(token.tokens ?? []) + countTables(token.items ?? []),
    0,
  );
}

const count = (document: AdfNode, type: string) => [...walkAdf(document)].filter((node) => node.type === type).length;

describe.each(FOLDERS)('real documents of %s', (name) => {
  const folder = join(SHARED, 'fixtures', name);
  if (!existsSync(folder)) {
    it.skip('arrive (documents not present)', () => undefined);
    return;
  }

  it('all arrive, with every table, as valid ADF', () => {
    const world = createWorld();
    const report = loadContent({
      confluence: world.confluence,
      folder,
      spaceId: world.space.id,
      authorId: 'ada',
      at: START,
    });
    const files = filesBelow(folder);
    expect(report.versions).toBe(files.length);
    const validate = hasAdfSchema ? adfValidator() : () => undefined;
    const isDated = name.startsWith('revisions');
    expect(report.pages).toBe(isDated ? readdirSync(folder).length : files.length);
    const bodies = world.database.all('SELECT page_id, number, body FROM confluence_page_version WHERE page_id <> ?', [
      world.space.homepageId ?? 0,
    ]);
    const invalid = bodies.flatMap((row) => {
      const problem = validate(JSON.parse(String(row['body'])));
      return problem === undefined ? [] : [`${String(row['page_id'])} v${String(row['number'])}: ${problem}`];
    });
    expect(invalid).toEqual([]);
    const tablesInMarkdown = files.reduce(
      (sum, file) => sum + countTables(lexer(splitFrontMatter(readFileSync(file, 'utf8')).markdown)),
      0,
    );
    const tablesInAdf = bodies.reduce((sum, row) => sum + count(JSON.parse(String(row['body'])), 'table'), 0);
    expect(tablesInAdf).toBe(tablesInMarkdown);
    expect(report.tables).toBe(tablesInMarkdown);
  });
});
