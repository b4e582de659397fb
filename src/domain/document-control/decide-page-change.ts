/**
 * What a change of the page means. An edit never takes an effective revision out of force: it opens a draft of the next one.
 * An edit during a round sends it back to the author. An edit that leaves the content as it was means nothing.
 * [DC-8, DC-9, DC-10, DC-17]
 */
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { contentChanged } from './decide-submission';
import type { DocumentEvent } from './events';
import { labelOf } from './revision-label';
import type { PageVersionStamp } from './signature';
import {
  type ContentChange,
  digestOfPage,
  type DocumentInForce,
  type DocumentState,
  effectiveOf,
  workOf,
} from './state';
import { no, nothing, type Verdict, yes } from './verdict';

export interface PageAsRead {
  readonly page: PageVersionStamp;
  readonly by: Person;
  readonly title: string;
  /** Of the page itself, as read. */
  readonly contentDigest: string;
  /** In words, what differs from the content in review: body, title, attachments, included pages. */
  readonly change: string;
  readonly changes?: readonly ContentChange[];
  /** The same against the text in force, if that is another person or another change. */
  readonly sinceEffective?: { readonly by: Person; readonly change: string };
  readonly at: Instant;
}

export function notePageAsRead(document: DocumentState, read: PageAsRead): Verdict {
  if (document.life === 'none' || document.life === 'cancelled' || isOutdated(document, read.page)) return nothing;
  const events: DocumentEvent[] = document.page === 'live' ? [] : [{ type: 'PageBack', at: read.at }];
  const work = workOf(document);
  if (work?.state === 'inReview' && digestOfPage(work.content) !== read.contentDigest) {
    events.push(contentChanged(work, read, read.at));
  }
  if (document.life === 'inForce') events.push(...drift(document, read));
  if (work?.state === 'approved' && work.edited === null && digestOfPage(work.content) !== read.contentDigest) {
    const { label, round } = work;
    const { page, by, title, at } = read;
    events.push({ type: 'ApprovedTextEdited', label, round, page, by, title, at });
  }
  if (document.title !== read.title && !events.some(setsTitle)) events.push({ type: 'TitleNoted', title: read.title });
  return yes(...events);
}

/** Read before what the document already knows of the page, and told afterwards: it says nothing any more. */
function isOutdated(document: DocumentState, page: PageVersionStamp): boolean {
  const work = workOf(document);
  const effective = effectiveOf(document);
  const known = [
    ...(work === null || work.state === 'draft' ? [] : [work.submission.page]),
    ...(work?.state === 'approved' && work.edited !== null ? [work.edited.page] : []),
    ...(effective === null ? [] : [effective.submission.page]),
    ...(document.life === 'inForce' && document.changedBy !== null ? [document.changedBy.page] : []),
  ];
  return known.some((one) => isLater(one, page));
}

function setsTitle(event: DocumentEvent): boolean {
  return event.type === 'PageChanged' || event.type === 'PageMatchesAgain';
}

/** How the page now relates to the text in force. */
function drift(document: DocumentInForce, read: PageAsRead): readonly DocumentEvent[] {
  const { page, title, at } = read;
  const by = read.sinceEffective?.by ?? read.by;
  const said = read.sinceEffective === undefined ? {} : { change: read.sinceEffective.change };
  if (read.contentDigest === digestOfPage(document.effective.content)) {
    return document.changedBy === null ? [] : [{ type: 'PageMatchesAgain', page, at }];
  }
  if (document.changedBy !== null && !isLater(page, document.changedBy.page)) return [];
  const opened: DocumentEvent[] = [];
  if (document.work === null) {
    const ordinal = document.lastOrdinal + 1;
    opened.push({ type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'pageChanged', at });
  }
  // Later edits of a draft that is already known to differ add nothing to the record.
  if (document.changedBy !== null && opened.length === 0) return [];
  return [{ type: 'PageChanged', page, by, title, at, ...said }, ...opened];
}

function isLater(page: PageVersionStamp, known: PageVersionStamp): boolean {
  return page.createdAt > known.createdAt || (page.createdAt === known.createdAt && page.number > known.number);
}

export function notePageGone(
  document: DocumentState,
  command: { readonly how: 'trashed' | 'deleted'; readonly by: AccountId | null; readonly at: Instant },
): Verdict {
  if (document.life === 'none') return no('notControlled', 'DC-2');
  if (document.page === command.how) return nothing;
  return yes({ type: 'PageGone', ...command });
}
