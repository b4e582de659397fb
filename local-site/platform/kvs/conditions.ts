/**
 * Conditions of transactions and filters of queries: the same operators over an entity's attributes. An attribute that
 * is absent satisfies NOT_EXISTS and the negative operators only.
 */
import { refusals } from './limits';

export interface Condition {
  readonly property: string;
  readonly condition: string;
  readonly values: readonly unknown[];
}
export type Scalar = string | number | boolean;

/** Numbers before text, text by its UTF-8 bytes: the order of the database's own comparison. */
export function compareScalars(left: Scalar, right: Scalar): number {
  const isText = (value: Scalar) => typeof value === 'string';
  if (isText(left) !== isText(right)) return isText(left) ? 1 : -1;
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return Number(left) - Number(right);
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

type Test = (actual: unknown, values: readonly unknown[]) => boolean;
const compares =
  (verdict: (order: number) => boolean): Test =>
  (actual, [expected]) =>
    isScalar(actual) &&
    isScalar(expected) &&
    typeof actual === typeof expected &&
    verdict(compareScalars(actual, expected));
const includes: Test = (actual, [part]) =>
  Array.isArray(actual) ? actual.includes(part) : typeof actual === 'string' && actual.includes(String(part));

const TESTS: Readonly<Record<string, Test>> = {
  EQUAL_TO: (actual, [expected]) => actual === expected,
  NOT_EQUAL_TO: (actual, [expected]) => actual !== expected,
  GREATER_THAN: compares((order) => order > 0),
  GREATER_THAN_EQUAL_TO: compares((order) => order >= 0),
  LESS_THAN: compares((order) => order < 0),
  LESS_THAN_EQUAL_TO: compares((order) => order <= 0),
  BETWEEN: (actual, [low, high]) =>
    compares((order) => order >= 0)(actual, [low]) && compares((order) => order <= 0)(actual, [high]),
  BEGINS_WITH: (actual, [start]) => isScalar(actual) && String(actual).startsWith(String(start)),
  EXISTS: (actual) => actual !== undefined && actual !== null,
  NOT_EXISTS: (actual) => actual === undefined || actual === null,
  CONTAINS: includes,
  NOT_CONTAINS: (actual, values) => !includes(actual, values),
};

export function holds(condition: string, actual: unknown, values: readonly unknown[]): boolean {
  const test = TESTS[condition];
  if (test === undefined) throw refusals.invalidCondition(`Unknown condition ${condition}.`);
  if (condition === 'BETWEEN' && values.length < 2) throw refusals.invalidCondition('BETWEEN needs two values.');
  return test(actual, values);
}

/** Whether a stored value satisfies `{ and: [...] }` or `{ or: [...] }`. */
export function satisfies(value: unknown, group: unknown): boolean {
  const { and, or } = group as { and?: readonly Condition[]; or?: readonly Condition[] };
  if (and !== undefined && or !== undefined) throw refusals.mixedFilter();
  const conditions = and ?? or;
  if (conditions === undefined || conditions.length === 0) throw refusals.emptyFilter();
  const attributes = (value ?? {}) as Readonly<Record<string, unknown>>;
  const check = (one: Condition) => holds(one.condition, attributes[one.property], one.values ?? []);
  return and === undefined ? conditions.some(check) : conditions.every(check);
}
