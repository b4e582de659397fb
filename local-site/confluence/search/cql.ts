/**
 * The modelled part of CQL, by recursive descent: `type`, `space`, `title`, `text`, `label`, `ancestor` and `id`,
 * joined by AND, OR, NOT and brackets, with an optional ORDER BY. Everything else is refused as the product refuses
 * what it cannot parse.
 */
import { badRequest } from '../errors';

export type CqlField = 'type' | 'space' | 'space.key' | 'title' | 'text' | 'label' | 'ancestor' | 'parent' | 'id';
export type CqlOperator = '=' | '!=' | '~' | '!~' | 'in' | 'not in';

export type CqlExpression =
  | { readonly kind: 'and' | 'or'; readonly left: CqlExpression; readonly right: CqlExpression }
  | { readonly kind: 'not'; readonly inner: CqlExpression }
  | {
      readonly kind: 'clause';
      readonly field: CqlField;
      readonly operator: CqlOperator;
      readonly values: readonly string[];
    };

export interface CqlOrder {
  readonly field: 'title' | 'created' | 'lastmodified';
  readonly isDescending: boolean;
}

export interface CqlQuery {
  readonly where: CqlExpression;
  readonly order: CqlOrder | undefined;
}

const OPERATORS: Readonly<Record<CqlField, readonly CqlOperator[]>> = {
  type: ['=', '!=', 'in', 'not in'],
  space: ['=', '!=', 'in', 'not in'],
  'space.key': ['=', '!=', 'in', 'not in'],
  title: ['=', '!=', '~', '!~', 'in', 'not in'],
  text: ['~', '!~'],
  label: ['=', '!=', 'in', 'not in'],
  ancestor: ['=', '!=', 'in', 'not in'],
  parent: ['=', '!=', 'in', 'not in'],
  id: ['=', '!=', 'in', 'not in'],
};

interface CqlToken {
  readonly kind: 'word' | 'string' | 'symbol';
  readonly text: string;
}

export function parseCql(cql: string): CqlQuery {
  return new CqlParser(cql).query();
}

class CqlParser {
  private readonly tokens: readonly CqlToken[];
  private position = 0;

  constructor(private readonly cql: string) {
    this.tokens = this.tokenise();
  }

  query(): CqlQuery {
    const where = this.disjunction();
    const order = this.order();
    if (this.position < this.tokens.length) throw this.refusal();
    return { where, order };
  }

  private disjunction(): CqlExpression {
    let left = this.conjunction();
    while (this.takeWord('or')) left = { kind: 'or', left, right: this.conjunction() };
    return left;
  }

  private conjunction(): CqlExpression {
    let left = this.negation();
    while (this.takeWord('and')) left = { kind: 'and', left, right: this.negation() };
    return left;
  }

  private negation(): CqlExpression {
    if (this.takeWord('not')) return { kind: 'not', inner: this.negation() };
    if (this.takeSymbol('(')) {
      const inner = this.disjunction();
      if (!this.takeSymbol(')')) throw this.refusal();
      return inner;
    }
    return this.clause();
  }

  private clause(): CqlExpression {
    const name = this.next('word').text.toLowerCase();
    const field = (Object.keys(OPERATORS) as CqlField[]).find((known) => known === name);
    if (!field) throw this.refusal();
    const operator = this.operator();
    if (!OPERATORS[field].includes(operator)) throw this.refusal();
    return { kind: 'clause', field, operator, values: operator.endsWith('in') ? this.list() : [this.value()] };
  }

  private operator(): CqlOperator {
    if (this.takeWord('in')) return 'in';
    if (this.takeWord('not')) {
      if (!this.takeWord('in')) throw this.refusal();
      return 'not in';
    }
    const { text } = this.next('symbol');
    if (text === '=' || text === '!=' || text === '~' || text === '!~') return text;
    throw this.refusal();
  }

  private list(): readonly string[] {
    if (!this.takeSymbol('(')) throw this.refusal();
    const values = [this.value()];
    while (this.takeSymbol(',')) values.push(this.value());
    if (!this.takeSymbol(')')) throw this.refusal();
    return values;
  }

  private value(): string {
    const token = this.tokens[this.position];
    if (!token || token.kind === 'symbol') throw this.refusal();
    this.position += 1;
    return token.text;
  }

  private order(): CqlOrder | undefined {
    if (!this.takeWord('order')) return undefined;
    if (!this.takeWord('by')) throw this.refusal();
    const field = this.next('word').text.toLowerCase();
    if (field !== 'title' && field !== 'created' && field !== 'lastmodified') throw this.refusal();
    const isDescending = this.takeWord('desc');
    if (!isDescending) this.takeWord('asc');
    return { field, isDescending };
  }

  private next(kind: CqlToken['kind']): CqlToken {
    const token = this.tokens[this.position];
    if (token?.kind !== kind) throw this.refusal();
    this.position += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    return this.take((token) => token.kind === 'word' && token.text.toLowerCase() === word);
  }

  private takeSymbol(symbol: string): boolean {
    return this.take((token) => token.kind === 'symbol' && token.text === symbol);
  }

  private take(matches: (token: CqlToken) => boolean): boolean {
    const token = this.tokens[this.position];
    if (!token || !matches(token)) return false;
    this.position += 1;
    return true;
  }

  private tokenise(): readonly CqlToken[] {
    const tokens: CqlToken[] = [];
    const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|[=~(),])|([^\s"'=!~(),]+))/y;
    const text = this.cql.trimEnd();
    while (pattern.lastIndex < text.length) {
      const match = pattern.exec(text);
      if (!match) throw this.refusal();
      const quoted = match[1] ?? match[2];
      if (quoted !== undefined) tokens.push({ kind: 'string', text: quoted.replace(/\\(.)/g, '$1') });
      else if (match[3] !== undefined) tokens.push({ kind: 'symbol', text: match[3] });
      else tokens.push({ kind: 'word', text: match[4] ?? '' });
    }
    return tokens;
  }

  private refusal(): Error {
    return badRequest(`Could not parse cql : ${this.cql}`);
  }
}
