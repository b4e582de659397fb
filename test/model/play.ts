/**
 * Plays random steps of several people over many documents against the domain and the reference at once, and holds the two
 * side by side after each. The same seed plays the same steps. A document on which something is wrong is left with its last
 * steps and a new one takes its place.
 */
import type { DocumentEvent } from '../../src/domain/document-control/events';
import type { Verdict } from '../../src/domain/document-control/verdict';
import { workOf } from '../../src/domain/document-control/state';
import type { Instant } from '../../src/kernel/time';
import { activeOf, changeSomebody, hirePeople, nameSomebody } from './company';
import { differences } from './compare';
import { type Domain, realDomain } from './domain';
import { drawMove } from './draw';
import { enter } from './ledger';
import { touchPage } from './page';
import { randomFrom } from './random';
import { type Move, newDocument, type PlayedDocument, type World } from './world';

export interface Violation {
  readonly step: number;
  readonly document: string;
  readonly what: readonly string[];
  /** The last steps of the document. */
  readonly steps: readonly string[];
}
export interface Played {
  readonly violations: readonly Violation[];
  /** How often each event happened and each refusal was given. */
  readonly seen: ReadonlyMap<string, number>;
}

const documentsAtOnce = 12;
const mostEvents = 300;
const stepsKept = 25;
const movesKept = 8;

export interface Play {
  readonly steps: number;
  readonly seed: number;
  readonly domain?: Domain;
  /** Stops at the first violation. */
  readonly untilWrong?: boolean;
}

export function play(options: Play): Played {
  const world: World = {
    random: randomFrom(options.seed),
    company: hirePeople(),
    domain: options.domain ?? realDomain,
    at: '2026-01-05T08:00:00.000Z' as Instant,
    documents: [],
    made: 0,
  };
  while (world.documents.length < documentsAtOnce) world.documents.push(newDocument(world));
  const violations: Violation[] = [];
  const seen = new Map<string, number>();
  for (let step = 1; step <= options.steps; step += 1) {
    if (options.untilWrong === true && violations.length > 0) break;
    const index = world.random.int(documentsAtOnce);
    const document = world.documents[index] ?? newDocument(world);
    const what = playStep(world, document, seen);
    if (what.length > 0) violations.push({ step, document: document.name, what, steps: document.log });
    if (what.length > 0 || isOver(world, document)) {
      const lost = what.length > 0 ? [] : replayWhole(world, document);
      if (lost.length > 0) violations.push({ step, document: document.name, what: lost, steps: document.log });
      world.documents[index] = newDocument(world);
    }
  }
  return { violations, seen };
}

function isOver({ random }: World, { state, events }: PlayedDocument): boolean {
  const hasEnded = state.life === 'cancelled' || (state.life === 'withdrawn' && workOf(state) === null);
  return events.length > mostEvents || (hasEnded && random.chance(0.1));
}

function playStep(world: World, document: PlayedDocument, seen: Map<string, number>): readonly string[] {
  const { random, company } = world;
  world.at = later(world.at, 1000 * (1 + random.int(random.chance(0.03) ? 400_000 : 9000)));
  if (random.chance(0.015)) return say(document, changeSomebody(company, random));
  if (random.chance(0.015)) {
    const wrong = nameSomebody(company, random, world.at);
    return wrong === null ? [] : [wrong];
  }
  if (random.chance(oftenTouched(document))) return say(document, touch(world, document));
  return playMove(world, document, drawMove(world, document), seen);
}

function oftenTouched({ state }: PlayedDocument): number {
  const work = workOf(state);
  if (work === null || work.state === 'draft') return 0.3;
  return work.state === 'approved' ? 0.1 : 0.03;
}

function touch({ random, company, at }: World, { page }: PlayedDocument): string {
  if (page.state !== 'live' || random.chance(0.03)) {
    page.state = page.state !== 'live' ? 'live' : random.pick(['trashed', 'deleted']);
    return `the page is ${page.state}`;
  }
  return touchPage(page, random.pick(activeOf(company)).person, random, at);
}

