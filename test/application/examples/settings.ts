/**
 * Examples of what is set for a site: who holds which role, and the daily digest.
 */
import type { WholeSite } from '../whole-site';
import { aReason, command, type Examples } from './example';

export async function settingsNow(site: WholeSite) {
  const view = await site.get('qualityManager', 'settings.view', {});
  const held = Object.fromEntries(
    Object.entries(view.roles).map(([role, { groups, people }]) => [
      role,
      { groups: groups.map((one) => one.groupId), people: people.map((one) => one.accountId) },
    ]),
  );
  const spaces = view.spaces.map(({ spaceId, projectKey, issueTypeId }) => ({ spaceId, projectKey, issueTypeId }));
  return {
    seenSequence: view.sequence,
    numberPrefix: view.numberPrefix === 'TBI' ? 'TBQ' : 'TBI',
    roles: held,
    spaces,
  };
}

export const settingsExamples = {
  'digest.view': { as: 'reader', request: async () => ({}) },
  'digest.change': {
    as: 'qualityManager',
    async request(site) {
      const { sequence, hourUtc } = await site.get('reader', 'digest.view', {});
      const hour = hourUtc === 6 ? 7 : 6;
      return { ...command(site), seenSequence: sequence, pageId: null, hourUtc: hour, ...aReason };
    },
  },
  'settings.view': { as: 'qualityManager', request: async () => ({}) },
  'settings.nameQualityManager': {
    as: 'administrator',
    request: async (site) => ({ ...command(site), holder: { groups: [], people: [site.id('qualityManager')] } }),
  },
  'settings.change': {
    as: 'qualityManager',
    request: async (site) => ({ ...command(site), ...aReason, ...(await settingsNow(site)) }),
  },
} satisfies Examples;
