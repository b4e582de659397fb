/**
 * What must hold after an action whatever went wrong on the way: it happened once or not at all, and nothing that follows
 * from the streams says otherwise. Each broken one is a sentence.
 */
import { bylineOf } from '../../src/application/document-control/byline';
import type { ControlledDocument } from '../../src/domain/document-control/state';
import { issuesOf, type LinkedIssue } from '../../src/domain/nonconformity/linked-issue';
import { dayOf, instantOf } from '../../src/kernel/time';
import { verifyChain } from '../../src/trail/verify-chain';
import { type Action, actionCommandId } from './actions';
import type { Outcome } from './fault-site';
import { addedSince, type Observation, type Stream } from './observation';
import { reportFaults } from './report-invariants';

export interface Judged {
  readonly action: Action;
  readonly base: Observation;
  readonly clean: Observation;
  readonly now: Observation;
  /** The last thing the person was told. */
  readonly outcome: Outcome;
  /** Texts shown on the page. */
  readonly notices: readonly string[];
}

export function brokenInvariants(judged: Judged): readonly string[] {
  const { now } = judged;
  return [
    ...[...now.streams.values()].flatMap(chainFaults),
    ...historyFaults(judged),
    ...answerFaults(judged),
    ...numberFaults(now),
    ...owedFaults(judged),
    ...derivedFaults(judged),
    ...issueFaults(now),
    ...copyFaults(judged),
    ...reportFaults(judged.base, now, judged.outcome),
  ];
}

function chainFaults({ name, head, entries }: Stream): readonly string[] {
  if (head === undefined) return [`${name} has commits and no head`];
  const verdict = verifyChain(name, entries);
  if (!verdict.whole) return [`the chain of ${name} breaks at ${verdict.brokenAt}: ${verdict.fault}`];
  const { lastDigest } = head.body as { lastDigest?: string };
  const ids = entries.map((entry) => entry.commandId);
  return [
    ...(head.seq === entries.length ? [] : [`the head of ${name} is at ${head.seq}, its commits at ${entries.length}`]),
    ...(lastDigest === verdict.lastDigest ? [] : [`the head of ${name} names another last digest`]),
    ...(new Set(ids).size === ids.length ? [] : [`one command made two commits on ${name}`]),
  ];
}

/** Not happened, or happened once. */
function historyFaults({ action, base, clean, now }: Judged): readonly string[] {
  const added = addedSince(base, now);
  if (added === null) return ['what was written before the action has changed'];
  const whole = addedSince(base, clean);
  if (added === '' || added === whole || action.alsoRight?.test(added) === true) return [];
  return [`the action left “${added}” instead of “${whole}”`];
}

function answerFaults({ action, base, clean, now, outcome }: Judged): readonly string[] {
  const own = commitsUnderCommand(now);
  const wanted = action.ownCommits ?? commitsUnderCommand(clean);
  const hasHappened = isDone(action, base, now) || addedSince(base, clean) === '';
  if (outcome.kind === 'answered') {
    if (own !== wanted) return [`the answer says done, and ${own} commits bear the command`];
    return hasHappened ? issueAnswerFaults(now, outcome.answer) : ['the answer says done, and nothing was written'];
  }
  // One fault, and it was pressed again: by now it must have worked.
  const said = outcome.kind === 'refused' ? outcome.refusal.code : outcome.error;
  return [`the last answer is ${said}, and ${own} commits bear the command`];
}

/** Missing is right where it may be missed. */
function isDone({ mayBeMissed }: Action, base: Observation, now: Observation): boolean {
  return mayBeMissed === true || addedSince(base, now) !== '';
}

function commitsUnderCommand(observed: Observation): number {
  return [...observed.streams.values()].flatMap((stream) =>
    stream.entries.filter((entry) => entry.commandId === actionCommandId),
  ).length;
}

function issueAnswerFaults(now: Observation, answer: unknown): readonly string[] {
  const { kind } = (answer ?? {}) as { kind?: unknown };
  const state = linkedIssues(now).find((one) => one.stream.entries.some((each) => each.commandId === actionCommandId));
  if (state === undefined) return [];
  if (kind === 'linked' && issuesOf(state.linkedIssue).length === 0) {
    return ['the answer says that the issue is linked, and the record knows of none'];
  }
  if (kind === 'issueRefused' && issuesOf(state.linkedIssue).length > 0) {
    return ['the answer says that Jira refused, and the record is linked'];
  }
  return [];
}

