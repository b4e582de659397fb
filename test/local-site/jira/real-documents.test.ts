/** Real descriptions: each document is kept without loss and rendered, or refused with Jira's word for it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openJira, textOf } from './jira-harness';

const FIXTURES = resolve(process.env['PLUMBLINE_FIXTURES'] ?? resolve(process.cwd(), '../shared/fixtures'));
const FOLDERS = ['adf-from-jira-openapi', 'adf-marklassian', 'adf-schema-copies', 'jira-cli-testdata'];

interface Found {
  readonly name: string;
  readonly document: { readonly type: string };
}

function findDocuments(): readonly Found[] {
  return FOLDERS.map((folder) => join(FIXTURES, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .map((file) => join(folder, file)),
    )
    .flatMap((file) => {
      const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const isDocument =
        typeof document === 'object' && document !== null && (document as { type?: unknown }).type === 'doc';
      return isDocument ? [{ name: file.slice(FIXTURES.length + 1), document: document as Found['document'] }] : [];
    });
}

const documents = findDocuments();
if (documents.length === 0) console.info(`skipped: no documents under ${FIXTURES}`);

(documents.length > 0 ? test : test.skip)('real documents are kept as they are and rendered, or refused', async () => {
  const site = openJira();
  const refused: string[] = [];
  for (const { name, document } of documents) {
    const fields = { project: { key: 'QMS' }, issuetype: { name: 'Bug' }, summary: name, description: document };
    const created = await site.call('ada', 'POST', 'issue', { fields });
    if (created.status !== 201) {
      refused.push(`${name}: ${JSON.stringify(created.body)}`);
      continue;
    }
    const read = await site.call(
      'ada',
      'GET',
      `issue/${textOf(created.body.key)}?fields=description&expand=renderedFields`,
    );
    expect(read.body.fields.description).toEqual(document);
    expect(read.body.renderedFields.description).toMatch(/^</);
  }
  console.info(
    `${documents.length - refused.length} of ${documents.length} documents kept; refused: ${refused.join('; ') || 'none'}`,
  );
  expect(refused).toEqual([]);
});
