/**
 * Finds pages in Confluence as the person, straight from the browser: such calls cost the app none of its REST points. What is
 * found here is a proposal; the app reads every page again before it says or does anything. [A17]
 */
import { requestConfluence } from '@forge/bridge';
import { isPageId, type PageId, type SpaceId } from '../../../../src/kernel/ids';
import { clauseOf, type PageSearch, pagesOfSpace, titleBegins } from './page-cql';

export interface FoundPage {
  readonly pageId: PageId;
  readonly title: string;
}
const mostAtOnce = 250;
const json = { headers: { Accept: 'application/json' } };

interface Answered {
  readonly results?: readonly { readonly content?: { readonly id?: string; readonly title?: string } }[];
  readonly _links?: { readonly next?: string };
}

/** @throws Error when Confluence does not answer with what was asked; callers show it. */
async function answerOf<Body>(asked: Promise<Response>): Promise<Body> {
  const response = await asked;
  if (!response.ok) throw new Error(`the product answered ${response.status}`);
  return (await response.json()) as Body;
}

async function inSpace(spaceId: SpaceId): Promise<string> {
  const { results } = await answerOf<{ readonly results: readonly { readonly key: string }[] }>(
    requestConfluence(`/wiki/api/v2/spaces?ids=${encodeURIComponent(spaceId)}&limit=1`, json),
  );
  return pagesOfSpace(results[0]?.key ?? '');
}

/** @param query as it stands behind the question mark */
function search(query: string): Promise<Answered> {
  return answerOf<Answered>(requestConfluence(`/wiki/rest/api/search?${query}`, json));
}

function pagesIn({ results = [] }: Answered): readonly FoundPage[] {
  return results.flatMap(({ content }) => {
    const pageId = content?.id ?? '';
    return isPageId(pageId) ? [{ pageId, title: content?.title ?? pageId }] : [];
  });
}

/** All that fit, up to `most` and a few more; told how many so far after each request. */
export async function findPages(
  spaceId: SpaceId,
  wanted: PageSearch,
  most: number,
  onFound: (soFar: number) => void = () => undefined,
): Promise<readonly FoundPage[]> {
  const cql = `${await inSpace(spaceId)} and ${clauseOf(wanted)}`;
  let query: string | null = `cql=${encodeURIComponent(cql)}&limit=${mostAtOnce}`;
  const found = new Map<PageId, FoundPage>();
  while (query !== null && found.size <= most) {
    const answer: Answered = await search(query);
    for (const page of pagesIn(answer)) found.set(page.pageId, page);
    onFound(found.size);
    const next: string | undefined = answer._links?.next;
    query = next === undefined ? null : new URL(next, 'https://site.invalid').search.slice(1);
  }
  return [...found.values()];
}

/** For choosing one page: a few whose title has these words; of any space when none is given. */
export async function findByTitle(spaceId: SpaceId | null, typed: string): Promise<readonly FoundPage[]> {
  const cql = `${spaceId === null ? 'type = page' : await inSpace(spaceId)} and ${titleBegins(typed)}`;
  return pagesIn(await search(`cql=${encodeURIComponent(cql)}&limit=10`));
}
