/**
 * For every procedure: who calls it, on what, with which request. The type demands a row for each procedure of the contract,
 * and the tests that walk this table fail on one without.
 */
import { TOTP, URI } from 'otpauth';
import type { NonconformityView } from '../../src/contract/nonconformity-answers';
import type { ProcedureName } from '../../src/contract/procedures';
import type { Who, WholeSite } from './whole-site';

export interface Example {
  readonly as: Who;
  /** Makes what the procedure is called on, in a state in which it is accepted. */
  readonly request: (site: WholeSite) => Promise<Readonly<Record<string, unknown>>>;
  /** Whether the person is asked, or theirs, is decided by the record: it must be as new for each who tries. */
  readonly decidedByRecord?: true;
}

const aReason = { reason: 'Because it must be' };
const confirmed = { confirmed: true };
const command = (site: WholeSite) => ({ commandId: site.newCommandId() });

/** Without documents, so that nothing else in these examples is copied. */
function anotherSpace(site: WholeSite): string {
  titles += 1;
  const space = { key: `SPACE${titles}`, name: `Space ${titles}`, authorId: site.id('author') };
  return String(site.test.site.confluence.createSpace(space).id);
}

async function draft(site: WholeSite, says?: string): Promise<string> {
  const pageId = await site.addPage(says);
  const request = { ...command(site), pageId, typeCode: 'WIN', owner: site.id('author') };
  await site.get('documentController', 'document.register', request);
  await site.test.settle();
  return pageId;
}
async function inReview(site: WholeSite, says?: string): Promise<string> {
  const pageId = await draft(site, says);
  await site.get('author', 'document.submit', { ...command(site), pageId, pageVersion: 1, ...aReason, ...confirmed });
  await site.test.settle();
  return pageId;
}
async function signing(site: WholeSite, says?: string) {
  const pageId = await inReview(site, says);
  const view = await site.get('author', 'document.view', { pageId });
  if (view.kind !== 'controlled' || view.work === null) throw new Error('nothing in review');
  const { round, pageVersion, contentDigest, steps } = view.work;
  return { ...command(site), pageId, round, pageVersion, contentDigest, stepId: steps[0]?.stepId, ...confirmed };
}
/** Each time other days, because two delegations never overlap. */
function aDelegate(site: WholeSite) {
  titles += 1;
  const day = new Date(site.test.clock.now() + titles * 86_400_000).toISOString().slice(0, 10);
  return { delegate: site.id('reviewer'), from: day, until: day };
}
/**
 * Work instructions of a small firm, whose obsolete revisions are kept no longer than a day. Both examples that need one of the two
 * make the same change: where a second quality manager must agree, the earlier one stays in force.
 */
async function makeSmallFirm(site: WholeSite): Promise<void> {
  const change = await typeChange(site, 'WIN');
  const approval = { ...change.overrides.approval, separation: 'smallFirm' };
  await site.get('qualityManager', 'types.change', { ...change, overrides: { approval, retentionYears: 0 } });
}
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
async function inForce(site: WholeSite, says?: string): Promise<string> {
  const request = await signing(site, says);
  await site.get('processOwner', 'document.approve', request);
  await site.test.settle();
  return request.pageId;
}

async function effective(site: WholeSite) {
  const pageId = await inForce(site);
  const view = await site.get('author', 'document.view', { pageId });
  if (view.kind !== 'controlled' || view.effective === null) throw new Error('nothing in force');
  return { pageId, contentDigest: view.effective.contentDigest };
}
/** A work instruction whose withdrawal its owner proposed. */
async function signingWithdrawal(site: WholeSite, withdrawn = effective(site)) {
  const { pageId, contentDigest } = await withdrawn;
  await site.get('author', 'document.withdraw', { ...command(site), pageId, ...aReason, ...confirmed });
  await site.test.settle();
  const view = await site.get('processOwner', 'document.view', { pageId });
  const stepId = view.kind === 'controlled' ? view.lifeCycle.withdrawal?.mySteps[0] : undefined;
  return { ...command(site), pageId, round: 1, stepId, contentDigest, ...confirmed };
}

/** A withdrawn work instruction that need not be kept. */
async function obsolete(site: WholeSite) {
  await makeSmallFirm(site);
  const request = await signingWithdrawal(site);
  await site.get('processOwner', 'document.signWithdrawal', request);
  await site.test.settle();
  return { ...command(site), pageId: request.pageId, revision: '1', ...aReason };
}

