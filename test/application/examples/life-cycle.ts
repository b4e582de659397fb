/**
 * Examples of what is done to a document that is or was in force: its reviews, its withdrawal, its holds and its distribution.
 */
import { effective, inForce, signingWithdrawal, withdrawn } from './document-states';
import { aReason, command, confirmed, type Examples } from './example';

export const lifeCycleExamples = {
  'document.review': {
    as: 'author',
    request: async (site) => ({
      ...command(site),
      ...(await effective(site)),
      outcome: 'stillValid',
      comment: 'Read against practice',
      ...confirmed,
    }),
    decidedByRecord: true,
  },
  'document.withdraw': {
    as: 'author',
    request: async (site) => ({ ...command(site), pageId: await inForce(site), ...aReason, ...confirmed }),
    decidedByRecord: true,
  },
  'document.signWithdrawal': { as: 'processOwner', request: signingWithdrawal, decidedByRecord: true },
  'document.rejectWithdrawal': {
    as: 'processOwner',
    request: async (site) => ({ ...(await signingWithdrawal(site)), comment: 'Still used' }),
    decidedByRecord: true,
  },
  'document.recallWithdrawal': {
    as: 'author',
    request: async (site) => {
      const { pageId, round } = await signingWithdrawal(site);
      return { ...command(site), pageId, round, ...aReason, ...confirmed };
    },
    decidedByRecord: true,
  },
  'document.reinstate': {
    as: 'documentController',
    request: async (site) => {
      const pageId = await withdrawn(site);
      return { ...command(site), pageId, ...aReason, ...confirmed };
    },
    decidedByRecord: true,
  },
  'document.hold': {
    as: 'documentController',
    request: async (site) => ({ ...command(site), pageId: await inForce(site), ...aReason }),
    decidedByRecord: true,
  },
  'document.endHold': {
    as: 'documentController',
    request: async (site) => {
      const pageId = await inForce(site);
      await site.get('documentController', 'document.hold', { ...command(site), pageId, ...aReason });
      return { ...command(site), pageId, ...aReason };
    },
    decidedByRecord: true,
  },
  'document.changeDistribution': {
    as: 'author',
    request: async (site) => ({
      ...command(site),
      pageId: await inForce(site),
      groups: [],
      people: [site.id('reader')],
      ...aReason,
    }),
  },
} satisfies Examples;
