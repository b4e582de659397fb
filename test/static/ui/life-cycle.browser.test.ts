/**
 * Dates, releases, reviews and withdrawals in the document panel: what stands there is accessible in both themes and at 320 px,
 * and what is pressed is sent as it was seen.
 */
import type { Page } from 'playwright-core';
import type { DocumentView } from '../../../src/contract/document-answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import { documentView, draftView } from './support/document-answers';
import { pageId } from './support/answer-parts';
import { accessibilityProblems } from '../../support/accessibility';
import { pressByName } from './support/fake-host';
import {
  dueView,
  minorView,
  releasedView,
  restingView,
  withdrawalView,
  withdrawnView,
} from './support/life-cycle-answers';
import { retained } from './support/retention-answers';
import { byline, spacePage } from './support/scenarios';
import { describeUi, expectLooksRight } from './support/ui-under-test';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;

describeUi('the life cycle in the panel', (host) => {
  const looks: readonly (readonly [string, DocumentView, readonly string[], string])[] = [
    ['resting approved', restingView, [], 'Rev 3 did not take effect'],
    ['the day it waits for', restingView, [], 'It is approved and rests until then.'],
    ['another day', restingView, ['More', 'Change when it takes effect'], 'Planned now:'],
    ['released in an emergency', releasedView, [], 'The label printer is being checked.'],
    ['releasing', releasedView, ['More', 'Release in an emergency'], 'In force at once, without the approval'],
    ['who is told', releasedView, ['More', 'Change who is told'], 'They are mentioned once'],
    ['a withdrawal under way', withdrawalView, [], 'Withdrawal under way'],
    ['signing a withdrawal', withdrawalView, ['Sign the withdrawal'], 'TBI-WIN-009'],
    ['a withdrawn document', withdrawnView, [], 'Boards arrive assembled.'],
    ['a review that is overdue', dueView, ['Review periodically'], 'Outcome'],
    ['proposing a withdrawal', dueView, ['More', 'Propose to withdraw'], 'Those who approve this document'],
    ['a minor revision', minorView, ['Confirm as minor'], 'My answer'],
    ['submitting for a day', draftView, ['Submit for approval'], 'Takes effect'],
  ];
  it.each(looks)('%s is accessible, wide and narrow, light and dark', async (name, view, presses, text) => {
    const ui = await host.open(byline(ok(view)));
    for (const press of presses) {
      if (press === 'More') await ui.page.getByText('More', { exact: true }).click();
      else await pressByName(ui.page, press);
    }
    await ui.page.getByText(text).first().waitFor();
    await expectLooksRight(ui, `life-cycle-${name.replaceAll(' ', '-')}`);
    await ui.page.close();
  });

  async function sentBy(view: DocumentView, procedure: ProcedureName, act: (page: Page) => Promise<void>) {
    const answers = { [procedure]: ok(documentView()) };
    const { page, log } = await host.open(byline(ok(view), answers), 400);
    await act(page);
    await page.getByText('Unchanged since approval ✓').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === procedure)?.payload;
    await page.close();
    return sent;
  }

  it('[DC-21] sends the day with the submission', async () => {
    const sent = await sentBy(draftView, 'document.submit', async (page) => {
      await pressByName(page, 'Submit for approval');
      await page.getByLabel('Reason for the change').fill('Clearer');
      await page.getByLabel('Takes effect').selectOption('onDay');
      await page.getByRole('checkbox').check();
      expect(await page.getByRole('button', { name: 'Sign and submit' }).isDisabled()).toBe(true);
      await page.getByLabel('Day', { exact: true }).fill('2026-12-01');
      await pressByName(page, 'Sign and submit');
    });
    expect(sent).toMatchObject({ effective: '2026-12-01', kind: 'major', confirmed: true });
  });
  it('begins the next round with the reason of the one that came back', async () => {
    const work = draftView.work === null ? null : { ...draftView.work, round: 2, reason: 'The seal leaked.' };
    const { page } = await host.open(byline(ok({ ...draftView, work })), 400);
    await pressByName(page, 'Submit for approval');
    await page.getByRole('heading', { name: /^Submit .*, round 2$/ }).waitFor();
    expect(await page.getByLabel('Reason for the change').inputValue()).toBe('The seal leaked.');
    await page.close();
  });
  it('[UI-4] confirms a link to a document that is obsolete, with a reason', async () => {
    const { page, log, errors } = await host.open(byline(ok(dueView), { 'document.confirmLink': ok(dueView) }), 400);
    await page.getByText('Used in and depends on').click();
    await page.getByText('the link is to be checked').waitFor();
    expect(await accessibilityProblems(page, { isFrame: true })).toEqual([]);
    await pressByName(page, 'Confirm the link to TBI-WIN-003');
    await page.getByLabel('Reason').fill('Only its history is meant');
    await pressByName(page, 'Confirm the link');
    await page.getByText('the link is to be checked').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'document.confirmLink');
    expect(sent?.payload).toMatchObject({ target: '98402', reason: 'Only its history is meant' });
    expect(errors).toEqual([]);
    await page.close();
  });
  it('[UI-3, UI-4] leads from My work to the links of the document, and back', async () => {
    const ui = await host.open(spacePage({ 'document.confirmLink': ok(dueView) }), 1280);
    await pressByName(ui.page, 'My work');
    await ui.page.getByText('3 links to be checked').waitFor();
    await pressByName(ui.page, 'TBI-WIN-001 Assemble TB-200 probe');
    await ui.page.getByText('the link is to be checked').waitFor();
    await expectLooksRight(ui, 'links-to-check');
    await pressByName(ui.page, 'Confirm the link to TBI-WIN-003');
    await ui.page.getByLabel('Reason').fill('Only its history is meant');
    await pressByName(ui.page, 'Confirm the link');
    await ui.page.getByText('the link is to be checked').waitFor();
    const sent = (await ui.log()).invoked.find(({ functionKey }) => functionKey === 'document.confirmLink');
    expect(sent?.payload).toMatchObject({ pageId, target: '98402', reason: 'Only its history is meant' });
    await pressByName(ui.page, 'Back to my work');
    await ui.page.getByText('3 links to be checked').waitFor();
    await ui.page.close();
  });
  it('[AG-77] says in the panel of the page which gate the next round has, assigned as it is', async () => {
    const ui = await host.open({ ...byline(ok(draftView)), moduleKey: 'document-action' }, 400);
    await ui.page.getByText('Review: Process owner, 1 of 2 · Approval: Quality manager').waitFor();
    await ui.page.getByText('as for Procedure, assigned to this document').waitFor();
    await ui.page.close();
  });
  it('[RD-4] takes what was disposed of off the list, although the list is behind the record', async () => {
    const { page, errors } = await host.open(spacePage({ 'document.dispose': ok(retained) }), 1280);
    await pressByName(page, 'Retention');
    await pressByName(page, 'Dispose of Rev 1 of TBI-WIN-001');
    await page.getByLabel('Reason').fill('Nobody needs it');
    await page.locator('form').getByRole('checkbox').check();
    await pressByName(page, 'Sign and dispose');
    await page.getByText('It is on record').waitFor();
    await page.getByText('Due for disposition (0)').waitFor();
    expect(await accessibilityProblems(page, { isFrame: true })).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
  it('[DC-37] signs that a document is still valid over the text that was read', async () => {
    const sent = await sentBy(dueView, 'document.review', async (page) => {
      await pressByName(page, 'Review periodically');
      await page.getByLabel('What was looked at, and what was found').fill('Read against practice');
      await page.getByRole('checkbox').check();
      await pressByName(page, 'Sign: found still valid');
    });
    expect(sent).toMatchObject({ outcome: 'stillValid', contentDigest: dueView.effective?.contentDigest });
  });
  it('[DC-33] signs a withdrawal for the round and step it was asked for', async () => {
    const sent = await sentBy(withdrawalView, 'document.signWithdrawal', async (page) => {
      await pressByName(page, 'Sign the withdrawal');
      await page.getByRole('checkbox').check();
      await pressByName(page, 'Sign and withdraw');
    });
    expect(sent).toMatchObject({
      round: 1,
      stepId: 'approve-1',
      contentDigest: withdrawalView.effective?.contentDigest,
    });
  });
});
