/**
 * JQL over the past: `was` and `changed` with their predicates, on the changelog. What a field was is a row of periods, the
 * first of which begins with the issue and is its creator's; `was` asks the periods, `changed` asks the moments between.
 */
import type { Operand, Predicate } from '@atlaskit/jql-ast';
import { badRequest } from '../refusal';
import type { HistoryEntry, SearchDocument } from '../store/search-index';
import type { DocumentTest, JqlEnvironment } from './jql-environment';
import { instantOf, operandsOf } from './jql-field';
import { resolvePeople } from './jql-system-fields';

/** The past of a field: which entries of the changelog are its own, what it is now, and what written values stand for. */
export interface FieldHistory {
  readonly fieldId: string;
  current(document: SearchDocument): string | null;
  resolve(operands: readonly Operand[], environment: JqlEnvironment): ReadonlySet<string | null>;
}
export interface HistoryClause {
  readonly name: string;
  readonly operator: 'was' | 'was not' | 'was in' | 'was not in' | 'changed';
  readonly operands: readonly Operand[];
  readonly predicates: readonly Predicate[];
  readonly isNegated: boolean;
}
interface Period {
  readonly value: string | null;
  readonly by: string;
  readonly start: number;
  readonly end: number;
}
type Test<T> = (subject: T) => boolean;

const DAY = 86_400_000;

export function compileHistory(
  history: FieldHistory,
  clause: HistoryClause,
  environment: JqlEnvironment,
): DocumentTest {
  const isNot = clause.operator.includes('not') !== clause.isNegated;
  const holds =
    clause.operator === 'changed'
      ? compileChanged(history, clause, environment)
      : compileWas(history, clause, environment);
  return isNot ? (document) => !holds(document) : holds;
}

function compileWas(history: FieldHistory, clause: HistoryClause, environment: JqlEnvironment): DocumentTest {
  const values = history.resolve(clause.operands, environment);
  const tests = clause.predicates.map((predicate) => periodTest(predicate, clause, environment));
  return (document) =>
    periodsOf(history, document).some((period) => values.has(period.value) && tests.every((test) => test(period)));
}

function compileChanged(history: FieldHistory, clause: HistoryClause, environment: JqlEnvironment): DocumentTest {
  const tests = clause.predicates.map((predicate) => changeTest(predicate, history, clause, environment));
  return (document) => entriesOf(history, document).some((entry) => tests.every((test) => test(entry)));
}

const entriesOf = ({ fieldId }: FieldHistory, { history }: SearchDocument): readonly HistoryEntry[] =>
  history.filter((entry) => entry.fieldId === fieldId);

function periodsOf(history: FieldHistory, document: SearchDocument): readonly Period[] {
  const entries = entriesOf(history, document);
  const first = { value: entries[0]?.from ?? null, by: document.issue.creator, start: document.issue.createdAt };
  const begins = [
    entries.length === 0 ? { ...first, value: history.current(document) } : first,
    ...entries.map(({ to, author, at }) => ({ value: to, by: author, start: at })),
  ];
  return begins.map((period, index) => ({ ...period, end: begins[index + 1]?.start ?? Number.POSITIVE_INFINITY }));
}

function periodTest(predicate: Predicate, clause: HistoryClause, environment: JqlEnvironment): Test<Period> {
  const operands = operandsOf(predicate.operand);
  const { value: operator } = predicate.operator;
  if (operator === 'by') {
    const people = resolvePeople(operands, environment);
    return ({ by }) => people.has(by);
  }
  if (operator === 'from' || operator === 'to') throw unsupported(operator, clause);
  const [from, to] = datesOf(operator, operands, clause, environment);
  switch (operator) {
    case 'before':
      return ({ start }) => start < from;
    case 'after':
      return ({ end }) => end > from;
    case 'on':
      return ({ start, end }) => start < from + DAY && end > from;
    case 'during':
      return ({ start, end }) => start <= to && end >= from;
  }
}

function changeTest(
  predicate: Predicate,
  history: FieldHistory,
  clause: HistoryClause,
  environment: JqlEnvironment,
): Test<HistoryEntry> {
  const operands = operandsOf(predicate.operand);
  const { value: operator } = predicate.operator;
  if (operator === 'by') {
    const people = resolvePeople(operands, environment);
    return ({ author }) => people.has(author);
  }
  if (operator === 'from' || operator === 'to') {
    const values = history.resolve(operands, environment);
    return (entry) => values.has(entry[operator]);
  }
  const [from, to] = datesOf(operator, operands, clause, environment);
  switch (operator) {
    case 'before':
      return ({ at }) => at < from;
    case 'after':
      return ({ at }) => at > from;
    case 'on':
      return ({ at }) => at >= from && at < from + DAY;
    case 'during':
      return ({ at }) => at >= from && at <= to;
  }
}

function datesOf(
  operator: 'before' | 'after' | 'on' | 'during',
  operands: readonly Operand[],
  clause: HistoryClause,
  environment: JqlEnvironment,
): readonly [number, number] {
  const dates = operands.map((operand) => instantOf(operand, clause.name, environment));
  const [from, to = from] = dates;
  if (from === undefined || to === undefined || dates.length !== (operator === 'during' ? 2 : 1)) {
    throw badRequest(
      `The predicate '${operator}' of the field '${clause.name}' needs ${operator === 'during' ? 'two dates' : 'one date'}.`,
    );
  }
  return [operator === 'on' ? Math.floor(from / DAY) * DAY : from, to];
}

const unsupported = (predicate: string, { operator, name }: HistoryClause) =>
  badRequest(`The predicate '${predicate}' is not supported by the operator '${operator}' on the field '${name}'.`);
