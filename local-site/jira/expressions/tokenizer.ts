/** Splits a Jira expression into tokens. What the real language has and this one has not is named here or in the parser. */
import { ExpressionError, notModelledExpression } from './expression-error';

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'mark' | 'end';
  /** The mark or name itself; the value of a string or number as written without quotes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

// Longest first: `=>` before `=`, `?.` before `?`.
const MARKS = [
  '...',
  '===',
  '!==',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '?.',
  ...'!<>+-*/%?:.,;=()[]{}',
] as const;
const NOT_MODELLED: Readonly<Record<string, string>> = {
  '...': 'the spread `...`',
  '===': 'the operator `===`',
  '!==': 'the operator `!==`',
  '??': 'the operator `??`',
};
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

export function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const blank = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(source.slice(at));
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const token = readToken(source, at);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', value: 'end of expression', start: at, end: at }];
}

function readToken(source: string, start: number): Token {
  const rest = source.slice(start);
  const number = /^\d+(?:\.\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return { kind: 'number', value: number, start, end: start + number.length };
  const name = /^[A-Za-z_$][\w$]*/.exec(rest)?.[0];
  if (name !== undefined) return { kind: 'name', value: name, start, end: start + name.length };
  const first = source[start] ?? '';
  if (first === "'" || first === '"') return readString(source, start, first);
  if (first === '`') throw notModelledExpression('a template literal');
  const mark = MARKS.find((known) => rest.startsWith(known));
  if (mark === undefined) {
    throw new ExpressionError(
      'syntax',
      `${first} encountered where nothing of the kind is known.`,
      placeOf(source, start),
    );
  }
  const missing = NOT_MODELLED[mark];
  if (missing !== undefined) throw notModelledExpression(missing);
  return { kind: 'mark', value: mark, start, end: start + mark.length };
}

function readString(source: string, start: number, quote: string): Token {
  let value = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (character === quote) return { kind: 'string', value, start, end: at + 1 };
    if (character === '\n') break;
    if (character !== '\\') {
      value += character;
      continue;
    }
    at += 1;
    const escaped = source[at] ?? '';
    const code = escaped === 'u' ? /^[0-9a-fA-F]{4}/.exec(source.slice(at + 1))?.[0] : undefined;
    if (code !== undefined) at += 4;
    value += code === undefined ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16));
  }
  throw new ExpressionError('syntax', `${quote} expected, end of expression encountered.`, placeOf(source, start));
}
