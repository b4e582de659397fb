/**
 * Decisions on the record itself: raise, accept, reject, correct, close. [NC-1 … NC-7]
 * Pure: people, times, numbers and the digest to be signed are arguments. Who is quality manager is decided by the policy
 * before a command gets here; only the rule that names a person's relation to the record (correction owner) is asked here.
 */
import type { Person } from '../../kernel/actor';
import { accept, type Result, refuse } from '../../kernel/result';
import type { CalendarDate, Instant } from '../../kernel/time';
import type { NonconformityEvent, NonconformityRaised } from './events';
import { type AcceptanceFindings, type Nonconformity, openCorrectionsOf } from './nonconformity';
import type { Reconfirmation } from '../../signature/reconfirmation';

export type RecordRefusal =
  | { readonly code: 'wrongState'; readonly rule: string; readonly details: { readonly state: Nonconformity['state'] } }
  | { readonly code: 'noCorrection'; readonly rule: 'NC-6' }
  | { readonly code: 'correctionOpen'; readonly rule: 'NC-6'; readonly details: { readonly open: readonly string[] } }
  | { readonly code: 'notCorrectionOwner'; readonly rule: 'NC-5' }
  | { readonly code: 'notFound'; readonly rule: 'NC-5' };

type Decision = Result<readonly NonconformityEvent[], RecordRefusal>;

/** Reporting takes two fields; everything else is known or added at acceptance. [NC-2] */
export function raiseNonconformity(raised: Omit<NonconformityRaised, 'type'>): Decision {
  return accept([{ type: 'NonconformityRaised', ...raised }]);
}

/** Needs the rest of the findings and happens once. [NC-3] */
export function acceptNonconformity(
  nonconformity: Nonconformity,
  findings: AcceptanceFindings,
  by: Person,
  at: Instant,
): Decision {
  if (nonconformity.state !== 'reported') return wrongState(nonconformity, 'NC-3');
  const { origin, process, requirement, evidence, severity } = findings;
  return accept([
    { type: 'NonconformityAccepted', acceptance: { origin, process, requirement, evidence, severity, by, at } },
  ]);
}

/** A report that is none is answered with a reason and keeps its number. [NC-3] */
export function rejectNonconformity(nonconformity: Nonconformity, reason: string, by: Person, at: Instant): Decision {
  if (nonconformity.state !== 'reported') return wrongState(nonconformity, 'NC-3');
  return accept([{ type: 'NonconformityRejected', rejection: { reason, by, at } }]);
}

/** Corrections belong to an accepted nonconformity; each has an owner and a date of its own. [NC-4] */
export function planCorrection(
  nonconformity: Nonconformity,
  planned: { readonly correction: string; readonly owner: Person; readonly dueOn: CalendarDate },
): Decision {
  if (nonconformity.state !== 'accepted') return wrongState(nonconformity, 'NC-4');
  return accept([
    {
      type: 'CorrectionPlanned',
      correctionNumber: nonconformity.corrections.length + 1,
      correction: planned.correction,
      owner: planned.owner,
      dueOn: planned.dueOn,
    },
  ]);
}

/** Only its owner or a quality manager completes a correction, and only once. [NC-5] */
export function completeCorrection(
  nonconformity: Nonconformity,
  completed: { readonly correctionNumber: number; readonly outcome: string },
  by: Person & { readonly isQualityManager: boolean },
  at: Instant,
): Decision {
  if (nonconformity.state !== 'accepted') return wrongState(nonconformity, 'NC-5');
  const correction = nonconformity.corrections.find((each) => each.correctionNumber === completed.correctionNumber);
  if (correction === undefined) return refuse({ code: 'notFound', rule: 'NC-5' });
  if (correction.owner.accountId !== by.accountId && !by.isQualityManager) {
    return refuse({ code: 'notCorrectionOwner', rule: 'NC-5' });
  }
  if (correction.state === 'completed') return wrongState(nonconformity, 'NC-5');
  return accept([
    {
      type: 'CorrectionCompleted',
      correctionNumber: completed.correctionNumber,
      outcome: completed.outcome,
      completedBy: { accountId: by.accountId, name: by.name },
      completedAt: at,
    },
  ]);
}

/**
 * Closing is signed over the record as it stands. It needs at least one correction, none of them open, and an answer to
 * "is corrective action needed?" with its reason (ISO 9001:2015 10.2.1 b). [NC-6, NC-7]
 */
export function closeNonconformity(
  nonconformity: Nonconformity,
  answer: { readonly correctiveActionNeeded: boolean; readonly reason: string },
  signing: {
    readonly signer: Person;
    readonly signedAt: Instant;
    readonly contentDigest: string;
    readonly reconfirmation?: Reconfirmation;
  },
): Decision {
  if (nonconformity.state !== 'accepted') return wrongState(nonconformity, 'NC-6');
  if (nonconformity.corrections.length === 0) return refuse({ code: 'noCorrection', rule: 'NC-6' });
  const open = openCorrectionsOf(nonconformity);
  if (open.length > 0) {
    const numbers = open.map((correction) => String(correction.correctionNumber));
    return refuse({ code: 'correctionOpen', rule: 'NC-6', details: { open: numbers } });
  }
  const { correctiveActionNeeded, reason } = answer;
  return accept([
    { type: 'NonconformityClosed', closure: { ...signing, meaning: 'closed', correctiveActionNeeded, reason } },
  ]);
}

function wrongState(nonconformity: Nonconformity, rule: string): Decision {
  return refuse({ code: 'wrongState', rule, details: { state: nonconformity.state } });
}
