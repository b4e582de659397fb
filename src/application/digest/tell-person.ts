/**
 * Tells one person, at most once a day (recipe R8): the day is taken on condition; who takes over from a run that died looks for
 * the visible reference before anything is written. Told on the inbox page or not at all: who may not see that page is not
 * mentioned anywhere else. [DG-4, DG-5]
 */
import type { AccountId, PageId } from '../../kernel/ids';
import { dayInWords } from '../../kernel/day-in-words';
import type { CalendarDate, Instant } from '../../kernel/time';
import { sha256Hex } from '../../trail/commit-entry';
import { changeGuard } from '../change-guard';
import { later } from '../job/job';
import { digestKey } from '../keys';
import type { Row } from '../ports';
import type { Services } from '../use-case';
import type { DigestMark } from './digest-rows';

/** Less than the time from one run of the schedule to the next. */
const leaseSeconds = 280;

export type Told = 'told' | 'toldBefore' | 'busy' | 'refused';

export interface PersonalDigest {
  readonly pageId: PageId;
  readonly day: CalendarDate;
  readonly person: { readonly accountId: AccountId; readonly name: string };
  readonly lines: readonly string[];
}

export async function tellPerson(services: Services, digest: PersonalDigest): Promise<Told> {
  const { person, day, pageId } = digest;
  const at = digestKey(person.accountId);
  const rows = await services.storage.read([at]);
  if (isSent(markOf(rows.row(at)), day)) return 'toldBefore';
  const leased = await changeGuard(services, at, rows, (row) => take(markOf(row), day, services.clock.now()));
  if (leased === null || leased.outcome === 'busy') return 'busy';
  if (leased.outcome === 'sent') return 'toldBefore';
  const { comments } = services.confluence;
  const reference = referenceOf(digest);
  const found = leased.outcome === 'takenOver' ? await comments.findComment(pageId, reference) : undefined;
  const commentId = found ?? (await comments.addComment(pageId, commentBody(digest, reference)));
  if (commentId === 'refused') return 'refused';
  const sent: DigestMark = { day, state: 'sent', leaseUntil: services.clock.now() };
  const held = { row: () => leased.row, exists: () => true };
  await changeGuard(services, at, held, () => ({ body: sent, outcome: null }));
  return 'told';
}

function markOf(row: Row | undefined): DigestMark | null {
  return (row?.body as DigestMark | undefined) ?? null;
}
function isSent(mark: DigestMark | null, day: CalendarDate): boolean {
  return mark !== null && mark.day >= day && mark.state === 'sent';
}

function take(mark: DigestMark | null, day: CalendarDate, now: Instant) {
  const mine: DigestMark = { day, state: 'sending', leaseUntil: later(now, leaseSeconds) };
  if (mark === null || mark.day < day) return { body: mine, outcome: 'fresh' as const };
  if (isSent(mark, day)) return { body: mark, outcome: 'sent' as const };
  if (mark.leaseUntil > now) return { body: mark, outcome: 'busy' as const };
  return { body: mine, outcome: 'takenOver' as const };
}

/** Visible in the comment; tells people of the same name apart. */
function referenceOf({ day, person }: PersonalDigest): string {
  return `digest ${day} ${sha256Hex(person.accountId).slice(0, 12)}`;
}

function commentBody({ day, person, lines }: PersonalDigest, reference: string): unknown {
  const text = (words: string) => ({ type: 'text', text: words });
  const paragraph = (...content: readonly unknown[]) => ({ type: 'paragraph', content });
  const mention = { type: 'mention', attrs: { id: person.accountId, text: `@${person.name}` } };
  return {
    type: 'doc',
    version: 1,
    content: [
      paragraph(mention, text(` What waits for you on ${dayInWords(day)}:`)),
      {
        type: 'bulletList',
        content: lines.map((line) => ({ type: 'listItem', content: [paragraph(text(line))] })),
      },
      paragraph(text('You find everything under “My work” on the quality page of any space.')),
      paragraph(text(`Reference: ${reference}`)),
    ],
  };
}
