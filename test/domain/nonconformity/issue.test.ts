import {
  askForIssueAgain,
  exhaustIssueSearch,
  loseIssueOutcome,
  observeDeletion,
  observeIssue,
  refuseIssue,
} from '../../../src/domain/nonconformity/decide-issue';
import type { NonconformityEvent } from '../../../src/domain/nonconformity/events';
import { intentsOf } from '../../../src/domain/nonconformity/linked-issue';
import type { IssueId } from '../../../src/kernel/ids';
import {
  accepted,
  firstIntent,
  firstIssue,
  given,
  monday,
  raised,
  raisedAlone,
  secondIntent,
  secondIssue,
  stateAfter,
  target,
  tuesday,
} from './given';

const linked: NonconformityEvent = { type: 'IssueLinked', issue: firstIssue };
const uncertain: NonconformityEvent = { type: 'IssueOutcomeUnknown', intentId: firstIntent, at: monday };
const exhausted: NonconformityEvent = { type: 'IssueSearchExhausted', intentId: firstIntent };
const again: NonconformityEvent = { type: 'IssueAskedForAgain', intentId: secondIntent, target, at: tuesday };

describe('an issue that was made', () => {
  it('[NC-8] is linked once, whoever says so first', () => {
    given(raised)
      .when((record) => observeIssue(record, firstIssue))
      .then(linked);
    given(raised, uncertain)
      .when((record) => observeIssue(record, firstIssue))
      .then(linked);
    given(raised, uncertain, exhausted)
      .when((record) => observeIssue(record, firstIssue))
      .then(linked);
    given(raised, linked)
      .when((record) => observeIssue(record, firstIssue))
      .then();
  });
  it('[NC-8] is ignored when its intent is not of this record', () => {
    given(raised)
      .when((record) => observeIssue(record, secondIssue))
      .then();
    given(raisedAlone)
      .when((record) => observeIssue(record, firstIssue))
      .then();
  });
});

describe('an issue Jira refused', () => {
  it('[NC-9] takes a fresh report back', () => {
    given(raised)
      .when((record) => refuseIssue(record, firstIntent, 'Component is required', tuesday))
      .then({ type: 'NonconformityWithdrawn', reason: 'Component is required' });
  });
  it('[NC-9] leaves a record that stands and notes the refusal', () => {
    given(raised, accepted)
      .when((record) => refuseIssue(record, firstIntent, 'No', tuesday))
      .then({ type: 'IssueRefused', intentId: firstIntent, reason: 'No', at: tuesday });
    given(raised, uncertain, exhausted, again)
      .when((record) => refuseIssue(record, secondIntent, 'No', tuesday))
      .then({ type: 'IssueRefused', intentId: secondIntent, reason: 'No', at: tuesday });
    const refusedAgain: NonconformityEvent = {
      type: 'IssueRefused',
      intentId: secondIntent,
      reason: 'No',
      at: tuesday,
    };
    expect(stateAfter(raised, uncertain, exhausted, again, refusedAgain).linkedIssue).toMatchObject({
      state: 'uncertain',
      search: 'exhausted',
    });
    expect(stateAfter(raised, accepted, { ...refusedAgain, intentId: firstIntent }).linkedIssue.state).toBe('none');
  });
  it('[NC-9] says nothing about another attempt or a linked issue', () => {
    given(raised)
      .when((record) => refuseIssue(record, secondIntent, 'No', tuesday))
      .then();
    given(raised, linked)
      .when((record) => refuseIssue(record, firstIntent, 'No', tuesday))
      .then();
  });
});

describe('an answer that never came', () => {
  it('[NC-10] is said to be uncertain, once', () => {
    given(raised)
      .when((record) => loseIssueOutcome(record, firstIntent, monday))
      .then(uncertain);
    given(raised, uncertain)
      .when((record) => loseIssueOutcome(record, firstIntent, monday))
      .then();
    given(raised, linked)
      .when((record) => loseIssueOutcome(record, firstIntent, monday))
      .then();
  });
  it('[NC-10] is given up after the last search, once', () => {
    given(raised, uncertain).when(exhaustIssueSearch).then(exhausted);
    given(raised, uncertain, exhausted).when(exhaustIssueSearch).then();
    given(raised).when(exhaustIssueSearch).then();
  });
});

describe('asking for an issue again', () => {
  const ask = (record: Parameters<typeof askForIssueAgain>[0]) =>
    askForIssueAgain(record, { intentId: secondIntent, target, at: tuesday });
  it('[NC-11] is a person’s choice after the search ended without a find', () => {
    given(raised, uncertain, exhausted).when(ask).then(again);
  });
  it('[NC-11] is refused while the first may still be found', () => {
    given(raised).when(ask).thenRefused('issueStillCreating', 'NC-11');
    given(raised, uncertain).when(ask).thenRefused('issueStillCreating', 'NC-11');
  });
  it('[NC-11] is refused when there is an issue, or none was wanted, or the report was taken back', () => {
    given(raised, linked).when(ask).thenRefused('wrongState', 'NC-11');
    given(raisedAlone).when(ask).thenRefused('wrongState', 'NC-11');
    given(raised, { type: 'NonconformityWithdrawn', reason: 'No' }).when(ask).thenRefused('wrongState', 'NC-11');
  });
  it('[NC-11] keeps watching for the first attempt', () => {
    expect(intentsOf(stateAfter(raised, uncertain, exhausted, again).linkedIssue)).toEqual([secondIntent, firstIntent]);
  });
});

describe('what Jira does afterwards', () => {
  it('[NC-12] flags a second issue of the same record beside the first', () => {
    const both: readonly NonconformityEvent[] = [raised, uncertain, exhausted, again];
    const secondLinked: NonconformityEvent = { type: 'IssueLinked', issue: secondIssue };
    given(...both, secondLinked)
      .when((record) => observeIssue(record, firstIssue))
      .then({ type: 'IssueDoubled', issue: firstIssue });
    expect(stateAfter(...both, secondLinked, { type: 'IssueDoubled', issue: firstIssue }).linkedIssue).toEqual({
      state: 'doubled',
      issues: [secondIssue, firstIssue],
      earlierIntents: [],
    });
  });
  it('[NC-12] flags two issues that bear the same intent', () => {
    const copy = { ...firstIssue, issueId: '10777' as IssueId, key: 'QM-9' };
    given(raised, linked)
      .when((record) => observeIssue(record, copy))
      .then({ type: 'IssueDoubled', issue: copy });
    given(raised, linked, { type: 'IssueDoubled', issue: copy })
      .when((record) => observeIssue(record, copy))
      .then();
  });
  it('[NC-13] notes a deleted issue once and leaves the record as it is', () => {
    const deleted: NonconformityEvent = { type: 'IssueDeleted', issueId: firstIssue.issueId, at: monday };
    given(raised, linked)
      .when((record) => observeDeletion(record, firstIssue.issueId, monday))
      .then(deleted);
    given(raised, linked, deleted)
      .when((record) => observeDeletion(record, firstIssue.issueId, monday))
      .then();
    given(raised, linked)
      .when((record) => observeDeletion(record, secondIssue.issueId, monday))
      .then();
    expect(stateAfter(raised, linked, deleted).state).toBe('reported');
  });
});
