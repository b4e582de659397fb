/**
 * The daily digest, driven by the five-minute schedule: person after person by their tasks, in chunks that a later run goes on
 * with. Doubled and skipped runs tell nobody twice; who has nothing waiting hears nothing. [DG-2 … DG-6; C2]
 */
import type { WorkItem } from '../../contract/space-answers';
import { composeDigest, type Waiting } from '../../domain/digest/compose-digest';
import type { Person } from '../../kernel/actor';
import type { AccountId, PageId } from '../../kernel/ids';
import { dayOf, type Instant } from '../../kernel/time';
import { textOf } from '../../kernel/text';
import { ProductFault, StoreFault } from '../faults';
import { digestSettingsStream, headKey } from '../keys';
import { headOf } from '../stream';
import type { Services } from '../use-case';
import { type DigestRun, digestRunIn, digestRunKey, digestSettingsType } from './digest-rows';
import { tellPerson } from './tell-person';
import { isSameList, tellUnreached } from './tell-unreached';

const rowsPerPage = 100;
/** One run of the schedule; the rest is told by the next ones. */
const peopleARun = 40;
const refusedWords = 'Confluence does not let the app comment on the inbox page.';

export async function sendDigests(services: Services): Promise<{ readonly told: number }> {
  const { storage, clock } = services;
  const rows = await storage.read([headKey(digestSettingsStream), digestRunKey]);
  const { pageId, hourUtc } = headOf(digestSettingsType, digestSettingsStream, rows).state;
  const now = clock.now();
  if (pageId === null || hourOf(now) < hourUtc) return { told: 0 };
  const day = dayOf(now);
  const last = digestRunIn(rows);
  const unreachedBefore = (last?.day === day ? last.unreachedBefore : last?.unreached) ?? [];
  const run = last?.day === day ? last : { day, after: '', told: 0, finishedAt: null, problem: null };
  if (run.finishedAt !== null) return { told: 0 };
  const chunk = await tellNext(services, pageId, run);
  const { after, told, problem, unreached } = chunk;
  if (chunk.isLast && unreached.length > 0 && !isSameList(unreached, unreachedBefore)) {
    await tellUnreached(services, { pageId, day, people: unreached });
  }
  const finishedAt = chunk.isLast ? clock.now() : null;
  const body: DigestRun = { day, after, told, finishedAt, problem, unreached, unreachedBefore };
  await storage.write(digestRunKey, { schema: 1, seq: 1, body });
  return { told: told - run.told };
}

interface Chunk extends Pick<DigestRun, 'after' | 'told' | 'problem'> {
  readonly unreached: readonly Person[];
  readonly isLast: boolean;
}

async function tellNext(services: Services, pageId: PageId, run: DigestRun): Promise<Chunk> {
  const { people, isLast } = await nextPeople(services, run.after);
  const known = await services.confluence.people.people('app', [...people.keys()]);
  let { after, told } = run;
  const unreached = [...(run.unreached ?? [])];
  for (const [accountId, waiting] of people) {
    const person = known.get(accountId);
    const lines = composeDigest(run.day, waiting);
    if (lines !== null && person !== undefined && person.isActive && !person.isApp) {
      const { name } = person;
      // Told on the inbox page or not at all: a mention there would not reach them. Where Confluence does not say, they are told.
      if ((await services.confluence.people.maySeePage(accountId, pageId)) === false) {
        unreached.push({ accountId, name });
        after = accountId;
        continue;
      }
      const outcome = await tryTell(services, { pageId, day: run.day, person: { accountId, name }, lines });
      if (outcome === 'refused') return { after, told, problem: refusedWords, unreached, isLast: false };
      // Another run is at it, or Confluence is busy: this person comes first in the next run.
      if (outcome === 'busy') return { after, told, problem: null, unreached, isLast: false };
      if (outcome === 'told') told += 1;
    }
    after = accountId;
  }
  return { after, told, problem: null, unreached, isLast };
}

async function tryTell(services: Services, digest: Parameters<typeof tellPerson>[1]) {
  try {
    return await tellPerson(services, digest);
  } catch (error) {
    const passes = error instanceof ProductFault ? error.retryable : error instanceof StoreFault;
    if (!passes) throw error;
    return 'busy';
  }
}

/** People after the last one, with everything that waits for each: the one at the edge of a full page is left to the next. */
async function nextPeople(
  { storage }: Services,
  after: string,
): Promise<{ readonly people: ReadonlyMap<AccountId, readonly Waiting[]>; readonly isLast: boolean }> {
  const people = new Map<AccountId, Waiting[]>();
  let cursor: string | null = null;
  do {
    const page = await storage.query({
      entity: 'task',
      index: 'by-schema',
      partition: [1],
      ...(after === '' ? {} : { range: { is: 'greaterThanEqualTo', value: after } as const }),
      limit: rowsPerPage,
      ...(cursor === null ? {} : { after: cursor }),
    });
    for (const { row } of page.rows) {
      const assignee = textOf(row.assignee) as AccountId;
      if (assignee <= after) continue;
      if (!people.has(assignee) && people.size === peopleARun) return { people, isLast: false };
      people.set(assignee, [...(people.get(assignee) ?? []), waitingOf(row.body as WorkItem)]);
    }
    cursor = page.next;
  } while (cursor !== null);
  return { people, isLast: true };
}

const numbered = /^[A-Z0-9]+(?:-[A-Z0-9]+)+(?=:|\s|$)/;

function waitingOf({ kind, title, dueOn }: WorkItem): Waiting {
  return { kind, number: numbered.exec(title)?.[0] ?? null, dueOn };
}

function hourOf(now: Instant): number {
  return Number(now.slice(11, 13));
}
