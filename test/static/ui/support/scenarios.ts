/**
 * Every surface in the states worth looking at.
 */
import {
  acceptedNonconformity,
  delegations,
  documentView,
  draftView,
  effectiveText,
  history,
  idris,
  inReviewView,
  issueId,
  myWork,
  nonconformity,
  overview,
  pageId,
  register,
  reportStatus,
  runningReport,
  settings,
  spaceId,
  submissionPreview,
} from './answers';
import { releasedCopies } from './copy-answers';
import { bulkPreview, bulkResults, bulkStatus, digestSettings, finishedBulk } from './bulk-answers';
import type { Answers, Scenario } from './fake-host';
import { disposition, relations, textWithObsoleteLink } from './retention-answers';
import {
  disposedRevisions,
  disposedVerification,
  redline,
  registerAsOf,
  revisions,
  supersededText,
  verification,
} from './revision-answers';
import { gatePreview, typeHistory, typesView } from './types-answers';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;
const page = { content: { id: pageId, type: 'page' }, space: { id: spaceId, key: 'QMS' } };
const space = { space: { id: spaceId, key: 'QMS' } };
const list = { rows: [acceptedNonconformity, nonconformity()], more: false };

const documents: Answers = {
  'document.effectiveText': ok(effectiveText),
  'document.history': ok(history),
  'document.relations': ok(relations),
  'document.revisions': ok(revisions),
  'document.redline': ok(redline),
  'document.verify': ok(verification),
  'document.revisionText': ok(supersededText),
  'document.submissionPreview': ok(submissionPreview),
  'nonconformity.ofPage': ok(list),
};
const types: Answers = {
  'types.view': ok(typesView()),
  'types.preview': ok(gatePreview),
  'types.history': ok(typeHistory),
};
const spaces: Answers = {
  'space.overview': ok(overview),
  'space.register': ok(register),
  'space.registerAsOf': ok(registerAsOf),
  'space.myWork': ok(myWork),
  'space.disposition': ok(disposition),
  'document.relations': ok(relations),
  'document.view': ok(documentView()),
  'delegation.view': ok(delegations),
  'nonconformity.ofSpace': ok(list),
  'nonconformity.view': ok(acceptedNonconformity),
  'settings.view': ok(settings()),
  ...types,
  'bulk.list': ok({ jobs: [bulkStatus(), finishedBulk] }),
  'bulk.preview': ok(bulkPreview),
  'bulk.start': ok(bulkStatus({ done: 0, refused: 0, failed: 0 })),
  'bulk.view': ok({ status: finishedBulk, results: bulkResults }),
  'bulk.step': ok({ status: finishedBulk, results: bulkResults, againInSeconds: 0 }),
  'digest.view': ok(digestSettings),
  'copies.view': ok(releasedCopies),
  'report.list': ok({ reports: [runningReport, reportStatus()] }),
  'report.status': ok(runningReport),
};
export const directory = {
  '/wiki/rest/api/search/user': { results: [{ user: { accountId: idris.accountId, displayName: idris.name } }] },
  '/wiki/rest/api/group/picker': { results: [{ id: 'f3a1b2c6', name: 'quality' }] },
  '/wiki/api/v2/spaces': { results: [{ id: '1', key: 'ENG', name: 'Engineering' }] },
  '/rest/api/3/project/search': { values: [{ key: 'TBQ', name: 'Tarnbeck quality' }] },
  '/rest/api/3/issue/createmeta/': { issueTypes: [{ id: '10001', name: 'Task' }] },
};

export const byline = (view: Answers['document.view'], more: Answers = {}): Scenario => ({
  moduleKey: 'document-byline',
  extension: page,
  answers: { ...documents, 'document.view': view, ...more } as Answers,
  product: directory,
});
const action = (show: string): Scenario => actionWith(show);
const actionWith = (show: string, more: Answers = {}): Scenario => ({
  moduleKey: 'document-action',
  extension: { ...page, modal: { show } },
  answers: { ...documents, 'document.view': ok(inReviewView), ...more },
});
export const spacePage = (more: Answers = {}): Scenario => ({
  moduleKey: 'quality-space',
  extension: space,
  answers: { ...spaces, ...more },
  product: directory,
});
export const settingsPage = (view: Parameters<typeof settings>[0]): Scenario => ({
  moduleKey: 'quality-settings',
  extension: {},
  answers: {
    'digest.view': ok(digestSettings),
    'settings.view': ok(settings(view)),
    'settings.change': ok(settings({ sequence: 4 })),
    ...types,
  },
  product: directory,
});

