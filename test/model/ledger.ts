/**
 * What must hold for every sequence of events, whatever was asked for: held against the events alone, one after the other,
 * without the domain's state and without the reference.
 */
import type { DocumentEvent } from '../../src/domain/document-control/events';
import type { ApprovalGate } from '../../src/domain/document-control/gate';
import type { Signature } from '../../src/domain/document-control/signature';
import type { Submission } from '../../src/domain/document-control/state';

interface RoundSoFar {
  readonly label: string;
  readonly round: number;
  readonly submission: Submission;
  isOpen: boolean;
  isReleased: boolean;
  isApproved: boolean;
  contributors: readonly string[];
  asked: Readonly<Record<string, number>>;
  readonly signed: { readonly stepId: string; readonly signature: Signature }[];
  readonly waived: Set<string>;
}
export interface Ledger {
  inForce: string | null;
  /** The label that must come into force before the commit is over. */
  successor: string | null;
  /** Superseded and withdrawn. */
  readonly ended: Set<string>;
  /** Submitted or abandoned. */
  readonly used: Set<string>;
  current: string | null;
  round: RoundSoFar | null;
  withdrawal: { readonly gate: ApprovalGate; readonly by: string; readonly signed: [string, string][] } | null;
}

export function newLedger(): Ledger {
  return {
    inForce: null,
    successor: null,
    ended: new Set(),
    used: new Set(),
    current: null,
    round: null,
    withdrawal: null,
  };
}

/** Enters what one command made happen. @returns what must not have happened, in words */
export function enter(ledger: Ledger, events: readonly DocumentEvent[]): readonly string[] {
  const wrong = events.flatMap((event) => enterOne(ledger, event));
  return ledger.successor === null ? wrong : [...wrong, `superseded by ${ledger.successor}, which is not in force`];
}

function enterOne(ledger: Ledger, event: DocumentEvent): readonly string[] {
  switch (event.type) {
    case 'DocumentRegistered':
      Object.assign(ledger, newLedger());
      return [];
    case 'RevisionOpened':
      return open(ledger, event.label);
    case 'RevisionRelabelled':
      return open(ledger, event.to);
    case 'RevisionSubmitted':
      return submit(ledger, event.label, event.round, event.submission);
    case 'RoundOpened':
      if (ledger.round === null) return ['a round opened that nobody submitted'];
      Object.assign(ledger.round, {
        isOpen: true,
        contributors: event.contributors.map((one) => one.accountId),
        asked: event.asked ?? {},
      });
      return [];
    case 'RoundReturned':
    case 'RoundNotOpened':
      ledger.round = null;
      return [];
    case 'RevisionAbandoned':
      ledger.used.add(event.label);
      ledger.current = null;
      return [];
    case 'RevisionReleased':
      if (ledger.round?.submission.kind !== 'emergency') return ['released, but not in an emergency'];
      ledger.round.isReleased = true;
      return [];
    case 'StepReassigned':
      if (ledger.round !== null && event.asked !== undefined) {
        ledger.round.asked = { ...ledger.round.asked, [event.stepId]: event.asked };
      }
      return [];
    case 'SeparationWaived':
      ledger.round?.waived.add(`${event.stepId} ${event.person.accountId}`);
      return event.person.accountId === event.signature.signer.accountId ? ['waived for oneself'] : [];
    case 'StepSigned':
      return stepSigned(ledger, event);
    case 'RevisionApproved':
      return approve(ledger, event);
    case 'RevisionSuperseded':
      return supersede(ledger, event);
    case 'RevisionMadeEffective':
      return comeIntoForce(ledger, event.label);
    default:
      return enterWithdrawal(ledger, event);
  }
}

function open(ledger: Ledger, label: string): readonly string[] {
  ledger.current = label;
  return ledger.used.has(label) ? [`label ${label} is used a second time`] : [];
}

function submit(ledger: Ledger, label: string, round: number, submission: Submission): readonly string[] {
  ledger.used.add(label);
  ledger.round = {
    label,
    round,
    submission,
    isOpen: false,
    isReleased: false,
    isApproved: false,
    contributors: [],
    asked: {},
    signed: [],
    waived: new Set(),
  };
  return label === ledger.current ? [] : [`${label} is submitted, ${ledger.current} is open`];
}

type Of<Type extends DocumentEvent['type']> = Extract<DocumentEvent, { readonly type: Type }>;

const bothOf = ({ signer, onBehalfOf }: Signature) =>
  [signer, ...(onBehalfOf === undefined ? [] : [onBehalfOf])].map((one) => one.accountId);

