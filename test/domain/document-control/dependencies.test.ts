import { confirmDependency, linksToCheck, noteDependencies } from '../../../src/domain/document-control/dependencies';
import { flagsOf } from '../../../src/domain/document-control/document-flags';
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { obsoleteMarkType, withObsoleteMarks } from '../../../src/domain/document-control/obsolete-links';
import type { DocumentState } from '../../../src/domain/document-control/state';
import type { PageId } from '../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../src/kernel/time';
import { at, given, idris, inForce, inReview, later, maren, signature, stateAfter, tomasz } from './given';

const target = '500' as PageId;
/** The same life as another document, under another page. */
const other = (...events: readonly DocumentEvent[]): DocumentState =>
  stateAfter(events.map((event) => (event.type === 'DocumentRegistered' ? { ...event, pageId: target } : event)));
const withdrawn = other(...inForce, {
  type: 'DocumentWithdrawn',
  signature: signature(maren, 'withdrawn', '1', { signedAt: later }),
});
/** Its second revision, in force since then. */
function revisedAt(effectiveAt: Instant): DocumentState {
  const document = other(...inForce);
  if (document.life !== 'inForce') throw new Error('not in force');
  return { ...document, effective: { ...document.effective, label: '2', effectiveAt } };
}
const revised = revisedAt(later);
const note = (referred: readonly DocumentState[]) => (state: DocumentState) => noteDependencies(state, referred, later);
const noted = (what: 'withdrawn' | 'revised'): DocumentEvent => ({
  type: 'DependenciesNoted',
  changed: [{ pageId: target, what, label: what === 'revised' ? '2' : '1', since: later }],
  ended: [],
  at: later,
});
const confirmed: DocumentEvent = {
  type: 'DependencyConfirmed',
  pageId: target,
  what: 'withdrawn',
  label: '1',
  by: tomasz,
  why: 'History only',
  at: later,
};
const today = '2026-01-07' as CalendarDate;

describe('a document another one refers to', () => {
  it('[UI-2] is noted once when it is withdrawn, and flags what refers to it', () => {
    given(...inForce)
      .when(note([withdrawn]))
      .then({ type: 'DependenciesNoted', changed: [{ pageId: target, what: 'withdrawn', label: '1', since: later }] });
    given(...inForce, noted('withdrawn'))
      .when(note([withdrawn]))
      .then();
    expect(flagsOf(stateAfter([...inForce, noted('withdrawn')]), today)).toContain('linksToObsolete');
  });
  it('[UI-2] is noted when its number was cancelled', () => {
    const cancelled = other(...inForce.slice(0, 1), { type: 'NumberCancelled', by: idris, why: 'Not ours', at });
    given(...inForce)
      .when(note([cancelled]))
      .then({ type: 'DependenciesNoted', changed: [{ pageId: target, what: 'cancelled', label: null, since: at }] });
  });
  it('[UI-2, UI-3] is news with a revision that came after the text was handed in, and no flag', () => {
    given(...inForce)
      .when(note([revised]))
      .then({ type: 'DependenciesNoted', changed: [{ pageId: target, what: 'revised', label: '2', since: later }] });
    expect(flagsOf(stateAfter([...inForce, noted('revised')]), today)).not.toContain('linksToObsolete');
    given(...inForce)
      .when(note([revisedAt('2026-01-01T09:00:00.000Z' as Instant)]))
      .then();
  });
  it('[UI-2] is no news with its first revision', () => {
    const first = inForce.map((event) => (event.type === 'RevisionMadeEffective' ? { ...event, at: later } : event));
    given(...inForce)
      .when(note([other(...first)]))
      .then();
  });
  it('[UI-2] says nothing to what is not in force', () => {
    given(...inReview())
      .when(note([withdrawn]))
      .then();
  });
  it('[UI-3] is over when the text no longer refers to it', () => {
    given(...inForce, noted('withdrawn'))
      .when(note([]))
      .then({ type: 'DependenciesNoted', changed: [], ended: [target] });
  });
});

