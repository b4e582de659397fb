/**
 * The trail of a signer in sentences. Never says anything of a secret, because no event holds any. [SG-19]
 */
import { assertNever } from '../../kernel/assert-never';
import type { SignerEvent } from '../../domain/signing/events';

const failedWords = {
  passphrase: 'the passphrase was wrong',
  code: 'the code was wrong',
  codeUsed: 'the code had been used already',
} as const;

export function describeSignerEvent(event: SignerEvent): string {
  switch (event.type) {
    case 'PassphraseEnrolled':
      return 'Enrolled a signing passphrase.';
    case 'PassphraseChanged':
      return 'Changed the signing passphrase.';
    case 'DeviceOffered':
      return 'Began to enrol a device.';
    case 'DeviceEnrolled':
      return 'Enrolled a device with its first code.';
    case 'RightGranted':
      return `Given the right to sign “${event.meaning}” from ${event.from}${event.to === null ? '' : ` to ${event.to}`} by ${event.checkedBy.name}, who checked the identity: ${event.identity}`;
    case 'RightRevoked':
      return `Right to sign “${event.meaning}” taken from ${event.on} on by ${event.by.name}: ${event.why}`;
    case 'SigningFailed':
      return `Failed attempt ${event.attempt} at ${event.procedure}: ${failedWords[event.because]}${event.lockedUntil === null ? '' : `; locked until ${event.lockedUntil}`}.`;
    case 'FailuresReviewed':
      return `Failures looked into by ${event.by.name}: ${event.finding}`;
    case 'RecoveryRequested':
      return `Asked for recovery: ${event.why}`;
    case 'RecoveryApproved':
      return `Recovery approved by ${event.by.name} as ${event.as === 'qualityManager' ? 'quality manager' : 'administrator'}, who made sure who asks: ${event.identity}`;
    case 'RecoveryRefused':
      return `Recovery refused by ${event.by.name}: ${event.why}`;
    case 'FactorsReset':
      return 'All factors taken away; to be enrolled anew.';
    default:
      return assertNever(event);
  }
}
