/**
 * The register as a macro in a page: inserted in the editor, configured, read by somebody else, and exported.
 */
import { type Desk, eventually, patience } from '../desk';
import { pressToClose } from '../surfaces';
import type { Chapter } from './chapter';

const title = 'Document register';

async function choose(desk: Desk, menu: string, item: RegExp): Promise<void> {
  await desk.page.getByRole('button', { name: menu, exact: true }).click();
  await desk.page.getByRole('menuitem', { name: item }).click();
}

export const playMacros: Chapter = async ({ telling, office, scene: { cast }, prepared }) => {
  const listed = await prepared.draft({
    title: 'Disposal of spent batteries',
    markdown: 'Spent batteries go into the grey box, poles taped.',
    typeCode: 'PRO',
  });
  const page = await prepared.page('Procedures at a glance', 'All procedures of this space.');
  const author = await office.deskOf(cast.author);
  const dialog = author.page.getByRole('dialog', { name: title }).frameLocator('iframe');
  await telling.step('configured', `${cast.author.name} inserts the register and says what it lists`, async () => {
    await author.openPage(page);
    await author.page.getByRole('link', { name: 'Edit', exact: true }).click();
    await author.page.getByRole('textbox', { name: 'Paragraph' }).last().click();
    await choose(author, 'Insert', /^Document register/);
    await dialog.getByRole('combobox', { name: 'Type' }).selectOption('PRO');
    await dialog.getByRole('combobox', { name: 'State' }).selectOption('all');
    await dialog.getByRole('checkbox', { name: 'Next review' }).uncheck();
    return { on: author.page };
  });
  await telling.step('in-editor', 'the editor shows it as it will be read', async () => {
    await pressToClose(author, title, 'Save');
    const macro = author.page.getByRole('region', { name: `Macro ${title}` }).frameLocator('iframe');
    await macro.getByText('Documents of type “Procedure” in every state').waitFor();
    return { on: author.page };
  });
  await author.page.getByRole('button', { name: 'Publish' }).click();
  const reader = await office.deskOf(cast.reader);
  await telling.step('read', `${cast.reader.name} reads it in the page`, async () => {
    const frame = reader.page.locator('.page-body').frameLocator('iframe');
    // The list comes from an index, which follows a change with a delay.
    await eventually('the document in the macro', async () => {
      await reader.openPage(page);
      const row = frame.getByRole('rowheader', { name: listed.number });
      return row.waitFor({ timeout: patience / 6 }).then(
        () => true as const,
        () => undefined,
      );
    });
    const heads = await frame.getByRole('columnheader').allInnerTexts();
    if (heads.join() !== 'Number,Title,State,Owner,In force since') throw new Error(`Columns: ${heads.join()}`);
    return { on: reader.page };
  });
  await telling.step('exported', 'and has it in an export, with the same columns', async () => {
    await choose(reader, 'More actions', /^Export/);
    await reader.page.getByRole('cell', { name: listed.number }).waitFor();
    if ((await reader.page.getByText('Next review').count()) > 0) throw new Error('A column too many.');
    return { on: reader.page };
  });
};
