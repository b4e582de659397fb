/** What a play is made of: people, clock, pages, and each document twice, as the domain has it and as the reference has it. */
import type { DocumentEvent } from '../../src/domain/document-control/events';
import { partSigners, type StepSigners } from '../../src/domain/document-control/eligible-signers';
import type { ApprovalGate, Separation } from '../../src/domain/document-control/gate';
import { type DocumentState, notControlled, workOf } from '../../src/domain/document-control/state';
import type { Verdict } from '../../src/domain/document-control/verdict';
import type { Person } from '../../src/kernel/actor';
import type { AccountId } from '../../src/kernel/ids';
import type { Role } from '../../src/kernel/roles';
import type { Instant } from '../../src/kernel/time';
import { activeOf, app, candidatesFor, type Company, memberOf } from './company';
import type { Domain } from './domain';
import { type Ledger, newLedger } from './ledger';
import { newPage, type Page, paragraphsIn } from './page';
import type { Random } from './random';
import { type Candidates, nothingYet, type Reference, type Refusal, type Who } from './reference/document';
import { everyEditor, survivors } from './reference/writing';

/** One command with its facts: played against the domain and against the reference, and perhaps once more later. */
export interface Move {
  readonly say: string;
  readonly real: (document: DocumentState, at: Instant) => Verdict;
  readonly reference: (document: Reference, at: Instant) => Refusal;
}
export interface PlayedDocument {
  readonly name: string;
  readonly page: Page;
  state: DocumentState;
  readonly reference: Reference;
  readonly events: DocumentEvent[];
  /** The state as it comes out of the stored events. */
  replayed: DocumentState;
  readonly ledger: Ledger;
  readonly recent: Move[];
  readonly log: string[];
}
export interface World {
  readonly random: Random;
  readonly company: Company;
  readonly domain: Domain;
  at: Instant;
  readonly documents: PlayedDocument[];
  made: number;
}

export function newDocument(world: World): PlayedDocument {
  world.made += 1;
  const name = `document ${world.made}`;
  const by = world.random.pick(activeOf(world.company)).person;
  return {
    name,
    page: newPage(by, 'Title 0', world.at),
    state: notControlled,
    reference: nothingYet(),
    events: [],
    replayed: notControlled,
    ledger: newLedger(),
    recent: [],
    log: [],
  };
}

/** Mostly one of those it is for, sometimes anybody. */
export function somebody({ random, company }: World, ...wanted: readonly (Person | undefined)[]): Person {
  const active = activeOf(company).map((one) => one.person);
  const likely = active.filter((one) => wanted.some((person) => person?.accountId === one.accountId));
  return likely.length > 0 && random.chance(0.8) ? random.pick(likely) : random.pick(active);
}
export function holdersOf({ company }: World, ...roles: readonly Role[]): readonly Person[] {
  return activeOf(company)
    .filter((one) => roles.some((role) => one.roles.has(role)))
    .map((one) => one.person);
}
export function holdingsOf({ company }: World, { accountId }: Person) {
  const { roles, groups } = memberOf(company, accountId);
  return { roles: new Set(roles), groups: new Set(groups) };
}
export function ownerOf(world: World, { state }: PlayedDocument): Person {
  return state.life === 'none' ? world.random.pick(world.company.members).person : state.owner;
}

/** Who can sign each step, in the words of both. */
export function signersNow(
  world: World,
  gate: ApprovalGate,
  owner: Person,
  theirs: { readonly author: Person; readonly contributors: readonly AccountId[]; readonly separation?: Separation },
): { readonly signers: readonly StepSigners[]; readonly candidates: Candidates } {
  const asked = gate.map((step) => ({ step, ...candidatesFor(world.company, step, owner, world.at) }));
  const conflicts = { ...theirs, author: theirs.author.accountId };
  return {
    signers: asked.map(({ step, people, inactive }) => partSigners(step, people, conflicts, inactive)),
    candidates: new Map(asked.map(({ step, people }) => [step.stepId, people.map((one) => one.accountId)])),
  };
}

/** Who wrote the page as it is up to a version, once as the domain proves it and once in plain words. */
export function writersOf(world: World, { page, state }: PlayedDocument, upTo: number, separation: Separation) {
  const effective = 'effective' in state ? state.effective : null;
  const since = page.versions.filter(
    (one) => one.number <= upTo && (effective === null || one.number > effective.submission.page.number),
  );
  const frozen = page.versions.find((one) => one.number === upTo)?.paragraphs ?? [];
  const stood = effective === null ? null : paragraphsIn(effective.content.contentDigest);
  const blocks = (paragraphs: readonly string[]) => paragraphs.map((one) => JSON.stringify(one));
  const versions = since.map((one) => ({
    number: one.number,
    authorId: one.by.accountId,
    blocks: blocks(one.paragraphs),
  }));
  const isApp = (accountId: AccountId) => accountId === app.accountId;
  const written = since.map((one) => ({
    by: one.by.accountId,
    isApp: one.by === app,
    paragraphs: one.paragraphs,
  }));
  const wrote: readonly Who[] =
    separation === 'strict' ? everyEditor(stood, written) : survivors(frozen, stood ?? [], written);
  const contributors =
    separation === 'strict'
      ? world.domain.everyContributor(versions, stood === null ? null : blocks(stood), isApp)
      : world.domain.contributorsTo(blocks(frozen), blocks(stood ?? []), versions, isApp);
  return { contributors, wrote };
}

/** Mostly the round as it is; sometimes one that is over, or none there ever was. */
export function seenRound({ random }: World, { state }: PlayedDocument): number {
  const round = workOf(state)?.round ?? 1;
  return random.chance(0.93) ? round : Math.max(1, round - 1 + random.int(3));
}
