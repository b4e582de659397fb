/**
 * Enrolment, rights, recovery and the preset, on the wire; what an administrator cannot do; and that no secret is anywhere but
 * in the secret store.
 */
import { TOTP, URI } from 'otpauth';
import { newCommandId } from '../document-control/document-site';
import { createSigningSite, inForce, passphrase, refused, type SigningSite } from './signing-site';

let site: SigningSite;
beforeEach(async () => {
  site = await createSigningSite();
});
afterEach(async () => {
  await site.test.close();
});
const command = () => ({ commandId: newCommandId() });
const approval = (who: 'luca' | 'tomasz' | 'idris') => ({
  ...command(),
  accountId: site.id(who),
  verdict: 'approve',
  comment: 'Met in person',
});
const secretRows = () =>
  site.test.site.services.database.all("SELECT key, value FROM kvs_record WHERE key LIKE 'secret:%'");

describe('enrolment', () => {
  it('[SG-12] shows the address of a device once, and not again for the same command', async () => {
    await site.enrol('tomasz');
    const request = { ...command(), factors: { passphrase } };
    const offered = await site.spaceGet('tomasz', 'signing.offerDevice', request);
    expect(offered.address).toMatch(/^otpauth:\/\/totp\/Plumbline:Tomasz%20Wrona\?.*secret=[A-Z2-7]{32}/);
    expect(await site.spaceGet('tomasz', 'signing.offerDevice', request)).toEqual({ address: null });
    expect(
      await site.spaceRefusal('tomasz', 'signing.confirmDevice', { ...command(), factors: { code: '000000' } }),
    ).toMatchObject({ code: 'factorWrong' });
    expect((await site.spaceGet('tomasz', 'signing.mine', {})).deviceSince).toBeNull();
    await site.addDevice('tomasz');
    expect(await site.spaceGet('tomasz', 'signing.mine', {})).toMatchObject({
      deviceSince: expect.any(String) as unknown,
      deviceOffered: false,
    });
  });

  it('[SG-10] answers a command again whose first answer was lost, though what it was given has been replaced', async () => {
    const enrolling = { ...command(), newPassphrase: passphrase };
    const first = await site.spaceGet('tomasz', 'signing.setPassphrase', enrolling);
    expect(await site.spaceGet('tomasz', 'signing.setPassphrase', enrolling)).toEqual(first);
    const changing = { ...command(), newPassphrase: 'seven herons at dusk', factors: { passphrase } };
    await site.spaceGet('tomasz', 'signing.setPassphrase', changing);
    expect((await site.spaceGet('tomasz', 'signing.setPassphrase', changing)).passphrase).not.toBeNull();
    await site.test.settle();
    expect(secretRows()).toHaveLength(1);
    const { address } = await site.spaceGet('tomasz', 'signing.offerDevice', {
      ...command(),
      factors: { passphrase: changing.newPassphrase },
    });
    const made = URI.parse(address ?? '');
    const code = made instanceof TOTP ? made.generate({ timestamp: site.test.clock.now() }) : '';
    const confirming = { ...command(), factors: { code } };
    const confirmed = await site.spaceGet('tomasz', 'signing.confirmDevice', confirming);
    expect(await site.spaceGet('tomasz', 'signing.confirmDevice', confirming)).toEqual(confirmed);
  });

  it('[SG-10] swaps the secret by commit and forgets the old one afterwards', async () => {
    await site.enrol('tomasz');
    const [first] = secretRows();
    await site.spaceGet('tomasz', 'signing.setPassphrase', {
      ...command(),
      newPassphrase: 'seven herons at dusk',
      factors: { passphrase },
    });
    await site.test.settle();
    const left = secretRows();
    expect(left).toHaveLength(1);
    expect(left[0]?.key).not.toBe(first?.key);
    expect(
      await site.spaceRefusal('tomasz', 'signing.setPassphrase', { ...command(), newPassphrase: 'short' }),
    ).toMatchObject({
      code: 'passphraseWeak',
    });
    expect(secretRows()).toHaveLength(1);
  });

  it('[SG-19] leaves no secret in records, answers, logs or faults', async () => {
    const said: string[] = [];
    const spies = (['log', 'error', 'warn', 'info'] as const).map((name) =>
      jest.spyOn(console, name).mockImplementation((...parts: unknown[]) => {
        said.push(
          parts
            .map((part) => (part instanceof Error ? `${part.message} ${part.stack ?? ''}` : JSON.stringify(part)))
            .join(' '),
        );
      }),
    );
    const pageId = await site.waiting('Leak test');
    await site.test.settle();
    await site.choose('high');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    const device = await site.addDevice('tomasz');
    await site.test.advance(60_000);
    const wrong = 'a guess in the dark';
    const answers: unknown[] = [await site.approveWith('tomasz', pageId, { passphrase: wrong, code: device.code() })];
    site.test.faults.add({ kind: 'timeoutBeforeEffect', target: 'kvs POST /api/v1/transaction' });
    answers.push(await site.approveWith('tomasz', pageId, { passphrase, code: device.code() }));
    answers.push(
      await site.spaceRefusal('tomasz', 'signing.setPassphrase', { ...command(), newPassphrase: 'tomasz wrona 1' }),
    );
    answers.push(await site.spaceGet('tomasz', 'signing.mine', {}));
    answers.push(await site.get('tomasz', 'document.history', { pageId }));
    await site.test.settle();
    for (const spy of spies) spy.mockRestore();
    const rows = site.test.site.services.database
      .all('SELECT key, value FROM kvs_record')
      .filter((row) => !String(row.key).startsWith('secret:'));
    const everything = `${JSON.stringify(rows)} ${JSON.stringify(answers)} ${said.join('\n')}`;
    for (const secret of [passphrase, wrong, 'tomasz wrona 1', device.secret, 'otpauth://']) {
      expect(everything).not.toContain(secret);
    }
    const stored = JSON.stringify(secretRows());
    expect(stored).toContain(device.secret);
    expect(stored).not.toContain(passphrase);
  });
});

