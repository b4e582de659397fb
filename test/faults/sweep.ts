/**
 * The sweep: each action is played once undisturbed to learn its calls; then again for each call and each kind of fault, on a
 * fresh site. A person presses again what got no clear answer, the site settles, and the invariants are checked.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Action, actions } from './actions';
import { callsOf, casesOf, createRandom, type FaultCase, latenesses, nameOf, ruleFor, seedOf } from './fault-cases';
import type { FaultSite, LoadApp, Outcome } from './fault-site';
import { brokenInvariants } from './invariants';
import { isOwing, noticesOn, type Observation, observe } from './observation';
import { PreparedStates, type PreparedState } from './prepared-states';

export interface SweepOptions {
  readonly seed: number;
  readonly loadApp: LoadApp;
  /** Only actions whose name contains this. */
  readonly action?: string | undefined;
  /** Only cases whose name contains this. */
  readonly call?: string | undefined;
  /** At most so many actions, drawn by the seed. */
  readonly mostActions?: number | undefined;
  /** At most so many faults, drawn by the seed. */
  readonly limit?: number | undefined;
  /** Besides: so many kills of real processes that run the bundled app, drawn by the seed. */
  readonly processes?: { readonly bundleDirectory: string; readonly kills: number } | undefined;
  readonly onViolation?: (violation: Violation) => void;
  readonly onPlanned?: (drawn: number, of: number) => void;
  readonly onProgress?: (done: number, of: number) => void;
}
export interface Violation {
  readonly action: string;
  /** Call and kind; empty for the run without a fault. */
  readonly fault: string;
  readonly broken: readonly string[];
  readonly seed: number;
}
export interface SweepResult {
  readonly actions: number;
  readonly faults: number;
  readonly violations: readonly Violation[];
  /** Cases whose call did not come up again, so that nothing was struck. */
  readonly notStruck: readonly string[];
}

interface Rehearsed {
  readonly action: Action;
  readonly state: PreparedState;
  readonly base: Observation;
  readonly clean: Observation;
  readonly cases: readonly FaultCase[];
}
interface Played {
  readonly broken: readonly string[];
  readonly isStruck: boolean;
}

const mostPresses = 4;
const reconcilerInterval = 300_000;
const mostIntervals = 24;

