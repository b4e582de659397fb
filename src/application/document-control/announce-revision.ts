/**
 * Tells the distribution list, once, that a revision came into force or a document was withdrawn: a comment on the page that
 * mentions everybody concerned, as the app. Confluence has no marker for comments, so a visible reference is looked for before
 * anything is written: a crash between writing and recording leads to the record, not to a second comment. [DC-42; A23, R8]
 */
import { isAnnounced, noteAnnounced, toldNobody } from '../../domain/document-control/decide-standing';
import { type ControlledDocument, effectiveOf } from '../../domain/document-control/state';
import type { Person } from '../../kernel/actor';
import { backoffSeconds, type EffectOutcome, type OwedEffect } from '../effects';
import { open } from '../perform';
import type { Services } from '../use-case';
import { documentType } from './document-stream';
import { performAsSystem } from './perform-as-system';

interface Announcement {
  readonly what: 'effective' | 'withdrawn';
  readonly label: string;
}

export async function announceRevision(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream });
  const document = opened.head.state;
  const { what, label } = owed.body as Announcement;
  if (document.life === 'none' || isAnnounced(document, { what, label })) return { kind: 'done' };
  // A later revision is in force by now: it is announced by its own commit, which names what it supersedes.
  if (effectiveOf(document)?.label !== label) return { kind: 'done' };
  const { pageId, number } = document.identity;
  const people = await peopleToTell(services, document);
  if (people.length === 0) return { kind: 'done' };
  const { comments } = services.confluence;
  const mark = `${number} Rev ${label} ${what}`;
  const found = await comments.findComment(pageId, mark);
  if (found === 'refused') return refused;
  const commentId = found ?? (await comments.addComment(pageId, commentBody(document, { what, label }, people, mark)));
  if (commentId === 'refused') return refused;
  const at = services.clock.now();
  const written = await performAsSystem(
    services,
    pageId,
    `Rev ${label} was announced`,
    at,
    (state) => noteAnnounced(state, { what, label, people, mark, commentId, at }),
    opened,
  );
  return written ? { kind: 'done' } : { kind: 'again', inSeconds: backoffSeconds(owed.attempt) };
}

const refused: EffectOutcome = {
  kind: 'parked',
  because: 'Confluence does not let the app comment on this page. Add the app to the restrictions of the page.',
};

/** The list of the document and the groups its type configuration names, read now; closed accounts are left out. */
async function peopleToTell(services: Services, document: ControlledDocument): Promise<readonly Person[]> {
  const { people } = services.confluence;
  const list = document.distribution ?? toldNobody;
  const ofType = effectiveOf(document)?.submission.rules?.distribution ?? [];
  const groups = new Set([...list.groups, ...ofType].map((group) => group.groupId));
  const named = list.people.map((person) => person.accountId);
  const [known, ...members] = await Promise.all([
    named.length === 0 ? [] : people.people('app', named).then((found) => [...found.values()]),
    ...[...groups].map((groupId) => people.members('app', groupId)),
  ]);
  const everybody = new Map<string, Person>();
  for (const person of [...known, ...members.flat()]) {
    if (person.isActive && !person.isApp) everybody.set(person.accountId, person);
  }
  return [...everybody.values()]
    .map(({ accountId, name }) => ({ accountId, name }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** ADF: one sentence, whom it concerns, and the reference by which the comment is found again. */
function commentBody(
  document: ControlledDocument,
  { what, label }: Announcement,
  people: readonly Person[],
  mark: string,
): unknown {
  const { number } = document.identity;
  const text = (words: string) => ({ type: 'text', text: words });
  const instead = document.life === 'withdrawn' ? document.replacement : undefined;
  const sentence =
    what === 'effective'
      ? `${number} ${document.title}: Rev ${label} is now in force. Please work to it from now on.`
      : `${number} ${document.title} (Rev ${label}) was withdrawn. Please do not use it any more.`;
  const mentions = people.flatMap(({ accountId, name }) => [
    { type: 'mention', attrs: { id: accountId, text: `@${name}` } },
    text(' '),
  ]);
  return {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [text(instead === undefined ? sentence : `${sentence} Use instead: ${instead}.`)] },
      { type: 'paragraph', content: mentions },
      { type: 'paragraph', content: [text(`Reference: ${mark}`)] },
    ],
  };
}