/** Every number of a series was given once, to a record that bears it. */
function numberFaults({ rows, streams }: Observation): readonly string[] {
  const guards = rows.filter((one) => one.entity === 'guard' && one.row.seq !== 0);
  const numbers = new Map(
    guards.flatMap(({ key, row }) =>
      key.startsWith('number:') ? [[key.slice('number:'.length), String(row['stream'])] as const] : [],
    ),
  );
  const faults: string[] = [];
  for (const [number, name] of numbers) {
    const bears = streams.get(name)?.entries.some((entry) => JSON.stringify(entry.events).includes(`"${number}"`));
    if (bears !== true) faults.push(`the number ${number} points to ${name}, which does not bear it`);
  }
  for (const { key, row } of guards) {
    if (!key.startsWith('series:')) continue;
    const series = key.slice('series:'.length);
    const given = [...numbers.keys()].filter((number) => number.startsWith(`${series}-`)).length;
    if (row['next'] !== given + 1)
      faults.push(`series ${series} goes on at ${String(row['next'])} after ${given} numbers`);
  }
  const borne = [...streams.values()].flatMap(({ name, head }) => {
    const number = head?.['number'];
    // The copy of a document bears its number.
    return typeof number === 'string' && !name.startsWith('copy:') ? [number] : [];
  });
  if (new Set(borne).size < borne.length) faults.push('two records bear one number');
  for (const number of borne) if (!numbers.has(number)) faults.push(`nothing guards the number ${number}`);
  return faults;
}

function owedFaults({ clean, now, notices }: Judged): readonly string[] {
  // What is to be done later waits undisturbed too.
  const waiting = new Set(clean.outbox.map(({ key }) => key));
  return now.outbox.flatMap(({ key, row }) => {
    if (row['pending'] !== 'parked')
      return waiting.has(key) && Date.parse(String(row['nextAttemptAt'])) > now.at ? [] : [`${key} is still owed`];
    const { parkedBecause } = row.body as { parkedBecause?: string };
    return parkedBecause !== undefined && notices.includes(parkedBecause)
      ? []
      : [`${key} is parked and nobody is told`];
  });
}

/** Byline and tasks follow from the head. */
function derivedFaults({ action, base, clean, now }: Judged): readonly string[] {
  const faults: string[] = [];
  for (const { name, head } of now.streams.values()) {
    if (!name.startsWith('document:') || head === undefined) continue;
    const wanted = bylineOf((head.body as { state: ControlledDocument }).state, dayOf(instantOf(now.at)));
    const [shown, ...others] = now.bylines.get(name.slice('document:'.length)) ?? [];
    if (others.length > 0) faults.push(`the byline of ${name} exists ${others.length + 1} times`);
    if (JSON.stringify(shown) !== JSON.stringify(wanted)) {
      faults.push(`the byline of ${name} says ${JSON.stringify(shown)} instead of ${JSON.stringify(wanted)}`);
    }
  }
  const wanted =
    addedSince(base, now) === '' && (action.ownCommits !== 0 || action.mayBeMissed === true) ? base.tasks : clean.tasks;
  if (now.tasks.join('\n') !== wanted.join('\n')) {
    faults.push(`tasks are [${now.tasks.join('; ')}] instead of [${wanted.join('; ')}]`);
  }
  const listed = now.rows.flatMap(({ key, row }) =>
    key.startsWith('operations:tasks:') ? (row.body as { keys: readonly string[] }).keys : [],
  );
  const unlisted = now.tasks.filter((task) => !listed.some((key) => task.startsWith(`${key} `)));
  return [...faults, ...unlisted.map((task) => `the task ${task} stands on no list`)];
}

/** One page a copy and one above them, as many as undisturbed, and each known to its record. */
function copyFaults({ action, base, clean, now }: Judged): readonly string[] {
  const wanted = addedSince(base, now) === '' && action.ownCommits !== 0 ? base.copies : clean.copies;
  return now.copies.join('\n') === wanted.join('\n')
    ? []
    : [`released are [${now.copies.join('; ')}] instead of [${wanted.join('; ')}]`];
}

interface RecordHead {
  readonly number: string;
  readonly state: string;
  readonly linkedIssue: LinkedIssue;
}
function linkedIssues(now: Observation) {
  return [...now.streams.values()].flatMap((stream) => {
    if (!stream.name.startsWith('nonconformity:') || stream.head === undefined) return [];
    const { state } = stream.head.body as { state: RecordHead };
    return [{ stream, record: state, linkedIssue: state.linkedIssue }];
  });
}

/** At most one issue for each intent, known to its record, showing what the record says. */
function issueFaults(now: Observation): readonly string[] {
  const faults: string[] = [];
  const intents = now.issues.map((issue) => issue.intent);
  if (new Set(intents).size < intents.length) faults.push('one intent made two Jira issues');
  const known = new Map(
    linkedIssues(now).flatMap(({ record, linkedIssue }) =>
      issuesOf(linkedIssue).map((issue) => [String(issue.issueId), record] as const),
    ),
  );
  for (const { issueId, shown, links } of now.issues) {
    const record = known.get(issueId);
    if (record === undefined) {
      faults.push(`no record knows the Jira issue ${issueId}`);
      continue;
    }
    const { number, state } = (shown ?? {}) as { number?: string; state?: string };
    if (number !== record.number || state !== record.state) {
      faults.push(`issue ${issueId} shows ${JSON.stringify(shown)}, the record ${record.number} is ${record.state}`);
    }
    if (links !== 1) faults.push(`issue ${issueId} has ${links} links to the page`);
  }
  const existing = new Set(now.issues.map((issue) => issue.issueId));
  return [
    ...faults,
    ...[...known.keys()].filter((id) => !existing.has(id)).map((id) => `the linked Jira issue ${id} does not exist`),
  ];
}
