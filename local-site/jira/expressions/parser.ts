/**
 * Parses a Jira expression by recursive descent, one method a precedence. A `{` always opens a map, also as the body of a
 * lambda (`c => { id: c.id }`), as in Jira's own examples.
 */
import { ExpressionError, notModelledExpression } from './expression-error';
import type { BinaryOperator, ExpressionNode } from './expression-syntax';
import { placeOf, type Token, tokenize } from './tokenizer';

export const MAXIMUM_LENGTH = 1000;
const PRIMARY = '!, -, typeof, (, IDENTIFIER, null, true, false, NUMBER, STRING, TEMPLATE_LITERAL, new, [ or {';
/** Loosest first. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const CONSTANTS: Readonly<Record<string, null | boolean>> = { null: null, true: true, false: false };

/** The tree of an expression; throws an `ExpressionError` with Jira's words. */
export function parseExpression(source: string): ExpressionNode {
  if (source.length > MAXIMUM_LENGTH) {
    throw new ExpressionError(
      'other',
      `Jira expression is too long (${source.length}), limit: ${MAXIMUM_LENGTH} characters`,
    );
  }
  return new Parser(source).parse();
}

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(source: string) {
    this.#source = source;
    this.#tokens = tokenize(source);
  }

  parse(): ExpressionNode {
    const node = this.#statement();
    if (this.#token().kind !== 'end') throw this.#unexpected('end of expression');
    return node;
  }

  #token(ahead = 0): Token {
    const last = this.#tokens.length - 1;
    return this.#tokens[Math.min(this.#position + ahead, last)] as Token;
  }
  #is(mark: string, ahead = 0): boolean {
    const { kind, value } = this.#token(ahead);
    return kind === 'mark' && value === mark;
  }
  #isWord(word: string): boolean {
    const { kind, value } = this.#token();
    return kind === 'name' && value === word;
  }
  #take(): Token {
    const token = this.#token();
    this.#position += 1;
    return token;
  }
  #skip(mark: string): boolean {
    const isThere = this.#is(mark);
    if (isThere) this.#position += 1;
    return isThere;
  }
  #expect(mark: string): void {
    if (!this.#skip(mark)) throw this.#unexpected(mark);
  }
  #name(): string {
    if (this.#token().kind !== 'name') throw this.#unexpected('IDENTIFIER');
    return this.#take().value;
  }
  #unexpected(expected: string): ExpressionError {
    const { value, start } = this.#token();
    return new ExpressionError('syntax', `${expected} expected, ${value} encountered.`, placeOf(this.#source, start));
  }
  /** The text from where a node began to the last token taken. */
  #textFrom(start: number): string {
    return this.#source.slice(start, this.#tokens[this.#position - 1]?.end ?? start);
  }

  #statement(): ExpressionNode {
    const { start } = this.#token();
    if (!this.#isWord('let') || this.#token(1).kind !== 'name') return this.#expression();
    this.#take();
    const name = this.#name();
    this.#expect('=');
    const value = this.#expression();
    this.#expect(';');
    const body = this.#statement();
    return { kind: 'let', name, value, body, text: this.#textFrom(start) };
  }

  #expression(): ExpressionNode {
    if (this.#startsLambda()) return this.#lambda();
    const { start } = this.#token();
    const test = this.#binary(0);
    if (!this.#skip('?')) return test;
    const whenTrue = this.#expression();
    this.#expect(':');
    const whenFalse = this.#expression();
    return { kind: 'conditional', test, whenTrue, whenFalse, text: this.#textFrom(start) };
  }

  /** `x =>`, `(x, y) =>`, `() =>`: names and commas only before the arrow. */
  #startsLambda(): boolean {
    if (this.#token().kind === 'name') return this.#is('=>', 1);
    if (!this.#is('(')) return false;
    let ahead = 1;
    while (this.#token(ahead).kind === 'name' || this.#is(',', ahead)) ahead += 1;
    return this.#is(')', ahead) && this.#is('=>', ahead + 1);
  }
  #lambda(): ExpressionNode {
    const { start } = this.#token();
    const parameters: string[] = [];
    if (this.#skip('(')) {
      while (!this.#is(')')) {
        parameters.push(this.#name());
        if (!this.#skip(',')) break;
      }
      this.#expect(')');
    } else parameters.push(this.#name());
    this.#expect('=>');
    const body = this.#expression();
    return { kind: 'lambda', parameters, body, text: this.#textFrom(start) };
  }

  #binary(level: number): ExpressionNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    const { start } = this.#token();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((known) => this.#is(known));
      if (operator === undefined) return left;
      this.#take();
      const right = this.#binary(level + 1);
      left = { kind: 'binary', operator, left, right, text: this.#textFrom(start) };
    }
  }

  #unary(): ExpressionNode {
    const { start, value } = this.#token();
    const operator = this.#is('!') || this.#is('-') || this.#isWord('typeof') ? value : undefined;
    if (operator !== '!' && operator !== '-' && operator !== 'typeof') return this.#postfix();
    this.#take();
    const operand = this.#unary();
    return { kind: 'unary', operator, operand, text: this.#textFrom(start) };
  }

  #postfix(): ExpressionNode {
    const { start } = this.#token();
    let node = this.#primary();
    for (;;) {
      const isOptional = this.#skip('?.');
      if (this.#skip('[')) {
        const key = this.#expression();
        this.#expect(']');
        node = { kind: 'member', object: node, key, isOptional, text: this.#textFrom(start) };
      } else if (isOptional || this.#skip('.')) {
        if (this.#is('(')) throw notModelledExpression('an optional call `?.(`');
        const { start: from } = this.#token();
        const name = this.#name();
        const key: ExpressionNode = {
          kind: 'literal',
          value: name,
          text: this.#source.slice(from, from + name.length),
        };
        node = { kind: 'member', object: node, key, isOptional, text: this.#textFrom(start) };
      } else if (this.#is('(')) {
        const args = this.#arguments();
        node = { kind: 'call', callee: node, args, text: this.#textFrom(start) };
      } else return node;
    }
  }

  #arguments(): readonly ExpressionNode[] {
    this.#expect('(');
    return this.#itemsUntil(')');
  }
  #itemsUntil(end: string): readonly ExpressionNode[] {
    const items: ExpressionNode[] = [];
    while (!this.#is(end)) {
      items.push(this.#expression());
      if (!this.#skip(',')) break;
    }
    this.#expect(end);
    return items;
  }

  #primary(): ExpressionNode {
    const { kind, value, start } = this.#token();
    if (kind === 'number' || kind === 'string') {
      this.#take();
      return { kind: 'literal', value: kind === 'number' ? Number(value) : value, text: this.#textFrom(start) };
    }
    if (kind === 'name') return this.#word();
    if (this.#skip('(')) {
      const inner = this.#statement();
      this.#expect(')');
      return { ...inner, text: this.#textFrom(start) };
    }
    if (this.#skip('[')) {
      const items = this.#itemsUntil(']');
      return { kind: 'list', items, text: this.#textFrom(start) };
    }
    if (this.#is('{')) return this.#map();
    throw this.#unexpected(PRIMARY);
  }

  #word(): ExpressionNode {
    const { start, value } = this.#take();
    if (value === 'new') throw notModelledExpression(`the constructor \`new ${this.#token().value}\``);
    const constant = Object.hasOwn(CONSTANTS, value) ? CONSTANTS[value] : undefined;
    const text = this.#textFrom(start);
    return constant === undefined ? { kind: 'name', name: value, text } : { kind: 'literal', value: constant, text };
  }

  #map(): ExpressionNode {
    const { start } = this.#token();
    this.#expect('{');
    const entries: { key: string; value: ExpressionNode }[] = [];
    while (!this.#is('}')) {
      const { kind } = this.#token();
      if (kind !== 'name' && kind !== 'string') throw this.#unexpected('IDENTIFIER or STRING');
      const key = this.#take().value;
      this.#expect(':');
      entries.push({ key, value: this.#expression() });
      if (!this.#skip(',')) break;
    }
    this.#expect('}');
    return { kind: 'map', entries, text: this.#textFrom(start) };
  }
}
