/** The same standing read from the domain's state and from the reference, so that the two can be held side by side. */
import { type DocumentState, workOf } from '../../src/domain/document-control/state';
import type { Given, Reference } from './reference/document';

type Standing = Readonly<Record<string, unknown>>;

/** What differs, member by member; empty when nothing does. */
export function differences(state: DocumentState, reference: Reference): readonly string[] {
  const [domain, plain] = [standingOf(state), standingIn(reference)];
  return Object.keys(domain).flatMap((name) => {
    const [one, other] = [JSON.stringify(domain[name]), JSON.stringify(plain[name])];
    return one === other ? [] : [`${name}: the domain says ${one}, the reference ${other}`];
  });
}

function standingOf(state: DocumentState): Standing {
  if (state.life === 'none') return { life: 'none' };
  const withdrawal = state.life === 'inForce' ? state.withdrawalRound : undefined;
  return {
    life: state.life,
    owner: state.owner.accountId,
    title: state.title,
    page: state.page,
    onHold: state.hold !== undefined,
    changed: state.life === 'inForce' ? (state.changedBy?.page.number ?? null) : null,
    withdrawal:
      withdrawal === undefined
        ? null
        : [withdrawal.round, withdrawal.proposedBy.accountId, signedBy(withdrawal.signings)],
    ...inForceOf(state),
    ...inWorkOf(state),
  };
}

function inForceOf(state: DocumentState): Standing {
  if (!('effective' in state)) return { inForce: null };
  const { label, content, effectiveAt, nextReviewOn, plannedOn = null, temporaryUntil = null } = state.effective;
  return { inForce: [label, content.contentDigest, effectiveAt, nextReviewOn, plannedOn, temporaryUntil] };
}

function inWorkOf(state: DocumentState): Standing {
  const work = workOf(state);
  if (work === null) return { work: null };
  const { label, state: phase, round } = work;
  if (work.state === 'draft' || work.state === 'preparing') return { work: [label, phase, round] };
  return {
    work: [label, phase, round, work.submission.author.accountId, work.content.contentDigest],
    wrote: work.contributors.map((one) => one.accountId).sort(),
    signed: signedBy(work.signings),
    rejected: signedBy(work.rejections ?? []),
    waived: (work.waivers ?? []).map((one) => `${one.stepId} ${one.accountId}`),
    confirmed: work.minorConfirmed !== undefined,
    planned: work.planned ?? null,
    ...(work.state === 'approved'
      ? { effect: [work.effectiveOn, work.deferred?.because ?? null, work.edited?.page.number ?? null] }
      : {}),
  };
}

interface Signed {
  readonly stepId: string;
  readonly signer: { readonly accountId: string };
  readonly onBehalfOf?: { readonly accountId: string };
}
function signedBy(signings: readonly Signed[]): readonly string[] {
  return signings.map((one) => `${one.stepId} ${one.signer.accountId} ${one.onBehalfOf?.accountId ?? '-'}`);
}

function standingIn(reference: Reference): Standing {
  const { life, owner, title, page, onHold, changed, withdrawal, inForce, work } = reference;
  if (life === 'none') return { life };
  return {
    life,
    owner,
    title,
    page,
    onHold,
    changed: changed?.number ?? null,
    withdrawal: withdrawal === null ? null : [withdrawal.round, withdrawal.proposer, plainly(withdrawal.signed)],
    inForce:
      inForce === null || life === 'cancelled'
        ? null
        : [inForce.label, inForce.text, inForce.at, inForce.nextReview, inForce.plannedOn, inForce.until],
    ...workIn(work),
  };
}

function workIn(work: Reference['work']): Standing {
  if (work === null) return { work: null };
  const { label, state, round, handed, text } = work;
  if (state === 'draft' || state === 'preparing') return { work: [label, state, round] };
  return {
    work: [label, state, round, handed?.author, text],
    wrote: [...work.wrote].sort(),
    signed: plainly(work.signed),
    rejected: plainly(work.rejected),
    waived: work.waived,
    confirmed: work.confirmed,
    planned: work.planned,
    effect: [work.day, work.deferred, work.edited?.number ?? null],
  };
}

function plainly(given: readonly Given[]): readonly string[] {
  return given.map((one) => `${one.step} ${one.who} ${one.forWhom ?? '-'}`);
}
