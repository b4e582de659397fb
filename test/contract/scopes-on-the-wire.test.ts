/**
 * The scopes of the manifest are exactly those of the calls: every procedure is played once, with the events and queues that
 * follow, and so is what the screens ask; what was seen on the wire then says which scopes are needed. A missing and an
 * unused one are named.
 */
import { operationKey, readCalledOperations } from '../../scripts/called-operations';
import { createOperationTable } from '../../local-site/platform/proxy/operation-table';
import type { ProcedureName } from '../../src/contract/procedures';
import { examples } from '../application/every-procedure';
import { createWholeSite, nameQualityManager, type WholeSite } from '../application/whole-site';
import { readOperations } from '../support/test-site';
import { compareScopes, type Demand, EVENT_SCOPES, findStaleEventScopes } from './needed-scopes';

const operations = readOperations();
const table = createOperationTable(operations);

/** What the screens ask over the bridge, as they ask it. */
const ASKED_BY_SCREENS = [
  ['confluence', '/wiki/rest/api/search/user?cql=user.fullname~%22author%22&limit=20'],
  ['confluence', '/wiki/rest/api/group/picker?query=mak&limit=20'],
  ['confluence', '/wiki/rest/api/search?cql=type%20%3D%20page&limit=250'],
  ['confluence', '/wiki/api/v2/spaces?limit=250'],
  ['jira', '/rest/api/3/project/search?maxResults=50'],
  ['jira', '/rest/api/3/issue/createmeta/QM/issuetypes'],
] as const;

let site: WholeSite;
let granted: readonly string[];
let demands: readonly Demand[];
const seen = new Set<string>();
const unknown: string[] = [];

async function attach(pageId: string, as = 'author', name = 'certificate.txt'): Promise<void> {
  const form = new FormData();
  form.append('file', new Blob(['a certificate'], { type: 'text/plain' }), name);
  await site.test.rest(as, 'POST', `/wiki/rest/api/content/${pageId}/child/attachment`, form);
}

/** A role held by a group; in the procedures' own examples people hold them. */
async function playGroup(): Promise<void> {
  const { as, request } = examples['settings.change'];
  const change = (await request(site)) as { readonly roles: Readonly<Record<string, object>> };
  const group = site.test.site.services.directory.groupByName('makers')?.id;
  const held = { groups: [group], people: [] };
  await site.get(as, 'settings.change', { ...change, roles: { ...change.roles, processOwner: held, reviewer: held } });
  await site.ask('author', 'document.submissionPreview', await examples['document.submissionPreview'].request(site));
  await site.test.settle();
}

/** A type that freezes what macros show: before submit Confluence is asked what they show. */
async function playMacro(): Promise<void> {
  const { as, request } = examples['types.change'];
  await site.get(as, 'types.change', { ...(await request(site)), overrides: { dynamicContent: 'freeze' } });
  const { pageId } = await examples['document.submissionPreview'].request(site);
  const parameters = { macroParams: {}, macroMetadata: { macroId: { value: 'children-of-page' } } };
  const attrs = { extensionType: 'com.atlassian.confluence.macro.core', extensionKey: 'children', parameters };
  const value = JSON.stringify({ type: 'doc', version: 1, content: [{ type: 'extension', attrs }] });
  await site.test.rest('author', 'PUT', `/wiki/api/v2/pages/${String(pageId)}`, {
    id: pageId,
    status: 'current',
    title: `Freezes ${String(pageId)}`,
    body: { representation: 'atlas_doc_format', value },
    version: { number: 2 },
  });
  await site.ask('author', 'document.submissionPreview', { pageId });
  await site.test.settle();
}

/** A page with an attachment, thrown away while it is reviewed; the examples have neither. */
async function playPage(): Promise<void> {
  const request = await examples['document.submit'].request(site);
  await attach(String(request['pageId']));
  await site.ask('author', 'document.submit', request);
  await site.test.settle();
  await site.trash(String(request['pageId']));
  await site.test.settle();
}

/** A document with a distribution list comes into force, which is announced in a comment. */
async function playAnnouncement(): Promise<void> {
  const signing = await examples['document.approve'].request(site);
  const distribution = await examples['document.changeDistribution'].request(site);
  await site.get(examples['document.changeDistribution'].as, 'document.changeDistribution', {
    ...distribution,
    pageId: signing['pageId'],
  });
  await site.get(examples['document.approve'].as, 'document.approve', signing);
  await site.test.settle();
}

/** The digest is switched on; the day that passes with the copies brings it. */
async function playDigest(): Promise<void> {
  const { as, request } = examples['digest.change'];
  await site.get(as, 'digest.change', { ...(await request(site)), pageId: await site.addPage() });
}

