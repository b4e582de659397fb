import { notePageAsRead, notePageGone, type PageAsRead } from '../../../src/domain/document-control/decide-page-change';
import { digest, given, grace, inForce, inReview, later, registered, stamp, stateAfter } from './given';
import { workOf } from '../../../src/domain/document-control/state';

const read = (more: Partial<PageAsRead> = {}): PageAsRead => ({
  page: stamp(2),
  by: grace,
  title: 'Control of documents',
  contentDigest: 'e'.repeat(64),
  change: 'The body of the page changed in page version 2.',
  at: later,
  ...more,
});
const edited = [
  { type: 'PageChanged', page: stamp(2), by: grace, title: 'Control of documents', at: later },
  { type: 'RevisionOpened', ordinal: 2, label: '2', because: 'pageChanged', at: later },
] as const;

describe('an edit of a document in force', () => {
  it('[DC-8] opens a draft of the next revision and leaves the one in force', () => {
    const { verdict } = given(...inForce).when((state) => notePageAsRead(state, read()));
    expect(verdict.events).toEqual(edited);
    expect(stateAfter([...inForce, ...verdict.events])).toMatchObject({
      life: 'inForce',
      effective: { label: '1' },
      work: { label: '2', state: 'draft' },
    });
  });
  it('[DC-8] adds nothing for further edits of the draft', () => {
    given(...inForce, ...edited)
      .when((state) => notePageAsRead(state, read({ page: stamp(3) })))
      .then();
  });
  it('[DC-8] opens another draft when the page is edited again after the draft was abandoned', () => {
    const abandoned = { type: 'RevisionAbandoned', label: '2', by: grace, why: 'No', at: later } as const;
    given(...inForce, ...edited, abandoned)
      .when((state) => notePageAsRead(state, read()))
      .then();
    given(...inForce, ...edited, abandoned)
      .when((state) => notePageAsRead(state, read({ page: stamp(3) })))
      .then({ type: 'PageChanged' }, { type: 'RevisionOpened', label: '3' });
  });
  it('[DC-10] does nothing when the content is as it was', () => {
    given(...inForce)
      .when((state) => notePageAsRead(state, read({ contentDigest: digest })))
      .then();
  });
  it('[DC-10] notes that an edit was undone', () => {
    given(...inForce, ...edited)
      .when((state) => notePageAsRead(state, read({ page: stamp(3), contentDigest: digest })))
      .then({ type: 'PageMatchesAgain', page: stamp(3) });
  });
});

describe('a page whose macros were frozen with its text', () => {
  const pageDigest = 'f'.repeat(64);
  const withMacros = <Event extends object>(events: readonly Event[]): Event[] =>
    events.map((event) =>
      'content' in event ? { ...event, content: { ...(event.content as object), pageDigest } } : event,
    );
  it('[DC-83] is as it was when it is what it was without them, in force and in review', () => {
    for (const events of [inForce, inReview()]) {
      given(...withMacros(events))
        .when((state) => notePageAsRead(state, read({ contentDigest: pageDigest })))
        .then();
    }
  });
  it('[DC-83] is changed when the page itself is, whatever its macros show', () => {
    given(...withMacros(inForce))
      .when((state) => notePageAsRead(state, read()))
      .then(...edited);
    given(...withMacros(inReview()))
      .when((state) => notePageAsRead(state, read()))
      .then({ type: 'RoundReturned' });
  });
});

describe('an edit during a round', () => {
  it('[DC-9] sends the round back and carries no signature forward', () => {
    const { verdict } = given(...inReview()).when((state) => notePageAsRead(state, read()));
    expect(verdict.events).toMatchObject([
      { type: 'RoundReturned', kind: 'contentChanged', by: grace, signature: null },
    ]);
    expect(workOf(stateAfter([...inReview(), ...verdict.events]))).toMatchObject({
      state: 'draft',
      round: 2,
      returned: { kind: 'contentChanged', why: 'The body of the page changed in page version 2.' },
    });
  });
  it('[DC-10] does nothing when the content is as it was', () => {
    given(...inReview())
      .when((state) => notePageAsRead(state, read({ contentDigest: digest })))
      .then();
  });
});

describe('an edit of a draft', () => {
  it('[DC-4] is what drafts are for', () => {
    given(...registered())
      .when((state) => notePageAsRead(state, read()))
      .then();
  });
  it('keeps the title up to date', () => {
    given(...registered())
      .when((state) => notePageAsRead(state, read({ title: 'Control of records' })))
      .then({ type: 'TitleNoted', title: 'Control of records' });
  });
});

describe('a page that is gone', () => {
  const gone = { how: 'trashed', by: grace.accountId, at: later } as const;
  it('[DC-17] is flagged once and decides nothing', () => {
    const { verdict } = given(...inForce).when((state) => notePageGone(state, gone));
    expect(verdict.events).toMatchObject([{ type: 'PageGone', how: 'trashed' }]);
    expect(stateAfter([...inForce, ...verdict.events])).toMatchObject({ life: 'inForce', page: 'trashed' });
    given(...inForce, ...verdict.events)
      .when((state) => notePageGone(state, gone))
      .then();
  });
  it('[DC-17] is back when it can be read', () => {
    given(...inForce, { type: 'PageGone', ...gone })
      .when((state) => notePageAsRead(state, read({ contentDigest: digest })))
      .then({ type: 'PageBack' });
  });
  it('[DC-17] does not concern a page without control', () => {
    given()
      .when((state) => notePageGone(state, gone))
      .refused('notControlled', 'DC-2');
  });
});
