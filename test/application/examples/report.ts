/**
 * Examples of files made on demand: copies of a revision and reports on a space.
 */
import type { WholeSite } from '../whole-site';
import { inForce } from './document-states';
import { command, type Examples } from './example';

const period = (site: WholeSite) => ({ spaceId: site.spaceId, from: '2026-01-01', to: '2026-01-31' });
/** A copy of what is in force, asked for by a reader and made. */
async function exported(site: WholeSite) {
  const request = { ...command(site), pageId: await inForce(site), format: 'docx' };
  const subject = { kind: 'copy', revision: '1' };
  const made = await site.get('reader', 'export.start', { ...request, subject });
  await site.test.settle();
  return site.get('reader', 'export.status', { jobId: made.jobId });
}
async function finished(site: WholeSite) {
  await inForce(site);
  const report = await site.get('internalAuditor', 'report.start', { ...command(site), ...period(site) });
  await site.test.settle();
  return report.jobId;
}

export const reportExamples = {
  'export.start': {
    as: 'reader',
    request: async (site) => ({
      ...command(site),
      pageId: await inForce(site),
      format: 'docx',
      subject: { kind: 'copy', revision: '1' },
    }),
  },
  'export.status': { as: 'reader', request: async (site) => ({ jobId: (await exported(site)).jobId }) },
  'export.download': {
    as: 'reader',
    async request(site) {
      const { jobId, files } = await exported(site);
      return { jobId, file: files[0]?.name, part: 0 };
    },
  },
  'report.start': { as: 'internalAuditor', request: async (site) => ({ ...command(site), ...period(site) }) },
  'report.list': {
    as: 'internalAuditor',
    async request(site) {
      await finished(site);
      return { spaceId: site.spaceId };
    },
  },
  'report.status': { as: 'internalAuditor', request: async (site) => ({ jobId: await finished(site) }) },
  'report.download': {
    as: 'internalAuditor',
    request: async (site) => ({ jobId: await finished(site), file: 'documents.csv', part: 0 }),
  },
} satisfies Examples;
