/**
 * A document site with signers: factors enrolled, rights granted and the preset chosen by the real commands.
 */
import { Secret, TOTP, URI } from 'otpauth';
import type { AnswersByProcedure } from '../../../src/contract/answers';
import type { DocumentView } from '../../../src/contract/document-answers';
import type { SigningPreset } from '../../../src/contract/signing-answers';
import type { ProcedureName } from '../../../src/contract/procedures';
import type { WireAnswer, WireRefusal } from '../../../src/contract/wire';
import { createDocumentSite, type DocumentSite, newCommandId, type Who } from '../document-control/document-site';

export const passphrase = 'four kettles under moss';

export interface SigningSite extends DocumentSite {
  /** A procedure of the quality page. */
  space<Name extends ProcedureName>(as: Who, procedure: Name, payload: object): Promise<WireAnswer<Name>>;
  spaceGet<Name extends ProcedureName>(as: Who, procedure: Name, payload: object): Promise<AnswersByProcedure[Name]>;
  spaceRefusal(as: Who, procedure: ProcedureName, payload: object): Promise<WireRefusal>;
  choose(
    preset: SigningPreset,
    more?: { readonly rightsRequired?: boolean; readonly passphraseDays?: number },
  ): Promise<void>;
  enrol(who: Who, words?: string): Promise<void>;
  /** Enrols a device. @returns what makes its codes */
  addDevice(who: Who, words?: string): Promise<Device>;
  grant(who: Who, ...meanings: readonly string[]): Promise<void>;
  /** A work instruction of Luca's that Tomasz is asked to approve. */
  waiting(title: string): Promise<string>;
  approveWith(as: Who, pageId: string, factors?: object): Promise<WireAnswer<'document.approve'>>;
}
export interface Device {
  readonly secret: string;
  /** @param steps half minutes from now */
  code(steps?: number): string;
}

export async function createSigningSite(): Promise<SigningSite> {
  const documents = await createDocumentSite();
  const { test, spaceId } = documents;
  const site: SigningSite = {
    ...documents,
    space: (as, procedure, payload) => test.invoke('quality-space', procedure, payload, { as, spaceId }),
    async spaceGet(as, procedure, payload) {
      const answer = await site.space(as, procedure, payload);
      if (!answer.ok) throw new Error(`${procedure}: ${JSON.stringify(answer.refusal)}`);
      return answer.answer;
    },
    async spaceRefusal(as, procedure, payload) {
      const answer = await site.space(as, procedure, payload);
      if (answer.ok) throw new Error(`${procedure} was not refused: ${JSON.stringify(answer.answer)}`);
      return answer.refusal;
    },
    async choose(preset, more = {}) {
      const { sequence } = await site.spaceGet('idris', 'signing.settings', {});
      await site.spaceGet('idris', 'signing.changeSettings', {
        commandId: newCommandId(),
        seenSequence: sequence,
        preset,
        rightsRequired: preset !== 'iso9001',
        passphraseDays: 365,
        reason: 'A customer asks for it',
        ...more,
      });
    },
    async enrol(who, words = passphrase) {
      await site.spaceGet(who, 'signing.setPassphrase', { commandId: newCommandId(), newPassphrase: words });
    },
    async addDevice(who, words = passphrase) {
      const { address } = await site.spaceGet(who, 'signing.offerDevice', {
        commandId: newCommandId(),
        factors: { passphrase: words },
      });
      const made = URI.parse(address ?? '');
      if (!(made instanceof TOTP)) throw new Error('not a time-based code');
      const secret = made.secret.base32;
      const device: Device = {
        secret,
        code: (steps = 0) =>
          new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.now() + steps * 30_000 }),
      };
      await site.spaceGet(who, 'signing.confirmDevice', {
        commandId: newCommandId(),
        factors: { code: device.code() },
      });
      return device;
    },
    async grant(who, ...meanings) {
      for (const meaning of meanings) {
        await site.spaceGet(who === 'idris' ? 'maren' : 'idris', 'signing.grantRight', {
          commandId: newCommandId(),
          accountId: site.id(who),
          meaning,
          from: new Date(test.clock.now()).toISOString().slice(0, 10),
          to: null,
          identity: 'Identity card seen',
        });
      }
    },
    async waiting(title) {
      const pageId = site.addPage(title);
      await site.register(pageId, 'WIN', { owner: site.id('tomasz') });
      const { currentPageVersion: pageVersion } = await site.view('luca', pageId);
      const request = { commandId: newCommandId(), pageId, pageVersion, reason: 'First issue', confirmed: true };
      await site.get('luca', 'document.submit', request);
      return pageId;
    },
    async approveWith(as, pageId, factors) {
      const request = await site.signing(pageId);
      return site.ask(as, 'document.approve', factors === undefined ? request : { ...request, factors });
    },
  };
  return site;
}

export function inForce(answer: WireAnswer<'document.approve'>): DocumentView {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  if (answer.answer.kind !== 'controlled') throw new Error('not controlled');
  return answer.answer;
}
export function refused(answer: WireAnswer<ProcedureName>): WireRefusal {
  if (answer.ok) throw new Error('was not refused');
  return answer.refusal;
}
