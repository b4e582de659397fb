/**
 * Approved is not in force: a revision that waits for its day, told once it takes effect; an emergency release, a review that
 * finds the document still valid, and a withdrawal signed by those who approve it.
 */
import { choosePerson, confirm, openPopup, popupSaying, press } from '../surfaces';
import { eventually, patience, type Desk } from '../desk';
import type { ControlledPage } from '../document-chapter';
import type { Chapter, Stage } from './chapter';

const hour = 3_600_000;

export const playLifeCycle: Chapter = async (stage) => {
  const { cast } = stage.scene;
  const { prepared } = stage;
  const [planned, urgent, reviewed] = [
    await prepared.inForce(instruction('Packing of meters', 'Two layers of foam.'), cast.reviewer),
    await prepared.inForce(instruction('Handling of leaking cells', 'Gloves and goggles.'), cast.reviewer),
    await prepared.inForce(instruction('Care of the earthing straps', 'Tested every morning.'), cast.reviewer),
  ];
  await withdraw(stage, reviewed);
  await release(stage, urgent);
  await chooseWhoIsTold(stage, planned);
  await waitForDay(stage, planned);
};

function instruction(title: string, markdown: string) {
  return { title, markdown, typeCode: 'WIN' } as const;
}

const popupOf = (desk: Desk) => desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');

/** Opens the popup until it offers the deed: what the app does on its own comes a moment later. */
async function openDeed(desk: Desk, page: ControlledPage, name: string, isSeldom = false) {
  return eventually(`${page.number} offers “${name}”`, async () => {
    const popup = await openPopup(desk, page);
    if (isSeldom) await popup.getByText('More', { exact: true }).click();
    const button = popup.getByRole('button', { name, exact: true });
    return button.click({ timeout: patience / 10 }).then(
      () => popup,
      () => undefined,
    );
  });
}

async function chooseWhoIsTold({ telling, office, scene: { cast } }: Stage, page: ControlledPage) {
  const owner = await office.deskOf(cast.author);
  await telling.step('who-is-told', `${cast.author.name} chooses who is told of ${page.number}`, async () => {
    const popup = await openDeed(owner, page, 'Change who is told', true);
    await choosePerson(popup, 'Add a person', cast.reader.name);
    await popup.getByRole('textbox', { name: 'Reason' }).fill('Packs most of the meters.');
    return { on: owner.page };
  });
  await press(popupOf(owner), 'Change who is told');
  await popupOf(owner).getByText('Changed who is told.').waitFor();
}

async function waitForDay({ telling, office, scene: { cast }, prepared }: Stage, page: ControlledPage) {
  const next = await prepared.rewrite(page, 'Three layers of foam, the display upwards.', 'Foam');
  const author = await office.deskOf(cast.author);
  const day = await prepared.day(1);
  await telling.step(
    'plan-a-day',
    `${cast.author.name} submits Rev ${next.label} to take effect on ${day}`,
    async () => {
      const popup = await openDeed(author, page, 'Submit for approval');
      await popup.getByRole('textbox', { name: 'Reason for the change' }).fill('Three displays broke on the way.');
      await popup.getByRole('combobox', { name: 'Takes effect' }).selectOption('onDay');
      await popup.getByLabel('Day', { exact: true }).fill(day);
      await confirm(popup, /I wrote this and submit it\./);
      await popup.getByLabel('Day', { exact: true }).scrollIntoViewIfNeeded();
      return { on: author.page };
    },
  );
  await press(popupOf(author), 'Sign and submit');
  await popupOf(author).getByText('Submitted for approval.').waitFor();
  await prepared.reached(next, ({ work }) => work?.state === 'inReview' && work.contentDigest !== null);
  await prepared.sign(next, cast.reviewer);
  const reader = await office.deskOf(cast.reader);
  await telling.step(
    'approved-not-in-force',
    `approved now, but Rev ${page.label} stays in force until then`,
    async () => {
      const popup = await popupSaying(reader, page, 'It is approved and rests until then.');
      await popup.getByText('In force').first().waitFor();
      return { on: reader.page };
    },
  );
  await prepared.letPass(24 * hour);
  await telling.step(
    'in-force-on-day',
    `a day later Rev ${next.label} is in force, and the old one is not`,
    async () => {
      await reader.awaitByline(page, `Rev ${next.label} in force`);
      await openPopup(reader, page);
      return { on: reader.page };
    },
  );
  await telling.step('announced', 'a comment on the page announces it', async () => {
    const comment = reader.page.locator('.comment-list li').last();
    await eventually('the announcement', async () => {
      await reader.openPage(page);
      return comment.waitFor({ timeout: patience / 10 }).then(
        () => true as const,
        () => undefined,
      );
    });
    await comment.scrollIntoViewIfNeeded();
    return { on: reader.page, words: (await comment.innerText()).replace(/\s+/g, ' ') };
  });
}

