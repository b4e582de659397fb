/**
 * Signing with factors, on the wire: presets, sittings, expiry, lock-out, and what is sent side by side.
 */
import { newCommandId } from '../document-control/document-site';
import { createSigningSite, inForce, passphrase, refused, type SigningSite } from './signing-site';

const minute = 60_000;
let site: SigningSite;
beforeEach(async () => {
  site = await createSigningSite();
});
afterEach(async () => {
  await site.test.close();
});

async function prepared(...titles: readonly string[]): Promise<readonly string[]> {
  const pages: string[] = [];
  for (const title of titles) pages.push(await site.waiting(title));
  await site.test.settle();
  return pages;
}
const guardOf = (who: 'tomasz') => {
  const found = site.test.site.services.database.all("SELECT key, value FROM kvs_record WHERE key LIKE 'factor:%'");
  const row = found.find((one) => String(one.key) === `factor:${site.id(who)}`);
  return (JSON.parse(String(row?.value)) as { body: { attempts: number; lockedUntil: string | null } }).body;
};

describe('the preset ISO 9001', () => {
  it('[SG-6] signs by account and says so', async () => {
    const [pageId = ''] = await prepared('Leak test');
    const view = inForce(await site.approveWith('tomasz', pageId));
    expect(view.signing).toMatchObject({ preset: 'iso9001', passphrase: false, code: false, rights: null });
    expect(view.effective?.signatures.map((one) => one.reconfirmation)).toEqual(['account', 'account']);
  });
});

