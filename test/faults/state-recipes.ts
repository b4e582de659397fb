/**
 * Site states that actions start from, and the real commands that lead from each to the next.
 */
import { roles } from '../../src/kernel/roles';
import type { ProcedureName } from '../../src/contract/procedures';
import type { Surface } from '../../src/contract/rights';
import { accountOf, type FaultSite, type Who } from './fault-site';

/** Where copies are released in the states that have some. */
export const releaseSpaceKey = 'REL';

export interface Facts {
  readonly spaceId: string;
  readonly pageId: string;
  /** Digest of what a signer reads. */
  readonly contentDigest: string;
  readonly nonconformityId: string;
  /** Of a state made for one procedure: who calls it, with what, and who sees everything. */
  readonly example?: {
    readonly as: string;
    readonly viewer: string;
    readonly request: Readonly<Record<string, unknown>>;
  };
}
type Play = (site: FaultSite, facts: Facts) => Promise<Partial<Facts>>;
export interface Recipe {
  readonly from: StateName | null;
  readonly play: Play;
}

let commands = 0;
/** Ids of the commands that prepare; those of the actions themselves are `actionCommandId`. */
function nextCommandId(): string {
  commands += 1;
  return `01KB2R5T8W${String(commands).padStart(16, '0')}`;
}

async function done(
  site: FaultSite,
  as: Who,
  surface: Surface,
  procedure: string,
  payload: object,
): Promise<Record<string, unknown>> {
  const outcome = await site.press(as, surface, procedure, { commandId: nextCommandId(), ...payload });
  await site.settle();
  if (outcome.kind !== 'answered') throw new Error(`preparing ${procedure}: ${JSON.stringify(outcome)}`);
  return outcome.answer as Record<string, unknown>;
}

export const noHolders = Object.fromEntries(roles.map((role) => [role, { groups: [], people: [] as string[] }]));
const held = (...by: readonly Who[]) => ({ groups: [], people: by.map(accountOf) });

export function settingsRequest(facts: Facts, seenSequence: number, numberPrefix = 'TBI') {
  return {
    seenSequence,
    reason: 'Who decides what, and where nonconformities go',
    numberPrefix,
    roles: {
      ...noHolders,
      qualityManager: held('idris'),
      documentController: held('sofia'),
      processOwner: held('callum'),
      reviewer: held('maren'),
    },
    spaces: [{ spaceId: facts.spaceId, projectKey: 'QM', issueTypeId: null }],
  };
}

export const findings = {
  origin: 'process',
  process: 'On-site calibration',
  requirement: 'Work instruction, step 3',
  evidence: 'Label of the bottle',
  severity: 'critical',
};
export const correction = { correction: 'Recall the certificates', owner: accountOf('callum'), dueOn: '2026-01-09' };

function adf(text: string): string {
  const content = [{ type: 'paragraph', content: [{ type: 'text', text }] }];
  return JSON.stringify({ type: 'doc', version: 1, content });
}

const playEmpty: Play = async (site) => {
  const { confluence, jira } = site.site;
  const authorId = accountOf('luca');
  const space = confluence.createSpace({ key: 'QUAL', name: 'Quality', authorId });
  const page = confluence.loadPage({
    spaceId: Number(space.id),
    title: 'Conductivity calibration on site',
    body: { adf: adf('Check the date of the buffer.'), storage: undefined },
    authorId,
    at: site.clock.now(),
  });
  const file = new FormData();
  file.append('file', new Blob(['bytes']), 'plan.txt');
  await site.rest('luca', 'PUT', `/wiki/rest/api/content/${page.id}/child/attachment`, file);
  jira.createProject({
    key: 'QM',
    name: 'Quality management',
    style: 'company-managed',
    issueTypes: [{ name: 'Nonconformity' }, { name: 'Sub-task', subtask: true }],
    grants: [{ group: 'jira-people', permissions: ['*'] }],
  });
  return { spaceId: String(space.id), pageId: String(page.id) };
};

export async function editPage(site: FaultSite, facts: Facts, text: string): Promise<void> {
  const path = `/wiki/api/v2/pages/${facts.pageId}`;
  const { body: page } = await site.rest<{ title: string; version: { number: number } }>('luca', 'GET', path);
  const answer = await site.rest('luca', 'PUT', path, {
    id: facts.pageId,
    status: 'current',
    title: page.title,
    body: { representation: 'atlas_doc_format', value: adf(text) },
    version: { number: page.version.number + 1 },
  });
  if (answer.status !== 200) throw new Error(`edit: ${answer.status}`);
}

