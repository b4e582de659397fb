/**
 * A gate from end to end: an administrator attaches the rule over the control endpoint, the app opens it through the real
 * `@forge/api` and the proxy, and people with a browser or a client meet it.
 */
import type * as ApiModule from '@forge/api';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServedSite, serveSite } from '../../../local-site/http/serve-site';
import { createTestSite, type TestSite } from '../../support/test-site';

const MANIFEST = `
app:
  id: ari:cloud:ecosystem::app/11111111-2222-3333-4444-555555555555
  runtime: { name: nodejs22.x }
permissions:
  scopes: [read:jira-work, write:jira-work]
modules:
  jira:issuePanel:
    - { key: panel, title: Panel, icon: 'https://example.org/i.svg', resource: ui, resolver: { function: resolver } }
  jira:workflowValidator:
    - key: gate
      name: Gate
      description: Lets an issue pass when the app says so.
      expression: app.properties.get('gate')?.get(issue.key)?.to.includes(transition.to.name) == true
      errorMessage: The gate is closed.
  function:
    - { key: resolver, handler: index.run }
resources:
  - { key: ui, path: static/ui/build }
`;

let folder: string;
let site: TestSite;
let served: ServedSite;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  writeFileSync(join(folder, 'manifest.yml'), MANIFEST);
  let api: typeof ApiModule | undefined;
  site = await createTestSite({
    manifestPath: join(folder, 'manifest.yml'),
    operations: [],
    people: { ada: { displayName: 'Ada', groups: ['quality'] } },
    load: async () => ({
      run: async ({ call }: { call: { payload: { as: 'app' | 'user'; value: unknown } } }) => {
        api ??= await import('@forge/api');
        const { as, value } = call.payload;
        const requester = as === 'app' ? api.asApp() : api.asUser();
        const response = await requester.requestJira(api.route`/rest/forge/1/app/properties/gate`, {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(value),
        });
        return response.status;
      },
    }),
  });
  site.site.jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Nonconformity' }],
    grants: [{ group: 'quality', permissions: ['*'] }],
  });
  served = await serveSite(site.site, { shellDirectory: folder });
});
afterAll(async () => {
  await served?.close();
  await site?.close();
  rmSync(folder, { recursive: true });
});

async function ask(method: string, path: string, body?: unknown) {
  const response = await fetch(served.url + path, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from('ada@example.org:any').toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as unknown };
}
const write = (as: 'app' | 'user', value: unknown, issueKey: string) =>
  site.invoke('panel', 'run', { as, value }, { as: 'ada', issueKey });

test('the app alone opens the gate that the administrator put on the transition', async () => {
  const rules = { projectKey: 'QM', transition: 'Done', validators: [{ module: 'gate' }] };
  expect(await ask('PUT', '/__site/jira/rules', rules)).toEqual({ status: 200, body: { key: 'QM' } });
  expect((await ask('PUT', '/__site/jira/rules', { ...rules, transition: 'Nowhere' })).status).toBe(400);
  const fields = { project: { key: 'QM' }, issuetype: { name: 'Nonconformity' }, summary: 'Cracked' };
  const { key } = (await ask('POST', '/rest/api/3/issue', { fields })).body as { key: string };
  const { transitions } = (await ask('GET', `/rest/api/3/issue/${key}/transitions`)).body as {
    transitions: readonly { id: string; name: string }[];
  };
  const id = transitions.find(({ name }) => name === 'Done')?.id;
  const pass = () => ask('POST', `/rest/api/3/issue/${key}/transitions`, { transition: { id } });
  const closed = { status: 400, body: { errorMessages: ['The gate is closed.'], errors: {} } };
  expect(await pass()).toEqual(closed);

  const open = { [key]: { to: ['Done'] } };
  expect((await ask('PUT', '/rest/forge/1/app/properties/gate', open)).status).toBe(403);
  expect(await write('user', open, key)).toBe(403);
  expect(await pass()).toEqual(closed);
  expect(await write('app', open, key)).toBe(201);

  await ask('POST', '/__site/settings', { jira: { appInRules: false } });
  expect(await pass()).toEqual(closed);
  await ask('POST', '/__site/settings', { jira: { appInRules: true } });
  expect((await pass()).status).toBe(204);
});
