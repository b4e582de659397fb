/**
 * Evaluates a Jira expression over context variables, within Jira's limits. Reading something missing is an error unless
 * it is asked for with `?.` or `get`: where the documentation leaves a doubt, the stricter reading is played, so that a rule
 * that passes here passes there.
 */
import { evaluationFailed, ExpressionError, notModelledExpression } from './expression-error';
import type { BinaryNode, CallNode, ExpressionNode, MemberNode, UnaryNode } from './expression-syntax';
import { callMethod } from './methods';
import { applyBinary, requireBoolean } from './operators';
import { parseExpression } from './parser';
import { Entity, ExpressionMap, fromJson, isList, Lambda, PropertyBag, typeOf, type Value } from './values';

export const EXPRESSION_LIMITS = {
  steps: 10_000,
  expensiveOperations: 10,
  beans: 1000,
  primitiveValues: 10_000,
} as const;

export type Variables = Readonly<Record<string, Value>>;
export interface Evaluated {
  readonly value: Value;
  readonly steps: number;
  /** Counted at every access; whether Jira remembers what it loaded is not documented. */
  readonly expensiveOperations: number;
}

/** The value of an expression; throws an `ExpressionError`. */
export function evaluateExpression(source: string, variables: Variables): Evaluated {
  const evaluation = new Evaluation();
  const value = evaluation.run(parseExpression(source), new Map(Object.entries(variables)));
  return { value, steps: evaluation.steps, expensiveOperations: evaluation.expensiveOperations };
}

type Names = ReadonlyMap<string, Value>;

class Evaluation {
  steps = 0;
  expensiveOperations = 0;

