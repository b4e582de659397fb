/**
 * The index of words and the walk through the tree answer what reading everything would answer.
 */
import { parseAdf, adfText } from '../../../local-site/confluence/body/adf';
import { createConfluence } from '../../../local-site/confluence/confluence';
import { containsWords } from '../../../local-site/confluence/search/words';
import { adfBody, createWorld, ORIGIN, paragraphs, type Reply, type World } from './support';

interface Listed {
  readonly results: readonly { readonly title: string; readonly depth: number }[];
  readonly _links: { readonly next?: string };
}

describe('the index of words', () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
  });
  const search = async (cql: string): Promise<readonly string[]> => {
    const reply = await world.call(world.ada, 'GET', `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`);
    return (reply.body as { results: readonly { title: string }[] }).results.map((result) => result.title);
  };

  it('finds what reading every text finds, whatever the script', async () => {
    const texts: Readonly<Record<string, string>> = {
      Größe: 'Maße und Größen der Behälter, ÄNDERUNG 3.',
      Résumé: "L'étalonnage d'un débitmètre; naïve_façade",
      手順書: '較正の手順。温度 25℃ ４番',
      'Straße-4': 'e\u0301tape, ﬁnal, İstanbul ΣΊΣΥΦΟΣ',
      '100 %': 'p53 und B-12; x²',
    };
    for (const [title, text] of Object.entries(texts)) await world.createPage(title, { body: adfBody(text) });
    const asked =
      'größe ÄNDERUNG grosse änder étal etal façade naïve 較正 較 25 25℃ ４ e tape étape final ﬁn istanbul σίσυφ ΣΊΣ p5 b 12 x² x straße strasse % 手順'.split(
        ' ',
      );
    for (const words of [...asked, 'maße behälter', 'maße débit', 'und 12']) {
      const naive = Object.entries(texts).filter(([title, text]) => containsWords(`${title}\n${text}`, words));
      expect([words, await search(`text ~ "${words}"`)]).toEqual([words, naive.map(([title]) => title)]);
    }
  });

  it('follows change, trash, restoring, purge, attachments and comments', async () => {
    const page = (await world.createPage('Buffer', { body: adfBody('colourless') })) as { id: string };
    const put = (number: number, text: string) =>
      world.call(world.ada, 'PUT', `/wiki/api/v2/pages/${page.id}`, {
        id: page.id,
        status: 'current',
        title: 'Buffer',
        body: adfBody(text),
        version: { number },
      });
    await put(2, 'turbid');
    expect(await search('text ~ colourless')).toEqual([]);
    expect(await search('text ~ turbid')).toEqual(['Buffer']);
    await world.call(world.ada, 'POST', '/wiki/api/v2/footer-comments', {
      pageId: page.id,
      body: adfBody('Smells of vinegar'),
    });
    const file = new FormData();
    file.append('file', new Blob(['x']), 'viscosity-plan.txt');
    await world.call(world.ada, 'PUT', `/wiki/rest/api/content/${page.id}/child/attachment`, file);
    expect(await search('text ~ vinegar')).toEqual(['Re: Buffer']);
    expect(await search('text ~ viscos AND type = attachment')).toEqual(['viscosity-plan.txt']);
    expect(await search('type = page AND NOT text ~ turbid')).toEqual(['Quality']);
    await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${page.id}`);
    expect(await search('text ~ turbid OR text ~ vinegar')).toEqual([]);
    await put(3, 'passed over: restoring changes no text');
    await put(4, 'clear again');
    expect(await search('text ~ clear OR text ~ vinegar')).toEqual(['Buffer', 'Re: Buffer']);
    await world.call(world.ada, 'DELETE', `/wiki/api/v2/pages/${page.id}`);
    await world.call(world.admin, 'DELETE', `/wiki/api/v2/pages/${page.id}?purge=true`);
    const left = world.database.all(
      `SELECT rowid FROM confluence_words WHERE confluence_words MATCH '"clear"* OR "vinegar"*'`,
    );
    expect(left).toEqual([]);
  });

  it('is made for a file that was written before there was one', async () => {
    await world.createPage('Sampling', { body: adfBody('Twelve bottles') });
    world.database.run("INSERT INTO confluence_words (confluence_words) VALUES ('delete-all')");
    const { clock, database, directory } = world;
    const services = {
      ...{ clock, database, directory, origin: () => ORIGIN, cloudId: 'cloud' },
      ...{ events: { announce: () => undefined }, notifications: { mention: () => undefined } },
    };
    const again = createConfluence(services);
    const request = new Request(`${ORIGIN}/wiki/rest/api/search?cql=${encodeURIComponent('text ~ bottle')}`);
    const caller = { kind: 'person', accountId: world.ada.accountId } as const;
    const answer = (await (await again.fetch(request, { caller, via: 'outside' })).json()) as { totalSize: number };
    expect(answer.totalSize).toBe(1);
  });

  it('reads a body as a person does', () => {
    const document = parseAdf(paragraphs('One', 'Two'));
    expect(document && adfText(document)).toContain('One\nTwo');
  });
});

describe('descendants', () => {
  it('come depth first in the order of the tree, page after page, without what is hidden', async () => {
    const world = createWorld();
    const top = (await world.createPage('Top')) as { id: string };
    const made: Record<string, string> = {};
    for (const name of ['a', 'b', 'c']) {
      const parent = (await world.createPage(name, { parentId: top.id })) as { id: string };
      made[name] = parent.id;
      for (const child of ['1', '2']) {
        const below = (await world.createPage(`${name}${child}`, { parentId: parent.id })) as { id: string };
        await world.createPage(`${name}${child}x`, { parentId: below.id });
      }
    }
    await world.call(world.ada, 'PUT', `/wiki/rest/api/content/${made['c']}/move/before/${made['a']}`);
    await world.restrict(made['b'] ?? '', 'read', [world.ada]);
    const all = async (as: World['ada'], depth: number) => {
      const titles: string[] = [];
      let path: string | undefined = `/wiki/api/v2/pages/${top.id}/descendants?depth=${depth}&limit=2`;
      while (path !== undefined) {
        const reply: Reply = await world.call(as, 'GET', path);
        const page = reply.body as Listed;
        titles.push(...page.results.map((one) => `${one.depth}${one.title}`));
        path = page._links.next;
      }
      return titles.join(' ');
    };
    expect(await all(world.ada, 2)).toBe('1c 2c1 2c2 1a 2a1 2a2 1b 2b1 2b2');
    expect(await all(world.ben, 3)).toBe('1c 2c1 3c1x 2c2 3c2x 1a 2a1 3a1x 2a2 3a2x');
    expect(await all(world.ben, 1)).toBe('1c 1a');
  });
});
