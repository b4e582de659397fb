/**
 * Who could not be told, because they may not see the inbox page: named to the quality managers on that page, when the list is
 * another than the day before. The visible reference is looked for first, so that nothing is written twice. [DG-7; C2]
 */
import type { Person } from '../../kernel/actor';
import type { PageId } from '../../kernel/ids';
import type { CalendarDate } from '../../kernel/time';
import { headKey, siteSettingsStream } from '../keys';
import { holdersOf, settingsIn } from '../site-settings';
import type { Services } from '../use-case';

const mostNamed = 50;

export interface Unreached {
  readonly pageId: PageId;
  readonly day: CalendarDate;
  readonly people: readonly Person[];
}

/** Nobody is told again of whom they were told the day before. */
export function isSameList(one: readonly Person[], other: readonly Person[]): boolean {
  const ids = (people: readonly Person[]) => [...people.map((person) => person.accountId)].sort().join(' ');
  return ids(one) === ids(other);
}

export async function tellUnreached(services: Services, { pageId, day, people }: Unreached): Promise<void> {
  const { comments, people: directory } = services.confluence;
  const rows = await services.storage.read([headKey(siteSettingsStream)]);
  const managers = await holdersOf(directory, 'app', settingsIn(rows), 'qualityManager');
  const reference = `digest ${day} not reached`;
  if ((await comments.findComment(pageId, reference)) !== undefined) return;
  await comments.addComment(pageId, bodyOf(managers, people, reference));
}

function bodyOf(managers: readonly Person[], people: readonly Person[], reference: string): unknown {
  const text = (words: string) => ({ type: 'text', text: words });
  const mentions = managers.flatMap(({ accountId, name }) => [
    { type: 'mention', attrs: { id: accountId, text: `@${name}` } },
    text(' '),
  ]);
  const names = people.slice(0, mostNamed).map((one) => one.name);
  const rest = people.length - names.length;
  const list = rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
  const words = `Something waits for people who may not see this page and were not told: ${list}. Let them see it, or name another page in the settings.`;
  return {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [...mentions, text(words)] },
      { type: 'paragraph', content: [text(`Reference: ${reference}`)] },
    ],
  };
}
