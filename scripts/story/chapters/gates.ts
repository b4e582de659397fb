/**
 * The gate of a type is changed: drawn beside the form, refused while it cannot work, previewed, saved with a reason; the round
 * that was under way keeps the gate it was submitted with.
 */
import type { FrameLocator } from 'playwright-core';
import { openPopup, openQuality, popupSaying, press } from '../surfaces';
import type { Chapter } from './chapter';

const preview = (frame: FrameLocator) =>
  frame.getByRole('heading', { name: 'Who would be asked today' }).locator('xpath=..');

export const playGates: Chapter = async ({ telling, office, scene: { cast, spaceKey }, prepared }) => {
  const before = await prepared.draft({
    title: 'Receipt of returned meters',
    markdown: 'One line for each meter: serial number, who sent it, why.',
    typeCode: 'FRM',
  });
  await prepared.submit(before, 'A form was missing.');
  const manager = await office.deskOf(cast.qualityManager);
  const frame = await openQuality(manager, spaceKey, 'Settings');
  const drawing = frame.locator('.gate-beside');

  await telling.step('gate-editor', 'the gate of forms is edited with its drawing beside it', async () => {
    await press(frame, 'Change Form');
    await frame.getByRole('checkbox', { name: /^Set the approval for/ }).check();
    await press(frame, 'Use it: Parallel review, two approvals');
    await preview(frame).getByText('Technical review').waitFor();
    await drawing.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  const steps = frame.getByRole('list', { name: 'Steps of the gate' });
  const last = steps.getByRole('listitem').last();
  await telling.step('impossible-shown', 'nine signatures of a role that two people hold cannot work', async () => {
    await last.getByRole('combobox', { name: 'Signatures needed' }).selectOption('9');
    const problem = drawing.getByText('This gate cannot work');
    await problem.waitFor();
    await problem.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  await telling.step('impossible-refused', 'and is refused when it is saved all the same', async () => {
    await frame.getByRole('textbox', { name: 'Reason' }).fill('Forms are checked twice after the last audit.');
    await press(frame, 'Save');
    const notice = frame.locator('.notice-danger').last();
    await notice.waitFor();
    await notice.scrollIntoViewIfNeeded();
    return { on: manager.page, words: (await notice.innerText()).replace(/\s+/g, ' ').slice(0, 160) };
  });
  await telling.step('preview', 'with one signature it works, and says who would be asked today', async () => {
    await last.getByRole('combobox', { name: 'Signatures needed' }).selectOption('1');
    await drawing.getByText('This gate cannot work').waitFor({ state: 'detached' });
    await preview(frame).getByText(cast.approver.name).first().waitFor();
    await drawing.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  await telling.step('differences', 'before it is saved one reads what changes', async () => {
    await frame.getByRole('list', { name: 'What changes' }).scrollIntoViewIfNeeded();
    return { on: manager.page };
  });
  await telling.step('gate-saved', 'saved with a reason', async () => {
    await press(frame, 'Save');
    const saved = frame.getByText('Recorded.');
    await saved.waitFor();
    await saved.scrollIntoViewIfNeeded();
    return { on: manager.page };
  });

  const author = await office.deskOf(cast.author);
  await telling.step('kept-gate', `the round of ${before.number} keeps the gate it was submitted with`, async () => {
    const popup = await popupSaying(author, before, `Approval of Rev ${before.label}`);
    const asked = await popup.locator('.step').count();
    if (asked !== 1) throw new Error(`The running round has ${asked} steps.`);
    await popup.locator('.step').first().scrollIntoViewIfNeeded();
    return { on: author.page, words: 'one step' };
  });
  const after = await prepared.draft({
    title: 'Dispatch of repaired meters',
    markdown: 'One line for each meter: serial number, where it goes, when.',
    typeCode: 'FRM',
  });
  await telling.step('new-gate', `and ${after.number}, submitted now, goes through the new one`, async () => {
    const popup = await openPopup(author, after);
    await press(popup, 'Submit for approval');
    const heading = popup.getByRole('heading', { name: 'Who will be asked' });
    await heading.waitFor();
    const asked = await popup.locator('.step').count();
    if (asked < 3) throw new Error(`The new gate has ${asked} steps.`);
    await heading.scrollIntoViewIfNeeded();
    return { on: author.page, words: `${asked} steps` };
  });
};
