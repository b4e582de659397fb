/**
 * The gate editor: what it sends, how steps move by keyboard, what it says before saving, and who decides on a waiting change.
 */
import type { Page } from 'playwright-core';
import { pressByName } from './support/fake-host';
import { settingsPage } from './support/scenarios';
import { typesView } from './support/types-answers';
import { describeUi } from './support/ui-under-test';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;

describeUi('the gate editor', (host) => {
  async function open(view = typesView()) {
    const base = settingsPage({});
    const answers = {
      ...base.answers,
      'types.view': ok(view),
      'types.change': ok(typesView({ mayChange: false })),
      'types.decideChange': ok(typesView({ mayChange: false })),
    };
    const ui = await host.open({ ...base, answers });
    return ui;
  }
  const drawn = (page: Page) =>
    page
      .locator('.gate-editor .gate-stage')
      .evaluateAll((stages) =>
        stages
          .map((stage) => [...stage.querySelectorAll('strong')].map((title) => title.textContent ?? ''))
          .filter((one) => one.length > 0),
      );

  it('moves steps by keyboard, draws them as they are edited and says where they went', async () => {
    const { page } = await open();
    await pressByName(page, 'Change Quality manual');
    const top = 'Approval by top management';
    expect(await drawn(page)).toEqual([['Review'], [top, 'Approval by quality']]);
    await page.getByRole('button', { name: `Move ${top} earlier` }).focus();
    await page.keyboard.press('Enter');
    expect(await drawn(page)).toEqual([['Review'], [top], ['Approval by quality']]);
    await page.getByRole('button', { name: `Move ${top} earlier` }).focus();
    await page.keyboard.press('Enter');
    expect(await drawn(page)).toEqual([['Review', top], ['Approval by quality']]);
    await page.getByText(`“${top}” is now in stage 1 of 2, side by side with Review.`).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Remove Review' }).press('Enter');
    await page.getByRole('button', { name: 'Add a step' }).press('Enter');
    expect(await drawn(page)).toEqual([[top], ['Approval by quality'], ['No title yet']]);
    await page.getByText('A step has no title.').waitFor();
    await page.close();
  });

  it('says what changes and sends it with the sequence that was seen and the reason', async () => {
    const { page, log } = await open();
    await pressByName(page, 'Change Quality manual');
    const save = page.getByRole('button', { name: 'Save', exact: true });
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Signatures needed').first().selectOption('all');
    await page.getByLabel('Rejection', { exact: true }).selectOption('majority');
    const changes = page.getByRole('list', { name: 'What changes' });
    await changes.getByText('2 signatures of Reviewer').waitFor();
    await changes.getByText('One rejection ends the round → A majority of those asked must reject').waitFor();
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel('Reason', { exact: true }).fill('The auditor asked for all reviewers');
    await save.click();
    await page.getByText('Recorded.').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'types.change')?.payload;
    expect(sent).toMatchObject({
      spaceId: null,
      typeCode: 'MAN',
      seenSequence: 2,
      reason: 'The auditor asked for all reviewers',
      overrides: {
        approval: {
          rejection: 'majority',
          steps: [
            { stage: 1, title: 'Review', quorum: 'all', groups: [], people: [], dueDays: 5, escalateAfterDays: 3 },
            { stage: 2 },
            { stage: 2 },
          ],
        },
      },
    });
    await page.close();
  });

  it('starts from a template, and gives a value back to the level above', async () => {
    const { page, log } = await open();
    await pressByName(page, 'Change Quality manual');
    await page.getByRole('button', { name: 'Use it: Review, then approve' }).click();
    expect(await drawn(page)).toEqual([['Review'], ['Approval']]);
    await page.getByText('Set the approval for the whole site').click();
    await page.getByText('Approval: from now on inherited').waitFor();
    await page.getByLabel('Reason', { exact: true }).fill('Back to the default');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Recorded.').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'types.change')?.payload;
    expect(sent).toMatchObject({ overrides: {} });
    expect(sent?.overrides).not.toHaveProperty('approval');
    await page.close();
  });

  it('lets another quality manager decide on a waiting change, and only with why when declining', async () => {
    const { page, log } = await open();
    await page.getByText('A change waits for a second quality manager').waitFor();
    await page.getByText('no periodic review of its own → review every 36 months').waitFor();
    expect(await page.getByRole('button', { name: 'Change Form' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Decline', exact: true }).click();
    const decline = page.getByRole('button', { name: 'Decline', exact: true });
    expect(await decline.isDisabled()).toBe(true);
    await page.getByLabel('Why', { exact: true }).fill('Too long');
    await decline.click();
    await page.getByText('Recorded.').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'types.decideChange')?.payload;
    expect(sent).toMatchObject({ typeCode: 'FRM', seenSequence: 5, decision: { verdict: 'decline', why: 'Too long' } });
    await page.close();
  });

  it('offers nothing to change to those who may not', async () => {
    const { page } = await open(typesView({ mayChange: false }));
    await page.getByRole('button', { name: 'History of Quality manual' }).waitFor();
    expect(await page.getByRole('button', { name: /^Change (?!the digest)/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
    await page.close();
  });
});
