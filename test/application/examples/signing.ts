/**
 * Examples of what people sign with, of their right to sign and of the rules for both.
 */
import { TOTP, URI } from 'otpauth';
import type { WholeSite } from '../whole-site';
import { aReason, command, type Examples } from './example';

const examplePassphrase = 'four kettles under moss';
/** The author has a signing passphrase. @returns it as a factor */
async function enrolled(site: WholeSite) {
  const { passphrase } = await site.get('author', 'signing.mine', {});
  const request = { ...command(site), newPassphrase: examplePassphrase };
  if (passphrase === null) await site.get('author', 'signing.setPassphrase', request);
  return { factors: { passphrase: examplePassphrase } };
}
async function firstCode(site: WholeSite): Promise<string> {
  const offer = await site.get('author', 'signing.offerDevice', { ...command(site), ...(await enrolled(site)) });
  const device = URI.parse(offer.address ?? '');
  return device instanceof TOTP ? device.generate({ timestamp: site.test.clock.now() }) : '';
}
const aRight = (site: WholeSite) => ({
  accountId: site.id('author'),
  meaning: 'approved',
  from: '2026-02-01',
  to: null,
  identity: 'Identity card seen',
});

export const signingExamples = {
  'signing.mine': { as: 'author', request: async () => ({}) },
  'signing.setPassphrase': {
    as: 'reader',
    request: async (site) => ({ ...command(site), newPassphrase: examplePassphrase }),
  },
  'signing.offerDevice': {
    as: 'author',
    request: async (site) => ({ ...command(site), ...(await enrolled(site)) }),
  },
  'signing.confirmDevice': {
    as: 'author',
    request: async (site) => ({ ...command(site), factors: { code: await firstCode(site) } }),
  },
  'signing.requestRecovery': {
    as: 'author',
    async request(site) {
      await enrolled(site);
      return { ...command(site), ...aReason };
    },
  },
  'signing.signers': { as: 'internalAuditor', request: async () => ({ asOf: null }) },
  'signing.signer': {
    as: 'internalAuditor',
    async request(site) {
      await enrolled(site);
      return { accountId: site.id('author') };
    },
  },
  'signing.grantRight': { as: 'qualityManager', request: async (site) => ({ ...command(site), ...aRight(site) }) },
  'signing.revokeRight': {
    as: 'qualityManager',
    async request(site) {
      await site.ask('topManagement', 'signing.grantRight', { ...command(site), ...aRight(site) });
      const { accountId, meaning, from: on } = aRight(site);
      return { ...command(site), accountId, meaning, on, ...aReason };
    },
  },
  'signing.reviewFailures': {
    as: 'qualityManager',
    async request(site) {
      await enrolled(site);
      await site.ask('author', 'signing.offerDevice', { ...command(site), factors: { passphrase: 'not this one' } });
      return { ...command(site), accountId: site.id('author'), finding: 'It was them' };
    },
  },
  'signing.decideRecovery': {
    as: 'qualityManager',
    async request(site) {
      await enrolled(site);
      await site.ask('author', 'signing.requestRecovery', { ...command(site), ...aReason });
      return {
        ...command(site),
        accountId: site.id('author'),
        verdict: 'approve',
        comment: 'Called back by telephone',
      };
    },
  },
  'signing.settings': { as: 'reader', request: async () => ({}) },
  'signing.changeSettings': {
    as: 'qualityManager',
    async request(site) {
      const { sequence, preset, rightsRequired, passphraseDays } = await site.get('reader', 'signing.settings', {});
      const days = passphraseDays === 365 ? 180 : 365;
      return { ...command(site), seenSequence: sequence, preset, rightsRequired, passphraseDays: days, ...aReason };
    },
  },
} satisfies Examples;