describe('a link to check', () => {
  const confirm = (mayConfirm: boolean) => (state: DocumentState) =>
    confirmDependency(state, { target, by: tomasz, mayConfirm, reason: 'History only', at: later });
  it('[UI-4] is confirmed with a reason, and not asked for again', () => {
    given(...inForce, noted('withdrawn'))
      .when(confirm(true))
      .then({ type: 'DependencyConfirmed', pageId: target, what: 'withdrawn', why: 'History only' });
    const after = stateAfter([...inForce, noted('withdrawn'), confirmed]);
    expect(linksToCheck(after)).toEqual([]);
    expect(flagsOf(after, today)).toContain('linksToObsolete');
    given(...inForce, noted('withdrawn'), confirmed)
      .when(note([withdrawn]))
      .then();
  });
  it('[UI-4] is asked for again when the document changes once more', () => {
    const again = revisedAt('2026-02-01T09:00:00.000Z' as Instant);
    given(...inForce, noted('withdrawn'), confirmed)
      .when(note([again]))
      .then({
        type: 'DependenciesNoted',
        changed: [{ pageId: target, what: 'revised', label: '2', since: '2026-02-01T09:00:00.000Z' as Instant }],
      });
  });
  it('[UI-4] is refused to others, and where there is nothing to check', () => {
    given(...inForce, noted('withdrawn'))
      .when(confirm(false))
      .refused('notTheOwner', 'UI-4');
    given(...inForce)
      .when(confirm(true))
      .refused('noLinkToCheck', 'UI-4');
    given(...inForce, noted('withdrawn'), confirmed)
      .when(confirm(true))
      .refused('noLinkToCheck', 'UI-4');
  });
});

describe('a text that refers to an obsolete document', () => {
  const obsolete = [{ pageId: '500', number: 'TBI-WIN-003', says: 'Obsolete: withdrawn' }];
  const mark = { type: obsoleteMarkType, attrs: { text: 'Obsolete: withdrawn' } };
  const text = (words: string, ...marks: readonly object[]) => ({ type: 'text', text: words, marks });
  const link = { type: 'link', attrs: { href: 'https://site.example/wiki/spaces/QUAL/pages/500/Title' } };
  const line = (...content: readonly object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });

  it('[UI-1] says so behind a link, once, however its words are dressed', () => {
    const body = line(text('See '), text('the ', link), text('test', link, { type: 'strong' }), text('.'));
    expect(withObsoleteMarks(body, obsolete)).toEqual(
      line(text('See '), text('the ', link), text('test', link, { type: 'strong' }), mark, text('.')),
    );
  });
  it('[UI-1] says so behind a number, and once where the number is the link', () => {
    expect(withObsoleteMarks(line(text('See TBI-WIN-'), text('003 now')), obsolete)).toEqual(
      line(text('See TBI-WIN-'), text('003'), mark, text(' now')),
    );
    expect(withObsoleteMarks(line(text('TBI-WIN-003', link)), obsolete)).toEqual(line(text('TBI-WIN-003', link), mark));
  });
  it('[UI-1] says so behind a card, in a line and on its own', () => {
    const attrs = { url: 'https://site.example/wiki/pages/viewpage.action?pageId=500' };
    expect(withObsoleteMarks(line({ type: 'inlineCard', attrs }), obsolete)).toEqual(
      line({ type: 'inlineCard', attrs }, mark),
    );
    const card = { type: 'blockCard', attrs };
    expect(withObsoleteMarks({ type: 'doc', content: [card] }, obsolete)).toEqual({
      type: 'doc',
      content: [card, { type: 'paragraph', content: [mark] }],
    });
  });
  it('[UI-1] is left as it is where nothing is obsolete', () => {
    const body = line(text('See TBI-WIN-004 '), text('here', link));
    expect(withObsoleteMarks(body, [])).toBe(body);
    expect(withObsoleteMarks(line(text('See TBI-WIN-004.')), obsolete)).toEqual(line(text('See TBI-WIN-004.')));
  });
});
