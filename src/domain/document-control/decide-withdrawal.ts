/**
 * Withdrawal as a round: proposed and signed with why, what to use instead and where the document is used; then signed by those
 * who approve documents of its type, none of whom proposed it. One rejection ends the round and the revision stays in force.
 * The last signature withdraws. A withdrawn revision never returns: only a new one brings the document back.
 * A delegate signs for whom they stand in, as in a round. [DC-14, DC-33, DC-34, DC-36, AG-70; A25]
 */
import type { AccountId, GroupId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import { type Behalf, isAsked } from './decide-signing';
import { refuseEnded } from './decide-registration';
import { sayLeftOut, shortagesOf, type StepSigners } from './eligible-signers';
import type { DocumentEvent } from './events';
import { type ApprovalGate, type GateStep, openStage, stepState, withAsked, withoutReviews } from './gate';
import type { WithdrawalRound } from './life-cycle';
import { askingNow } from './reassignment';
import { labelOf } from './revision-label';
import { type SignedBy, signPageVersion, signRevision } from './signed-by';
import type { PageVersionStamp } from './signature';
import type { DocumentInForce, DocumentState } from './state';
import { signedSteps } from './state';
import { no, type Verdict, yes } from './verdict';

export interface WithdrawalProposal {
  readonly reason: string;
  readonly replacement: string | null;
  readonly usedIn: readonly string[];
  /** Of the type; only its approving steps are asked. */
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  /** Who could sign each approving step; the proposer left out. */
  readonly signers: readonly StepSigners[];
}

/** The steps of a gate that a withdrawal asks for. */
export function withdrawalGate(gate: ApprovalGate): ApprovalGate {
  return withoutReviews(gate);
}

export function proposeWithdrawal(document: DocumentState, command: SignedBy & WithdrawalProposal): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life !== 'inForce') return no('neverEffective', 'DC-14');
  const { work, effective, withdrawalRound } = document;
  if (withdrawalRound !== undefined) return no('withdrawalUnderWay', 'DC-33');
  if (work !== null && work.state !== 'draft') return no('alreadyInWork', 'DC-33', { label: work.label });
  const gate = withdrawalGate(command.gate);
  const short = shortagesOf(gate, command.signers);
  if (short.length > 0) {
    const leftOut = [...new Set(short.flatMap((step) => step.leftOut.map(sayLeftOut)))];
    return no('stepHasNobodyEligible', 'AG-10', { steps: short.map((step) => step.title), leftOut });
  }
  const { reason: why, replacement, usedIn, gateDigest } = command;
  const asked = Object.fromEntries(command.signers.map(({ step, asked: people }) => [step.stepId, people.length]));
  return yes({
    type: 'WithdrawalProposed',
    label: effective.label,
    round: (document.withdrawalRounds ?? 0) + 1,
    why,
    replacement,
    usedIn,
    gate: withAsked(gate, asked),
    gateDigest,
    signature: signRevision(document.identity, effective, command, 'withdrawalProposed', why),
  });
}

export interface SignWithdrawal extends SignedBy {
  readonly round: number;
  readonly stepId: string;
  /** Of the revision in force, as the signer saw it. */
  readonly contentDigest: string;
  readonly roles: ReadonlySet<Role>;
  readonly groups?: ReadonlySet<GroupId>;
  /** For whom the signer stands in, if they do. */
  readonly behalf?: Behalf;
}

export function signWithdrawal(document: DocumentState, command: SignWithdrawal): Verdict {
  const asked = askedToWithdraw(document, command);
  if ('refused' in asked) return asked.refused;
  const { inForce, round, step } = asked;
  const { effective, identity } = inForce;
  const signature = signRevision(identity, effective, standingIn(command), 'withdrawn', round.why);
  const signed: DocumentEvent = {
    type: 'WithdrawalSigned',
    label: effective.label,
    round: round.round,
    stepId: step.stepId,
    signature,
  };
  const all = [...signedSteps(round), { stepId: step.stepId, signer: command.signer.accountId }];
  if (openStage(round.gate, all) !== null) return yes(signed);
  const { work } = inForce;
  const { signer: by, at } = command;
  return yes(
    signed,
    ...(work === null ? [] : [{ type: 'RevisionAbandoned', label: work.label, by, why: round.why, at } as const]),
    {
      type: 'DocumentWithdrawn',
      signature,
      ...(round.replacement === null ? {} : { replacement: round.replacement }),
    },
  );
}

export function rejectWithdrawal(
  document: DocumentState,
  command: SignWithdrawal & { readonly comment: string },
): Verdict {
  const asked = askedToWithdraw(document, command);
  if ('refused' in asked) return asked.refused;
  return yes(ended(asked.inForce, asked.round, 'rejected', standingIn(command), command.comment));
}

function standingIn(command: SignWithdrawal): SignedBy {
  const { behalf } = command;
  return behalf === undefined ? command : { ...command, onBehalfOf: behalf.principal };
}