function stepSigned(
  { round }: Ledger,
  { label, round: number, stepId, signature }: Of<'StepSigned'>,
): readonly string[] {
  if (round?.isOpen !== true || round.label !== label || round.round !== number) return ['signed outside its round'];
  const wrong: string[] = [];
  const people = bothOf(signature);
  const before = round.signed.filter((one) => one.stepId === stepId).flatMap((one) => bothOf(one.signature));
  if (people.some((one) => before.includes(one))) wrong.push(`${signature.signer.name} counts twice in ${stepId}`);
  if (signature.meaning === 'approved') {
    for (const one of people) wrong.push(...ownWork(round, stepId, one));
  }
  round.signed.push({ stepId, signature });
  return wrong;
}

/** Whoever wrote it counts as approver only with a waiver and after a second reviewer. [AG-5, AG-6, AG-53] */
function ownWork(round: RoundSoFar, stepId: string, who: string): readonly string[] {
  const { submission, contributors, waived, signed } = round;
  if (submission.author.accountId !== who && !contributors.includes(who)) return [];
  const isReviewed = signed.some(
    ({ signature }) => signature.meaning === 'reviewed' && signature.signer.accountId !== who,
  );
  return waived.has(`${stepId} ${who}`) && isReviewed ? [] : [`${who} approves their own work`];
}

/** Nothing is approved but by the quorum of every step, of different people, all in this round. [AG-3] */
function approve({ round }: Ledger, { label, round: number }: Of<'RevisionApproved'>): readonly string[] {
  if (round?.isOpen !== true || round.label !== label || round.round !== number) return ['approved outside its round'];
  round.isApproved = true;
  return round.submission.gate.flatMap(({ stepId, quorum }) => {
    const people = new Set(
      round.signed.filter((one) => one.stepId === stepId).map((one) => one.signature.signer.accountId),
    );
    const needed = quorum === 'all' ? Math.max(1, round.asked[stepId] ?? 1) : quorum;
    return people.size >= needed ? [] : [`approved with ${people.size} of ${needed} in ${stepId}`];
  });
}

function supersede(ledger: Ledger, { label, by }: Of<'RevisionSuperseded'>): readonly string[] {
  const wrong = ledger.inForce === label ? [] : [`${label} is superseded and was not in force`];
  ledger.ended.add(label);
  ledger.inForce = null;
  ledger.successor = by;
  return wrong;
}

function comeIntoForce(ledger: Ledger, label: string): readonly string[] {
  const { round, inForce, ended } = ledger;
  const wrong: string[] = [];
  if (inForce !== null) wrong.push(`${label} comes into force beside ${inForce}`);
  if (ended.has(label)) wrong.push(`${label} returns`);
  if (round?.label !== label || !(round.isApproved || round.isReleased)) wrong.push(`${label} was not approved`);
  Object.assign(ledger, { inForce: label, successor: null, round: null, current: null, withdrawal: null });
  return wrong;
}

function enterWithdrawal(ledger: Ledger, event: DocumentEvent): readonly string[] {
  const { withdrawal } = ledger;
  switch (event.type) {
    case 'WithdrawalProposed':
      ledger.withdrawal = { gate: event.gate, by: event.signature.signer.accountId, signed: [] };
      return withdrawal === null ? [] : ['two withdrawals at once'];
    case 'WithdrawalSigned': {
      const { accountId } = event.signature.signer;
      withdrawal?.signed.push([event.stepId, accountId]);
      return withdrawal === null || withdrawal.by === accountId ? [`${accountId} signs their own withdrawal`] : [];
    }
    case 'WithdrawalStepReassigned': {
      const { stepId, asked } = event;
      if (withdrawal === null) return ['a step given of no withdrawal'];
      if (asked === undefined) return [];
      const gate = withdrawal.gate.map((step) => (step.stepId === stepId ? { ...step, asked } : step));
      ledger.withdrawal = { ...withdrawal, gate };
      return [];
    }
    case 'WithdrawalEnded':
      ledger.withdrawal = null;
      return [];
    case 'DocumentWithdrawn':
      return withdraw(ledger);
    default:
      return [];
  }
}

function withdraw(ledger: Ledger): readonly string[] {
  const { inForce, withdrawal } = ledger;
  if (inForce === null) return ['withdrawn, but nothing was in force'];
  ledger.ended.add(inForce);
  Object.assign(ledger, { inForce: null, withdrawal: null });
  if (withdrawal === null) return ['withdrawn without a round'];
  return withdrawal.gate.flatMap(({ stepId, quorum, asked }) => {
    const people = new Set(withdrawal.signed.filter(([step]) => step === stepId).map(([, who]) => who));
    const needed = quorum === 'all' ? Math.max(1, asked ?? 1) : quorum;
    return people.size >= needed ? [] : [`withdrawn with ${people.size} of ${needed} in ${stepId}`];
  });
}
