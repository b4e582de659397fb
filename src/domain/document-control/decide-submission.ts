/**
 * From draft to review and back: starting and abandoning a revision, submitting it, opening the round on the content that
 * was frozen, recalling it. [DC-4, DC-5, DC-6, DC-9, DC-11, DC-12, AG-1, AG-10, AG-11, SG-2]
 */
import type { Person } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import { type AskedChangeRequest, refuseChangeRequest } from './change-request';
import { effectiveWish, refuseUnusable } from './decide-effect';
import { labelForKind } from './decide-minor';
import { refuseEnded } from './decide-registration';
import type { WantedWhen } from './effective-when';
import { askedCounts, sayLeftOut, shortagesOf, type StepSigners } from './eligible-signers';
import type { RoundReturned } from './events';
import type { ApprovalGate, FrozenRules } from './gate';
import { labelOf } from './revision-label';
import type { PagePlace } from './page-place';
import type { PageVersionStamp } from './signature';
import { type SignedBy, signPageVersion } from './signed-by';
import { authorSignatureOf, signatureOf } from './signatures-of';
import type {
  ContentChange,
  Contributor,
  DocumentState,
  FrozenContent,
  RevisionInReview,
  Submission,
  WorkRevision,
} from './state';
import { workOf } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

export function startRevision(document: DocumentState, command: { readonly at: Instant }): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  if (document.life === 'none') return nothing;
  const work = workOf(document);
  if (work !== null) return no('alreadyInWork', 'DC-4', { label: work.label });
  const ordinal = document.lastOrdinal + 1;
  return yes({ type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'started', at: command.at });
}

export function abandonDraft(
  document: DocumentState,
  command: SignedBy & { readonly reason: string; readonly page: PageVersionStamp },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const work = workOf(document);
  if (document.life === 'none' || work?.state !== 'draft') return no('notADraft', 'DC-12');
  const { signer: by, reason: why, at, page } = command;
  const { label } = work;
  const signature = signPageVersion(document.identity, { label, page }, command, 'abandoned', why);
  return yes({ type: 'RevisionAbandoned', label, by, why, at, signature });
}

export interface SubmitRevision {
  readonly author: Person;
  readonly at: Instant;
  readonly reason: string;
  /** The page version the author saw. */
  readonly seenPageVersion: number;
  /** The page as it stands. */
  readonly page: PageVersionStamp;
  readonly title: string;
  readonly gate: ApprovalGate;
  readonly gateDigest: string;
  /** What else the configuration says for this type, here and now. */
  readonly rules?: FrozenRules;
  /** Who could sign each step; author and contributors left out where the step approves. */
  readonly signers: readonly StepSigners[];
  /** Titles of attachments too large to be frozen. */
  readonly tooLarge: readonly string[];
  /** When it is to take effect; at once when not said. [DC-21] */
  readonly effective?: WantedWhen;
  readonly kind?: 'major' | 'minor';
  /** Not given: the author named none. [DC-70] */
  readonly changeRequest?: AskedChangeRequest;
}

export function submitRevision(document: DocumentState, command: SubmitRevision): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const work = workOf(document);
  if (work?.state !== 'draft') return no('notADraft', 'DC-4', work === null ? {} : { state: work.state });
  if (document.life === 'inForce' && document.withdrawalRound !== undefined) return no('withdrawalUnderWay', 'DC-33');
  const { page, gate, kind = 'major' } = command;
  const unusable = refuseUnusable(command.effective, command.at);
  if (unusable !== null) return unusable;
  const named = labelForKind(document, work, kind === 'minor', command.at);
  if (named === null) return no('minorNeedsRevision', 'DC-27');
  if (kind === 'minor' && command.rules?.minor === 'notAllowed') return no('minorNotAllowed', 'AG-15');
  const { changeRequest } = command;
  const unlinked = refuseChangeRequest(changeRequest, command.rules);
  if (unlinked !== null) return unlinked;
  if (page.number !== command.seenPageVersion) {
    return no('pageVersionStale', 'DC-5', { seen: command.seenPageVersion, current: page.number });
  }
  if (command.tooLarge.length > 0) return no('attachmentTooLarge', 'DC-20', { attachments: command.tooLarge });
  const short = shortagesOf(gate, command.signers);
  if (short.length > 0) {
    const leftOut = [...new Set(short.flatMap((step) => step.leftOut.map(sayLeftOut)))];
    const { author: by, at } = command;
    const refused = { type: 'SubmissionRefused', label: work.label, round: work.round, steps: short, by, at } as const;
    return no('stepHasNobodyEligible', 'AG-10', { steps: short.map((step) => step.title), leftOut }, [refused]);
  }
  const submission: Submission = {
    author: command.author,
    submittedAt: command.at,
    reason: command.reason,
    title: command.title,
    page,
    gate,
    gateDigest: command.gateDigest,
    ...(command.rules === undefined ? {} : { rules: command.rules }),
    ...effectiveWish(command.effective),
    ...(kind === 'major' ? {} : { kind }),
    ...(changeRequest?.kind === 'found' ? { changeRequest: changeRequest.issue } : {}),
  };
  return yes(...named.events, { type: 'RevisionSubmitted', label: named.label, round: work.round, submission });
}