describe('signing rights', () => {
  const grant = (accountId: string, more: object = {}) => ({
    ...command(),
    accountId,
    meaning: 'approved',
    from: '2026-01-05',
    to: '2026-06-30',
    identity: 'Passport seen',
    ...more,
  });

  it('[SG-20] are granted by the quality manager or top management, never to oneself, and listed as of any day', async () => {
    const [luca, idris, maren] = [site.id('luca'), site.id('idris'), site.id('maren')];
    await site.spaceGet('idris', 'signing.grantRight', grant(luca));
    expect((await site.spaceRefusal('idris', 'signing.grantRight', grant(idris))).code).toBe('ownSigningRight');
    expect((await site.spaceRefusal('maren', 'signing.grantRight', grant(maren))).code).toBe('ownSigningRight');
    await site.spaceGet('maren', 'signing.grantRight', grant(idris));
    for (const who of ['luca', 'tomasz', 'sofia', 'admin'] as const) {
      expect((await site.spaceRefusal(who, 'signing.grantRight', grant(maren))).code).toBe('notPermitted');
    }
    expect((await site.spaceRefusal('idris', 'signing.grantRight', grant('712020:nobody'))).code).toBe('unknownPerson');
    await site.test.settle();
    const listed = await site.spaceGet('idris', 'signing.signers', { asOf: '2026-06-30' });
    expect(listed.rows.map((row) => [row.person.name, row.rights.map((right) => right.meaning)])).toEqual([
      ['Idris Bello', ['approved']],
      ['Luca Ferri', ['approved']],
    ]);
    expect(listed.rows[1]?.rights[0]).toMatchObject({
      checkedBy: { name: 'Idris Bello' },
      identity: 'Passport seen',
      to: '2026-06-30',
    });
    const before = await site.spaceGet('idris', 'signing.signers', { asOf: '2026-01-04' });
    expect(before.rows.flatMap((row) => row.rights)).toEqual([]);
    expect((await site.spaceRefusal('luca', 'signing.signers', { asOf: null })).code).toBe('notPermitted');
  });

  it('[SG-23] are taken by somebody else too', async () => {
    await site.spaceGet('maren', 'signing.grantRight', grant(site.id('idris')));
    const revoke = {
      ...command(),
      accountId: site.id('idris'),
      meaning: 'approved',
      on: '2026-01-05',
      reason: 'New job',
    };
    expect((await site.spaceRefusal('idris', 'signing.revokeRight', revoke)).code).toBe('ownSigningRight');
    const view = await site.spaceGet('maren', 'signing.revokeRight', revoke);
    expect(view.rights).toMatchObject([{ revokedOn: '2026-01-05' }]);
  });
});

