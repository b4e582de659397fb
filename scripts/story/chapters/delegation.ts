/**
 * Somebody is away between two dates: who stands in for them signs, and both are named for ever.
 */
import { choosePerson, confirm, myWorkSaying, openPopup, openQuality, popupSaying, press, read } from '../surfaces';
import type { Chapter } from './chapter';

const days = 7;

export const playDelegation: Chapter = async ({ telling, office, scene, prepared }) => {
  const { cast, spaceKey } = scene;
  const { approver: principal, delegate } = cast;
  const page = await prepared.draft({
    title: 'Storage of calibration weights',
    markdown: 'Weights stay in their case. Gloves are worn whenever a weight is touched.',
    typeCode: 'PRO',
  });
  const away = await office.deskOf(principal);
  const [from, until] = [await prepared.day(), await prepared.day(days)];
  await telling.step('delegate', `${principal.name} names ${delegate.name} from ${from} until ${until}`, async () => {
    const work = await openQuality(away, spaceKey, 'My work');
    await work.getByText('When I am away').click();
    await press(work, 'Name a delegate');
    await choosePerson(work, 'Who signs', delegate.name);
    await work.getByLabel('From', { exact: true }).fill(from);
    await work.getByLabel('Until, that day included').fill(until);
    await work.getByRole('textbox', { name: 'Reason' }).fill('At the trade fair.');
    await press(work, 'Name the delegate');
    const named = work.getByText('signs for you from');
    await named.waitFor();
    await named.scrollIntoViewIfNeeded();
    return { on: away.page };
  });
  await prepared.submit(page, 'Gloves were forgotten twice.');
  await prepared.sign(page, cast.reviewer);

  const desk = await office.deskOf(delegate);
  await telling.step('asked-instead', `${delegate.name} is asked for ${principal.name}`, async () => {
    const item = await myWorkSaying(desk, spaceKey, page.number);
    await item.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('sign-for', `${delegate.name} signs; the form says for whom`, async () => {
    const popup = await popupSaying(desk, page, `Approval of Rev ${page.label}`);
    await press(popup, 'Sign');
    const words = popup.getByText(`You sign for ${principal.name}, and your name stands beside theirs.`);
    await words.waitFor();
    await confirm(popup, /I have read this revision and sign with my account/);
    await words.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('both-named', 'the signature names both', async () => {
    const popup = desk.page.getByRole('dialog', { name: 'Controlled document' }).frameLocator('iframe');
    await press(popup, 'Sign: approved');
    await popup.getByText('Signed.', { exact: true }).waitFor();
    await popup.getByText(/^Signatures of Rev/).click();
    const line = popup.getByText(`${delegate.name} for ${principal.name}`).first();
    await line.waitFor();
    await line.scrollIntoViewIfNeeded();
    return { on: desk.page };
  });
  await telling.step('both-on-record', 'and so does the record', async () => {
    const popup = await openPopup(desk, page);
    const history = await read(desk, popup, 'History', `${page.number}: history`);
    await history.getByText(principal.name).first().waitFor();
    return { on: desk.page };
  });
};
