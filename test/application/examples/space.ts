/**
 * Examples of what a space shows of its documents, of a person's work, and of who stands in for whom.
 */
import type { WholeSite } from '../whole-site';
import { inForce, inReview } from './document-states';
import { command, type Examples, nextNumber } from './example';

/** Each time other days, because two delegations never overlap. */
function aDelegate(site: WholeSite) {
  const number = nextNumber();
  const day = new Date(site.test.clock.now() + number * 86_400_000).toISOString().slice(0, 10);
  return { delegate: site.id('reviewer'), from: day, until: day };
}

export const spaceExamples = {
  'space.overview': { as: 'reader', request: async (site) => ({ spaceId: site.spaceId }) },
  'space.registerAsOf': {
    as: 'reader',
    async request(site) {
      await inForce(site);
      return { spaceId: site.spaceId, on: '2030-01-01' };
    },
  },
  'space.register': {
    as: 'reader',
    async request(site) {
      await inForce(site);
      return { spaceId: site.spaceId };
    },
  },
  'space.myWork': {
    as: 'processOwner',
    async request(site) {
      await inReview(site);
      return {};
    },
  },
  'delegation.view': { as: 'author', request: async () => ({}) },
  'delegation.name': { as: 'author', request: async (site) => ({ ...command(site), ...aDelegate(site) }) },
  'delegation.end': {
    as: 'author',
    async request(site) {
      const view = await site.get('author', 'delegation.name', { ...command(site), ...aDelegate(site) });
      return { ...command(site), delegationId: view.delegations.at(-1)?.delegationId };
    },
  },
} satisfies Examples;
