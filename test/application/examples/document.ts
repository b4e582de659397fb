/**
 * Examples of what is done to a document until a revision is in force.
 */
import type { WholeSite } from '../whole-site';
import { draft, effective, inForce, inReview, signing } from './document-states';
import { aReason, command, confirmed, type Examples } from './example';
import { makeSmallFirm } from './types';

/** In a small firm the author is asked to approve their own work. */
async function ownWorkInSmallFirm(site: WholeSite) {
  await makeSmallFirm(site);
  const pageId = await draft(site);
  const page = { pageId, pageVersion: 1 };
  await site.get('processOwner', 'document.submit', { ...command(site), ...page, ...aReason, ...confirmed });
  await site.test.settle();
  const view = await site.get('processOwner', 'document.view', { pageId });
  const work = view.kind === 'controlled' ? view.work : null;
  const asked = { round: work?.round, stepId: work?.steps[0]?.stepId, person: site.id('processOwner') };
  return { ...command(site), pageId, ...asked, ...aReason, ...confirmed };
}

async function draftWithReason(site: WholeSite) {
  return { ...command(site), pageId: await draft(site), pageVersion: 1, ...aReason, ...confirmed };
}

export const documentExamples = {
  'document.view': { as: 'author', request: async (site) => ({ pageId: await inReview(site) }) },
  'document.banner': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.register': {
    as: 'documentController',
    request: async (site) => ({
      ...command(site),
      pageId: await site.addPage(),
      typeCode: 'WIN',
      owner: site.id('author'),
    }),
  },
  'document.submissionPreview': { as: 'author', request: async (site) => ({ pageId: await draft(site) }) },
  'document.submit': {
    as: 'author',
    request: draftWithReason,
  },
  'document.approve': { as: 'processOwner', request: signing, decidedByRecord: true },
  'document.reject': {
    as: 'processOwner',
    request: async (site) => ({ ...(await signing(site)), comment: 'Step 2 cannot be done' }),
    decidedByRecord: true,
  },
  'document.reassignStep': {
    as: 'documentController',
    request: async (site) => {
      const { pageId, round, stepId } = await signing(site);
      const people = { from: site.id('processOwner'), to: site.id('reviewer') };
      return { ...command(site), pageId, round, stepId, ...people, ...aReason };
    },
  },
  'document.waiveSeparation': { as: 'qualityManager', request: ownWorkInSmallFirm },
  'document.recall': {
    as: 'author',
    request: async (site) => ({ ...command(site), pageId: await inReview(site), round: 1, ...aReason, ...confirmed }),
    decidedByRecord: true,
  },
  'document.startRevision': {
    as: 'author',
    request: async (site) => ({ ...command(site), pageId: await inForce(site) }),
  },
  'document.abandonDraft': {
    as: 'author',
    request: async (site) => ({ ...command(site), pageId: await draft(site), ...aReason, ...confirmed }),
  },
  'document.planEffect': {
    as: 'author',
    request: async (site) => ({
      ...command(site),
      pageId: await inReview(site),
      round: 1,
      effective: 'atOnce',
      ...aReason,
    }),
    decidedByRecord: true,
  },
  'document.confirmMinor': {
    as: 'qualityManager',
    request: async (site) => {
      const { pageId, contentDigest } = await effective(site);
      await site.get('author', 'document.startRevision', { ...command(site), pageId });
      const minor = { pageVersion: 1, kind: 'minor', ...aReason, ...confirmed };
      await site.get('author', 'document.submit', { ...command(site), pageId, ...minor });
      await site.test.settle();
      return { ...command(site), pageId, round: 1, contentDigest, refusal: null, ...confirmed };
    },
    decidedByRecord: true,
  },
  'document.release': {
    as: 'qualityManager',
    request: draftWithReason,
    decidedByRecord: true,
  },
  'document.changeOwner': {
    as: 'documentController',
    request: async (site) => ({ ...command(site), pageId: await draft(site), owner: site.id('reviewer'), ...aReason }),
  },
  'document.cancelNumber': {
    as: 'documentController',
    request: async (site) => ({ ...command(site), pageId: await draft(site), ...aReason, ...confirmed }),
  },
} satisfies Examples;