/** By the proposer or the owner. */
export function recallWithdrawal(
  document: DocumentState,
  command: SignedBy & { readonly round: number; readonly reason: string },
): Verdict {
  const over = refuseEnded(document);
  if (over !== null) return over;
  if (document.life !== 'inForce' || document.withdrawalRound === undefined) return no('noWithdrawal', 'DC-33');
  const round = document.withdrawalRound;
  if (round.round !== command.round) return no('changedMeanwhile', 'SG-4', { round: round.round });
  if (!mayRecallWithdrawal(document, round, command.signer.accountId)) {
    return no('notTheAuthor', 'DC-33', { author: round.proposedBy.name });
  }
  return yes(ended(document, round, 'recalled', command, command.reason));
}

export function mayRecallWithdrawal(document: DocumentInForce, round: WithdrawalRound, accountId: AccountId): boolean {
  return accountId === round.proposedBy.accountId || accountId === document.owner.accountId;
}

function ended(
  document: DocumentInForce,
  { round }: WithdrawalRound,
  how: 'rejected' | 'recalled',
  by: SignedBy,
  comment: string,
): DocumentEvent {
  const { identity, effective } = document;
  const signature = signRevision(identity, effective, by, how, comment);
  return { type: 'WithdrawalEnded', label: effective.label, round, how, signature };
}

/** Whoever signed, and whoever was stood in for, counts once in a step. [AG-43] */
export function countedInWithdrawal(round: WithdrawalRound, stepId: string): ReadonlySet<AccountId> {
  const given = round.signings.filter((one) => one.stepId === stepId);
  return new Set(given.flatMap(({ signer, onBehalfOf }) => [signer, onBehalfOf ?? signer].map((one) => one.accountId)));
}

/** Steps of the round this person may sign now. */
export function withdrawalStepsOf(
  document: DocumentInForce,
  round: WithdrawalRound,
  accountId: AccountId,
  roles: ReadonlySet<Role>,
  groups?: ReadonlySet<GroupId>,
): readonly GateStep[] {
  if (accountId === round.proposedBy.accountId) return [];
  const signed = signedSteps(round);
  return round.gate
    .filter((step) => stepState(round.gate, step, signed) === 'open')
    .filter((step) => isAskedNow(document, round, step, accountId, roles, groups))
    .filter((step) => !countedInWithdrawal(round, step.stepId).has(accountId));
}

/** By the gate, or because the step was given to them; not who it was taken from. [AG-74] */
function isAskedNow(
  document: DocumentInForce,
  round: WithdrawalRound,
  step: GateStep,
  accountId: AccountId,
  roles: ReadonlySet<Role>,
  groups?: ReadonlySet<GroupId>,
): boolean {
  const asking = askingNow(round, step);
  return !asking.notAsked.includes(accountId) && isAsked(asking.step, document.owner, accountId, roles, groups);
}

type Asked =
  | { readonly refused: Verdict }
  | { readonly inForce: DocumentInForce; readonly round: WithdrawalRound; readonly step: GateStep };

function askedToWithdraw(document: DocumentState, command: SignWithdrawal): Asked {
  const over = refuseEnded(document);
  if (over !== null) return { refused: over };
  if (document.life !== 'inForce' || document.withdrawalRound === undefined) {
    return { refused: no('noWithdrawal', 'DC-33') };
  }
  const round = document.withdrawalRound;
  const { signer, behalf } = command;
  // Asked is the principal, where the signer stands in for somebody; held against it is the work of either.
  const people = [signer.accountId, ...(behalf === undefined ? [] : [behalf.principal.accountId])];
  const { accountId } = behalf?.principal ?? signer;
  const { roles, groups } = behalf ?? command;
  if (round.round !== command.round || document.effective.content.contentDigest !== command.contentDigest) {
    return { refused: no('changedMeanwhile', 'SG-4', { round: round.round }) };
  }
  const step = round.gate.find((one) => one.stepId === command.stepId);
  if (step === undefined) return { refused: no('stepNotOpen', 'AG-2') };
  if (behalf !== undefined && !behalf.isNamedToday) {
    return { refused: no('notTheDelegate', 'AG-42', { principal: behalf.principal.name }) };
  }
  if (!isAskedNow(document, round, step, accountId, roles, groups)) {
    return { refused: no('notAsked', 'AG-4', { step: step.title }) };
  }
  if (people.includes(round.proposedBy.accountId)) return { refused: no('approverIsAuthor', 'DC-34') };
  const signed = countedInWithdrawal(round, step.stepId);
  if (people.some((one) => signed.has(one))) return { refused: no('alreadySigned', 'AG-3') };
  const isOpen = withdrawalStepsOf(document, round, accountId, roles, groups).includes(step);
  return isOpen ? { inForce: document, round, step } : { refused: no('stepNotOpen', 'AG-2') };
}

/** A new revision is to bring a withdrawn document back; until it is in force the document stays withdrawn. [DC-36] */
export function reinstateDocument(
  document: DocumentState,
  command: SignedBy & { readonly reason: string; readonly page: PageVersionStamp },
): Verdict {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  if (document.life !== 'withdrawn') return no('wrongState', 'DC-36');
  if (document.work !== undefined && document.work !== null) {
    return no('alreadyInWork', 'DC-36', { label: document.work.label });
  }
  const ordinal = document.lastOrdinal + 1;
  const label = labelOf(ordinal);
  const { at, page, reason } = command;
  const signature = signPageVersion(document.identity, { label, page }, command, 'reinstated', reason);
  return yes({ type: 'RevisionOpened', ordinal, label, because: 'reinstated', signature, at });
}
