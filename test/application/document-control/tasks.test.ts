/** What waits for whom, as a document moves: the projection behind My work. */
import type { MyWork } from '../../../src/contract/space-answers';
import type { WireAnswer } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, type Who } from './document-site';

let site: DocumentSite;
beforeAll(async () => {
  site = await createDocumentSite();
});
afterAll(() => site.test.close());

async function waitingFor(who: Who, pageId: string): Promise<readonly { kind: string; detail: string }[]> {
  await site.test.settle();
  const placement = { as: who, spaceId: site.spaceId };
  const answer = await site.test.invoke<WireAnswer<'space.myWork'>>('quality-space', 'space.myWork', {}, placement);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  const { items }: MyWork = answer.answer;
  return items.filter((item) => item.pageId === pageId);
}

it('[DC-8, DC-9, AG-4, SP-4] follows the document from signer to signer, back to the author, and to the owner', async () => {
  const pageId = site.addPage('Somebody has to sign');
  await site.register(pageId, 'PRO', { owner: site.id('hana') });
  await site.submit('luca', pageId);
  expect(await waitingFor('callum', pageId)).toMatchObject([{ kind: 'sign', dueOn: '2026-01-12' }]);
  expect(await waitingFor('tomasz', pageId)).toHaveLength(1);
  expect(await waitingFor('idris', pageId)).toHaveLength(0);

  await site.approve('callum', pageId);
  expect(await waitingFor('tomasz', pageId)).toHaveLength(0);
  expect(await waitingFor('idris', pageId)).toMatchObject([{ kind: 'sign' }]);

  await site.edit('grace', pageId, ['Another text.']);
  expect(await waitingFor('luca', pageId)).toMatchObject([
    { kind: 'returned', detail: expect.stringContaining('Grace Okafor') as string },
  ]);
  expect(await waitingFor('idris', pageId)).toHaveLength(0);

  await site.submit('luca', pageId);
  await site.approve('callum', pageId);
  await site.approve('idris', pageId);
  expect(await waitingFor('luca', pageId)).toHaveLength(0);
  await site.edit('grace', pageId, ['A third text.']);
  expect(await waitingFor('hana', pageId)).toMatchObject([
    { kind: 'draftOpened', detail: expect.stringContaining('Changed by Grace Okafor since Rev 1') as string },
  ]);
});
