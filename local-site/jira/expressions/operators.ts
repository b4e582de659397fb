/**
 * The operators of Jira expressions. Conversions between types that Jira's documentation does not settle are not modelled:
 * an operand of an unexpected type is refused with its name, so that a rule never passes here by a guess.
 */
import { evaluationFailed, notModelledExpression } from './expression-error';
import type { BinaryOperator } from './expression-syntax';
import { Entity, typeOf, type Value } from './values';

const isPrimitive = (value: Value): value is null | boolean | number | string =>
  value === null || typeof value !== 'object';

export function areEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  if (isPrimitive(left) && isPrimitive(right)) return left === right;
  const [first, second] = [orderOf(left), orderOf(right)];
  if (first !== undefined && second !== undefined && typeOf(left) === typeOf(right)) return first === second;
  throw notModelledExpression(`comparing ${typeOf(left)} with ${typeOf(right)}`);
}

const orderOf = (value: Value): number | undefined => (value instanceof Entity ? value.definition.order : undefined);

export function applyBinary(
  operator: Exclude<BinaryOperator, '&&' | '||'>,
  left: Value,
  right: Value,
  text: string,
): Value {
  switch (operator) {
    case '==':
      return areEqual(left, right);
    case '!=':
      return !areEqual(left, right);
    case '<':
      return compare(left, right, text) < 0;
    case '<=':
      return compare(left, right, text) <= 0;
    case '>':
      return compare(left, right, text) > 0;
    case '>=':
      return compare(left, right, text) >= 0;
    case '+':
      return add(left, right);
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, left, right, text);
  }
}

function compare(left: Value, right: Value, text: string): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  const [first, second] = [orderOf(left), orderOf(right)];
  if (first !== undefined && second !== undefined && typeOf(left) === typeOf(right)) return first - second;
  throw evaluationFailed(text, `Can't compare ${typeOf(left)} to ${typeOf(right)}.`);
}

function add(left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  const isText = (value: Value): value is string | number => typeof value === 'string' || typeof value === 'number';
  if (isText(left) && isText(right)) return `${left}${right}`;
  throw notModelledExpression(`adding ${typeOf(left)} and ${typeOf(right)}`);
}

function calculate(operator: '-' | '*' | '/' | '%', left: Value, right: Value, text: string): number {
  if (typeof left !== 'number' || typeof right !== 'number') {
    throw evaluationFailed(text, `Can't apply ${operator} to ${typeOf(left)} and ${typeOf(right)}.`);
  }
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (right === 0) throw notModelledExpression('dividing by zero');
  return operator === '/' ? left / right : left % right;
}

/** Jira knows truthy values; which ones is not documented, so that only Booleans are taken here. */
export function requireBoolean(value: Value, place: string): boolean {
  if (typeof value === 'boolean') return value;
  throw notModelledExpression(`${typeOf(value)} as the condition of ${place}`);
}
