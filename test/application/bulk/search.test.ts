/**
 * What the screen asks Confluence for when pages are chosen, asked of the local site as a person over REST.
 */
import { clauseOf, pagesOfSpace, titleBegins } from '../../../static/ui/src/host/page-cql';
import type { PageId } from '../../../src/kernel/ids';
import { createWholeSite, type WholeSite } from '../whole-site';

let site: WholeSite;
const tree: string[] = [];
beforeAll(async () => {
  site = await createWholeSite();
  let parentId: string | undefined;
  for (const title of ['Calibration', 'Buffers', 'Buffers in the van']) {
    const page = await site.test.rest<{ id: string }>('author', 'POST', '/wiki/api/v2/pages', {
      spaceId: site.spaceId,
      status: 'current',
      title,
      ...(parentId === undefined ? {} : { parentId }),
      body: { representation: 'storage', value: `<p>How ${title} is done</p>` },
    });
    parentId = page.body.id;
    tree.push(page.body.id);
  }
  await site.addPage();
  await site.test.rest('author', 'POST', `/wiki/rest/api/content/${tree[1]}/label`, [
    { prefix: 'global', name: 'instruction' },
  ]);
  await site.test.settle();
}, 60_000);
afterAll(() => site.test.close());

async function find(cql: string, limit = 250): Promise<readonly string[]> {
  const found: string[] = [];
  let path: string | null = `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}&limit=${limit}`;
  while (path !== null) {
    const answer: { status: number; body: { results: { content: { id: string } }[]; _links: { next?: string } } } =
      await site.test.rest('author', 'GET', path);
    expect(answer.status).toBe(200);
    found.push(...answer.body.results.map((one) => one.content.id));
    const { next } = answer.body._links;
    path = next === undefined ? null : `/wiki/rest/api/search${new URL(next, 'https://site.invalid').search}`;
  }
  return found.sort();
}
const inSpace = pagesOfSpace('QUAL');

it('[BK-2] finds a page and everything below it, page by page of the answer', async () => {
  const cql = `${inSpace} and ${clauseOf({ by: 'tree', root: tree[0] as PageId })}`;
  expect(await find(cql)).toEqual([...tree].sort());
  expect(await find(cql, 1)).toEqual([...tree].sort());
});
it('[BK-2] finds pages by label and by words, and what was typed stays words', async () => {
  expect(await find(`${inSpace} and ${clauseOf({ by: 'label', label: 'instruction' })}`)).toEqual([tree[1]]);
  expect(await find(`${inSpace} and ${clauseOf({ by: 'text', text: 'Buffers' })}`)).toEqual(tree.slice(1).sort());
  expect(await find(`${inSpace} and ${clauseOf({ by: 'text', text: '" or type = page or title ~ "' })}`)).toEqual([]);
});
it('[BK-2] finds one page by the beginning of its title, and nothing in a space that is not there', async () => {
  expect(await find(`${inSpace} and ${titleBegins('Calib')}`)).toEqual([tree[0]]);
  expect(await find(`${pagesOfSpace('NOWHERE')} and ${titleBegins('Calib')}`)).toEqual([]);
});
