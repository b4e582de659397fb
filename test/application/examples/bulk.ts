/**
 * Examples of one action on many documents.
 */
import type { WholeSite } from '../whole-site';
import { inForce } from './document-states';
import { aReason, command, type Examples } from './example';

/** Everybody may act on their own pages; what they may do to each is decided page by page. */
async function onMany(site: WholeSite) {
  const pages = [{ pageId: await inForce(site), pageVersion: 1 }];
  const action = { kind: 'askForReview', dueOn: '2026-06-30', ...aReason };
  return { spaceId: site.spaceId, action, pages };
}
async function startedOnMany(site: WholeSite) {
  const { jobId } = await site.get('author', 'bulk.start', { ...command(site), ...(await onMany(site)) });
  return { jobId };
}

export const bulkExamples = {
  'bulk.preview': {
    as: 'author',
    async request(site) {
      const { spaceId, action, pages } = await onMany(site);
      return { spaceId, action, pageIds: pages.map((page) => page.pageId) };
    },
  },
  'bulk.start': { as: 'author', request: async (site) => ({ ...command(site), ...(await onMany(site)) }) },
  'bulk.step': { as: 'author', request: startedOnMany },
  'bulk.view': { as: 'author', request: startedOnMany },
  'bulk.list': {
    as: 'author',
    async request(site) {
      await startedOnMany(site);
      return { spaceId: site.spaceId };
    },
  },
} satisfies Examples;
