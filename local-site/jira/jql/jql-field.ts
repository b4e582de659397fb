/**
 * The kinds of field JQL knows, each with its operators and how a clause over it becomes a test of a document.
 *
 * Two rules hold for all kinds: a negative operator never matches an empty field, and EMPTY may stand in a list.
 */
import type { Operand, OperatorValue } from '@atlaskit/jql-ast';
import { badRequest } from '../refusal';
import type { SearchDocument } from '../store/search-index';
import { evaluateDateFunction, parseJqlDate } from './jql-dates';
import type { DocumentTest, JqlEnvironment } from './jql-environment';
import type { FieldHistory } from './jql-history';
import { compileTextQuery } from './jql-text';

export interface JqlField {
  readonly name: string;
  readonly operators: readonly OperatorValue[];
  /** For fields whose past can be asked for. */
  readonly history?: FieldHistory;
  compile(operator: OperatorValue, operands: readonly Operand[], environment: JqlEnvironment): DocumentTest;
}

const EQUALITY: readonly OperatorValue[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const COMPARISON: readonly OperatorValue[] = ['<', '<=', '>', '>='];
const TEXT: readonly OperatorValue[] = ['~', '!~', 'is', 'is not'];

export const isNegative = (operator: OperatorValue): boolean =>
  operator === '!=' || operator === 'not in' || operator === 'is not' || operator === '!~';
const isComparison = (operator: OperatorValue): boolean => COMPARISON.includes(operator);

const isEmptyOperand = (operand: Operand): boolean =>
  operand.operandType === 'keyword' ||
  (operand.operandType === 'value' && operand.value.toLowerCase() === 'null' && operand.text.toLowerCase() === 'null');

/** The literal of an operand; functions must have been resolved by the field. */
function literal(operand: Operand): string {
  if (operand.operandType === 'value') return operand.value;
  if (operand.operandType === 'function')
    throw badRequest(
      `Unable to find JQL function '${operand.function.value}(${operand.arguments.map(({ value }) => value).join(', ')})'.`,
    );
  throw badRequest('A list of lists is not valid JQL.');
}

/** The single values of an operand, of whatever kind. */
export function operandsOf(operand: Operand | void): readonly Operand[] {
  if (!operand) return [];
  return operand.operandType === 'list' ? operand.values.flatMap(operandsOf) : [operand];
}

function compare(operator: OperatorValue, difference: number): boolean {
  if (operator === '<') return difference < 0;
  if (operator === '<=') return difference <= 0;
  if (operator === '>') return difference > 0;
  return difference >= 0;
}

type FunctionResolver = (
  name: string,
  args: readonly string[],
  environment: JqlEnvironment,
) => readonly string[] | undefined;
export interface IdentityOptions {
  readonly name: string;
  readonly read: (document: SearchDocument) => readonly string[];
  /** Ids a written value stands for; undefined when there is no such thing. */
  readonly resolve: (value: string, environment: JqlEnvironment) => readonly string[] | undefined;
  readonly call?: FunctionResolver;
  /** Words Jira uses for a value that does not exist. */
  readonly missing?: (value: string) => string;
  /** Makes `<` and `>` possible; NaN when the two do not compare. */
  readonly difference?: (id: string, bound: string, environment: JqlEnvironment) => number;
  /** A word that means empty ("Unresolved"). */
  readonly emptyName?: string;
  /** The field's name in the changelog, when JQL can ask for its past. */
  readonly historyId?: string;
}

/** What written values of such a field stand for; null among them means empty. */
export function identityReader(options: Omit<IdentityOptions, 'read'>): FieldHistory['resolve'] {
  const isEmpty = (operand: Operand) =>
    isEmptyOperand(operand) || (operand.operandType === 'value' && operand.value.toLowerCase() === options.emptyName);
  const idsOf = (operand: Operand, environment: JqlEnvironment): readonly string[] => {
    if (operand.operandType === 'function') {
      const called = options.call?.(
        operand.function.value.toLowerCase(),
        operand.arguments.map(({ value }) => value),
        environment,
      );
      if (called !== undefined) return called;
    }
    const value = literal(operand);
    const ids = options.resolve(value, environment);
    if (ids === undefined)
      throw badRequest(
        options.missing?.(value) ?? `The value '${value}' does not exist for the field '${options.name}'.`,
      );
    return ids;
  };
  return (operands, environment) =>
    new Set(
      operands.flatMap((operand): readonly (string | null)[] =>
        isEmpty(operand) ? [null] : idsOf(operand, environment),
      ),
    );
}

/** Fields whose values are things with an id: project, status, person, label … */
export function identityField(options: IdentityOptions): JqlField {
  const { name, read, difference, historyId } = options;
  const resolve = identityReader(options);
  return {
    name,
    operators: difference === undefined ? EQUALITY : [...EQUALITY, ...COMPARISON],
    ...(historyId === undefined
      ? {}
      : { history: { fieldId: historyId, current: (document) => read(document)[0] ?? null, resolve } }),
    compile(operator, operands, environment) {
      const ids = resolve(operands, environment);
      if (difference !== undefined && isComparison(operator)) {
        const bounds = [...ids].filter((bound) => bound !== null);
        return (document) =>
          read(document).some((id) => bounds.some((bound) => compare(operator, difference(id, bound, environment))));
      }
      const isWanted = !isNegative(operator);
      return (document) => {
        const values = read(document);
        if (values.length === 0) return isWanted && ids.has(null);
        return values.some((id) => ids.has(id)) === isWanted;
      };
    },
  };
}

export function textField(name: string, read: (document: SearchDocument) => readonly string[]): JqlField {
  return {
    name,
    operators: TEXT,
    compile(operator, operands) {
      const hasText = (document: SearchDocument) => read(document).some((text) => text !== '');
      if (operator === 'is') return (document) => !hasText(document);
      if (operator === 'is not') return hasText;
      const matchers = operands.map((operand) => compileTextQuery(literal(operand)));
      if (operator === '~') return (document) => matchers.every((matches) => matches(read(document)));
      return (document) => hasText(document) && !matchers.every((matches) => matches(read(document)));
    },
  };
}

/** Fields with an order: instants, calendar dates and numbers, all read as numbers; null when empty. */
function orderedField(
  name: string,
  read: (document: SearchDocument) => readonly number[],
  valueOf: (operand: Operand, environment: JqlEnvironment) => number,
): JqlField {
  return {
    name,
    operators: [...EQUALITY, ...COMPARISON],
    compile(operator, operands, environment) {
      const hasEmpty = operands.some(isEmptyOperand);
      const bounds = operands
        .filter((operand) => !isEmptyOperand(operand))
        .map((operand) => valueOf(operand, environment));
      if (isComparison(operator)) {
        return (document) => read(document).some((value) => bounds.some((bound) => compare(operator, value - bound)));
      }
      const isWanted = !isNegative(operator);
      return (document) => {
        const values = read(document);
        if (values.length === 0) return isWanted && hasEmpty;
        return values.some((value) => bounds.includes(value)) === isWanted;
      };
    },
  };
}

export function instantOf(operand: Operand, name: string, environment: JqlEnvironment): number {
  if (operand.operandType === 'function') {
    const args = operand.arguments.map(({ value }) => value);
    const instant = evaluateDateFunction(operand.function.value, args, environment.now);
    if (instant !== undefined) return instant;
  }
  return parseJqlDate(literal(operand), name, environment.now);
}

export function instantField(name: string, read: (document: SearchDocument) => number | null): JqlField {
  return orderedField(
    name,
    (document) => asList(read(document)),
    (operand, environment) => instantOf(operand, name, environment),
  );
}

const DAY = 86_400_000;

/** Calendar dates (`YYYY-MM-DD`): the hour of the compared instant does not count. */
export function calendarDateField(name: string, read: (document: SearchDocument) => string | null): JqlField {
  return orderedField(
    name,
    (document) => {
      const date = read(document);
      return date === null ? [] : [Date.parse(date)];
    },
    (operand, environment) => Math.floor(instantOf(operand, name, environment) / DAY) * DAY,
  );
}

export function numberField(name: string, read: (document: SearchDocument) => readonly number[]): JqlField {
  return orderedField(name, read, (operand) => {
    const value = Number(literal(operand));
    if (Number.isNaN(value))
      throw badRequest(`The value '${literal(operand)}' is not a valid number for field '${name}'.`);
    return value;
  });
}

const asList = (value: number | null): readonly number[] => (value === null ? [] : [value]);