const register: Play = async (site, { pageId }) => {
  await done(site, 'sofia', 'document', 'document.register', { pageId, typeCode: 'PRO', owner: accountOf('callum') });
  return {};
};
const submit: Play = async (site, { pageId }) => {
  const request = { pageId, pageVersion: 1, reason: 'First issue', confirmed: true };
  await done(site, 'luca', 'document', 'document.submit', request);
  const view = await site.press('luca', 'document', 'document.view', { pageId });
  const { work } = (view.kind === 'answered' ? view.answer : {}) as { work?: { contentDigest?: string } };
  if (typeof work?.contentDigest !== 'string') throw new Error('the round was not prepared');
  return { contentDigest: work.contentDigest };
};
export const signing = ({ pageId, contentDigest }: Facts, stepId: string) => ({
  pageId,
  round: 1,
  pageVersion: 1,
  contentDigest,
  stepId,
  confirmed: true,
});

const report = (settleAfterwards: (site: FaultSite) => Promise<void>): Play => {
  return async (site, { pageId }) => {
    const nonconformityId = nextCommandId();
    const request = { commandId: nonconformityId, pageId, what: 'Expired buffer', where: 'Basin 3' };
    await done(site, 'luca', 'document', 'nonconformity.report', request);
    await settleAfterwards(site);
    return { nonconformityId };
  };
};
const onRecord = (as: Who, procedure: string, more: object): Play => {
  return async (site, { nonconformityId }) => {
    await done(site, as, 'space', `nonconformity.${procedure}`, { nonconformityId, ...more });
    return {};
  };
};

export const recipes = {
  empty: { from: null, play: playEmpty },
  named: {
    from: 'empty',
    async play(site) {
      await done(site, 'admin', 'settings', 'settings.nameQualityManager', { holder: held('idris') });
      return {};
    },
  },
  configured: {
    from: 'named',
    async play(site, facts) {
      await done(site, 'idris', 'settings', 'settings.change', settingsRequest(facts, 1));
      return {};
    },
  },
  registered: { from: 'configured', play: register },
  /** Registered while the queue was down: the byline has never been written. */
  bylineOwed: {
    from: 'configured',
    async play(site, facts) {
      site.site.platform.faults.add({ kind: 'serverError', target: '/webhook/queue/publish', count: 1000 });
      const played = await register(site, facts);
      site.site.platform.faults.clear();
      return played;
    },
  },
  inReview: { from: 'registered', play: submit },
  oneSigned: {
    from: 'inReview',
    async play(site, facts) {
      await done(site, 'callum', 'document', 'document.approve', signing(facts, 'review-1-processOwner'));
      return {};
    },
  },
  oneSignedCopied: {
    from: 'oneSigned',
    async play(site, { spaceId }) {
      const space = { key: releaseSpaceKey, name: 'Released', authorId: accountOf('luca') };
      const to = String(site.site.confluence.createSpace(space).id);
      const request = { spaceId, seenSequence: 0, to, reason: 'For readers' };
      await done(site, 'idris', 'space', 'copies.change', request);
      return {};
    },
  },
  inForceCopied: {
    from: 'oneSignedCopied',
    async play(site, facts) {
      await done(site, 'idris', 'document', 'document.approve', signing(facts, 'approve-2-qualityManager'));
      return {};
    },
  },
  inForce: {
    from: 'oneSigned',
    async play(site, facts) {
      await done(site, 'idris', 'document', 'document.approve', signing(facts, 'approve-2-qualityManager'));
      return {};
    },
  },
  inForceTrashed: {
    from: 'inForce',
    async play(site, { pageId }) {
      await site.rest('luca', 'DELETE', `/wiki/api/v2/pages/${pageId}`);
      return {};
    },
  },
  inForceWithDraft: {
    from: 'inForce',
    async play(site, { pageId }) {
      await done(site, 'luca', 'document', 'document.startRevision', { pageId });
      return {};
    },
  },
  reported: { from: 'inForce', play: report(async () => {}) },
  accepted: { from: 'reported', play: onRecord('idris', 'accept', findings) },
  planned: { from: 'accepted', play: onRecord('idris', 'planCorrection', correction) },
  corrected: {
    from: 'planned',
    play: onRecord('callum', 'completeCorrection', { correctionNumber: 1, outcome: 'All four are back' }),
  },
  /** Jira never got the request, and the searches for the issue have ended. */
  issueLost: {
    from: 'inForce',
    async play(site, facts) {
      site.site.platform.faults.add({ kind: 'timeoutBeforeEffect', target: 'jira POST /rest/api/3/issue$' });
      return report((later) => later.settle())(site, facts);
    },
  },
} as const satisfies Record<string, { readonly from: string | null; readonly play: Play }>;
/** A state of its own for each procedure, or one that several actions start from. */
export type StateName = keyof typeof recipes | `example of ${ProcedureName}`;
