/**
 * The scopes of the manifest are those of the calls: a slice of the app's work is played, every product call is taken from
 * the wire log, and what they need is compared with what the manifest asks for. A document goes through its round, a
 * nonconformity through Jira, and the screens ask what they ask.
 */
import { operationKey, readCalledOperations } from '../../scripts/called-operations';
import { createOperationTable } from '../../local-site/platform/proxy/operation-table';
import { createDocumentSite, type DocumentSite } from '../application/document-control/document-site';
import { createQualitySite, type QualitySite } from '../application/quality-site';
import { readOperations, type TestSite } from '../support/test-site';

const operations = readOperations();
const table = createOperationTable(operations);
const nobodyKnows = 'no line of the table';

function seenBy(site: TestSite): readonly string[] {
  return site.wireLog
    .calls()
    .filter(({ capability }) => capability === 'confluence' || capability === 'jira')
    .map(({ method, target }) => {
      const found = table.find(method, target);
      return found === undefined ? `${nobodyKnows}: ${method} ${target}` : operationKey(found);
    });
}

describe('scopes on the wire', () => {
  let documents: DocumentSite;
  let quality: QualitySite;
  const seen = new Set<string>();

  beforeAll(async () => {
    documents = await createDocumentSite();
    const page = documents.addPage('Calibration of probes');
    await documents.register(page, 'PRO', { owner: documents.id('callum') });
    await documents.submit('luca', page);
    for (const key of seenBy(documents.test)) seen.add(key);
    await documents.test.close();
    quality = await createQualitySite();
    await quality.get('aoife', 'document', 'nonconformity.report', {
      commandId: quality.newCommandId(),
      pageId: quality.pageId,
      what: 'The buffer is out of date',
      where: 'Harbour works, basin 3',
    });
    await quality.test.settle();
    for (const key of seenBy(quality.test)) seen.add(key);
  }, 300_000);
  afterAll(() => quality?.test.close());

  test('every call is an operation of the table, and none lacks a scope', () => {
    expect([...seen].filter((key) => key.startsWith(nobodyKnows))).toEqual([]);
    const granted = quality.test.site.platform.manifest.scopes;
    const lacking = operations.filter(
      (operation) =>
        seen.has(operationKey(operation)) &&
        !operation.scopes.some((set) => set.every((scope) => granted.includes(scope))),
    );
    expect(lacking).toEqual([]);
  });

  test.each([
    ['confluence', '/wiki/rest/api/search/user?cql=user.fullname~%22Ada%22&limit=20'],
    ['confluence', '/wiki/rest/api/group/picker?query=qual&limit=20'],
    ['confluence', '/wiki/api/v2/spaces?limit=250'],
    ['jira', '/rest/api/3/project/search?maxResults=50'],
    ['jira', '/rest/api/3/issue/createmeta/QM/issuetypes'],
  ] as const)('the screens may ask %s for %s', async (product, restPath) => {
    const accountId = quality.test.people['aoife'] ?? '';
    const call = { accountId, product, restPath, method: 'GET', headers: {}, body: undefined };
    expect((await quality.test.site.platform.bridge.fetchProduct(call)).status).toBe(200);
  });

  test('what the wire shows is what the sources say', () => {
    const called = new Set(readCalledOperations().calls.map(operationKey));
    expect([...seen].filter((key) => !called.has(key))).toEqual([]);
    // The sources know more than the slice: every one of them is called by literal address (operations-table.test.ts).
    expect(seen.size).toBeGreaterThanOrEqual(called.size / 2);
  });
});