/** A text in force that refers to a document withdrawn since. */
async function withLinkToCheck(site: WholeSite) {
  const withdrawn = await effective(site);
  const { pageId: target } = withdrawn;
  const view = await site.get('author', 'document.view', { pageId: target });
  const pageId = await inForce(site, view.kind === 'controlled' ? `See ${view.number}.` : '');
  await site.get('processOwner', 'document.signWithdrawal', await signingWithdrawal(site, Promise.resolve(withdrawn)));
  await site.test.settle();
  return { ...command(site), pageId, target, ...aReason };
}

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
async function settingsNow(site: WholeSite) {
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

/** What a request asks of a type: a gate of one approval, with words that differ from what is there. */
const oneApproval = (title: string) => ({
  steps: [
    {
      stage: 1,
      title,
      meaning: 'approved',
      role: 'processOwner',
      groups: [],
      people: [],
      quorum: 1,
      dueDays: 5,
      escalateAfterDays: 3,
    },
  ],
  rejection: 'one',
  separation: 'standard',
  minor: 'skipsReview',
});
let titles = 0;
/** A change of a type on what is there now; a change that waits is taken back first. */
async function typeChange(site: WholeSite, typeCode: 'WIN' | 'EXT') {
  const here = { spaceId: null, typeCode };
  const seen = async () => {
    const { types } = await site.get('qualityManager', 'types.view', { spaceId: null });
    const type = types.find((one) => one.typeCode === typeCode);
    return { isWaiting: type?.waiting !== null, seenSequence: type?.sequence ?? 0 };
  };
  const before = await seen();
  if (before.isWaiting) {
    const decision = { verdict: 'takeBack', why: 'Another one comes' };
    const { seenSequence } = before;
    await site.get('qualityManager', 'types.decideChange', { ...command(site), ...here, seenSequence, decision });
  }
  titles += 1;
  const { seenSequence } = await seen();
  return {
    ...command(site),
    ...here,
    seenSequence,
    ...aReason,
    overrides: { approval: oneApproval(`Step ${titles}`) },
  };
}
async function policyNow(site: WholeSite) {
  const { policy } = await site.get('qualityManager', 'types.view', { spaceId: null });
  return { spaceId: null, seenSequence: policy.sequence, secondApproval: policy.secondApproval };
}
/** Where a second quality manager must approve, a change that waits. */
async function waitingChange(site: WholeSite) {
  const policy = await policyNow(site);
  if (!policy.secondApproval) {
    const { numberPrefix, ...now } = await settingsNow(site);
    const give = (people: readonly string[], seenSequence: number) =>
      site.get('qualityManager', 'settings.change', {
        ...command(site),
        ...aReason,
        ...now,
        numberPrefix: numberPrefix === 'TBI' ? 'TBQ' : 'TBI',
        seenSequence,
        roles: { ...now.roles, qualityManager: { groups: [], people } },
      });
    const first = site.id('qualityManager');
    const { sequence } = await give([first, site.id('documentController')], now.seenSequence);
    await site.get('qualityManager', 'types.changePolicy', {
      ...command(site),
      ...aReason,
      ...policy,
      secondApproval: true,
    });
    await give([first], sequence);
  }
  const change = await typeChange(site, 'EXT');
  await site.get('qualityManager', 'types.change', change);
  const { spaceId, typeCode, seenSequence } = change;
  return { spaceId, typeCode, seenSequence: seenSequence + 1 };
}

const examplePassphrase = 'four kettles under moss';
/** The author has a signing passphrase. @returns it as a factor */
async function enrolled(site: WholeSite) {
  const { passphrase } = await site.get('author', 'signing.mine', {});
  const request = { ...command(site), newPassphrase: examplePassphrase };
  if (passphrase === null) await site.get('author', 'signing.setPassphrase', request);
  return { factors: { passphrase: examplePassphrase } };
}
async function firstCode(site: WholeSite): Promise<string> {
  const offer = await site.get('author', 'signing.offerDevice', { ...command(site), ...(await enrolled(site)) });
  const device = URI.parse(offer.address ?? '');
  return device instanceof TOTP ? device.generate({ timestamp: site.test.clock.now() }) : '';
}
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
const aRight = (site: WholeSite) => ({
  accountId: site.id('author'),
  meaning: 'approved',
  from: '2026-02-01',
  to: null,
  identity: 'Identity card seen',
});

export const examples: Readonly<Record<ProcedureName, Example>> = {
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
    request: async (site) => ({
      ...command(site),
      pageId: await draft(site),
      pageVersion: 1,
      ...aReason,
      ...confirmed,
    }),
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
    request: async (site) => ({
      ...command(site),
      pageId: await draft(site),
      pageVersion: 1,
      ...aReason,
      ...confirmed,
    }),
    decidedByRecord: true,
  },
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
  'document.changeOwner': {
    as: 'documentController',
    request: async (site) => ({ ...command(site), pageId: await draft(site), owner: site.id('reviewer'), ...aReason }),
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
      const request = await signingWithdrawal(site);
      await site.get('processOwner', 'document.signWithdrawal', request);
      await site.test.settle();
      return { ...command(site), pageId: request.pageId, ...aReason, ...confirmed };
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
  'document.cancelNumber': {
    as: 'documentController',
    request: async (site) => ({ ...command(site), pageId: await draft(site), ...aReason, ...confirmed }),
  },
  'document.effectiveText': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.confirmLink': { as: 'author', request: withLinkToCheck, decidedByRecord: true },
  'document.relations': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.history': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.revisions': { as: 'reader', request: async (site) => ({ pageId: await inForce(site) }) },
  'document.revisionText': { as: 'reader', request: async (site) => ({ pageId: await inForce(site), revision: '1' }) },
  'document.redline': {
    as: 'reader',
    request: async (site) => ({ pageId: await inForce(site), before: '1', after: 'draft' }),
  },
  'document.verify': { as: 'reader', request: async (site) => ({ pageId: await inForce(site), revision: '1' }) },
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
  'types.view': { as: 'reader', request: async () => ({ spaceId: null }) },
  'types.preview': {
    as: 'qualityManager',
    request: async () => ({ approval: oneApproval('Approval') }),
  },
  'types.change': { as: 'qualityManager', request: (site) => typeChange(site, 'WIN') },
  'types.changePolicy': {
    as: 'qualityManager',
    request: async (site) => ({ ...command(site), ...aReason, ...(await policyNow(site)) }),
  },
  'types.decideChange': {
    as: 'qualityManager',
    request: async (site) => ({
      ...command(site),
      ...(await waitingChange(site)),
      decision: { verdict: 'takeBack', why: 'Not needed' },
    }),
  },
  'types.history': { as: 'reader', request: async () => ({ spaceId: null, typeCode: 'PRO' }) },
  'signing.mine': { as: 'author', request: async () => ({}) },
  'signing.setPassphrase': {
    as: 'reader',
    request: async (site) => ({ ...command(site), newPassphrase: examplePassphrase }),
  },
  'signing.offerDevice': {
    as: 'author',
    request: async (site) => ({ ...command(site), ...(await enrolled(site)) }),
  },
  'signing.confirmDevice': {
    as: 'author',
    request: async (site) => ({ ...command(site), factors: { code: await firstCode(site) } }),
  },
  'signing.requestRecovery': {
    as: 'author',
    async request(site) {
      await enrolled(site);
      return { ...command(site), ...aReason };
    },
  },
  'signing.signers': { as: 'internalAuditor', request: async () => ({ asOf: null }) },
  'signing.signer': {
    as: 'internalAuditor',
    async request(site) {
      await enrolled(site);
      return { accountId: site.id('author') };
    },
  },
  'signing.grantRight': { as: 'qualityManager', request: async (site) => ({ ...command(site), ...aRight(site) }) },
  'signing.revokeRight': {
    as: 'qualityManager',
    async request(site) {
      await site.ask('topManagement', 'signing.grantRight', { ...command(site), ...aRight(site) });
      const { accountId, meaning, from: on } = aRight(site);
      return { ...command(site), accountId, meaning, on, ...aReason };
    },
  },
  'signing.reviewFailures': {
    as: 'qualityManager',
    async request(site) {
      await enrolled(site);
      await site.ask('author', 'signing.offerDevice', { ...command(site), factors: { passphrase: 'not this one' } });
      return { ...command(site), accountId: site.id('author'), finding: 'It was them' };
    },
  },
  'signing.decideRecovery': {
    as: 'qualityManager',
    async request(site) {
      await enrolled(site);
      await site.ask('author', 'signing.requestRecovery', { ...command(site), ...aReason });
      return {
        ...command(site),
        accountId: site.id('author'),
        verdict: 'approve',
        comment: 'Called back by telephone',
      };
    },
  },
  'signing.settings': { as: 'reader', request: async () => ({}) },
  'signing.changeSettings': {
    as: 'qualityManager',
    async request(site) {
      const { sequence, preset, rightsRequired, passphraseDays } = await site.get('reader', 'signing.settings', {});
      const days = passphraseDays === 365 ? 180 : 365;
      return { ...command(site), seenSequence: sequence, preset, rightsRequired, passphraseDays: days, ...aReason };
    },
  },
  'digest.view': { as: 'reader', request: async () => ({}) },
  'digest.change': {
    as: 'qualityManager',
    async request(site) {
      const { sequence, hourUtc } = await site.get('reader', 'digest.view', {});
      const hour = hourUtc === 6 ? 7 : 6;
      return { ...command(site), seenSequence: sequence, pageId: null, hourUtc: hour, ...aReason };
    },
  },
  'copies.view': { as: 'reader', request: async (site) => ({ spaceId: site.spaceId }) },
  'copies.change': {
    as: 'qualityManager',
    request: async (site) => ({
      ...command(site),
      spaceId: anotherSpace(site),
      seenSequence: 0,
      to: anotherSpace(site),
      ...aReason,
    }),
  },
  'copies.nameAudience': {
    as: 'qualityManager',
    async request(site) {
      const pageId = await inForce(site);
      const groups = [site.test.site.services.directory.groupByName('makers')?.id];
      return { ...command(site), spaceId: site.spaceId, pageId, seenSequence: 0, groups, ...aReason };
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
};
