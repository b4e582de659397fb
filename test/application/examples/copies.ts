/**
 * Examples of the copies in which a space's documents are released to others.
 */
import type { WholeSite } from '../whole-site';
import { inForce } from './document-states';
import { aReason, command, type Examples, nextNumber } from './example';

/** Without documents, so that nothing else in these examples is copied. */
function anotherSpace(site: WholeSite): string {
  const number = nextNumber();
  const space = { key: `SPACE${number}`, name: `Space ${number}`, authorId: site.id('author') };
  return String(site.test.site.confluence.createSpace(space).id);
}

export const copiesExamples = {
  'copies.view': { as: 'reader', request: async (site) => ({ spaceId: site.spaceId }) },
  'copies.change': {
    as: 'qualityManager',
    request: async (site) => ({
      ...command(site),
      spaceId: anotherSpace(site),
      seenSequence: 0,
      to: anotherSpace(site),
      ...aReason,
    }),
  },
  'copies.nameAudience': {
    as: 'qualityManager',
    async request(site) {
      const pageId = await inForce(site);
      const groups = [site.test.site.services.directory.groupByName('makers')?.id];
      return { ...command(site), spaceId: site.spaceId, pageId, seenSequence: 0, groups, ...aReason };
    },
  },
} satisfies Examples;