describe('the preset Regulated', () => {
  it('[SG-6, SG-10] asks for the passphrase, names what is missing, and writes how the signer was confirmed', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated');
    await site.grant('tomasz', 'approved');
    expect(refused(await site.approveWith('tomasz', pageId))).toMatchObject({
      code: 'notEnrolled',
      details: { missing: ['passphrase'] },
    });
    await site.enrol('tomasz');
    expect((await site.view('tomasz', pageId)).signing).toMatchObject({
      preset: 'regulated',
      passphrase: true,
      code: false,
      obstacle: null,
      rights: ['approved'],
    });
    expect(refused(await site.approveWith('tomasz', pageId))).toMatchObject({
      code: 'factorsNeeded',
      rule: 'SG-6',
      details: { passphrase: true, code: false },
    });
    expect(refused(await site.approveWith('tomasz', pageId, { passphrase: 'four kettles under snow' }))).toMatchObject({
      code: 'factorWrong',
    });
    const view = inForce(await site.approveWith('tomasz', pageId, { passphrase }));
    expect(view.effective?.steps[0]?.signatures[0]).toMatchObject({
      reconfirmation: 'passphrase',
      meaning: 'approved',
    });
    expect(guardOf('tomasz')).toMatchObject({ attempts: 0, lockedUntil: null });
  });

  it('[SG-27] does not ask, nor count, where a rule says no anyway', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated');
    await site.enrol('maren');
    await site.enrol('tomasz');
    expect(refused(await site.approveWith('maren', pageId, { passphrase: 'something else entirely' }))).toMatchObject({
      code: 'notAsked',
    });
    expect(guardOf('tomasz').attempts).toBe(0);
  });

  it('[SG-28] does not check again what was carried out before', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    const request = { ...(await site.signing(pageId)), factors: { passphrase } };
    inForce(await site.ask('tomasz', 'document.approve', request));
    const again = { ...request, factors: { passphrase: 'whatever it was then' } };
    expect(inForce(await site.ask('tomasz', 'document.approve', again)).life).toBe('inForce');
    expect(guardOf('tomasz').attempts).toBe(0);
  });

  it('[SG-21] refuses a signature without a right by name, and from the day it is revoked', async () => {
    const [first = '', second = ''] = await prepared('Leak test', 'Packing');
    await site.choose('regulated');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'reviewed');
    expect(refused(await site.approveWith('tomasz', first, { passphrase }))).toEqual({
      code: 'noSigningRight',
      rule: 'SG-21',
      details: { meaning: 'approved' },
    });
    expect(guardOf('tomasz').attempts).toBe(0);
    await site.grant('tomasz', 'approved');
    inForce(await site.approveWith('tomasz', first, { passphrase }));
    await site.spaceGet('idris', 'signing.revokeRight', {
      commandId: newCommandId(),
      accountId: site.id('tomasz'),
      meaning: 'approved',
      on: '2026-01-05',
      reason: 'Another department',
    });
    expect(refused(await site.approveWith('tomasz', second, { passphrase })).code).toBe('noSigningRight');
  });

  it('[SG-11] asks for another passphrase once it expired, and for the old one to change it', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated', { passphraseDays: 1 });
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    await site.test.advance(24 * 60 * minute);
    expect(refused(await site.approveWith('tomasz', pageId, { passphrase })).code).toBe('passphraseExpired');
    const newPassphrase = 'seven herons at dusk';
    const change = (factors?: object) => ({
      commandId: newCommandId(),
      newPassphrase,
      ...(factors === undefined ? {} : { factors }),
    });
    expect((await site.spaceRefusal('tomasz', 'signing.setPassphrase', change())).code).toBe('factorsNeeded');
    expect(
      (await site.spaceRefusal('tomasz', 'signing.setPassphrase', change({ passphrase: 'not the old one' }))).code,
    ).toBe('factorWrong');
    await site.spaceGet('tomasz', 'signing.setPassphrase', change({ passphrase }));
    inForce(await site.approveWith('tomasz', pageId, { passphrase: newPassphrase }));
  });

  it('[SG-8, SG-9] refuses a weak passphrase and the last five', async () => {
    const set = (newPassphrase: string, factors?: object) => ({
      commandId: newCommandId(),
      newPassphrase,
      ...(factors === undefined ? {} : { factors }),
    });
    expect(await site.spaceRefusal('tomasz', 'signing.setPassphrase', set('Wrona2026'))).toMatchObject({
      code: 'passphraseWeak',
      details: { weaknesses: ['tooShort', 'name'] },
    });
    await site.enrol('tomasz');
    expect(await site.spaceRefusal('tomasz', 'signing.setPassphrase', set(passphrase, { passphrase }))).toMatchObject({
      rule: 'SG-9',
      details: { weaknesses: ['usedBefore'] },
    });
    const second = 'seven herons at dusk';
    await site.spaceGet('tomasz', 'signing.setPassphrase', set(second, { passphrase }));
    expect(
      await site.spaceRefusal('tomasz', 'signing.setPassphrase', set(passphrase, { passphrase: second })),
    ).toMatchObject({ rule: 'SG-9' });
  }, 30_000);

  it('[SG-14, SG-15, SG-18] locks after five failures, with growing delay, and tells the quality managers', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    const guess = async () => refused(await site.approveWith('tomasz', pageId, { passphrase: 'a guess in the dark' }));
    for (let count = 0; count < 4; count += 1) expect((await guess()).code).toBe('factorWrong');
    await site.test.settle();
    expect((await site.spaceGet('idris', 'space.myWork', {})).items).toEqual([]);
    expect(await guess()).toMatchObject({
      code: 'factorsLocked',
      details: { until: expect.stringMatching(/^2026-01-05T/) as unknown },
    });
    expect(refused(await site.approveWith('tomasz', pageId, { passphrase })).code).toBe('factorsLocked');
    await site.test.settle();
    expect((await site.spaceGet('idris', 'space.myWork', {})).items).toMatchObject([
      { kind: 'signingFailures', title: 'Tomasz Wrona: failed signing attempts' },
    ]);
    await site.test.advance(2 * minute);
    inForce(await site.approveWith('tomasz', pageId, { passphrase }));
    const view = await site.spaceGet('idris', 'signing.reviewFailures', {
      commandId: newCommandId(),
      accountId: site.id('tomasz'),
      finding: 'He had the wrong keyboard',
    });
    expect(view.failures.count).toBe(0);
    expect(view.trail.map((one) => one.text).join('\n')).toContain('Failed attempt 5 at document.approve');
    await site.test.settle();
    expect((await site.spaceGet('idris', 'space.myWork', {})).items).toEqual([]);
  }, 30_000);

  it('[SG-14] counts fifty wrong guesses sent side by side as fifty, and checks few of them', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('regulated');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    const request = await site.signing(pageId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        site.ask('tomasz', 'document.approve', {
          ...request,
          commandId: newCommandId(),
          factors: { passphrase: `a guess in the dark ${index}` },
        }),
      ),
    );
    const codes = answers.map((answer) => refused(answer).code);
    expect(new Set(codes)).toEqual(new Set(['factorWrong', 'factorsLocked']));
    expect(codes.filter((code) => code === 'factorWrong').length).toBeLessThanOrEqual(4);
    expect(guardOf('tomasz').attempts).toBe(50);
    const { failures } = await site.spaceGet('idris', 'signing.signer', { accountId: site.id('tomasz') });
    expect(failures.count).toBe(5);
  }, 60_000);
});