async function release({ telling, office, scene: { cast }, prepared }: Stage, page: ControlledPage) {
  const next = await prepared.rewrite(page, 'Gloves, goggles and the sand box. Nobody works alone.', 'After the leak');
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step(
    'emergency',
    `${cast.qualityManager.name} releases Rev ${next.label} in an emergency`,
    async () => {
      const popup = await openDeed(manager, page, 'Release in an emergency', true);
      await popup
        .getByRole('textbox', { name: 'Reason' })
        .fill('A cell leaked this morning; the old text is dangerous.');
      await confirm(popup, /I release it for use\./);
      return { on: manager.page };
    },
  );
  await telling.step('temporary', 'every reader is told that it is temporary', async () => {
    await press(popupOf(manager), 'Sign and release');
    await popupOf(manager).getByText('Released in an emergency.').waitFor();
    const reader = await office.deskOf(cast.reader);
    await popupSaying(reader, page, 'was released in an emergency');
    return { on: reader.page };
  });
}

async function withdraw({ telling, office, scene: { cast } }: Stage, page: ControlledPage) {
  const owner = await office.deskOf(cast.author);
  await telling.step(
    'still-valid',
    `${cast.author.name} reviews ${page.number} and signs that it is still valid`,
    async () => {
      const popup = await openDeed(owner, page, 'Review periodically');
      const comment = popup.getByRole('textbox', { name: 'What was looked at, and what was found' });
      await comment.fill('Read with the team; nothing has changed on the benches.');
      await confirm(popup, /it is still valid\./);
      return { on: owner.page };
    },
  );
  await press(popupOf(owner), 'Sign: found still valid');
  await popupOf(owner).getByText('The periodic review is recorded.').waitFor();
  const manager = await office.deskOf(cast.qualityManager);
  await telling.step(
    'propose-withdrawal',
    `${cast.qualityManager.name} proposes to withdraw it, and what to use instead`,
    async () => {
      const popup = await openDeed(manager, page, 'Propose to withdraw', true);
      await popup.getByRole('textbox', { name: 'Reason' }).fill('The straps are gone; the benches are earthed.');
      await popup.getByRole('textbox', { name: 'Use instead' }).fill('Earthing of benches');
      await confirm(popup, /I propose to take this document out of use\./);
      return { on: manager.page };
    },
  );
  await press(popupOf(manager), 'Sign and propose');
  await popupOf(manager).getByText('The withdrawal is proposed.').waitFor();
  const approver = await office.deskOf(cast.reviewer);
  await telling.step(
    'withdrawal-round',
    `${cast.reviewer.name}, who approves it, reads what is withdrawn`,
    async () => {
      const popup = await openDeed(approver, page, 'Sign the withdrawal');
      await confirm(popup, /This document is no longer to be used\./);
      return { on: approver.page };
    },
  );
  await telling.step('withdrawn', 'and signs: every reader sees that it is obsolete, and what to use', async () => {
    await press(popupOf(approver), 'Sign and withdraw');
    await popupOf(approver).getByText('The withdrawal is signed.').waitFor();
    const reader = await office.deskOf(cast.reader);
    await popupSaying(reader, page, 'Use instead');
    return { on: reader.page };
  });
}
