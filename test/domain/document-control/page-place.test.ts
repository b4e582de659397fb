/** The place of a page: what is above it, its labels and its restrictions. */
import type { DocumentEvent } from '../../../src/domain/document-control/events';
import { notePlace, type PagePlace } from '../../../src/domain/document-control/page-place';
import { workOf } from '../../../src/domain/document-control/state';
import { given, grace, inReview, later, opened, registered, stateAfter, submission } from './given';

describe('the place of a page', () => {
  const place = (more: Partial<PagePlace> = {}): PagePlace => ({
    parent: { pageId: '1', title: 'Procedures' },
    labels: ['controlled'],
    restrictions: { says: 'none', digest: 'n' },
    ...more,
  });
  const openedThere = { ...opened(), place: place() } as DocumentEvent;
  const there = [
    ...registered(),
    { type: 'RevisionSubmitted', label: '1', round: 1, submission: submission() },
  ] as const;
  const read = (now: PagePlace, isByApp = false) => ({ place: now, by: grace, isByApp, at: later });

  it('[DC-54] is flagged part by part, with from, to and by whom, and takes nothing back', () => {
    const moved = place({ parent: { pageId: '2', title: 'Attic' }, labels: [] });
    const { verdict } = given(...there, openedThere).when((state) => notePlace(state, read(moved)));
    expect(verdict.events).toMatchObject([
      { type: 'PlaceChanged', what: 'parent', from: '“Procedures”', to: '“Attic”', by: grace },
      { type: 'PlaceChanged', what: 'labels', from: 'controlled', to: 'none' },
    ]);
    const after = stateAfter([...there, openedThere, ...verdict.events]);
    expect(workOf(after)?.state).toBe('inReview');
    expect(notePlace(after, read(moved)).events).toEqual([]);
  });
  it('[DC-54] means nothing in a draft, by the app itself, or when only a title above changed', () => {
    const labelled = place({ labels: ['x'] });
    given(...registered())
      .when((state) => notePlace(state, read(labelled)))
      .then();
    given(...there, openedThere)
      .when((state) => notePlace(state, read(labelled, true)))
      .then();
    given(...there, openedThere)
      .when((state) => notePlace(state, read(place({ parent: { pageId: '1', title: 'All procedures' } }))))
      .then();
    given(...inReview())
      .when((state) => notePlace(state, read(labelled)))
      .then();
  });
  it('[DC-54] says so for restrictions of other people, too', () => {
    const other = place({ restrictions: { says: 'view: 1 person', digest: 'm' } });
    given(...there, openedThere)
      .when((state) => notePlace(state, read(other)))
      .then({ type: 'PlaceChanged', what: 'restrictions', from: 'none', to: 'view: 1 person' });
  });
});
