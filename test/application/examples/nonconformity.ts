/**
 * Examples of nonconformities, from the report to the closure.
 */
import type { NonconformityView } from '../../../src/contract/nonconformity-answers';
import type { WholeSite } from '../whole-site';
import { aReason, command, confirmed, type Examples } from './example';

async function reported(site: WholeSite): Promise<NonconformityView> {
  const request = { ...command(site), pageId: await site.addPage(), what: 'Expired buffer', where: 'Basin 3' };
  const answer = await site.get('author', 'nonconformity.report', request);
  if (answer.kind === 'issueRefused') throw new Error(answer.because);
  await site.test.settle();
  return answer.nonconformity;
}
const on = (site: WholeSite, { nonconformityId }: NonconformityView) => ({ ...command(site), nonconformityId });
const findings = {
  origin: 'process',
  process: 'Calibration',
  requirement: 'Step 3',
  evidence: 'Label',
  severity: 'major',
};
async function accepted(site: WholeSite): Promise<NonconformityView> {
  const record = await reported(site);
  await site.get('qualityManager', 'nonconformity.accept', { ...on(site, record), ...findings });
  await site.test.settle();
  return record;
}
async function planned(site: WholeSite): Promise<NonconformityView> {
  const record = await accepted(site);
  const correction = { correction: 'Recall the certificates', owner: site.id('author'), dueOn: '2026-02-09' };
  await site.get('qualityManager', 'nonconformity.planCorrection', { ...on(site, record), ...correction });
  await site.test.settle();
  return record;
}
const outcome = { correctionNumber: 1, outcome: 'All four are back' };
async function corrected(site: WholeSite): Promise<NonconformityView> {
  const record = await planned(site);
  await site.get('author', 'nonconformity.completeCorrection', { ...on(site, record), ...outcome });
  await site.test.settle();
  return record;
}
/** A record whose issue never arrived in Jira, after the last search for it. */
async function withoutIssue(site: WholeSite): Promise<NonconformityView> {
  site.test.faults.add({ kind: 'timeoutBeforeEffect', target: 'jira POST /rest/api/3/issue$' });
  return reported(site);
}

export const nonconformityExamples = {
  'nonconformity.report': {
    as: 'author',
    request: async (site) => ({
      ...command(site),
      pageId: await site.addPage(),
      what: 'Expired buffer',
      where: 'Basin 3',
    }),
  },
  'nonconformity.ofPage': { as: 'author', request: async (site) => ({ pageId: (await reported(site)).pageId }) },
  'nonconformity.ofIssue': {
    as: 'author',
    request: async (site) => ({ issueId: (await reported(site)).issue.issueId }),
  },
  'nonconformity.view': {
    as: 'author',
    request: async (site) => ({ nonconformityId: (await reported(site)).nonconformityId }),
  },
  'nonconformity.ofSpace': {
    as: 'author',
    async request(site) {
      await reported(site);
      return { spaceId: site.spaceId };
    },
  },
  'nonconformity.createIssueAgain': {
    as: 'author',
    request: async (site) => on(site, await withoutIssue(site)),
    decidedByRecord: true,
  },
  'nonconformity.accept': {
    as: 'qualityManager',
    request: async (site) => ({ ...on(site, await reported(site)), ...findings }),
  },
  'nonconformity.reject': {
    as: 'qualityManager',
    request: async (site) => ({ ...on(site, await reported(site)), ...aReason }),
  },
  'nonconformity.planCorrection': {
    as: 'qualityManager',
    request: async (site) => ({
      ...on(site, await accepted(site)),
      correction: 'Recall the certificates',
      owner: site.id('author'),
      dueOn: '2026-02-09',
    }),
  },
  'nonconformity.completeCorrection': {
    as: 'author',
    request: async (site) => ({ ...on(site, await planned(site)), ...outcome }),
    decidedByRecord: true,
  },
  'nonconformity.close': {
    as: 'qualityManager',
    request: async (site) => ({
      ...on(site, await corrected(site)),
      correctiveActionNeeded: false,
      ...aReason,
      ...confirmed,
    }),
  },
} satisfies Examples;