describe('the preset', () => {
  it('[SG-7] is changed by the quality manager with a reason, and everybody may read it', async () => {
    await site.choose('regulated');
    const view = await site.spaceGet('luca', 'signing.settings', {});
    expect(view).toMatchObject({ preset: 'regulated', rightsRequired: true, sequence: 1, mayChange: false });
    expect(view.changes).toMatchObject([{ by: { name: 'Idris Bello' }, reason: 'A customer asks for it' }]);
    const wanted = {
      ...command(),
      seenSequence: 1,
      preset: 'iso9001',
      rightsRequired: false,
      passphraseDays: 365,
      reason: 'Simpler',
    };
    for (const who of ['luca', 'maren', 'admin'] as const) {
      expect((await site.spaceRefusal(who, 'signing.changeSettings', wanted)).code).toBe('notPermitted');
    }
    expect((await site.spaceRefusal('idris', 'signing.changeSettings', { ...wanted, seenSequence: 0 })).code).toBe(
      'changedMeanwhile',
    );
  });
});

describe('recovery', () => {
  it('[SG-24, SG-25] by quality manager and administrator takes the factors away; the person enrols anew', async () => {
    const pageId = await site.waiting('Leak test');
    await site.choose('regulated');
    await site.enrol('tomasz');
    await site.grant('tomasz', 'approved');
    expect((await site.spaceRefusal('idris', 'signing.decideRecovery', approval('tomasz'))).code).toBe(
      'noRecoveryOpen',
    );
    await site.spaceGet('tomasz', 'signing.requestRecovery', { ...command(), reason: 'Forgot it on holiday' });
    await site.test.settle();
    expect((await site.spaceGet('idris', 'space.myWork', {})).items).toMatchObject([{ kind: 'recovery' }]);
    expect((await site.spaceRefusal('tomasz', 'signing.decideRecovery', approval('tomasz'))).code).toBe('notPermitted');
    expect((await site.spaceRefusal('luca', 'signing.decideRecovery', approval('tomasz'))).code).toBe('notPermitted');
    const once = await site.spaceGet('admin', 'signing.decideRecovery', approval('tomasz'));
    expect(once).toMatchObject({
      passphrase: expect.any(Object) as unknown,
      recovery: { approvals: [{ as: 'administrator' }] },
    });
    const twice = await site.spaceGet('idris', 'signing.decideRecovery', approval('tomasz'));
    expect(twice).toMatchObject({ passphrase: null, deviceSince: null, recovery: null });
    await site.test.settle();
    expect(secretRows()).toEqual([]);
    expect((await site.spaceGet('idris', 'space.myWork', {})).items).toEqual([]);
    expect(refused(await site.approveWith('tomasz', pageId, { passphrase })).code).toBe('notEnrolled');
    await site.enrol('tomasz', 'seven herons at dusk');
    inForce(await site.approveWith('tomasz', pageId, { passphrase: 'seven herons at dusk' }));
  });

  it('[SG-24] is never decided by the person, not even by a quality manager on themself', async () => {
    await site.enrol('idris');
    await site.spaceGet('idris', 'signing.requestRecovery', { ...command(), reason: 'Lost' });
    expect((await site.spaceRefusal('idris', 'signing.decideRecovery', approval('idris'))).code).toBe('ownRecovery');
  });

  it('[SG-26] an administrator alone neither signs, nor approves, nor grants, nor resets', async () => {
    const pageId = await site.waiting('Leak test');
    await site.test.settle();
    await site.enrol('tomasz');
    expect(refused(await site.approveWith('admin', pageId)).code).toBe('notAsked');
    expect(
      (await site.refusal('admin', 'document.withdraw', { ...command(), pageId, reason: 'No', confirmed: true })).code,
    ).toBe('notPermitted');
    await site.spaceGet('tomasz', 'signing.requestRecovery', { ...command(), reason: 'Lost' });
    await site.spaceGet('admin', 'signing.decideRecovery', approval('tomasz'));
    expect((await site.spaceRefusal('admin', 'signing.decideRecovery', approval('tomasz'))).code).toBe(
      'alreadyApproved',
    );
    expect(
      (await site.spaceGet('admin', 'signing.signer', { accountId: site.id('tomasz') })).passphrase,
    ).not.toBeNull();
    const review = { ...command(), accountId: site.id('tomasz'), finding: 'Fine' };
    expect((await site.spaceRefusal('admin', 'signing.reviewFailures', review)).code).toBe('notPermitted');
  });

  it('[SG-24] ends when it is refused, and the factors stay', async () => {
    await site.enrol('tomasz');
    await site.spaceGet('tomasz', 'signing.requestRecovery', { ...command(), reason: 'Lost' });
    const refusal = { ...approval('tomasz'), verdict: 'refuse', comment: 'It was not Tomasz who asked' };
    expect(await site.spaceGet('idris', 'signing.decideRecovery', refusal)).toMatchObject({
      recovery: null,
      passphrase: expect.any(Object) as unknown,
    });
  });
});
