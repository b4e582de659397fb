/** What the app makes of a busy product, on the wire: short waits are waited for, longer ones come back as a later try. */
import { createQualitySite, type QualitySite } from '../../application/quality-site';

let site: QualitySite;

beforeAll(async () => {
  site = await createQualitySite();
});
afterAll(() => site.test.close());
beforeEach(() => {
  site.test.wireLog.clear();
  site.test.faults.clear();
});

const callsTo = (pattern: RegExp) =>
  site.test.wireLog.calls().filter(({ method, target }) => pattern.test(`${method} ${target}`));
const report = (what: string) =>
  site.get('aoife', 'document', 'nonconformity.report', {
    commandId: site.newCommandId(),
    pageId: site.pageId,
    what,
    where: 'Harbour works',
  });

test('a read is repeated after the time the product names', async () => {
  site.test.faults.add({
    kind: 'rateLimitedWithRetryAfter',
    target: 'GET /rest/api/3/mypermissions',
    retryAfterSeconds: 1,
  });
  const startedAt = site.test.clock.now();
  await report('Read again');
  const reads = callsTo(/GET \/rest\/api\/3\/mypermissions/);
  expect(reads.map(({ status }) => status)).toEqual([429, 200]);
  expect(site.test.clock.now() - startedAt).toBeGreaterThanOrEqual(1000);
});

test('a write is repeated when a 429 names a short time, and makes one issue', async () => {
  site.test.faults.add({
    kind: 'rateLimitedWithRetryAfter',
    target: 'jira POST /rest/api/3/issue$',
    retryAfterSeconds: 1,
  });
  const before = (await site.issues()).length;
  expect(await report('Written again')).toMatchObject({ kind: 'linked' });
  expect(callsTo(/POST \/rest\/api\/3\/issue$/).map(({ status }) => status)).toEqual([429, 201]);
  expect(await site.issues()).toHaveLength(before + 1);
});

test('a limit that takes longer than an invocation is told to the person at once', async () => {
  site.test.faults.add({
    kind: 'rateLimitedWithRetryAfter',
    target: 'jira POST /rest/api/3/issue$',
    retryAfterSeconds: 60,
  });
  expect(await report('Later, please')).toMatchObject({ kind: 'issueRefused' });
  expect(callsTo(/POST \/rest\/api\/3\/issue$/).map(({ status }) => status)).toEqual([429]);
});

test('when the points of the hour are used up, what is owed waits as long as the product says and is done then', async () => {
  const { rates } = site.test.site.platform;
  await site.test.settle();
  site.test.wireLog.clear();
  await report('Owed');
  Object.assign(rates.settings, { isEnforced: true, pointsUsedElsewhere: 65_000 });
  await site.test.advance(120_000);
  const refused = site.test.wireLog.calls().filter(({ status }) => status === 429);
  // The property and the link of the one issue, once each: nobody asks again before the hour is over.
  expect(refused).toHaveLength(2);
  rates.settings.pointsUsedElsewhere = 0;
  await site.test.settle();
  rates.settings.isEnforced = false;
  expect(callsTo(/\/properties\//).some(({ status }) => status === 200 || status === 201)).toBe(true);
});
