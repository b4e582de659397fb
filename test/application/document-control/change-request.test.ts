/** A type that demands a change request: submitted with a Jira issue, shown with it, and linked on it. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId } from './document-site';

let site: DocumentSite;
let pageId: string;
let key: string;
beforeEach(async () => {
  site = await createDocumentSite();
  site.test.site.jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Change request' }],
    grants: [{ accountId: site.id('luca'), permissions: ['*'] }],
  });
  const made = await site.test.rest<{ key: string }>('luca', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'QM' }, issuetype: { name: 'Change request' }, summary: 'Buffer runs out of date' },
  });
  key = made.body.key;
  const change = {
    commandId: newCommandId(),
    spaceId: null,
    typeCode: 'WIN',
    seenSequence: 0,
    reason: 'No change unasked',
  };
  await site.get('idris', 'types.change', { ...change, overrides: { changeRequestRequired: true } });
  pageId = site.addPage('Leak test');
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
});
afterEach(() => site.test.close());

const submitting = (more: object = {}) => ({
  commandId: newCommandId(),
  pageId,
  pageVersion: 1,
  reason: 'First issue',
  confirmed: true,
  ...more,
});

it('[DC-70, DC-71, DC-72] submits with the issue, shows it, and links it once', async () => {
  expect(await site.get('luca', 'document.submissionPreview', { pageId })).toMatchObject({
    changeRequestRequired: true,
  });
  expect(await site.refusal('luca', 'document.submit', submitting())).toMatchObject({ code: 'changeRequestNeeded' });
  await site.get('luca', 'document.submit', submitting({ changeRequest: ` ${key.toLowerCase()} ` }));
  await site.test.settle();
  const shown = { key, summary: 'Buffer runs out of date' };
  expect(inWork(await site.view('luca', pageId)).changeRequest).toEqual(shown);
  const history = await site.get('luca', 'document.history', { pageId });
  expect(JSON.stringify(history.entries)).toContain(`for the change request ${key} “Buffer runs out of date”`);
  const { revisions } = await site.get('luca', 'document.revisions', { pageId });
  expect(revisions[0]?.rounds[0]?.changeRequest).toEqual(shown);
  const links = await site.test.rest<readonly { readonly globalId: string; readonly object: object }[]>(
    'luca',
    'GET',
    `/rest/api/3/issue/${key}/remotelink`,
  );
  expect(links.body).toMatchObject([
    { globalId: `plumbline-document:${pageId}`, object: { title: 'TBI-WIN-001 Rev 1 Leak test' } },
  ]);
});

it('[DC-71] refuses an issue the author does not see, and a site where Jira does not answer, by name', async () => {
  expect(await site.refusal('luca', 'document.submit', submitting({ changeRequest: 'QM-99' }))).toMatchObject({
    code: 'changeRequestNotVisible',
    details: { issue: 'QM-99' },
  });
  site.test.faults.add({ kind: 'conflict', target: '^jira GET /rest/api/3/issue/' });
  expect(await site.refusal('luca', 'document.submit', submitting({ changeRequest: key }))).toMatchObject({
    code: 'changeRequestWithoutJira',
    details: { issue: key },
  });
  expect(await site.refusal('luca', 'document.submit', submitting({ changeRequest: 'not a key' }))).toMatchObject({
    code: 'badInput',
  });
});