  run(node: ExpressionNode, names: Names): Value {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'name':
        return this.#name(node.name, node.text, names);
      case 'list':
        return node.items.map((item) => this.run(item, names));
      case 'map':
        return new ExpressionMap(node.entries.map(({ key, value }) => [key, this.run(value, names)]));
      case 'member':
        return this.#member(node, names);
      case 'call':
        return this.#call(node, names);
      case 'lambda':
        return new Lambda((args) =>
          this.run(
            node.body,
            withNames(
              names,
              node.parameters.map((name, index) => [name, args[index] ?? null]),
            ),
          ),
        );
      case 'unary':
        return this.#unary(node, names);
      case 'binary':
        return this.#binary(node, names);
      case 'conditional':
        return this.run(requireBoolean(this.run(node.test, names), '`?:`') ? node.whenTrue : node.whenFalse, names);
      case 'let':
        return this.run(node.body, withNames(names, [[node.name, this.run(node.value, names)]]));
    }
  }

  #count(): void {
    this.steps += 1;
    if (this.steps > EXPRESSION_LIMITS.steps) throw tooExpensive('steps', EXPRESSION_LIMITS.steps);
  }
  #countExpensive(): void {
    this.expensiveOperations += 1;
    if (this.expensiveOperations > EXPRESSION_LIMITS.expensiveOperations)
      throw tooExpensive('expensive operations', EXPRESSION_LIMITS.expensiveOperations);
  }

  #name(name: string, text: string, names: Names): Value {
    this.#count();
    const value = names.get(name);
    if (value === undefined) throw evaluationFailed(text, `Unrecognized identifier: "${name}"`);
    return value;
  }

  #unary({ operator, operand, text }: UnaryNode, names: Names): Value {
    this.#count();
    const value = this.run(operand, names);
    if (operator === 'typeof') return typeOf(value);
    if (operator === '!') return !requireBoolean(value, '`!`');
    if (typeof value === 'number') return -value;
    throw evaluationFailed(text, `Can't negate ${typeOf(value)}.`);
  }

  #binary({ operator, left, right, text }: BinaryNode, names: Names): Value {
    this.#count();
    const first = this.run(left, names);
    if (operator === '&&' || operator === '||') {
      const isDecided = requireBoolean(first, `\`${operator}\``) === (operator === '||');
      return isDecided ? first : requireBoolean(this.run(right, names), `\`${operator}\``);
    }
    return applyBinary(operator, first, this.run(right, names), text);
  }

  #member(node: MemberNode, names: Names): Value {
    const object = this.run(node.object, names);
    const key = this.run(node.key, names);
    return this.#read(object, key, node);
  }

  #read(object: Value, key: Value, node: MemberNode): Value {
    this.#count();
    if (object === null) {
      if (node.isOptional) return null;
      throw evaluationFailed(node.text, `Cannot read property "${showKey(key)}" of null.`);
    }
    if (isList(object)) return this.#readList(object, key, node);
    if (typeof key !== 'string') throw notModelledExpression(`a ${typeOf(key)} as the key of ${typeOf(object)}`);
    if (object instanceof Entity) return this.#readEntity(object, key, node);
    if (typeof object === 'string' && key === 'length') return object.length;
    if (object instanceof ExpressionMap) return present(object.entries.get(key), key, object, node);
    if (!(object instanceof PropertyBag)) throw unrecognised(key, object, node);
    this.#countExpensive();
    if (key === 'keys' && node.key.text === 'keys') return [...object.keys()];
    const value = object.read(key);
    return present(value === undefined ? undefined : fromJson(value), key, object, node);
  }

  #readList(list: readonly Value[], key: Value, node: MemberNode): Value {
    if (key === 'length') return list.length;
    if (typeof key === 'number') return present(list[key], String(key), list, node);
    throw unrecognised(showKey(key), list, node);
  }

  #readEntity(entity: Entity, key: string, node: MemberNode): Value {
    const { properties, notModelled = [], type } = entity.definition;
    if (notModelled.includes(key)) throw notModelledExpression(`\`${key}\` of ${type}`);
    const property = Object.hasOwn(properties, key) ? properties[key] : undefined;
    if (property === undefined) throw unrecognised(key, entity, node);
    if (property.isExpensive) this.#countExpensive();
    return property.read();
  }

  #call({ callee, args, text }: CallNode, names: Names): Value {
    this.#count();
    if (callee.kind !== 'member') {
      const called = this.run(callee, names);
      if (!(called instanceof Lambda)) throw evaluationFailed(text, `${callee.text} is not a function.`);
      return called.apply(args.map((argument) => this.run(argument, names)));
    }
    const self = this.run(callee.object, names);
    const name = showKey(this.run(callee.key, names));
    if (self === null) {
      if (callee.isOptional) return null;
      throw evaluationFailed(callee.text, `Cannot read property "${name}" of null.`);
    }
    const value = callMethod(self, name, {
      args: args.map((argument) => this.run(argument, names)),
      fail: (reason) => evaluationFailed(text, reason),
      countExpensive: () => this.#countExpensive(),
      test: (result) => requireBoolean(result, `\`${name}\``),
    });
    if (value === undefined) throw notModelledExpression(`the method \`${name}\` of ${typeOf(self)}`);
    return value;
  }
}

const withNames = (names: Names, more: readonly (readonly [string, Value])[]): Names => new Map([...names, ...more]);
const showKey = (key: Value): string =>
  typeof key === 'string' || typeof key === 'number' ? String(key) : typeOf(key);

function present(value: Value | undefined, key: string, object: Value, node: MemberNode): Value {
  if (value !== undefined) return value;
  if (node.isOptional) return null;
  throw unrecognised(key, object, node);
}

function unrecognised(key: string, object: Value, node: MemberNode): ExpressionError {
  const written = node.key.text === key ? `'${key}'` : node.key.text;
  const known =
    object instanceof Entity
      ? Object.keys(object.definition.properties)
      : object instanceof ExpressionMap
        ? [...object.entries.keys()]
        : [];
  const available = known.map((name) => `'${name}'`).sort();
  return evaluationFailed(
    node.text,
    `Unrecognized property of \`${node.object.text}\`: "${key}" (${written}). Available properties of type '${typeOf(object)}' are: ${available.join(', ')}`,
  );
}

const tooExpensive = (what: string, limit: number): ExpressionError =>
  new ExpressionError('evaluation', `The expression exceeded the limit of ${limit} ${what}.`);
