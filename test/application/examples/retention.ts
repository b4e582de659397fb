/**
 * Examples of how long obsolete revisions are kept, and of their disposal.
 */
import type { WholeSite } from '../whole-site';
import { withdrawn } from './document-states';
import { aReason, command, confirmed, type Examples } from './example';
import { makeSmallFirm } from './types';

/** A withdrawn work instruction that need not be kept. */
async function obsolete(site: WholeSite) {
  await makeSmallFirm(site);
  return { ...command(site), pageId: await withdrawn(site), revision: '1', ...aReason };
}

export const retentionExamples = {
  'space.disposition': { as: 'qualityManager', request: async (site) => ({ spaceId: site.spaceId }) },
  'document.placeLegalHold': { as: 'qualityManager', request: obsolete, decidedByRecord: true },
  'document.liftLegalHold': {
    as: 'qualityManager',
    async request(site) {
      const request = await obsolete(site);
      await site.get('qualityManager', 'document.placeLegalHold', request);
      return { ...request, ...command(site) };
    },
    decidedByRecord: true,
  },
  'document.keepLonger': {
    as: 'qualityManager',
    request: async (site) => ({ ...(await obsolete(site)), until: '2060-01-01', ...confirmed }),
    decidedByRecord: true,
  },
  'document.dispose': {
    as: 'qualityManager',
    request: async (site) => ({ ...(await obsolete(site)), ...confirmed }),
    decidedByRecord: true,
  },
} satisfies Examples;
