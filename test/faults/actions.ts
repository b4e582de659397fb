/**
 * Every action that writes: where it starts, who presses what, and which histories besides the clean one are right when the
 * answer of a product was lost. An action without a button is begun by an event or a schedule.
 */
import type { BulkStep } from '../../src/contract/bulk';
import { type ProcedureName, procedures } from '../../src/contract/procedures';
import { type Surface } from '../../src/contract/rights';
import { examples } from '../application/every-procedure';
import { accountOf, type FaultSite, type Outcome, type Who } from './fault-site';
import { pageEvents } from './page-events';
import { correction, type Facts, findings, settingsRequest, signing, type StateName } from './state-recipes';

export const actionCommandId = '01KB9ZZZZZ0000000000000001';

export interface Action {
  readonly name: string;
  readonly from: StateName;
  /** Begins it; called again, with the same command id, when the answer says neither yes nor no. */
  begin(site: FaultSite, facts: Facts): Promise<Outcome>;
  /** What happens anyway some time later and may find what was missed: somebody looks, or the schedule runs. */
  afterwards?(site: FaultSite, facts: Facts): Promise<void>;
  /** Commits under the person's own command id when it is done; 0 for what the app does by itself, absent: as undisturbed. */
  readonly ownCommits?: 0 | 1;
  /**
   * Only an event of the product tells of it, and nothing looks again before the next one: lost on the way, it has not
   * happened as far as the records go.
   */
  readonly mayBeMissed?: true;
  /** Kinds of the events added, in order; right besides those of the clean run. */
  readonly alsoRight?: RegExp;
}

function button(
  from: StateName,
  as: Who,
  surface: Surface,
  procedure: string,
  payload: (facts: Facts) => object,
  more: Partial<Action> = {},
): Action {
  return {
    name: procedure,
    from,
    ownCommits: 1,
    begin: (site, facts) => site.press(as, surface, procedure, { commandId: actionCommandId, ...payload(facts) }),
    ...more,
  };
}
const onPage =
  (more: object = {}) =>
  ({ pageId }: Facts) => ({ pageId, ...more });
const onRecord =
  (more: object = {}) =>
  ({ nonconformityId }: Facts) => ({ nonconformityId, ...more });

/** Recipe R7: lost and found, lost and searched in vain, or refused. */
const issueHistories = (first: string, refused: string) =>
  new RegExp(`^${first}(,IssueOutcomeUnknown)?(,IssueSearchExhausted)?(,IssueLinked)?$|^${first},${refused}$`);

const documentActions: readonly Action[] = [
  button(
    'configured',
    'sofia',
    'document',
    'document.register',
    onPage({ typeCode: 'PRO', owner: accountOf('callum') }),
  ),
  button(
    'registered',
    'luca',
    'document',
    'document.submit',
    onPage({ pageVersion: 1, reason: 'First issue', confirmed: true }),
  ),
  button('inReview', 'callum', 'document', 'document.approve', (facts) => signing(facts, 'review-1-processOwner'), {
    name: 'document.approve (one of two)',
  }),
  button('oneSigned', 'idris', 'document', 'document.approve', (facts) => signing(facts, 'approve-2-qualityManager'), {
    name: 'document.approve (last)',
  }),
  button(
    'oneSignedCopied',
    'idris',
    'document',
    'document.approve',
    (facts) => signing(facts, 'approve-2-qualityManager'),
    {
      name: 'document.approve (with a released copy)',
    },
  ),
  button('oneSigned', 'idris', 'document', 'document.reject', (facts) => ({
    ...signing(facts, 'approve-2-qualityManager'),
    comment: 'Step 3 is missing',
  })),
  button('inReview', 'luca', 'document', 'document.recall', onPage({ round: 1, reason: 'Too early', confirmed: true })),
  button('inForce', 'luca', 'document', 'document.startRevision', onPage()),
  button(
    'inForceWithDraft',
    'luca',
    'document',
    'document.abandonDraft',
    onPage({ reason: 'No need', confirmed: true }),
  ),
  button(
    'inForce',
    'sofia',
    'document',
    'document.changeOwner',
    onPage({ owner: accountOf('maren'), reason: 'Moves on' }),
  ),
  button('registered', 'sofia', 'document', 'document.cancelNumber', onPage({ reason: 'Not ours', confirmed: true })),
];

/** The job of the change brings the copy in step; what a lost event kept from it the daily look finds. */
const copyActions: readonly Action[] = [
  button('inForceCopied', 'idris', 'space', 'copies.change', ({ spaceId }) => ({
    spaceId,
    seenSequence: 1,
    to: null,
    reason: 'Read in place',
  })),
];