/** The round a preparation belongs to. */
export interface RoundName {
  readonly label: string;
  readonly round: number;
}

export interface OpenRound extends RoundName {
  readonly content: FrozenContent;
  readonly contributors: readonly Contributor[];
  /** Who can sign each step now that the contributors are known. */
  readonly signers: readonly StepSigners[];
  /** Where the page stands. [DC-54] */
  readonly place?: PagePlace;
  readonly at: Instant;
}

/** Opens the round, or sends it back when it would wait for nobody. [AG-11] */
export function openRound(document: DocumentState, command: OpenRound): Verdict {
  const preparing = preparingRound(document, command);
  if (preparing === null || document.life === 'none') return nothing;
  const { submission, label, round } = preparing;
  const { content, contributors, place, at } = command;
  const steps = shortagesOf(submission.gate, command.signers);
  if (steps.length > 0) return yes({ type: 'RoundNotOpened', label, round, steps, contributors, at });
  const authorSignature = authorSignatureOf(document.identity.number, { label, submission, content });
  const asked = askedCounts(command.signers);
  const there = place === undefined ? {} : { place };
  return yes({ type: 'RoundOpened', label, round, content, contributors, authorSignature, asked, ...there, at });
}

/** The page moved on while the round was prepared. */
export function returnPreparing(
  document: DocumentState,
  command: RoundName & { readonly by: Person; readonly change: string; readonly at: Instant },
): Verdict {
  const preparing = preparingRound(document, command);
  if (preparing === null) return nothing;
  return yes(contentChanged(preparing, command, command.at));
}

export function recallRound(
  document: DocumentState,
  command: { readonly signer: Person; readonly round: number; readonly reason: string; readonly at: Instant },
): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const work = workOf(document);
  if (document.life === 'none' || work === null || work.state === 'draft') return no('nothingInReview', 'DC-11');
  if (work.round !== command.round) return no('changedMeanwhile', 'SG-4', { round: work.round });
  const { signer, reason: why, at } = command;
  // Once approved it is the owner's to take back, before it takes effect.
  if (work.state === 'approved' && signer.accountId !== document.owner.accountId) {
    return no('notTheOwner', 'DC-24', { owner: document.owner.name });
  }
  const isTheirs =
    signer.accountId === work.submission.author.accountId || signer.accountId === document.owner.accountId;
  if (!isTheirs) return no('notTheAuthor', 'DC-11', { author: work.submission.author.name });
  const digest = work.state === 'preparing' ? '' : work.content.contentDigest;
  const signature = signatureOf(document.identity.number, work.label, work.submission, digest, {
    signer,
    meaning: 'recalled',
    signedAt: at,
    comment: why,
  });
  const { label, round } = work;
  return yes({ type: 'RoundReturned', label, round, kind: 'recalled', by: signer, why, at, signature });
}

export interface ContentChanged {
  readonly by: Person;
  /** In words. */
  readonly change: string;
  readonly changes?: readonly ContentChange[];
}

export function contentChanged(
  work: Extract<WorkRevision, { state: 'preparing' }> | RevisionInReview,
  { by, change, changes }: ContentChanged,
  at: Instant,
): RoundReturned {
  const { label, round } = work;
  return {
    type: 'RoundReturned',
    label,
    round,
    kind: 'contentChanged',
    by,
    why: change,
    at,
    signature: null,
    ...(changes === undefined ? {} : { changes }),
  };
}

function preparingRound(
  document: DocumentState,
  name: RoundName,
): Extract<WorkRevision, { state: 'preparing' }> | null {
  const work = workOf(document);
  return work?.state === 'preparing' && work.label === name.label && work.round === name.round ? work : null;
}