describe('the cost of factors', () => {
  async function wavesOf(run: () => Promise<unknown>): Promise<number> {
    const { wireLog } = site.test;
    wireLog.clear();
    await run();
    return wireLog.summarise(wireLog.invocations()).waves;
  }
  it('[SG-16] is one wave more: four at most when approving, six at most when submitting', async () => {
    const [pageId = ''] = await prepared('Leak test');
    await site.choose('high');
    await site.enrol('tomasz');
    await site.enrol('luca');
    await site.grant('tomasz', 'approved');
    await site.grant('luca', 'author');
    const [device, other] = [await site.addDevice('tomasz'), await site.addDevice('luca')];
    await site.test.advance(minute);
    const request = { ...(await site.signing(pageId)), factors: { passphrase, code: device.code() } };
    expect(await wavesOf(() => site.get('tomasz', 'document.approve', request))).toBeLessThanOrEqual(4);
    const next = site.addPage('Packing');
    await site.register(next, 'WIN', { owner: site.id('tomasz') });
    const factors = { passphrase, code: other.code() };
    const submit = {
      commandId: newCommandId(),
      pageId: next,
      pageVersion: 1,
      reason: 'First issue',
      confirmed: true,
      factors,
    };
    expect(await wavesOf(() => site.get('luca', 'document.submit', submit))).toBeLessThanOrEqual(6);
  }, 30_000);
});

describe('the preset High', () => {
  it('[SG-12, SG-13, SG-17] asks for both, then within 15 minutes for the passphrase, then for both again', async () => {
    const [first = '', second = '', third = ''] = await prepared('Leak test', 'Packing', 'Soldering');
    await site.choose('high');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    expect(refused(await site.approveWith('tomasz', first, { passphrase }))).toMatchObject({
      code: 'notEnrolled',
      details: { missing: ['device'] },
    });
    const device = await site.addDevice('tomasz');
    expect(refused(await site.approveWith('tomasz', first, { passphrase }))).toMatchObject({
      code: 'factorsNeeded',
      details: { passphrase: true, code: true },
    });
    // The code that enrolled the device is used up.
    expect(refused(await site.approveWith('tomasz', first, { passphrase, code: device.code() })).code).toBe('codeUsed');
    await site.test.advance(minute);
    const signed = inForce(await site.approveWith('tomasz', first, { passphrase, code: device.code() }));
    expect(signed.effective?.steps[0]?.signatures[0]?.reconfirmation).toBe('passphraseAndCode');
    await site.test.advance(10 * minute);
    const inSitting = inForce(await site.approveWith('tomasz', second, { passphrase }));
    expect(inSitting.effective?.steps[0]?.signatures[0]?.reconfirmation).toBe('passphraseInSitting');
    await site.test.advance(6 * minute);
    expect(refused(await site.approveWith('tomasz', third, { passphrase })).code).toBe('factorsNeeded');
    expect(refused(await site.approveWith('tomasz', third, { passphrase, code: device.code(-9) })).code).toBe(
      'factorWrong',
    );
    inForce(await site.approveWith('tomasz', third, { passphrase, code: device.code(-1) }));
  }, 30_000);

  it('[SG-13, SG-16] lets fifty uses of one code, sent side by side, sign once', async () => {
    const pages = await prepared(...Array.from({ length: 50 }, (_, index) => `Instruction ${index}`));
    await site.choose('high');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    const device = await site.addDevice('tomasz');
    await site.test.advance(minute);
    const factors = { passphrase, code: device.code() };
    const requests = await Promise.all(pages.map((pageId) => site.signing(pageId)));
    const answers = await Promise.all(
      requests.map((request) => site.ask('tomasz', 'document.approve', { ...request, factors })),
    );
    const signed = answers.filter((answer) => answer.ok);
    expect(signed).toHaveLength(1);
    const codes = new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])));
    expect([...codes].every((code) => ['codeUsed', 'factorsLocked'].includes(code))).toBe(true);
    expect(signed.map(inForce)[0]?.effective?.steps[0]?.signatures[0]?.reconfirmation).toBe('passphraseAndCode');
  }, 120_000);
});