function later(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) + milliseconds).toISOString() as Instant;
}

function say({ log }: PlayedDocument, what: string): readonly string[] {
  log.push(what);
  if (log.length > stepsKept) log.shift();
  return [];
}

function playMove(world: World, document: PlayedDocument, move: Move, seen: Map<string, number>): readonly string[] {
  const { at, domain } = world;
  const before = document.state;
  let verdict: Verdict | null = null;
  try {
    verdict = move.real(before, at);
    document.state = verdict.events.reduce(domain.evolve, before);
  } catch (fault) {
    return fail(document, move, at, `a fault: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  const refusal = verdict.refusal?.code ?? null;
  const expected = move.reference(document.reference, at);
  for (const name of [...verdict.events.map((one) => one.type), ...(refusal === null ? [] : [refusal])]) {
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  say(document, `${at} ${move.say}: ${refusal ?? (verdict.events.map((one) => one.type).join(', ') || 'nothing')}`);
  document.events.push(...verdict.events);
  if (!document.recent.includes(move)) document.recent.push(move);
  if (document.recent.length > movesKept) document.recent.shift();
  return [
    ...(refusal === expected ? [] : [`the domain answers ${refusal ?? 'yes'}, the reference ${expected ?? 'yes'}`]),
    ...differences(document.state, document.reference),
    ...enter(document.ledger, verdict.events),
    ...standsAsEntered(document),
    ...storedAgain(world, document, verdict.events),
    ...happenedTwice(world, document, verdict.events),
  ];
}

function fail(document: PlayedDocument, move: Move, at: Instant, what: string): readonly string[] {
  say(document, `${at} ${move.say}: ${what}`);
  return [what];
}

/** What is in force, and whose signatures count, by the state and by the events. */
function standsAsEntered({ state, ledger }: PlayedDocument): readonly string[] {
  const inForce = state.life === 'inForce' ? state.effective.label : null;
  const work = workOf(state);
  const counted = work?.state === 'inReview' || work?.state === 'approved' ? work.signings.length : 0;
  const given = ledger.round?.signed.length ?? 0;
  return [
    ...(inForce === ledger.inForce ? [] : [`in force by the state ${inForce}, by the events ${ledger.inForce}`]),
    ...(counted === given ? [] : [`${counted} signatures count, ${given} were given in this round`]),
  ];
}

/** Events as they come back from the store lead to the same state. */
function storedAgain({ domain }: World, document: PlayedDocument, events: readonly DocumentEvent[]): readonly string[] {
  const stored = JSON.parse(JSON.stringify(events)) as DocumentEvent[];
  document.replayed = stored.reduce(domain.evolve, document.replayed);
  return events.length === 0 || isSame(document.replayed, document.state)
    ? []
    : ['stored events lead to another state'];
}
function replayWhole({ domain }: World, { events, state, name }: PlayedDocument): readonly string[] {
  const stored = JSON.parse(JSON.stringify(events)) as DocumentEvent[];
  const again = stored.reduce(domain.evolve, { life: 'none' });
  return isSame(again, state) ? [] : [`${name}: its stored events lead to another state`];
}
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const once: ReadonlySet<DocumentEvent['type']> = new Set([
  'DocumentRegistered',
  'RevisionOpened',
  'RevisionSubmitted',
  'RoundOpened',
  'RoundReturned',
  'RevisionApproved',
  'RevisionMadeEffective',
  'DocumentWithdrawn',
  'NumberCancelled',
] as const);

/** An event that is applied a second time is a fault of the stored stream, not another revision. */
function happenedTwice(
  { domain }: World,
  { state }: PlayedDocument,
  events: readonly DocumentEvent[],
): readonly string[] {
  return events
    .filter((event) => once.has(event.type))
    .flatMap((event) => {
      try {
        domain.evolve(state, event);
        return [`${event.type} happened twice`];
      } catch {
        return [];
      }
    });
}