export async function runSweep(options: SweepOptions): Promise<SweepResult> {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  // The app logs every fault it meets; here they are ordered.
  const logged = console.error;
  console.error = () => {};
  try {
    return await sweep(new PreparedStates(folder, options.loadApp), options);
  } finally {
    console.error = logged;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sweep(states: PreparedStates, options: SweepOptions): Promise<SweepResult> {
  const named = actions.filter((action) => action.name.includes(options.action ?? ''));
  const chosen = options.mostActions === undefined ? named : draw(named, options.mostActions, options.seed);
  const violations: Violation[] = [];
  const report = (violation: Violation) => {
    violations.push(violation);
    options.onViolation?.(violation);
  };
  const { seed } = options;
  const plays: Play[] = [];
  for (const action of chosen) {
    try {
      const { rehearsed, broken } = await rehearse(states, action);
      if (broken.length > 0) report({ action: action.name, fault: '', broken, seed });
      plays.push(...rehearsed.cases.map((fault) => ({ rehearsed, fault })));
    } catch (error) {
      // An action that cannot even begin is a finding of its own, and the others are swept all the same.
      report({ action: action.name, fault: '', broken: [`it could not be rehearsed: ${String(error)}`], seed });
    }
  }
  const wanted = plays.filter(({ fault }) => nameOf(fault).includes(options.call ?? ''));
  const drawn = options.limit === undefined ? wanted : draw(wanted, options.limit, seed);
  const notStruck: string[] = [];
  options.onPlanned?.(drawn.length, wanted.length);
  for (const [index, { rehearsed, fault }] of drawn.entries()) {
    const { name } = rehearsed.action;
    const { broken, isStruck } = await play(states, rehearsed, fault, seed);
    if (!isStruck) notStruck.push(`${name}: ${nameOf(fault)}`);
    if (broken.length > 0) report({ action: name, fault: nameOf(fault), broken, seed });
    options.onProgress?.(index + 1, drawn.length);
  }
  const kills = await killProcesses(states, wanted, options, report);
  return { actions: chosen.length, faults: drawn.length + kills, violations, notStruck };
}

interface Play {
  readonly rehearsed: Rehearsed;
  readonly fault: FaultCase;
}

/** The same cases against processes that die: memory, open connections and what the platform knows of them die too. */
async function killProcesses(
  states: PreparedStates,
  plays: readonly Play[],
  { processes, seed }: SweepOptions,
  report: (violation: Violation) => void,
): Promise<number> {
  if (processes === undefined) return 0;
  const deadly = plays.filter(({ fault }) => ['killBefore', 'killAfter', 'functionTimeout'].includes(fault.kind));
  const drawn = draw(deadly, processes.kills, seed);
  for (const { rehearsed, fault } of drawn) {
    const { broken } = await play(states, rehearsed, fault, seed, processes.bundleDirectory);
    if (broken.length > 0) report({ action: rehearsed.action.name, fault: `process, ${nameOf(fault)}`, broken, seed });
  }
  return drawn.length;
}

/** Without repetition, the same for the same seed. */
function draw<Item>(items: readonly Item[], most: number, seed: number): readonly Item[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, most)
    .map(({ item }) => item);
}

async function withSite<Value>(
  states: PreparedStates,
  state: PreparedState,
  work: (site: FaultSite) => Promise<Value>,
  bundleDirectory?: string,
): Promise<Value> {
  const { site, path } = await states.open(state, bundleDirectory);
  try {
    return await work(site);
  } finally {
    await site.close();
    rmSync(path, { force: true });
    rmSync(`${path}-journal`, { force: true });
  }
}

/** The action without a fault: what it calls and what it leaves. */
async function rehearse(
  states: PreparedStates,
  action: Action,
): Promise<{ readonly rehearsed: Rehearsed; readonly broken: readonly string[] }> {
  const state = await states.state(action.from);
  const { facts } = state;
  return withSite(states, state, async (site) => {
    const base = await observe(site, facts);
    site.site.platform.wireLog.clear();
    const outcome = await action.begin(site, facts);
    await site.settle();
    const cases = casesOf(callsOf(site.site.platform.wireLog.calls()));
    await payWhatIsOwed(site);
    const clean = await observe(site, facts);
    const notices = await noticesOn(site, facts);
    const broken = brokenInvariants({ action, base, clean, now: clean, outcome, notices });
    return { rehearsed: { action, state, base, clean, cases }, broken };
  });
}

async function play(
  states: PreparedStates,
  { action, state, base, clean }: Rehearsed,
  fault: FaultCase,
  seed: number,
  bundleDirectory?: string,
): Promise<Played> {
  const random = createRandom(seedOf(seed, `${action.name} ${nameOf(fault)}`));
  const lateBy = latenesses[Math.floor(random() * latenesses.length)] ?? 0;
  // Some press again at once, others look around first, while messages arrive.
  const pauseBeforePress = Math.floor(random() * 3) * 4_000;
  const { facts } = state;
  return withSite(
    states,
    state,
    async (site) => {
      const { faults } = site.site.platform;
      faults.add(ruleFor(fault, lateBy));
      let outcome = await action.begin(site, facts);
      for (let press = 1; press < mostPresses && isUnclear(outcome); press += 1) {
        await site.advance(pauseBeforePress);
        outcome = await action.begin(site, facts);
      }
      await site.settle();
      if (fault.kind === 'lateLanding') {
        await site.advance(lateBy + 1_000);
        await site.settle();
      }
      await action.afterwards?.(site, facts);
      await site.settle();
      await payWhatIsOwed(site, new Set(clean.outbox.map(({ key }) => key)));
      const isStruck = faults.pending().length === 0;
      faults.clear();
      const now = await observe(site, facts);
      const isParked = now.outbox.some(({ row }) => row['pending'] === 'parked');
      const notices = isParked ? await noticesOn(site, facts) : [];
      return { broken: brokenInvariants({ action, base, clean, now, outcome, notices }), isStruck };
    },
    bundleDirectory,
  );
}

/** Neither yes nor no: the person may press again and nothing happens twice. */
function isUnclear(outcome: Outcome): boolean {
  if (outcome.kind !== 'refused') return outcome.kind === 'failed';
  return ['busyTryAgain', 'productUnavailable', 'internalFault'].includes(outcome.refusal.code);
}

const nothing: ReadonlySet<string> = new Set();

/** Lets the schedule run as often as something is owed. */
async function payWhatIsOwed(site: FaultSite, standing = nothing): Promise<void> {
  for (let interval = 0; interval < mostIntervals && isOwing(site, standing); interval += 1) {
    await site.advance(reconcilerInterval);
    await site.settle();
  }
}
