/**
 * People, instants and small helpers of the signing tests.
 */
import type { SignerEvent } from '../../../src/domain/signing/events';
import { evolveSigner, type Signer, unknownSigner } from '../../../src/domain/signing/signer';
import type { AccountId } from '../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../src/kernel/time';

const person = (name: string) => ({
  accountId: `712020:${name.split(' ')[0]?.toLowerCase() ?? ''}` as AccountId,
  name,
});
export const luca = person('Luca Ferri');
export const idris = person('Idris Bello');
export const maren = person('Maren Holt');
export const noor = person('Noor Haddad');
export const at = '2026-01-05T09:00:00.000Z' as Instant;
export const today = '2026-01-05' as CalendarDate;
export const day = (text: string) => text as CalendarDate;
export const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant;

export function signerAfter(...events: readonly SignerEvent[]): Signer {
  return events.reduce(evolveSigner, unknownSigner);
}
export const enrolled: SignerEvent = { type: 'PassphraseEnrolled', person: luca, at };
