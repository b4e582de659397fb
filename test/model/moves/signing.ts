/** Moves within a round: signed, rejected, given to somebody else, waived, confirmed as minor, recalled. */
import type { Behalf, SignStep } from '../../../src/domain/document-control/decide-signing';
import type { GateStep } from '../../../src/domain/document-control/gate';
import { signedSteps, workOf } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import { activeOf, candidatesFor, isDelegate, isDelegateInPlainWords } from '../company';
import { digestOf, latestOf } from '../page';
import { isOpen } from '../reference/gate';
import * as reference from '../reference/signing';
import { recall as recallInReference } from '../reference/round';
import {
  holdersOf,
  holdingsOf,
  type Move,
  ownerOf,
  type PlayedDocument,
  seenRound,
  somebody,
  type World,
} from '../world';

const noStep: GateStep = { stepId: 'none', stage: 1, title: 'none', meaning: 'approved', role: null, quorum: 1 };

function reviewOf({ state }: PlayedDocument) {
  const work = workOf(state);
  return work?.state === 'inReview' || work?.state === 'approved' ? work : null;
}

/** Mostly a step that is open. */
function drawStep({ random }: World, { state, reference: doc }: PlayedDocument): GateStep {
  const work = workOf(state);
  const gate = work === null || work.state === 'draft' ? [] : work.submission.gate;
  const { work: other } = doc;
  const plain = other?.handed?.gate ?? [];
  const open = gate.filter((step) =>
    plain.some(
      (one) =>
        one.id === step.stepId &&
        other !== null &&
        isOpen(one, { gate: plain, able: other.able, signed: other.signed }),
    ),
  );
  const chosen = open.length > 0 && random.chance(0.85) ? open : gate;
  return chosen.length === 0 || random.chance(0.01) ? noStep : random.pick(chosen);
}

/** Somebody who is asked, somebody a delegate stands in for, somebody who wrote it, or anybody. */
function drawSigner(
  world: World,
  document: PlayedDocument,
  step: GateStep,
): { signer: Person; principal: Person | null } {
  const { random, company, at } = world;
  const review = reviewOf(document);
  const given = (review?.reassigned ?? []).filter((one) => one.stepId === step.stepId).map((one) => one.to);
  const asked = [...candidatesFor(company, step, ownerOf(world, document), at).people, ...given];
  const signed = review === null ? [] : signedSteps(review).filter((one) => one.stepId === step.stepId);
  const left = asked.filter((person) => !signed.some((one) => one.signer === person.accountId));
  const theirs = review?.contributors.map((one) => one.accountId) ?? [];
  const wrote = asked.filter(
    (one) => one.accountId === review?.submission.author.accountId || theirs.includes(one.accountId),
  );
  const wanted =
    random.chance(0.15) && wrote.length > 0 ? wrote : random.chance(0.85) && left.length > 0 ? left : asked;
  const principal = random.chance(0.25) && wanted.length > 0 ? random.pick(wanted) : null;
  if (principal === null) return { signer: somebody(world, ...wanted), principal };
  const delegates = activeOf(company).filter((one) => isDelegateInPlainWords(company, principal, one.person, at));
  const signer = somebody(world, ...delegates.map((one) => one.person));
  return signer.accountId === principal.accountId ? { signer, principal: null } : { signer, principal };
}

interface SigningFacts {
  readonly command: Omit<SignStep, 'at'>;
  readonly plain: reference.Sign;
  readonly say: string;
}

function drawSigning(world: World, document: PlayedDocument): SigningFacts {
  const { random, company, at } = world;
  const { page } = document;
  const step = drawStep(world, document);
  const { signer, principal } = drawSigner(world, document, step);
  const review = reviewOf(document);
  const version = review?.submission.page.number ?? 1;
  const text = review?.content.contentDigest ?? '';
  const round = seenRound(world, document);
  const seen = {
    round,
    version: random.chance(0.97) ? version : version + 1,
    text: random.chance(0.98) ? text : 'else',
  };
  const pageMoved = review !== null && digestOf(page) !== text;
  const own = holdingsOf(world, signer);
  const behalf: Behalf | null =
    principal === null
      ? null
      : { principal, ...holdingsOf(world, principal), isNamedToday: isDelegate(company, principal, signer, at) };
  return {
    command: {
      stepId: step.stepId,
      signer,
      ...own,
      ...(behalf === null ? {} : { behalf }),
      seen: { round, pageVersion: seen.version, contentDigest: seen.text },
      page: pageMoved ? { unchanged: false, by: latestOf(page).by, change: 'the page moved on' } : { unchanged: true },
    },
    plain: {
      step: step.stepId,
      who: signer.accountId,
      forWhom: principal?.accountId ?? null,
      holdings: behalf ?? own,
      isNamedToday: principal !== null && isDelegateInPlainWords(company, principal, signer, at),
      seen,
      pageMoved,
    },
    say: `${step.stepId} by ${signer.name}${principal === null ? '' : ` for ${principal.name}`}${pageMoved ? ', page moved' : ''}`,
  };
}

