/**
 * Examples of reading a document: what is in force, what was, and what refers to it.
 */
import type { WholeSite } from '../whole-site';
import { effective, inForce, withdrawn } from './document-states';
import { aReason, command, type Examples } from './example';

/** A text in force that refers to a document withdrawn since. */
async function withLinkToCheck(site: WholeSite) {
  const referredTo = await effective(site);
  const { pageId: target } = referredTo;
  const view = await site.get('author', 'document.view', { pageId: target });
  const pageId = await inForce(site, view.kind === 'controlled' ? `See ${view.number}.` : '');
  await withdrawn(site, referredTo);
  return { ...command(site), pageId, target, ...aReason };
}

export const readingExamples = {
  'document.effectiveText': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.confirmLink': { as: 'author', request: withLinkToCheck, decidedByRecord: true },
  'document.gate': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.relations': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.history': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.revisions': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.revisionText': { as: 'reader', request: async (site) => ({ pageId: await inForce(site), revision: '1' }) },
  'document.redline': {
    as: 'reader',
    request: async (site) => ({ pageId: await inForce(site), before: '1', after: 'draft' }),
  },
  'document.verify': { as: 'reader', request: async (site) => ({ pageId: await inForce(site), revision: '1' }) },
} satisfies Examples;
