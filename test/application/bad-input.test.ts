/**
 * Every procedure with every kind of bad input, driven by the contract: wrong types, missing and unknown fields, and ids of
 * what is not there, may not be read or was deleted. Each time a clear refusal, and nothing written.
 */
import { type ProcedureName, procedures } from '../../src/contract/procedures';
import { retentionProcedures } from '../../src/contract/retention-procedures';
import type { WireRefusal } from '../../src/contract/wire';
import { examples, procedureNames } from './every-procedure';
import { createWholeSite, nameQualityManager, type Who, type WholeSite } from './whole-site';

let site: WholeSite;
beforeAll(async () => {
  site = await createWholeSite();
  await site.get('administrator', 'settings.nameQualityManager', nameQualityManager(site));
  await site.configure();
  // What the schedule would do in these hours is none of their business, and it would do it to every document made here.
  site.test.site.platform.schedules.settings.isRunning = false;
});
afterAll(() => site.test.close());

type Request = Readonly<Record<string, unknown>>;

/** The refusal; fails when there is none, and when a row or the meter changed. */
async function refusedWithoutTrace(as: Who, name: ProcedureName, request: unknown): Promise<WireRefusal> {
  const { wireLog } = site.test;
  const before = site.stored();
  wireLog.clear();
  const answer = await site.ask(as, name, request);
  if (answer.ok) throw new Error(`${name} took ${JSON.stringify(request)}`);
  expect(wireLog.summarise()).toMatchObject({ invocations: 1, writeUnits: 0 });
  expect(site.stored()).toBe(before);
  return answer.refusal;
}

/** As before, and refused before anything was asked of storage or a product. */
async function badField(name: ProcedureName, request: unknown): Promise<string> {
  const refusal = await refusedWithoutTrace(examples[name].as, name, request);
  expect(site.test.wireLog.summarise().calls).toBe(0);
  expect(refusal.code).toBe('badInput');
  expect(['', 'Invalid input']).not.toContain(refusal.details?.['message']);
  return String(refusal.details?.['field']);
}

/** A value of another type than the good one. */
function wrongFor(good: unknown): unknown {
  return typeof good === 'object' ? 7 : { not: 'this' };
}
const without = (request: Request, field: string): Request =>
  Object.fromEntries(Object.entries(request).filter(([name]) => name !== field));
const isOptional = (name: ProcedureName, request: Request, field: string) =>
  procedures[name].request.safeParse(without(request, field)).success;

describe('input that is not as the contract says', () => {
  it.each(procedureNames)('%s names what is wrong, missing or unknown', async (name) => {
    const good = await examples[name].request(site);
    await site.test.settle();
    expect(procedures[name].request.safeParse(good).success).toBe(true);
    for (const [field, value] of Object.entries(good)) {
      const named = await badField(name, { ...good, [field]: wrongFor(value) });
      expect(named.split('.')[0]).toBe(field);
      if (isOptional(name, good, field)) continue;
      expect((await badField(name, without(good, field))).split('.')[0]).toBe(field);
    }
    expect(await badField(name, { ...good, accountId: 'somebody else' })).toBe('accountId');
    // The platform's resolver takes no payload for an empty one.
    if (Object.keys(good).length === 0) return;
    for (const nothing of [null, 'text', 7, []]) await badField(name, nothing);
  });
});

const having = (field: string) =>
  procedureNames.filter((name) =>
    Object.keys((procedures[name].request as unknown as { shape: object }).shape).includes(field),
  );
const unread = ['notFound', 'notPermitted'];
/** Decided on the record, whatever became of the page. [RD-10] */
const isOnRecord = (name: ProcedureName) => name in retentionProcedures;

describe('what is not there, or not theirs', () => {
  it.each(having('pageId').filter(isOnRecord))('%s tells whoever may not decide nothing of the page', async (name) => {
    const good = await examples[name].request(site);
    const pageId = String(good['pageId']);
    const missing = await refusedWithoutTrace('inspector', name, { ...good, pageId: '999999' });
    expect(await refusedWithoutTrace('inspector', name, good)).toEqual(missing);
    await site.hide(pageId);
    await site.trash(pageId);
    await site.test.settle();
    expect(await refusedWithoutTrace('inspector', name, good)).toEqual(missing);
    expect(missing.code).toBe('notPermitted');
    const { as } = examples[name];
    expect(await refusedWithoutTrace(as, name, { ...good, pageId: '999999' })).toMatchObject({ code: 'notFound' });
  });
  it.each(having('pageId').filter((name) => !isOnRecord(name)))(
    '%s answers the same for a page that is hidden, deleted or was never there',
    async (name) => {
      const { as, request } = examples[name];
      // The author may read what is hidden from others, so somebody else looks.
      const who = as === 'author' ? 'inspector' : as;
      const asked = await request(site);
      // A page that may be left out is named here.
      const named = asked['pageId'];
      const pageId = typeof named === 'string' ? named : await site.addPage();
      const good = { ...asked, pageId };
      await site.test.settle();
      const missing = await refusedWithoutTrace(who, name, { ...good, pageId: '999999' });
      await site.hide(pageId);
      await site.test.settle();
      expect(await refusedWithoutTrace(who, name, good)).toEqual(missing);
      await site.trash(pageId);
      await site.test.settle();
      expect(await refusedWithoutTrace(who, name, good)).toEqual(missing);
      expect(missing.code).toBe('notFound');
    },
  );
  it.each(having('nonconformityId'))(
    '%s answers the same for a record of a hidden page and one never made',
    async (name) => {
      const good = await examples[name].request(site);
      const view = await site.get('author', 'nonconformity.view', { nonconformityId: good['nonconformityId'] });
      await site.hide(view.pageId);
      await site.test.settle();
      const missing = await refusedWithoutTrace('reader', name, { ...good, nonconformityId: site.newCommandId() });
      expect(await refusedWithoutTrace('reader', name, good)).toEqual(missing);
      expect(missing.code).toBe('notFound');
    },
  );
  it.each([...having('spaceId'), ...having('jobId'), ...having('issueId')])('%s gives nothing away', async (name) => {
    const { as, request } = examples[name];
    const good = await request(site);
    await site.test.settle();
    const elsewhere = {
      ...good,
      ...('spaceId' in good ? { spaceId: '999999' } : {}),
      ...('jobId' in good ? { jobId: site.newCommandId() } : {}),
      ...('issueId' in good ? { issueId: '999999' } : {}),
    };
    expect(unread).toContain((await refusedWithoutTrace(as, name, elsewhere)).code);
  });
});