/** Two documents, one below the other, with files that change: their copies are made, moved, closed to some and written anew. */
async function playCopies(): Promise<void> {
  const { spaceId } = site;
  const authorId = site.id('author');
  const to = String(site.test.site.confluence.createSpace({ key: 'COPIES', name: 'Copies', authorId }).id);
  const { sequence: seenSequence } = await site.get('qualityManager', 'copies.view', { spaceId });
  const parent = await examples['document.submit'].request(site);
  const signing = await submitted(parent);
  await site.get('qualityManager', 'copies.change', {
    commandId: site.newCommandId(),
    spaceId,
    seenSequence,
    to,
    reason: 'For readers',
  });
  await site.get('processOwner', 'document.approve', signing);
  await site.test.settle();
  const { rows } = await site.get('qualityManager', 'copies.view', { spaceId });
  const copy = rows.find((one) => one.pageId === signing['pageId']);
  const copyId = String(copy?.copyId);
  await attach(copyId, 'app', 'stray.txt');
  await site.test.rest('app', 'PUT', `/wiki/rest/api/content/${copyId}/move/append/${await pageIn(to)}`);
  const { settings } = site.test.site.platform.schedules;
  settings.isRunning = false;
  await site.test.advance(23 * 3_600_000);
  settings.isRunning = true;
  await site.test.advance(3_600_000);
  await site.test.settle();
}

async function pageIn(spaceId: string): Promise<string> {
  const value = JSON.stringify({ type: 'doc', version: 1, content: [] });
  const page = { spaceId, status: 'current', title: 'Elsewhere', body: { representation: 'atlas_doc_format', value } };
  return (await site.test.rest<{ id: string }>('author', 'POST', '/wiki/api/v2/pages', page)).body.id;
}

async function submitted(request: Readonly<Record<string, unknown>>) {
  const pageId = String(request['pageId']);
  await attach(pageId);
  await site.get('author', 'document.submit', request);
  await site.test.settle();
  const view = await site.get('processOwner', 'document.view', { pageId });
  if (view.kind !== 'controlled' || view.work === null) throw new Error('nothing in review');
  const { round, pageVersion, contentDigest, steps } = view.work;
  const commandId = site.newCommandId();
  return { commandId, pageId, round, pageVersion, contentDigest, stepId: steps[0]?.stepId, confirmed: true };
}

beforeAll(async () => {
  site = await createWholeSite();
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
  // Before the examples ask for a second quality manager's approval of such changes.
  await playMacro();
  for (const name of Object.keys(examples) as ProcedureName[]) {
    const { as, request } = examples[name];
    await site.ask(as, name, await request(site));
    await site.test.settle();
  }
  await playPage();
  await playAnnouncement();
  await playGroup();
  await playDigest();
  await playCopies();
  await site.test.advance(3_600_000);
  const { wireLog, site: whole } = site.test;
  const { manifest, bridge } = whole.platform;
  for (const { capability, method, target } of wireLog.calls()) {
    if (capability !== 'confluence' && capability !== 'jira') continue;
    const found = table.find(method, target);
    if (found === undefined) unknown.push(`${method} ${target}`);
    else seen.add(operationKey(found));
  }
  for (const [product, restPath] of ASKED_BY_SCREENS) {
    const call = { accountId: site.id('author'), product, restPath, method: 'GET', headers: {}, body: undefined };
    const answer = await bridge.fetchProduct(call);
    const found = table.find('GET', restPath);
    if (answer.status === 200 && found !== undefined) seen.add(operationKey(found));
    else unknown.push(`${answer.status} GET ${restPath}`);
  }
  granted = manifest.scopes;
  demands = [
    ...operations
      .filter((operation) => seen.has(operationKey(operation)))
      .map((operation) => ({ by: operationKey(operation), alternatives: operation.scopes })),
    ...manifest.triggers
      .flatMap((trigger) => trigger.events)
      .map(({ eventType }) => ({
        by: eventType,
        alternatives: EVENT_SCOPES[eventType] ?? [[`scopes of ${eventType}`]],
      })),
    ...(wireLog.calls().some(({ capability }) => capability === 'kvs')
      ? [{ by: 'storage', alternatives: [['storage:app']] }]
      : []),
  ];
}, 600_000);
afterAll(() => site?.test.close());

test('every call seen is an operation of the table', () => {
  expect(unknown).toEqual([]);
});

test('every operation that the sources call was seen, and no other', () => {
  const called = new Set(readCalledOperations().calls.map(operationKey));
  expect({ seenOnly: [...seen].filter((key) => !called.has(key)).sort() }).toEqual({ seenOnly: [] });
  expect({ neverSeen: [...called].filter((key) => !seen.has(key)).sort() }).toEqual({ neverSeen: [] });
});

test('the manifest has every scope that is needed, and no other', () => {
  expect(compareScopes(granted, demands)).toEqual({ missing: [], unused: [] });
});

test('a scope too many and one too few are found, and named', () => {
  expect(compareScopes([...granted, 'manage:jira-configuration'], demands)).toEqual({
    missing: [],
    unused: ['manage:jira-configuration'],
  });
  for (const scope of granted) {
    const { missing } = compareScopes(
      granted.filter((other) => other !== scope),
      demands,
    );
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every((line) => line.includes(scope))).toBe(true);
  }
});

test('the scopes of events are as published', () => {
  expect(findStaleEventScopes()).toEqual([]);
});
