/**
 * Every action that writes: where it starts, who presses what, and which histories besides the clean one are right when the
 * answer of a product was lost. An action without a button is begun by an event or a schedule.
 */
import { accountOf, type FaultSite, type Outcome, type Surface, type Who } from './fault-site';
import {
  correction,
  editPage,
  type Facts,
  findings,
  settingsRequest,
  signing,
  type StateName,
} from './prepared-states';

export const actionCommandId = '01KB9ZZZZZ0000000000000001';

export interface Action {
  readonly name: string;
  readonly from: StateName;
  /** Begins it; called again, with the same command id, when the answer says neither yes nor no. */
  begin(site: FaultSite, facts: Facts): Promise<Outcome>;
  /** What happens anyway some time later and may find what was missed: somebody looks, or the schedule runs. */
  afterwards?(site: FaultSite, facts: Facts): Promise<void>;
  /** Commits under the person's own command id when it is done; 0 for what the app does by itself. */
  readonly ownCommits: 0 | 1;
  /** Kinds of the events added, in order; right besides those of the clean run. */
  readonly alsoRight?: RegExp;
}

const ready: Outcome = { kind: 'answered', answer: null };

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
  button('oneSigned', 'idris', 'document', 'document.reject', (facts) => ({
    ...signing(facts, 'approve-2-qualityManager'),
    comment: 'Step 3 is missing',
  })),
  button('inReview', 'luca', 'document', 'document.recall', onPage({ round: 1, reason: 'Too early', confirmed: true })),
  button('inForce', 'luca', 'document', 'document.startRevision', onPage()),
  button('inForceWithDraft', 'luca', 'document', 'document.abandonDraft', onPage({ reason: 'No need' })),
  button(
    'inForce',
    'sofia',
    'document',
    'document.changeOwner',
    onPage({ owner: accountOf('maren'), reason: 'Moves on' }),
  ),
  button('inForce', 'idris', 'document', 'document.withdraw', onPage({ reason: 'No longer made', confirmed: true })),
  button('registered', 'sofia', 'document', 'document.cancelNumber', onPage({ reason: 'Not ours' })),
  {
    name: 'page edit noticed',
    from: 'inForce',
    ownCommits: 0,
    async begin(site, facts) {
      await editPage(site, facts, 'Check the date of both buffers.');
      return ready;
    },
    async afterwards(site, { pageId }) {
      await site.press('luca', 'document', 'document.view', { pageId });
    },
  },
  {
    name: 'byline effect',
    from: 'bylineOwed',
    ownCommits: 0,
    async begin(site) {
      await site.site.platform.schedules.runNow('reconciler');
      return ready;
    },
  },
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

export const actions: readonly Action[] = [...documentActions, ...settingsActions, ...recordActions, ...reportActions];
