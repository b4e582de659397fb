/** Moves on what is approved or in force, and on the page: effect, plans, withdrawal, periodic review, hold, owner, trash. */
import type { EffectReading } from '../../../src/domain/document-control/decide-effect';
import type { SignWithdrawal } from '../../../src/domain/document-control/decide-withdrawal';
import { workOf } from '../../../src/domain/document-control/state';
import type { Person } from '../../../src/kernel/actor';
import { candidatesFor, memberOf } from '../company';
import { drawGate, inPlainWords } from '../gates';
import { latestOf, readPage, stampOf } from '../page';
import * as reference from '../reference/document';
import * as round from '../reference/round';
import * as withdrawal from '../reference/withdrawal';
import {
  holdersOf,
  holdingsOf,
  type Move,
  ownerOf,
  type PlayedDocument,
  seenRound,
  signersNow,
  somebody,
  type World,
} from '../world';
import { drawDay } from './submitting';

/** The schedule asks: on the day, early, late, twice, with or without the page readable. */
export function takeEffect({ random, domain }: World, { state }: PlayedDocument): Move {
  const work = workOf(state);
  const label = work?.label ?? ('effective' in state ? state.effective.label : '1');
  const name = { label, round: random.chance(0.95) ? (work?.round ?? 1) : 1 };
  const because = random.chance(0.85) ? null : random.pick(['pageNotVisible', 'snapshotChanged'] as const);
  const reading: EffectReading = because === null ? { kind: 'sound' } : { kind: 'unsound', because, why: because };
  return {
    say: `take effect ${name.label} round ${name.round}${because === null ? '' : ` but ${because}`}`,
    real: (document, at) => domain.takeEffect(document, { ...name, reading, at }),
    reference: (doc, at) => round.takeEffect(doc, { ...name, reading: because === null ? null : { because } }, at),
  };
}

export function plan(world: World, document: PlayedDocument): Move {
  const work = workOf(document.state);
  const approvers = work !== null && 'signings' in work ? work.signings.map((one) => one.signer) : [];
  const by = somebody(world, ownerOf(world, document), ...approvers);
  const seen = seenRound(world, document);
  const when = drawDay(world.random, world.at);
  return {
    say: `plan ${when} by ${by.name}`,
    real: (state, at) => world.domain.planEffect(state, { by, round: seen, when, reason: 'why', at }),
    reference: (doc, at) => round.plan(doc, { who: by.accountId, round: seen, when }, at),
  };
}

/** The page is looked at again: now, or with what was read a while ago. */
export function look({ random, domain }: World, { page }: PlayedDocument): Move {
  const now = readPage(page);
  const read = page.readings.length > 0 && random.chance(0.12) ? random.pick(page.readings) : now;
  page.readings.push(now);
  if (page.readings.length > 4) page.readings.shift();
  const { stamp, by, title, digest } = read;
  const version = { number: stamp.number, madeAt: stamp.createdAt };
  if (read === now && page.state !== 'live') return gone(domain, page.state);
  return {
    say: `look at version ${stamp.number}${read === now ? '' : ', read before'}`,
    real: (state, at) =>
      domain.notePageAsRead(state, { page: stamp, by, title, contentDigest: digest, change: 'it changed', at }),
    reference: (doc) => round.pageRead(doc, { version, text: digest, title }),
  };
}
function gone(domain: World['domain'], how: 'trashed' | 'deleted'): Move {
  return {
    say: `look: ${how}`,
    real: (state, at) => domain.notePageGone(state, { how, by: null, at }),
    reference: (doc) => reference.pageGone(doc, how),
  };
}

function drawProposal(world: World, document: PlayedDocument, signer: Person) {
  const configured = drawGate(world.random);
  const gate = world.domain.withdrawalGate(configured);
  const owner = ownerOf(world, document);
  const { signers, candidates } = signersNow(world, gate, owner, { author: signer, contributors: [] });
  const proposal = { reason: 'why', replacement: null, usedIn: [], gate: configured, gateDigest: 'gate', signers };
  return { proposal, plain: { who: signer.accountId, gate: inPlainWords(configured), candidates } };
}

export function proposeWithdrawal(world: World, document: PlayedDocument): Move {
  const signer = somebody(world, ownerOf(world, document), ...holdersOf(world, 'documentController', 'qualityManager'));
  const { proposal, plain } = drawProposal(world, document, signer);
  return {
    say: `propose withdrawal by ${signer.name}`,
    real: (state, at) => world.domain.proposeWithdrawal(state, { ...proposal, signer, at }),
    reference: (doc) => withdrawal.propose(doc, plain),
  };
}

