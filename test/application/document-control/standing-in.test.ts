/** Delegates beside the steps of a round: withdrawals, emergency releases and minor revisions, in the name of who is away. */
import { createDocumentSite, type DocumentSite, inWork, newCommandId, type Who } from './document-site';

let site: DocumentSite;
beforeEach(async () => {
  site = await createDocumentSite();
});
afterEach(() => site.test.close());

async function nameDelegate(principal: Who, delegate: Who): Promise<void> {
  const from = new Date(site.test.clock.now()).toISOString().slice(0, 10);
  const request = { commandId: newCommandId(), delegate: site.id(delegate), from, until: '2099-12-31' };
  const answer = await site.test.invoke<{ ok: boolean }>('quality-space', 'delegation.name', request, {
    as: principal,
    spaceId: site.spaceId,
  });
  expect(answer).toMatchObject({ ok: true });
  await site.test.settle();
}
async function inForce(): Promise<string> {
  const pageId = site.addPage('Leak test');
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  await site.submit('luca', pageId);
  expect(await site.approve('tomasz', pageId)).toMatchObject({ ok: true });
  await site.test.settle();
  return pageId;
}
const lastSignature = async (pageId: string) =>
  (await site.get('luca', 'document.history', { pageId })).entries.findLast((one) => one.signature !== null)?.signature;

it('[AG-70] a delegate signs a withdrawal, both named; nobody else does, nor for the proposer', async () => {
  const pageId = await inForce();
  const commandId = newCommandId();
  await site.get('sofia', 'document.withdraw', { commandId, pageId, reason: 'Not made any more', confirmed: true });
  expect((await site.view('hana', pageId)).deeds).not.toContain('signWithdrawal');
  const { effective } = await site.view('hana', pageId);
  const stepId = (await site.view('tomasz', pageId)).lifeCycle.withdrawal?.mySteps[0] ?? '';
  const signing = () => ({
    commandId: newCommandId(),
    pageId,
    round: 1,
    stepId,
    contentDigest: effective?.contentDigest,
    confirmed: true,
    onBehalfOf: site.id('tomasz'),
  });
  expect(await site.refusal('hana', 'document.signWithdrawal', signing())).toMatchObject({ code: 'notTheDelegate' });
  await nameDelegate('tomasz', 'hana');
  const seen = await site.view('hana', pageId);
  expect(seen.lifeCycle.withdrawal).toMatchObject({ mySteps: [stepId], onBehalfOf: { name: 'Tomasz Wrona' } });
  expect(seen.deeds).toContain('signWithdrawal');
  // The proposer stands in for nobody here, even when named.
  await nameDelegate('callum', 'sofia');
  const proposer = { ...signing(), onBehalfOf: site.id('callum') };
  expect(await site.refusal('sofia', 'document.signWithdrawal', proposer)).toMatchObject({ code: 'approverIsAuthor' });
  await site.get('hana', 'document.signWithdrawal', signing());
  expect((await site.view('luca', pageId)).life).toBe('withdrawn');
  expect(await lastSignature(pageId)).toMatchObject({
    signer: { name: 'Hana Ito' },
    onBehalfOf: { name: 'Tomasz Wrona' },
    meaning: 'withdrawn',
  });
});

it('[AG-71] the delegate of a quality manager releases in an emergency, both named, and nobody else does', async () => {
  const pageId = site.addPage('Leak test');
  await site.register(pageId, 'WIN', { owner: site.id('callum') });
  const releasing = () => ({
    commandId: newCommandId(),
    pageId,
    pageVersion: 1,
    reason: 'Leaking housings',
    confirmed: true,
    onBehalfOf: site.id('idris'),
  });
  expect(await site.refusal('hana', 'document.release', releasing())).toMatchObject({ code: 'notPermitted' });
  await nameDelegate('idris', 'hana');
  const seen = await site.view('hana', pageId);
  expect(seen.lifeCycle.qualityManagerFor).toMatchObject({ name: 'Idris Bello' });
  expect(seen.deeds).toContain('release');
  await site.get('hana', 'document.release', releasing());
  await site.test.settle();
  expect((await site.view('luca', pageId)).lifeCycle.flags).toContain('temporary');
  expect(await lastSignature(pageId)).toMatchObject({
    signer: { name: 'Hana Ito' },
    onBehalfOf: { name: 'Idris Bello' },
    meaning: 'released',
  });
});

it('[AG-71] a delegate confirms a minor revision, unless they or the quality manager wrote it', async () => {
  const pageId = await inForce();
  await site.edit('luca', pageId, ['Check the date of the buffer.', 'Rinse the probe!']);
  await site.test.settle();
  const request = { pageId, pageVersion: 2, reason: 'A typing error', kind: 'minor', confirmed: true };
  await site.get('luca', 'document.submit', { ...request, commandId: newCommandId() });
  await site.test.settle();
  await nameDelegate('idris', 'luca');
  expect((await site.view('luca', pageId)).deeds).not.toContain('confirmMinor');
  const { round, contentDigest } = inWork(await site.view('luca', pageId));
  const confirming = () => ({
    commandId: newCommandId(),
    pageId,
    round,
    contentDigest,
    refusal: null,
    confirmed: true,
    onBehalfOf: site.id('idris'),
  });
  expect(await site.refusal('luca', 'document.confirmMinor', confirming())).toMatchObject({ code: 'approverIsAuthor' });
  await site.get('idris', 'document.confirmMinor', { ...confirming(), onBehalfOf: undefined });
  expect((await site.view('luca', pageId)).lifeCycle.work?.minorConfirmedBy).toMatchObject({ name: 'Idris Bello' });
});
