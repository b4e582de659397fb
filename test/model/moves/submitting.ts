/** Moves from a page to a round: put under control, started, submitted, released in an emergency, prepared. */
import { documentTypes } from '../../../src/domain/document-control/document-types';
import { workOf } from '../../../src/domain/document-control/state';
import type { PageId, SpaceId } from '../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { addDays } from '../../../src/kernel/working-days';
import { drawGate, drawRules, inPlainWords } from '../gates';
import { digestOf, latestOf, stampOf } from '../page';
import type { Random } from '../random';
import * as reference from '../reference/document';
import * as round from '../reference/round';
import {
  holdersOf,
  type Move,
  ownerOf,
  type PlayedDocument,
  signersNow,
  somebody,
  type World,
  writersOf,
} from '../world';

export function register(world: World, document: PlayedDocument): Move {
  const { random, domain, company } = world;
  const { title } = latestOf(document.page);
  const owner = random.pick(company.members).person;
  const legacyRevision = random.pick([null, null, 3]);
  const number = `TBI-PRO-${document.name}`;
  const facts = { pageId: '1' as PageId, spaceId: '2' as SpaceId, title, number, owner, legacyRevision };
  return {
    say: `register, owner ${owner.name}`,
    real: (state, at) => domain.registerDocument(state, { ...facts, typeCode: 'PRO', at }),
    reference: (doc) => reference.register(doc, { owner: owner.accountId, title, legacy: legacyRevision ?? 0 }),
  };
}

export function start({ domain }: World): Move {
  return {
    say: 'start',
    real: (state, at) => domain.startRevision(state, { at }),
    reference: (doc) => reference.start(doc),
  };
}

/** At once, not said, a day ahead, today, a day that has passed, or when trained. */
export function drawDay(random: Random, at: Instant): 'atOnce' | 'whenTrained' | CalendarDate {
  const today = at.slice(0, 10) as CalendarDate;
  if (random.chance(0.4)) return 'atOnce';
  return random.chance(0.04) ? 'whenTrained' : addDays(today, random.int(13) - 1);
}

export function submit(world: World, document: PlayedDocument): Move {
  const { random, domain, company } = world;
  const { page } = document;
  const author = random.chance(0.5) ? random.pick(company.members).person : latestOf(page).by;
  const by = author.accountId === 'app' ? somebody(world) : author;
  const kind = random.chance(document.state.life === 'inForce' ? 0.4 : 0.05) ? 'minor' : 'major';
  const rules = drawRules(random);
  const configured = drawGate(random);
  const gate = kind === 'minor' && rules.minor === 'skipsReview' ? domain.withoutReviews(configured) : configured;
  const { number, title } = latestOf(page);
  const stamp = stampOf(latestOf(page));
  const seen = random.chance(0.96) ? number : number - 1;
  const effective = random.chance(0.4) ? undefined : drawDay(random, world.at);
  const tooLarge = random.chance(0.02) ? ['film.mov'] : [];
  const { contributors, wrote } = writersOf(world, document, number, rules.separation);
  const owner = ownerOf(world, document);
  const { signers, candidates } = signersNow(world, gate, owner, {
    author: by,
    contributors: contributors.map((one) => one.accountId),
    separation: rules.separation,
  });
  return {
    say: `submit ${kind} by ${by.name}, ${rules.separation}, ${rules.rejection}, ${gate.map((one) => one.stepId).join(' ')}, ${effective ?? '-'}`,
    real: (state, at) =>
      domain.submitRevision(state, {
        author: by,
        at,
        reason: 'why',
        seenPageVersion: seen,
        page: stamp,
        title,
        gate,
        gateDigest: 'gate',
        rules,
        signers,
        tooLarge,
        kind,
        ...(effective === undefined ? {} : { effective }),
      }),
    reference: (doc, at) =>
      round.submit(
        doc,
        {
          author: by.accountId,
          version: { number, madeAt: stamp.createdAt },
          title,
          gate: inPlainWords(configured),
          rules,
          months: rules.reviewMonths,
          when: effective ?? null,
          kind,
          seen,
          tooLarge: tooLarge.length > 0,
          candidates,
          wrote,
        },
        at,
      ),
  };
}

export function release(world: World, { page }: PlayedDocument): Move {
  const { random, domain } = world;
  const signer = somebody(world, ...holdersOf(world, 'qualityManager'));
  const { number, title } = latestOf(page);
  const stamp = stampOf(latestOf(page));
  const seenPageVersion = random.chance(0.95) ? number : number - 1;
  const version = { number, madeAt: stamp.createdAt };
  const { reviewMonths: months } = documentTypes.PRO;
  const none = { rejection: 'one', separation: 'standard', minor: 'notAllowed' } as const;
  const handed = { author: signer.accountId, version, title, gate: [], rules: none, months, when: null };
  const facts = { seen: seenPageVersion, tooLarge: false, candidates: new Map(), wrote: [] };
  return {
    say: `release in an emergency by ${signer.name}`,
    real: (state, at) =>
      domain.releaseInEmergency(state, {
        signer,
        at,
        reason: 'why',
        seenPageVersion,
        page: stamp,
        title,
        gateDigest: 'none',
        tooLarge: [],
      }),
    reference: (doc, at) => round.submit(doc, { ...handed, ...facts, kind: 'emergency' }, at),
  };
}

/** The consumer that freezes the text comes back, for the round as it is or one that is over. */
export function prepare(world: World, document: PlayedDocument): Move {
  const { random, domain } = world;
  const { page, state } = document;
  const work = workOf(state);
  const { label, round: current } = work ?? { label: '1', round: 1 };
  const name = { label, round: random.chance(0.95) ? current : current + 1 };
  if (work?.state !== 'preparing') return returned(world, name, 'too late');
  const { submission } = work;
  const hasMoved = submission.page.number !== latestOf(page).number;
  if (hasMoved) return returned(world, name, 'the page moved on');
  const contentDigest = digestOf(page);
  const content = { contentDigest, snapshotParts: 1, listingDigest: page.attachment, undigested: [] };
  const separation = submission.rules?.separation ?? 'standard';
  const { contributors, wrote } = writersOf(world, document, submission.page.number, separation);
  const { signers, candidates } = signersNow(world, submission.gate, ownerOf(world, document), {
    author: submission.author,
    contributors: contributors.map((one) => one.accountId),
    separation,
  });
  return {
    say: `prepared ${name.label} round ${name.round}, written by ${wrote.join(' ')}`,
    real: (document_, at) =>
      submission.kind === 'emergency'
        ? domain.completeRelease(document_, { ...name, content, contributors, daysOff: new Set(), at })
        : domain.openRound(document_, { ...name, content, contributors, signers, at }),
    reference: (doc, at) => round.prepared(doc, { ...name, text: contentDigest, wrote, candidates }, at),
  };
}

function returned({ domain, random, company }: World, name: round.RoundName, change: string): Move {
  const by = random.pick(company.members).person;
  return {
    say: `not prepared ${name.label} round ${name.round}: ${change}`,
    real: (state, at) => domain.returnPreparing(state, { ...name, by, change, at }),
    reference: (doc, at) => round.prepared(doc, { ...name, text: null, wrote: [], candidates: new Map() }, at),
  };
}