export function sign(world: World, document: PlayedDocument): Move {
  const { command, plain, say } = drawSigning(world, document);
  return {
    say: `sign ${say}`,
    real: (state, at) => world.domain.approveStep(state, { ...command, at }),
    reference: (doc, at) => reference.sign(doc, plain, at),
  };
}

export function reject(world: World, document: PlayedDocument): Move {
  const { command, plain, say } = drawSigning(world, document);
  return {
    say: `reject ${say}`,
    real: (state, at) => world.domain.rejectStep(state, { ...command, comment: 'no', at }),
    reference: (doc) => reference.reject(doc, plain),
  };
}

export function reassign(world: World, document: PlayedDocument): Move {
  const { random, company, domain, at } = world;
  const { state } = document;
  const leaving = state.life === 'inForce' ? state.withdrawalRound : undefined;
  const step = leaving === undefined ? drawStep(world, document) : random.pick(leaving.gate);
  const asked = candidatesFor(company, step, ownerOf(world, document), at);
  const able = asked.people.map((one) => one.accountId);
  const from = random.chance(0.25) ? null : somebody(world, ...asked.people, ...asked.inactive);
  const { person, isActive } = random.pick(company.members);
  const by = somebody(world, ...holdersOf(world, 'documentController', 'qualityManager'));
  const round = leaving === undefined ? seenRound(world, document) : leaving.round + (random.chance(0.95) ? 0 : 1);
  const { stepId } = step;
  return {
    say: `give ${stepId} from ${from?.name ?? '-'} to ${person.name}`,
    real: (state_, now) =>
      domain.reassignStep(state_, {
        stepId,
        round,
        from,
        to: { ...person, isActive },
        able,
        by,
        reason: 'why',
        at: now,
      }),
    reference: (doc) =>
      reference.reassign(doc, {
        step: stepId,
        round,
        from: from?.accountId ?? null,
        to: person.accountId,
        isActive,
        able,
      }),
  };
}

export function waive(world: World, document: PlayedDocument): Move {
  const { random, company, domain } = world;
  const review = reviewOf(document);
  const { stepId } = drawStep(world, document);
  const theirs = company.members.filter(
    ({ person }) =>
      review?.contributors.some((one) => one.accountId === person.accountId) === true ||
      review?.submission.author.accountId === person.accountId,
  );
  const person = theirs.length > 0 && random.chance(0.8) ? random.pick(theirs).person : somebody(world);
  const signer = somebody(world, ...holdersOf(world, 'qualityManager'));
  const round = seenRound(world, document);
  return {
    say: `waive ${stepId} for ${person.name} by ${signer.name}`,
    real: (state, at) => domain.waiveSeparation(state, { stepId, round, person, signer, reason: 'why', at }),
    reference: (doc) => reference.waive(doc, { step: stepId, round, whom: person.accountId, who: signer.accountId }),
  };
}

export function confirmMinor(world: World, document: PlayedDocument): Move {
  const { random, domain } = world;
  const signer = somebody(world, ...holdersOf(world, 'qualityManager'));
  const round = seenRound(world, document);
  const contentDigest = random.chance(0.97) ? (reviewOf(document)?.content.contentDigest ?? '') : 'else';
  const refusal = random.chance(0.2) ? 'not minor' : null;
  const isRefused = refusal !== null;
  return {
    say: `${isRefused ? 'deny' : 'confirm'} minor by ${signer.name}`,
    real: (state, at) => domain.confirmMinor(state, { signer, round, contentDigest, refusal, at }),
    reference: (doc) => reference.confirmMinor(doc, { who: signer.accountId, round, text: contentDigest, isRefused }),
  };
}

export function recall(world: World, document: PlayedDocument): Move {
  const work = workOf(document.state);
  const author = work === null || work.state === 'draft' ? undefined : work.submission.author;
  const signer = somebody(world, author, ownerOf(world, document));
  const round = seenRound(world, document);
  return {
    say: `recall by ${signer.name}`,
    real: (state, at) => world.domain.recallRound(state, { signer, round, reason: 'why', at }),
    reference: (doc) => recallInReference(doc, { who: signer.accountId, round }),
  };
}