const settingsActions: readonly Action[] = [
  button('empty', 'admin', 'settings', 'settings.nameQualityManager', () => ({
    holder: { groups: [], people: [accountOf('idris')] },
  })),
  button('configured', 'idris', 'settings', 'settings.change', (facts) => settingsRequest(facts, 2, 'ACM')),
];

const recordActions: readonly Action[] = [
  button('inForce', 'luca', 'document', 'nonconformity.report', onPage({ what: 'Expired buffer', where: 'Basin 3' }), {
    alsoRight: issueHistories('NonconformityRaised', 'NonconformityWithdrawn'),
  }),
  button('reported', 'idris', 'space', 'nonconformity.accept', onRecord(findings)),
  button('reported', 'idris', 'space', 'nonconformity.reject', onRecord({ reason: 'As specified' })),
  button('accepted', 'idris', 'space', 'nonconformity.planCorrection', onRecord(correction)),
  button(
    'planned',
    'callum',
    'space',
    'nonconformity.completeCorrection',
    onRecord({ correctionNumber: 1, outcome: 'All four are back' }),
  ),
  button(
    'corrected',
    'idris',
    'space',
    'nonconformity.close',
    onRecord({ correctiveActionNeeded: false, reason: 'Isolated', confirmed: true }),
  ),
  button('issueLost', 'luca', 'space', 'nonconformity.createIssueAgain', onRecord(), {
    alsoRight: issueHistories('IssueAskedForAgain', 'IssueRefused'),
  }),
];

const reportActions: readonly Action[] = [
  button(
    'planned',
    'idris',
    'space',
    'report.start',
    ({ spaceId }) => ({ spaceId, from: '2026-01-01', to: '2026-01-31' }),
    { ownCommits: 0 },
  ),
];

const exportActions: readonly Action[] = [
  button(
    'inForce',
    'luca',
    'document',
    'export.start',
    onPage({ format: 'docx', subject: { kind: 'redline', before: '1', after: 'draft' } }),
    { ownCommits: 0 },
  ),
];

/** As the browser does: one job, then step after step; a step cut short is asked for again when its lease has run out. */
const actOnMany: Action = {
  name: 'bulk.step',
  from: 'configured',
  ownCommits: 0,
  async begin(site, { pageId, spaceId }) {
    const action = { kind: 'register', typeCode: 'PRO', owner: accountOf('callum') };
    const request = { commandId: actionCommandId, spaceId, action, pages: [{ pageId, pageVersion: 1 }] };
    const started = await site.press('sofia', 'space', 'bulk.start', request, spaceId);
    if (started.kind !== 'answered') return started;
    for (let steps = 0; steps < mostBulkSteps; steps += 1) {
      const step = await site.press('sofia', 'space', 'bulk.step', { jobId: actionCommandId }, spaceId);
      if (step.kind === 'answered' && (step.answer as BulkStep).status.state === 'done') return step;
      await site.advance(35_000);
    }
    return { kind: 'failed', error: 'the job does not end' };
  },
};
const mostBulkSteps = 6;

const shaped = [
  actOnMany,
  ...documentActions,
  ...settingsActions,
  ...copyActions,
  ...recordActions,
  ...reportActions,
  ...exportActions,
  ...pageEvents,
];

/** Procedures that take a command: they write, or refuse in writing. */
const writingProcedures = (Object.keys(procedures) as ProcedureName[]).filter(
  (name) => 'commandId' in procedures[name].request._zod.def.shape,
);

/** Procedures without a case of their own above are called as their example calls them. */
function exampleOf(procedure: ProcedureName): Action {
  const [surface = 'document'] = procedures[procedure].surfaces;
  return {
    name: procedure,
    from: `example of ${procedure}`,
    async begin(site, { example, spaceId }) {
      const request = { ...example?.request, commandId: actionCommandId };
      return site.press(example?.as ?? '', surface, procedure, request, spaceId);
    },
  };
}

const shapedNames = new Set(shaped.map((action) => action.name.replace(/ \(.*/, '')));
const others = writingProcedures.filter((name) => !shapedNames.has(name));

export const actions: readonly Action[] = [...shaped, ...others.filter((name) => name in examples).map(exampleOf)];

/** A procedure that writes has a case above or an example; one sentence for each that has neither. */
export const missingCases = others.filter((name) => !(name in examples)).map((name) => `no fault case for ${name}`);