export interface Look {
  readonly name: string;
  readonly scenario: Scenario;
  /** Shown when the surface stands; null for one that must take no room. */
  readonly waitsFor: string | null;
  /** Buttons or tabs to press first, by accessible name. */
  readonly presses?: readonly string[];
}

const macro = (moduleKey: string, answers: Answers, waitsFor: string, config: object = {}): Look => ({
  name: moduleKey.replace('plumbline-', 'macro-'),
  scenario: { moduleKey, extension: { ...page, type: 'macro', isEditing: false, config }, answers },
  waitsFor,
});
const macros: readonly Look[] = [
  macro('plumbline-header', { 'document.view': ok(documentView()) }, 'Next review'),
  macro('plumbline-history', documents, 'Revision history of'),
  macro('plumbline-signatures', documents, 'Signatures of'),
  macro('plumbline-register', spaces, 'Controlled documents in every state', { state: 'all' }),
  macro('plumbline-my-work', spaces, 'wait for you'),
];

export const looks: readonly Look[] = [
  { name: 'byline-in-force', scenario: byline(ok(documentView())), waitsFor: 'Unchanged since approval ✓' },
  { name: 'byline-in-review', scenario: byline(ok(inReviewView)), waitsFor: '1 of 2 signed · open' },
  { name: 'byline-draft', scenario: byline(ok(draftView)), waitsFor: 'Rejected by Callum Reid' },
  {
    name: 'byline-uncontrolled',
    scenario: byline(
      ok({
        kind: 'uncontrolled',
        pageId,
        title: 'Cleaning the probe',
        deeds: ['register'],
        numberPrefix: 'TBI',
      } as const),
    ),
    waitsFor: 'This page is not a controlled document.',
  },
  {
    name: 'byline-register',
    scenario: byline(
      ok({
        kind: 'uncontrolled',
        pageId,
        title: 'Cleaning the probe',
        deeds: ['register'],
        numberPrefix: 'TBI',
      } as const),
    ),
    presses: ['Put under control'],
    waitsFor: 'Last revision issued before Plumbline',
  },
  {
    name: 'byline-submit',
    scenario: byline(ok(draftView)),
    presses: ['Submit for approval'],
    waitsFor: 'Who will be asked',
  },
  { name: 'byline-sign', scenario: byline(ok(inReviewView)), presses: ['Sign'], waitsFor: 'Your signature says' },
  { name: 'byline-reject', scenario: byline(ok(inReviewView)), presses: ['Reject'], waitsFor: 'Your signature says' },
  {
    name: 'byline-refused',
    scenario: byline({ ok: false, refusal: { code: 'internalFault', reference: 'b7c1-44f0' } }),
    waitsFor: 'Plumbline failed at this.',
  },
  { name: 'action-status', scenario: action('status'), waitsFor: '1 of 2 signed · open' },
  { name: 'action-history', scenario: action('history'), waitsFor: 'Came into force.' },
  {
    name: 'action-revisions',
    scenario: action('status'),
    presses: ['Revisions'],
    waitsFor: 'Revisions of',
  },
  ...macros,
  {
    name: 'action-redline',
    scenario: action('status'),
    presses: ['Revisions', 'Compare'],
    waitsFor: 'Next difference',
  },
  {
    name: 'action-verify',
    scenario: action('status'),
    presses: ['Revisions', 'Verify Rev 2'],
    waitsFor: 'Something differs from what was signed',
  },
  {
    name: 'action-superseded',
    scenario: action('status'),
    presses: ['Revisions', 'Read'],
    waitsFor: 'do not work by this text',
  },
  { name: 'action-text', scenario: action('effectiveText'), waitsFor: 'Who does what' },
  {
    name: 'action-text-obsolete-link',
    scenario: actionWith('effectiveText', { 'document.effectiveText': ok(textWithObsoleteLink) }),
    waitsFor: 'Obsolete: withdrawn, use TBI-WIN-012',
  },
  { name: 'action-nonconformities', scenario: action('nonconformities'), waitsFor: 'NC-2026-013' },
  {
    name: 'banner-draft',
    scenario: {
      moduleKey: 'document-banner',
      extension: page,
      answers: {
        'document.banner': ok({
          tone: 'information',
          text: 'Not in force: you are reading a draft of Rev 3. Rev 2 is in force.',
          offersEffectiveText: true,
          effectiveLabel: '2',
        }),
      },
    },
    waitsFor: 'you are reading a draft of Rev 3.',
  },
  {
    name: 'banner-none',
    scenario: {
      moduleKey: 'document-banner',
      extension: page,
      answers: { 'document.banner': ok({ tone: 'none', text: '', offersEffectiveText: false, effectiveLabel: null }) },
    },
    waitsFor: null,
  },
  { name: 'space-register', scenario: spacePage(), waitsFor: 'Purchasing and supplier evaluation' },
  { name: 'space-work', scenario: spacePage(), presses: ['My work'], waitsFor: 'Came back to you' },
  { name: 'space-nonconformities', scenario: spacePage(), presses: ['Nonconformities'], waitsFor: 'NC-2026-014' },
  {
    name: 'space-nonconformity',
    scenario: spacePage(),
    presses: ['Nonconformities', 'NC-2026-013'],
    waitsFor: 'Certificate K-2291 filed.',
  },
  {
    name: 'space-accept',
    scenario: spacePage({ 'nonconformity.view': ok(nonconformity()) }),
    presses: ['Nonconformities', 'NC-2026-014', 'Accept'],
    waitsFor: 'Requirement breached',
  },
  { name: 'space-retention', scenario: spacePage(), presses: ['Retention'], waitsFor: 'Due for disposition (1)' },
  {
    name: 'space-dispose',
    scenario: spacePage(),
    presses: ['Retention', 'Dispose of Rev 1 of TBI-WIN-001'],
    waitsFor: 'The text held here is removed',
  },
  {
    name: 'space-legal-hold',
    scenario: spacePage(),
    presses: ['Retention', 'Place a legal hold on a document'],
    waitsFor: 'What is held is not disposed of',
  },
  {
    name: 'action-disposed',
    scenario: actionWith('status', {
      'document.revisions': ok(disposedRevisions),
      'document.verify': ok(disposedVerification),
    }),
    presses: ['Revisions', 'Verify Rev 1'],
    waitsFor: 'The text of this revision was disposed of',
  },
  { name: 'space-report', scenario: spacePage(), presses: ['Report'], waitsFor: 'Reports so far' },
  {
    name: 'space-bulk',
    scenario: spacePage(),
    presses: ['Act on many'],
    waitsFor: 'Started in the last seven days',
  },
  {
    name: 'space-bulk-results',
    scenario: spacePage(),
    presses: ['Act on many', 'Show the results'],
    waitsFor: 'Try 1 again',
  },
  {
    name: 'space-digest',
    scenario: spacePage(),
    presses: ['Settings', 'Change the digest'],
    waitsFor: 'Change the daily digest',
  },
  {
    name: 'space-copies',
    scenario: spacePage(),
    presses: ['Settings', 'Name who may read TBI-WIN-002'],
    waitsFor: 'Who may read the copy of TBI-WIN-002',
  },
  { name: 'space-settings', scenario: spacePage(), presses: ['Settings'], waitsFor: 'Approval by top management' },
  {
    name: 'space-empty',
    scenario: spacePage({ 'space.register': ok({ rows: [], asOf: register.asOf, more: false }) }),
    waitsFor: 'No controlled documents in this space yet',
  },
  {
    name: 'settings-fresh',
    scenario: settingsPage({ fresh: true, isSiteAdministrator: true }),
    waitsFor: 'Name the quality manager',
  },
  { name: 'settings', scenario: settingsPage({}), waitsFor: 'Approval by top management' },
  {
    name: 'gate-editor',
    scenario: settingsPage({}),
    presses: ['Change Quality manual'],
    waitsFor: 'This gate cannot work',
  },
  {
    name: 'gate-history',
    scenario: settingsPage({}),
    presses: ['History of Quality manual'],
    waitsFor: 'Two reviews since the audit of September.',
  },
  {
    name: 'settings-reader',
    scenario: settingsPage({ isQualityManager: false }),
    waitsFor: 'You can read the settings.',
  },
  {
    name: 'issue-accepted',
    scenario: {
      moduleKey: 'nonconformity-panel',
      extension: { issue: { id: issueId, key: 'TBQ-14' } },
      answers: { 'nonconformity.ofIssue': ok(acceptedNonconformity) },
      product: directory,
    },
    waitsFor: 'NC-2026-013',
  },
];
