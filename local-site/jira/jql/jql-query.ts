/**
 * A JQL query as a test and an order over documents. The text is parsed by Atlassian's own parser; what Jira would refuse
 * (a field, operator, function or value that does not exist) is refused here with Jira's 400 before anything is searched.
 */
import { type Clause, JastBuilder, type OperatorValue, type Query, type TerminalClause } from '@atlaskit/jql-ast';
import { badRequest, notModelled } from '../refusal';
import { customFieldByClause, propertyFieldByAlias, propertyFieldOf } from './jql-custom-fields';
import type { DocumentOrder, DocumentTest, JqlEnvironment } from './jql-environment';
import { type JqlField, operandsOf } from './jql-field';
import { compileHistory, type HistoryClause } from './jql-history';
import { compileOrder } from './jql-order';
import { systemFields } from './jql-system-fields';

export interface CompiledQuery {
  readonly matches: DocumentTest;
  readonly order: DocumentOrder;
  /** False for a query that restricts nothing; `search/jql` refuses those. */
  readonly isBounded: boolean;
}

export function compileJql(jql: string, environment: JqlEnvironment): CompiledQuery {
  const query = parseJql(jql);
  const compiler = new ClauseCompiler(environment);
  return {
    matches: query.where ? compiler.compile(query.where, false) : () => true,
    order: compileOrder(query, environment),
    isBounded: Boolean(query.where),
  };
}

function parseJql(jql: string): Query {
  const { query, errors } = new JastBuilder().build(jql);
  const error = errors[0];
  if (error !== undefined || !query)
    throw badRequest(`Error in the JQL Query: ${error?.message ?? 'it could not be read'}.`);
  return query;
}

const OPPOSITE: Readonly<Partial<Record<OperatorValue, OperatorValue>>> = {
  '=': '!=',
  '!=': '=',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

const isHistoryOperator = (operator: OperatorValue): operator is HistoryClause['operator'] =>
  operator.startsWith('was') || operator === 'changed';

class ClauseCompiler {
  readonly #environment: JqlEnvironment;
  readonly #systemFields: ReadonlyMap<string, JqlField>;

  constructor(environment: JqlEnvironment) {
    this.#environment = environment;
    this.#systemFields = systemFields(environment);
  }

  /** Jira pushes NOT down to the operators, so that a negated clause does not match empty fields either. */
  compile(clause: Clause, isNegated: boolean): DocumentTest {
    switch (clause.clauseType) {
      case 'not':
        return this.compile(clause.clause, !isNegated);
      case 'terminal':
        return this.#terminal(clause, isNegated);
      case 'compound': {
        const tests = clause.clauses.map((part) => this.compile(part, isNegated));
        const isAnd = (clause.operator.value === 'and') !== isNegated;
        return isAnd
          ? (document) => tests.every((test) => test(document))
          : (document) => tests.some((test) => test(document));
      }
    }
  }

  #terminal(clause: TerminalClause, isNegated: boolean): DocumentTest {
    const field = this.#field(clause);
    const written = clause.operator?.value;
    if (written === undefined) throw badRequest(`Error in the JQL Query: '${clause.field.text}' has no operator.`);
    if (isHistoryOperator(written)) return this.#history(clause, field, written, isNegated);
    const [predicate] = clause.predicates;
    if (predicate !== undefined)
      throw badRequest(`The predicate '${predicate.operator.value}' needs the operator 'was' or 'changed'.`);
    const operator = isNegated ? OPPOSITE[written] : written;
    if (operator === undefined || !field.operators.includes(operator)) {
      throw badRequest(`The operator '${written}' is not supported by the '${field.name}' field.`);
    }
    const operands = operandsOf(clause.operand);
    const isEmptyTest = operator === 'is' || operator === 'is not';
    if (
      isEmptyTest &&
      operands.some(
        (operand) =>
          operand.operandType !== 'keyword' &&
          !(operand.operandType === 'value' && operand.text.toLowerCase() === 'null'),
      )
    ) {
      throw badRequest(
        `The operator '${written}' only supports the values EMPTY and NULL for the field '${field.name}'.`,
      );
    }
    return field.compile(operator, operands, this.#environment);
  }

  #history(
    clause: TerminalClause,
    field: JqlField,
    operator: HistoryClause['operator'],
    isNegated: boolean,
  ): DocumentTest {
    if (field.name === 'fixVersion') throw notModelled('the past of fixVersion in JQL');
    if (field.history === undefined) throw badRequest(`History searches do not support the '${field.name}' field.`);
    const { predicates } = clause;
    const operands = operandsOf(clause.operand);
    return compileHistory(
      field.history,
      { name: field.name, operator, operands, predicates, isNegated },
      this.#environment,
    );
  }

  #field(clause: TerminalClause): JqlField {
    const { value, text } = clause.field;
    if (value.toLowerCase() === 'issue.property') return propertyFieldOf(clause.field, this.#environment);
    const field =
      this.#systemFields.get(value.toLowerCase()) ??
      customFieldByClause(value, this.#environment) ??
      propertyFieldByAlias(value, this.#environment.indexedProperties);
    if (field === undefined)
      throw badRequest(`Field '${text.replaceAll('"', '')}' does not exist or you do not have permission to view it.`);
    return field;
  }
}
