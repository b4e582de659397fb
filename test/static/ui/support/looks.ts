/** Every surface in the states worth looking at. */
import { acceptedNonconformity, nonconformity } from './nonconformity-answers';
import { register } from './space-answers';
import { documentView, draftView, inReviewView } from './document-answers';
import { issueId, pageId } from './answer-parts';
import type { Answers, Scenario } from './fake-host';
import { textWithObsoleteLink } from './retention-answers';
import { disposedRevisions, disposedVerification } from './revision-answers';
import { byline, directory, documents, ok, page, settingsPage, spacePage, spaces } from './scenarios';

const action = (show: string, more: Answers = {}): Scenario => ({
  moduleKey: 'document-action',
  extension: { ...page, modal: { show } },
  answers: { ...documents, 'document.view': ok(inReviewView), ...more },
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

const uncontrolled = ok({
  kind: 'uncontrolled',
  pageId,
  title: 'Cleaning the probe',
  deeds: ['register'],
  numberPrefix: 'TBI',
} as const);

export const looks: readonly Look[] = [
  { name: 'byline-in-force', scenario: byline(ok(documentView())), waitsFor: 'Unchanged since approval ✓' },
  { name: 'byline-in-review', scenario: byline(ok(inReviewView)), waitsFor: '1 of 2 signed · open' },
  { name: 'byline-draft', scenario: byline(ok(draftView)), waitsFor: 'Rejected by Callum Reid' },
  {
    name: 'byline-uncontrolled',
    scenario: byline(uncontrolled),
    waitsFor: 'This page is not a controlled document.',
  },
  {
    name: 'byline-register',
    scenario: byline(uncontrolled),
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
    waitsFor: 'List of differences',
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
    scenario: action('effectiveText', { 'document.effectiveText': ok(textWithObsoleteLink) }),
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
    scenario: action('status', {
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