export function reviewNow(world: World, document: PlayedDocument): Move {
  const { random, domain } = world;
  const signer = somebody(world, ownerOf(world, document), ...holdersOf(world, 'qualityManager'));
  const { proposal, plain } = drawProposal(world, document, signer);
  const isQualityManager = memberOf(world.company, signer.accountId).roles.has('qualityManager');
  const outcome = random.pick(['stillValid', 'revise', 'withdraw'] as const);
  const contentDigest = textSeen(world, document);
  const facts = { outcome, comment: 'read', contentDigest, isQualityManager, withdrawal: proposal };
  const seen = { outcome, text: contentDigest, isQualityManager };
  return {
    say: `review ${outcome} by ${signer.name}`,
    real: (state, at) => domain.reviewPeriodically(state, { ...facts, signer, at }),
    reference: (doc, at) => withdrawal.review(doc, { ...plain, ...seen }, at),
  };
}

function textSeen({ random }: World, { state }: PlayedDocument): string {
  return 'effective' in state && random.chance(0.95) ? state.effective.content.contentDigest : 'else';
}

function drawAnswer(world: World, document: PlayedDocument) {
  const { random, company, at } = world;
  const { state } = document;
  const current = state.life === 'inForce' ? state.withdrawalRound : undefined;
  const step = current === undefined || current.gate.length === 0 ? undefined : random.pick(current.gate);
  const asked = step === undefined ? [] : candidatesFor(company, step, ownerOf(world, document), at).people;
  const signer = somebody(world, ...asked);
  const holdings = holdingsOf(world, signer);
  const facts = {
    round: (current?.round ?? 1) + (random.chance(0.95) ? 0 : 1),
    stepId: step?.stepId ?? 'none',
    contentDigest: textSeen(world, document),
  };
  const command: Omit<SignWithdrawal, 'at'> = { ...facts, signer, ...holdings };
  const plain: withdrawal.Answer = {
    step: facts.stepId,
    who: signer.accountId,
    round: facts.round,
    text: facts.contentDigest,
    holdings,
  };
  return { command, plain, say: `${facts.stepId} by ${signer.name}` };
}

export function signWithdrawal(world: World, document: PlayedDocument): Move {
  const { command, plain, say } = drawAnswer(world, document);
  return {
    say: `sign withdrawal ${say}`,
    real: (state, at) => world.domain.signWithdrawal(state, { ...command, at }),
    reference: (doc) => withdrawal.signWithdrawal(doc, plain),
  };
}

export function rejectWithdrawal(world: World, document: PlayedDocument): Move {
  const { command, plain, say } = drawAnswer(world, document);
  return {
    say: `reject withdrawal ${say}`,
    real: (state, at) => world.domain.rejectWithdrawal(state, { ...command, comment: 'no', at }),
    reference: (doc) => withdrawal.rejectWithdrawal(doc, plain),
  };
}

export function recallWithdrawal(world: World, document: PlayedDocument): Move {
  const { state } = document;
  const current = state.life === 'inForce' ? state.withdrawalRound : undefined;
  const signer = somebody(world, current?.proposedBy, ownerOf(world, document));
  const seen = (current?.round ?? 1) + (world.random.chance(0.95) ? 0 : 1);
  return {
    say: `recall withdrawal by ${signer.name}`,
    real: (document_, at) => world.domain.recallWithdrawal(document_, { signer, round: seen, reason: 'why', at }),
    reference: (doc) => withdrawal.recallWithdrawal(doc, { who: signer.accountId, round: seen }),
  };
}

/** Signed on the page version alone. */
function signedOnPage(world: World, { page }: PlayedDocument) {
  return { signer: somebody(world), reason: 'why', page: stampOf(latestOf(page)) };
}

export function abandon(world: World, document: PlayedDocument): Move {
  const facts = signedOnPage(world, document);
  return {
    say: 'abandon',
    real: (state, at) => world.domain.abandonDraft(state, { ...facts, at }),
    reference: (doc) => reference.abandon(doc),
  };
}

export function cancel(world: World, document: PlayedDocument): Move {
  const facts = signedOnPage(world, document);
  return {
    say: 'cancel',
    real: (state, at) => world.domain.cancelNumber(state, { ...facts, at }),
    reference: (doc) => reference.cancel(doc),
  };
}

export function reinstate(world: World, document: PlayedDocument): Move {
  const facts = signedOnPage(world, document);
  return {
    say: 'reinstate',
    real: (state, at) => world.domain.reinstateDocument(state, { ...facts, at }),
    reference: (doc) => reference.reinstate(doc),
  };
}

export function handOver({ random, domain, company }: World): Move {
  const owner = random.pick(company.members).person;
  return {
    say: `hand over to ${owner.name}`,
    real: (state) => domain.changeOwner(state, { owner, reason: 'why' }),
    reference: (doc) => reference.handOver(doc, owner.accountId),
  };
}

export function hold(world: World): Move {
  const { random, domain } = world;
  const facts = { by: somebody(world), reason: 'why' };
  const wanted = random.chance(0.5);
  return {
    say: wanted ? 'hold' : 'end hold',
    real: (state, at) => (wanted ? domain.placeOnHold : domain.endHold)(state, { ...facts, at }),
    reference: (doc) => reference.hold(doc, wanted),
  };
}
