/**
 * Lost factors are taken away by two different people, never by the signer and never by an administrator alone: a quality
 * manager and an administrator, or two quality managers. Then the person enrols anew. (21 CFR 11.300 (c)) [SG-24, SG-25, SG-26]
 */
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import type { RecoveryRole, SignerEvent } from './events';
import type { Recovery, Signer } from './signer';

export interface RecoveryRefusal {
  readonly code: 'notEnrolled' | 'noRecoveryOpen' | 'ownRecovery' | 'alreadyApproved' | 'secondPersonOfQuality';
  readonly rule: string;
}
type Decided = Result<readonly SignerEvent[], RecoveryRefusal>;

/** Asked again while one is open: nothing new. */
export function requestRecovery(
  signer: Signer,
  command: { readonly person: Person; readonly why: string; readonly at: Instant },
): Decided {
  if (signer.passphrase === null) return refuse({ code: 'notEnrolled', rule: 'SG-24' });
  if (signer.recovery !== null) return accept([]);
  return accept([{ type: 'RecoveryRequested', ...command }]);
}

export interface ApproveRecovery {
  readonly accountId: Person['accountId'];
  readonly by: Person;
  /** As what they approve; who is both counts as a quality manager. */
  readonly as: RecoveryRole;
  readonly identity: string;
  readonly at: Instant;
}

export function approveRecovery(signer: Signer, command: ApproveRecovery): Decided {
  const { accountId, by, as, identity, at } = command;
  if (by.accountId === accountId) return refuse({ code: 'ownRecovery', rule: 'SG-24' });
  const { recovery } = signer;
  if (recovery === null) return refuse({ code: 'noRecoveryOpen', rule: 'SG-24' });
  if (recovery.approvals.some((one) => one.by.accountId === by.accountId)) {
    return refuse({ code: 'alreadyApproved', rule: 'SG-24' });
  }
  if (as === 'administrator' && recovery.approvals.some((one) => one.as === 'administrator')) {
    return refuse({ code: 'secondPersonOfQuality', rule: 'SG-26' });
  }
  const approved: SignerEvent = { type: 'RecoveryApproved', by, as, identity, at };
  return accept(isEnough(recovery, as) ? [approved, { type: 'FactorsReset', at }] : [approved]);
}

export function refuseRecovery(
  signer: Signer,
  command: { readonly accountId: Person['accountId']; readonly by: Person; readonly why: string; readonly at: Instant },
): Decided {
  const { accountId, by, why, at } = command;
  if (by.accountId === accountId) return refuse({ code: 'ownRecovery', rule: 'SG-24' });
  if (signer.recovery === null) return refuse({ code: 'noRecoveryOpen', rule: 'SG-24' });
  return accept([{ type: 'RecoveryRefused', by, why, at }]);
}

/** The second approval; one of the two is a quality manager's, because a second administrator was refused above. */
function isEnough(recovery: Recovery, as: RecoveryRole): boolean {
  return recovery.approvals.length > 0 && [...recovery.approvals.map((one) => one.as), as].includes('qualityManager');
}
