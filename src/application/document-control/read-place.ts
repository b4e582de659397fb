/**
 * Where a page stands and who may see it, read as the app and put into words. [DC-54]
 */
import type { PagePlace } from '../../domain/document-control/page-place';
import type { PageId } from '../../kernel/ids';
import { canonicalJson, sha256Hex } from '../../trail/commit-entry';
import type { PageSurroundings } from '../product-ports';
import type { Services } from '../use-case';

/** Undefined when the app may not read the page or its restrictions. Two waves. */
export async function readPlace(services: Services, pageId: PageId): Promise<PagePlace | undefined> {
  const { pages } = services.confluence;
  const around = await pages.place(pageId);
  if (around === undefined) return undefined;
  const { parentId, labels, restricted } = around;
  const parent = parentId === null ? undefined : await pages.page('app', parentId);
  return {
    parent: parentId === null ? null : { pageId: parentId, title: parent?.title ?? `page ${parentId}` },
    labels,
    restrictions: {
      says: sayRestrictions(restricted),
      digest: sha256Hex(canonicalJson(restricted.map(({ what, people, groups }) => [what, people, groups]))),
    },
  };
}

function sayRestrictions(restricted: PageSurroundings['restricted']): string {
  const said = restricted
    .filter(({ people, groups }) => people.length + groups.length > 0)
    .map(({ what, people, groups }) => {
      const counted = [count(people.length, 'person', 'people'), count(groups.length, 'group', 'groups')];
      return `${what}: ${counted.filter((one) => one !== '').join(' and ')} only`;
    });
  return said.length === 0 ? 'nobody restricted' : said.join(', ');
}

function count(number: number, one: string, more: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : more}`;
}
