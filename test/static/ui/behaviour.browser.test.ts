/**
 * What the UI promises whatever the server says: one id per dialog, honest retries, whole downloads, links that leave the frame.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isCommandId } from '../../../src/kernel/ids';
import { acceptedNonconformity, nonconformity } from './support/nonconformity-answers';
import { documentView, draftView, inReviewView } from './support/document-answers';
import { idris, pageId } from './support/answer-parts';
import { overview } from './support/space-answers';
import { reportBytes, reportStatus } from './support/report-answers';
import { settings } from './support/settings-answers';
import { pressByName, type Scenario } from './support/fake-host';
import { releasedCopies } from './support/copy-answers';
import { looks } from './support/looks';
import { byline, settingsPage, spacePage } from './support/scenarios';
import { describeUi } from './support/ui-under-test';

const ok = <Answer>(answer: Answer) => ({ ok: true, answer }) as const;

describeUi('the UI', (host) => {
  const open = (scenario: Scenario) => host.open(scenario, 400);

  it('keeps the command id while the outcome is unknown and makes a new one after a refusal', async () => {
    const { page, log } = await open(
      byline(ok(draftView), {
        'document.submit': [
          'lost',
          { ok: false, refusal: { code: 'busyTryAgain' } },
          { ok: false, refusal: { code: 'pageVersionStale' } },
          ok(inReviewView),
        ],
      }),
    );
    await pressByName(page, 'Submit for approval');
    await page.getByLabel('Reason for the change').fill('Tolerance clarified');
    await page.getByRole('checkbox').check();
    const outcomes = ['No answer came back.', 'Others are changing the same record', 'The page has a newer version'];
    for (const outcome of outcomes) {
      await pressByName(page, 'Sign and submit');
      await page.getByRole('alert').getByText(outcome).waitFor();
    }
    await pressByName(page, 'Sign and submit');
    await page.getByText('1 of 2 signed · open').waitFor();

    const sent = (await log()).invoked
      .filter(({ functionKey }) => functionKey === 'document.submit')
      .map(({ payload }) => payload);
    expect(sent.every(({ commandId }) => isCommandId(String(commandId)))).toBe(true);
    expect(new Set(sent.slice(0, 3).map(({ commandId }) => commandId)).size).toBe(1);
    expect(sent[3]?.commandId).not.toBe(sent[0]?.commandId);
    expect(sent[0]).toMatchObject({ pageId, pageVersion: 17, reason: 'Tolerance clarified', confirmed: true });
    await page.close();
  });

  it('[B2] signs only after the explicit confirmation, and sends what was seen', async () => {
    const { page, log } = await open(byline(ok(inReviewView), { 'document.approve': ok(documentView()) }));
    await pressByName(page, 'Sign');
    const sign = page.getByRole('button', { name: 'Sign: reviewed' });
    expect(await sign.isDisabled()).toBe(true);
    await page.getByRole('checkbox').check();
    await sign.click();
    await page.getByText('Unchanged since approval ✓').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'document.approve')?.payload;
    expect(sent).toMatchObject({ stepId: 'review-1', round: 2, pageVersion: 17, confirmed: true });
    await page.close();
  });

  it('[B3] asks for a comment before a rejection can be signed', async () => {
    const { page } = await open(byline(ok(inReviewView)));
    await pressByName(page, 'Reject');
    await page.getByRole('checkbox').check();
    const sign = page.getByRole('button', { name: 'Sign the rejection' });
    expect(await sign.isDisabled()).toBe(true);
    await page.getByLabel('Why').fill('Tolerance missing');
    expect(await sign.isDisabled()).toBe(false);
    await page.close();
  });

  it('lets nobody submit past an obstacle', async () => {
    const preview = {
      revisionLabel: '3',
      pageVersion: 17,
      steps: [],
      changeRequestRequired: false,
      obstacles: ['Nobody could approve.'],
      included: [],
      macros: [],
    };
    const { page } = await open(byline(ok(draftView), { 'document.submissionPreview': ok(preview) }));
    await pressByName(page, 'Submit for approval');
    await page.getByText('Nobody could approve.').waitFor();
    await page.getByLabel('Reason for the change').fill('x');
    await page.getByRole('checkbox').check();
    expect(await page.getByRole('button', { name: 'Sign and submit' }).isDisabled()).toBe(true);
    await page.close();
  });

  it('offers as buttons what the server says is possible, and nothing else', async () => {
    const { page } = await open(byline(ok(documentView({ deeds: [] }))));
    await page.getByText('Unchanged since approval ✓').waitFor();
    expect(await page.getByRole('button').allInnerTexts()).toEqual(['Read Rev 2', 'History', 'Nonconformities']);
    await page.close();
  });

  it('opens the text in force through the host from popup and banner', async () => {
    const fromPopup = await open(byline(ok(documentView())));
    await fromPopup.page.getByRole('button', { name: 'Read Rev 2' }).click();
    const bannerLook = looks.find(({ name }) => name === 'banner-draft');
    if (bannerLook === undefined) throw new Error('the banner has no look');
    const fromBanner = await open(bannerLook.scenario);
    await fromBanner.page.getByRole('button', { name: 'Read Rev 2' }).click();
    for (const { log, page } of [fromPopup, fromBanner]) {
      const modal = (await log()).commands.find(({ command }) => command === 'openModal');
      expect(modal?.data).toMatchObject({ resource: 'ui', context: { show: 'effectiveText' } });
      await page.close();
    }
  });

  it('follows links through the host, never out of the frame by itself', async () => {
    const { page, log } = await host.open(spacePage());
    await page.getByRole('link', { name: 'TBI-PRO-006' }).click();
    expect((await log()).commands.at(-1)).toMatchObject({ command: 'navigate', data: { target: 'contentView' } });
    expect(page.url()).toBe(host.url);
    await page.close();
  });

  it('[A16] saves the register as shown: filtered and sorted', async () => {
    const { page } = await host.open(spacePage());
    await page.getByLabel('Search').fill('win');
    await page.getByText('2 of 7 documents').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), pressByName(page, 'Download CSV')]);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('TBI-WIN-002,Conductivity calibration on site');
    await page.close();
  });

  it('puts a report together from its parts and refuses a damaged one', async () => {
    const half = Math.floor(reportBytes.length / 2);
    const parts = [reportBytes.slice(0, half), reportBytes.slice(half)].map((text) =>
      Buffer.from(text).toString('base64'),
    );
    const file = { ...reportStatus().files[0], sha256: createHash('sha256').update(reportBytes).digest('hex') };
    const scenario = (sha256: string) =>
      spacePage({
        'report.list': ok({ reports: [reportStatus({ files: [{ ...file, sha256 } as never] })] }),
        'report.download': [
          ok({ part: 0, of: 2, bytes: parts[0] ?? '' }),
          ok({ part: 1, of: 2, bytes: parts[1] ?? '' }),
        ],
      });
    const whole = await host.open(scenario(file.sha256));
    await pressByName(whole.page, 'Report');
    const [download] = await Promise.all([
      whole.page.waitForEvent('download'),
      pressByName(whole.page, 'Download register.csv'),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(reportBytes);
    await whole.page.close();

    const damaged = await host.open(scenario('0'.repeat(64)));
    await pressByName(damaged.page, 'Report');
    await pressByName(damaged.page, 'Download register.csv');
    await damaged.page.getByRole('alert').getByText('The file did not arrive whole').waitFor();
    await damaged.page.close();
  });

  it('[RP-12] makes a PDF of a revision, watches it and saves it whole', async () => {
    const whole = { part: 0, of: 1, bytes: Buffer.from(reportBytes).toString('base64') };
    const sha256 = createHash('sha256').update(reportBytes).digest('hex');
    const file = {
      name: 'TBI-WIN-002 Rev 2.pdf',
      mediaType: 'application/pdf',
      size: reportBytes.length,
      parts: 1,
      sha256,
    };
    const queued = {
      jobId: reportStatus().jobId,
      state: 'queued',
      format: 'pdf',
      revisions: ['2'],
      startedAt: reportStatus().startedAt,
      progress: { done: 0, of: 2 },
      files: [],
      failure: null,
    } as const;
    const done = { ...queued, state: 'done', progress: { done: 2, of: 2 }, files: [file] } as const;
    const action = looks.find((look) => look.name === 'action-revisions')?.scenario;
    if (action === undefined) throw new Error('no revisions to look at');
    const { page, log } = await open({
      ...action,
      answers: {
        ...action.answers,
        'export.start': ok(queued),
        'export.status': [ok({ ...queued, state: 'writing', progress: { done: 1, of: 2 } }), ok(done)],
        'export.download': ok(whole),
      },
    });
    await pressByName(page, 'Revisions');
    const saved = page.waitForEvent('download');
    await pressByName(page, 'PDF of Rev 2');
    await page.getByRole('status').getByText('Making the PDF: 1 of 2').waitFor();
    const download = await saved;
    expect(download.suggestedFilename()).toBe(file.name);
    expect(readFileSync(await download.path(), 'utf8')).toBe(reportBytes);
    await page.getByRole('status').getByText('PDF saved').waitFor();
    const started = (await log()).invoked.find(({ functionKey }) => functionKey === 'export.start');
    expect(started?.payload).toMatchObject({ format: 'pdf', subject: { kind: 'copy', revision: '2' } });
    await page.close();
  });

  it('names the quality manager on a fresh install by keyboard alone', async () => {
    const fresh = settingsPage({ fresh: true, isSiteAdministrator: true });
    const { page, log } = await host.open({
      ...fresh,
      answers: { ...fresh.answers, 'settings.nameQualityManager': ok(settings()) },
    });
    await page.getByRole('combobox', { name: 'Add a person to quality managers' }).focus();
    await page.keyboard.type('idris');
    await page.getByRole('option', { name: 'Idris Bello' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Name the quality manager', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Approval by top management', { exact: true }).waitFor();
    const sent = (await log()).invoked.find(
      ({ functionKey }) => functionKey === 'settings.nameQualityManager',
    )?.payload;
    expect(sent).toMatchObject({ holder: { groups: [], people: [idris.accountId] } });
    await page.close();
  });

  it('opens the settings on the quality page for quality managers only', async () => {
    const manager = await host.open(spacePage({ 'settings.change': ok(settings({ sequence: 4 })) }));
    await pressByName(manager.page, 'Settings');
    await manager.page.getByLabel('Prefix of document numbers').fill('QMS');
    await manager.page.getByLabel('Reason').fill('New company code');
    await pressByName(manager.page, 'Save');
    await manager.page.getByRole('status').getByText('Saved.').waitFor();
    await manager.page.close();

    const other = await host.open(spacePage({ 'space.overview': ok({ ...overview, mayManage: false }) }));
    await other.page.getByRole('tab', { name: 'Report' }).waitFor();
    expect(await other.page.getByRole('tab', { name: 'Settings' }).count()).toBe(0);
    await other.page.close();
  });

  it('[RC-1, RC-4] changes where documents are copied to, and names who reads the copy of a restricted one', async () => {
    const saved = ok(releasedCopies);
    const { page, log } = await host.open(spacePage({ 'copies.change': saved, 'copies.nameAudience': saved }));
    await pressByName(page, 'Settings');
    await page.getByText('Files not copied: drawing.dwg').waitFor();
    await pressByName(page, 'Name who may read TBI-WIN-002');
    await page.getByText('nobody: the document is not copied').waitFor();
    await page.getByLabel('Add a group', { exact: true }).fill('qual');
    await page.getByRole('option', { name: 'quality', exact: true }).click();
    await page.getByLabel('Reason').fill('They work to it');
    await pressByName(page, 'Save');
    await pressByName(page, 'Change the copies');
    await page.getByLabel('Publish what is in force').selectOption({ label: 'In place only: no copies' });
    await page.getByText('Readers lose the copies').waitFor();
    await page.getByLabel('Reason').fill('Read in place');
    await pressByName(page, 'Save');
    await page.getByRole('button', { name: 'Change the copies' }).waitFor();
    const sent = (await log()).invoked;
    const asked = (name: string) => sent.find(({ functionKey }) => functionKey === name)?.payload;
    expect(asked('copies.nameAudience')).toMatchObject({ pageId: '8002', seenSequence: 3, groups: ['f3a1b2c6'] });
    expect(asked('copies.change')).toMatchObject({ seenSequence: 2, to: null, reason: 'Read in place' });
    await page.close();
  });

  it('asks for a nonconformity anew when it is opened, and shows it so in the list', async () => {
    const stale = nonconformity({ nonconformityId: acceptedNonconformity.nonconformityId });
    const list = ok({ rows: [stale], more: false });
    const { page, log } = await host.open(spacePage({ 'nonconformity.ofSpace': list }));
    await pressByName(page, 'Nonconformities');
    await pressByName(page, stale.number);
    await page.getByText('Certificate K-2291 filed.').waitFor();
    await pressByName(page, '← All nonconformities');
    await page.getByRole('button', { name: acceptedNonconformity.number }).waitFor();
    const asked = (await log()).invoked.filter(({ functionKey }) => functionKey === 'nonconformity.view');
    // A development build runs effects twice, so how often it asks is not the point.
    expect(new Set(asked.map(({ payload }) => payload.nonconformityId))).toEqual(new Set([stale.nonconformityId]));
    await page.close();
  });

  it('saves settings with the sequence that was seen and one reason', async () => {
    const { page, log } = await host.open(settingsPage({}));
    await page.getByLabel('Prefix of document numbers').fill('QMS');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await page.getByLabel('Reason').fill('New company code');
    await pressByName(page, 'Save');
    await page.getByRole('status').getByText('Saved.').waitFor();
    const sent = (await log()).invoked.find(({ functionKey }) => functionKey === 'settings.change')?.payload;
    expect(sent).toMatchObject({ seenSequence: 3, numberPrefix: 'QMS', reason: 'New company code' });
    expect(Object.keys(sent?.roles as object)).toHaveLength(8);
    await page.close();
  });
});
