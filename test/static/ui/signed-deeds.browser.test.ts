/**
 * Every form that signs, where the form did not know what the preset asks for: the answer `factorsNeeded` brings up passphrase
 * and code, and the same deed is sent again with them. Which procedures sign is read from the contract. [SG-6; B2]
 */
import type { Page } from 'playwright-core';
import type { DocumentDeed, DocumentView } from '../../../src/contract/document-answers';
import { type ProcedureName, procedures } from '../../../src/contract/procedures';
import { acceptedNonconformity } from './support/nonconformity-answers';
import { documentView, draftView, inReviewView } from './support/document-answers';
import { type Answers, pressByName, type Scenario } from './support/fake-host';
import { dueView, minorView, releasedView, withdrawalView } from './support/life-cycle-answers';
import { retained } from './support/retention-answers';
import { byline, spacePage } from './support/scenarios';
import { describeUi } from './support/ui-under-test';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;

interface SignedDeed {
  readonly scenario: (answers: Answers) => Scenario;
  /** What is pressed until the form stands. */
  readonly presses: readonly string[];
  readonly answer: unknown;
}

const only = (view: DocumentView, deed: DocumentDeed): DocumentView => ({ ...view, deeds: [deed] });
function onDocument(view: DocumentView, deed: DocumentDeed, ...presses: readonly string[]): SignedDeed {
  return { scenario: (answers) => byline(ok(only(view, deed)), answers), presses, answer: documentView() };
}
function onKept(press: string): SignedDeed {
  return { scenario: (answers) => spacePage(answers), presses: ['Retention', press], answer: retained };
}
const waivable = [
  {
    stepId: 'approve-1',
    person: inReviewView.owner,
    because: 'submits this revision',
  },
] as unknown as DocumentView['waivable'];

const signed: Readonly<Partial<Record<ProcedureName, SignedDeed>>> = {
  'document.submit': onDocument(draftView, 'submit', 'Submit for approval'),
  'document.approve': onDocument(inReviewView, 'approve', 'Sign'),
  'document.reject': onDocument(inReviewView, 'reject', 'Reject'),
  'document.recall': onDocument(inReviewView, 'recall', 'Recall'),
  'document.waiveSeparation': onDocument(
    { ...inReviewView, waivable },
    'waiveSeparation',
    'More',
    'Waive the separation of duties',
  ),
  'document.abandonDraft': onDocument(draftView, 'abandonDraft', 'More', 'Abandon the draft'),
  'document.cancelNumber': onDocument(draftView, 'cancelNumber', 'More', 'Cancel the number'),
  'document.confirmMinor': onDocument(minorView, 'confirmMinor', 'Confirm as minor'),
  'document.release': onDocument(releasedView, 'release', 'More', 'Release in an emergency'),
  'document.review': onDocument(dueView, 'reviewPeriodically', 'Review periodically'),
  'document.withdraw': onDocument(dueView, 'withdraw', 'More', 'Propose to withdraw'),
  'document.signWithdrawal': onDocument(withdrawalView, 'signWithdrawal', 'Sign the withdrawal'),
  'document.rejectWithdrawal': onDocument(withdrawalView, 'rejectWithdrawal', 'Reject the withdrawal'),
  'document.recallWithdrawal': onDocument(withdrawalView, 'recallWithdrawal', 'Recall the withdrawal'),
  'document.reinstate': onDocument(documentView(), 'reinstate', 'Bring back by a new revision'),
  'document.dispose': onKept('Dispose of Rev 1 of TBI-WIN-001'),
  'document.keepLonger': onKept('Keep longer: Rev 1 of TBI-WIN-001'),
  'nonconformity.close': {
    scenario: (answers) =>
      spacePage({ 'nonconformity.view': ok({ ...acceptedNonconformity, deeds: ['close'] }), ...answers }),
    presses: ['Nonconformities', 'NC-2026-013', 'Close'],
    answer: acceptedNonconformity,
  },
};

function isSigned(name: ProcedureName): boolean {
  const { request } = procedures[name] as { readonly request: { readonly shape?: Readonly<Record<string, unknown>> } };
  return request.shape?.['confirmed'] !== undefined;
}

it('[SG-6] knows every procedure that signs', () => {
  const names = Object.keys(procedures) as ProcedureName[];
  expect(Object.keys(signed).sort()).toEqual(names.filter(isSigned).sort());
});

/** Whatever a form asks for besides the factors: words in every box, an answer to every question left open. */
async function fillIn(page: Page): Promise<void> {
  const form = page.locator('form');
  await form.waitFor();
  for (const box of await form.locator('textarea').all()) await box.fill('Seen against practice.');
  for (const day of await form.locator('input[type=date]').all()) await day.fill('2040-01-01');
  for (const select of await form.locator('select').all()) {
    if ((await select.inputValue()) === '') await select.selectOption({ index: 1 });
  }
}

async function open(page: Page, presses: readonly string[]): Promise<void> {
  for (const press of presses) {
    if (press === 'More' && (await page.getByText('More', { exact: true }).count()) > 0) {
      await page.getByText('More', { exact: true }).click();
    } else if (press !== 'More') await pressByName(page, press);
  }
}

describeUi('a form that signs', (host) => {
  it.each(Object.entries(signed))(
    '[SG-6] %s asks for both factors when told so, and sends them',
    async (name, deed) => {
      const needed = {
        ok: false,
        refusal: { code: 'factorsNeeded', rule: 'SG-6', details: { passphrase: true, code: true } },
      };
      const answers = { [name]: [needed, ok(deed.answer)] } as unknown as Answers;
      const { page, log, errors } = await host.open(deed.scenario(answers), 400);
      await open(page, deed.presses);
      await fillIn(page);
      await page.locator('form').getByRole('checkbox').check();
      const submit = page.locator('form button[type=submit]');
      await submit.click();
      await page.getByLabel('Signing passphrase').fill('four kettles under moss');
      expect(await submit.isDisabled()).toBe(true);
      await page.getByLabel('Code of your device').fill('123456');
      await submit.click();
      await page.locator('form').waitFor({ state: 'detached' });
      const sent = (await log()).invoked.filter((one) => one.functionKey === name);
      expect(sent.map((one) => [one.payload['confirmed'], one.payload['factors']])).toEqual([
        [true, undefined],
        [true, { passphrase: 'four kettles under moss', code: '123456' }],
      ]);
      expect(errors).toEqual([]);
      await page.close();
    },
  );
});
