/**
 * Checks one request and its answer against the published document of its operation: query, body, status, body of the
 * answer. Validators are compiled once an operation, when it is first seen.
 */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { type Deviation, KNOWN_DEVIATIONS, NULL_FOR_NO_VALUE } from './known-deviations';
import {
  documentsArePresent,
  type FoundOperation,
  findOperation,
  jsonSchemaOf,
  type PublishedDocument,
  type PublishedParameter,
} from './published-documents';

export interface Exchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Parsed JSON; undefined when there was none, or it was something else. */
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
  /** A test may ask wrongly on purpose, to see the refusal; the app may not. */
  readonly mustAskWell: boolean;
}

// Own properties only: a change of the changelog has a member `toString`, which every object inherits.
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false, ownProperties: true });
const compiled = new Map<string, ValidateFunction>();
const knownDocuments = new Set<string>();

function validatorOf(key: string, document: PublishedDocument, schema: object): ValidateFunction {
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (!knownDocuments.has(document.name)) {
    knownDocuments.add(document.name);
    ajv.addSchema({ $id: document.name, components: document.components });
  }
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${document.name}#/`)) as object);
  compiled.set(key, validate);
  return validate;
}

/** What departs from the published document, one line each with the operation and the place; empty when nothing does. */
export function checkExchange(exchange: Exchange): readonly string[] {
  if (!documentsArePresent) return [];
  const { method, target, status } = exchange;
  const [path = '', query = ''] = target.split('?');
  if (!/^\/(wiki\/api\/v2|wiki\/rest\/api|rest\/api\/3|rest\/forge\/1)\//.test(path)) return [];
  const found = findOperation(method, path);
  if (found === undefined) return [`${method} ${path} is not published`];
  const problems: Problem[] = [...checkStatus(found, status), ...checkResponse(found, exchange)];
  if (exchange.mustAskWell || status < 400) {
    problems.push(...checkQuery(found, new URLSearchParams(query)), ...checkRequest(found, exchange.requestBody));
  }
  return problems
    .filter((problem) => !KNOWN_DEVIATIONS.some((deviation) => isExplained(found.key, problem, deviation)))
    .map(({ part, text }) => `${found.key}: ${part} ${text}`);
}

interface Problem {
  readonly part: Deviation['part'];
  readonly text: string;
}

function isExplained(key: string, { part, text }: Problem, deviation: Deviation): boolean {
  return deviation.part === part && deviation.operation.test(key) && deviation.problem.test(text);
}

function checkStatus({ operation }: FoundOperation, status: number): Problem[] {
  if (operation.responses[String(status)] !== undefined) return [];
  return [{ part: 'status', text: `${status} is no published answer` }];
}

function checkResponse({ key, document, operation }: FoundOperation, exchange: Exchange): Problem[] {
  const { status, responseBody } = exchange;
  const schema = jsonSchemaOf(document, operation.responses[String(status)]);
  if (schema === undefined || responseBody === undefined) return [];
  const validate = validatorOf(`${key} ${status}`, document, schema);
  if (validate(withoutKnownNulls(document.name, responseBody))) return [];
  return describeErrors(validate.errors, (text) => ({ part: 'response', text: `${status} ${text}` }));
}

function checkRequest({ key, document, operation }: FoundOperation, body: unknown): Problem[] {
  const schema = jsonSchemaOf(document, operation.requestBody);
  if (schema === undefined || body === undefined) return [];
  const validate = validatorOf(`${key} request`, document, schema);
  return validate(body) ? [] : describeErrors(validate.errors, (text) => ({ part: 'request', text }));
}

function checkQuery({ key, document, parameters }: FoundOperation, query: URLSearchParams): Problem[] {
  const problems: Problem[] = [];
  const ofQuery = parameters.filter((parameter) => parameter.in === 'query');
  for (const name of new Set(query.keys())) {
    const parameter = ofQuery.find((candidate) => candidate.name === name);
    if (parameter === undefined) problems.push({ part: 'query', text: `${name} is no published parameter` });
    else if (parameter.schema !== undefined) {
      const validate = validatorOf(`${key}?${name}`, document, parameter.schema);
      const isValid = readings(query.getAll(name)).some((reading) => validate(reading));
      if (!isValid)
        problems.push({ part: 'query', text: `${name}=${query.getAll(name).join('&')} is not as published` });
    }
  }
  for (const missing of ofQuery.filter(({ required, name }) => isMissing(query, required, name)))
    problems.push({ part: 'query', text: `${missing.name} is missing` });
  return problems;
}

const isMissing = (query: URLSearchParams, required: PublishedParameter['required'], name: string) =>
  required === true && !query.has(name);

/** What the text of a parameter may stand for: a list, repeated or with commas, a number, a truth value, itself. */
function readings(values: readonly string[]): readonly unknown[] {
  const single = values.length === 1 ? readOne(values[0] ?? '') : [];
  const list = values.flatMap((value) => value.split(','));
  return [...single, values, list, list.map(Number)];
}
function readOne(value: string): readonly unknown[] {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return [
    value,
    ...(Number.isNaN(number) ? [] : [number]),
    ...(/^(true|false)$/.test(value) ? [value === 'true'] : []),
  ];
}

function describeErrors(errors: readonly ErrorObject[] | null | undefined, word: (text: string) => Problem): Problem[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    const named = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
    return word(`${instancePath === '' ? '/' : instancePath} ${message ?? 'is not as published'}${named}`);
  });
}

function withoutKnownNulls(document: string, body: unknown): unknown {
  const members = NULL_FOR_NO_VALUE[document];
  const isLeftOut = (key: string, value: unknown) => value === null && members?.has(key) === true;
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (isLeftOut(key, value) ? undefined : value)));
}
