/**
 * Checks answers of the local Confluence against Atlassian's published OpenAPI documents, where they are present
 * beside the project. Compiled once an operation.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { SHARED } from '../content/adf-schema';

interface PublishedAnswer {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}
type PublishedAnswers = Readonly<Record<string, PublishedAnswer>>;

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: PublishedAnswers }>>>>;
  readonly components: unknown;
}

const documents = ['v2', 'v1'].flatMap((version) => {
  const path = join(SHARED, 'specs', `confluence-${version}.json`);
  if (!existsSync(path)) return [];
  const base = version === 'v2' ? '/wiki/api/v2' : '';
  return [{ base, document: JSON.parse(readFileSync(path, 'utf8')) as OpenApi }];
});

const compiled = new Map<string, ValidateFunction | undefined>();
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });

/** What of an answer departs from the published document; undefined when nothing does, or there is no document. */
export function departure(method: string, path: string, status: number, body: unknown): string | undefined {
  if (documents.length === 0 || status >= 300 || status === 204) return undefined;
  // A proxy that follows the redirect answers bytes under the address of the redirect.
  if (path.endsWith('/download')) return undefined;
  for (const { base, document } of documents) {
    const template = Object.keys(document.paths).find((candidate) => matches(`${base}${candidate}`, path));
    const operation = template && document.paths[template]?.[method.toLowerCase()];
    if (!template || !operation) continue;
    const key = `${method} ${base}${template} ${status}`;
    if (!compiled.has(key)) compiled.set(key, compile(document, operation.responses, status));
    const validate = compiled.get(key);
    if (!operation.responses[String(status)]) return `${key} is no published answer`;
    if (!validate || validate(withoutKnownNulls(body))) return undefined;
    return `${key}: ${(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`).join('; ')}`;
  }
  return path.startsWith('/wiki/api/') || path.startsWith('/wiki/rest/')
    ? `${method} ${path} is not published`
    : undefined;
}

/**
 * The product answers null in these fields where it has no value, although its document does not declare them nullable;
 * the local site does what the product does.
 */
const NULL_ON_THE_PRODUCT = new Set(['parentId', 'parentType', 'lastOwnerId', 'homepageId', 'description', 'icon']);

function withoutKnownNulls(body: unknown): unknown {
  const isLeftOut = (key: string, value: unknown) => value === null && NULL_ON_THE_PRODUCT.has(key);
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (isLeftOut(key, value) ? undefined : value)));
}

function compile(document: OpenApi, responses: PublishedAnswers, status: number): ValidateFunction | undefined {
  const content = responses[String(status)]?.content;
  const schema = content && Object.values(content)[0]?.schema;
  return schema && ajv.compile({ ...schema, components: document.components });
}

function matches(template: string, path: string): boolean {
  const left = template.split('/');
  const right = path.split('/');
  return left.length === right.length && left.every((part, index) => part.startsWith('{') || part === right[index]);
}
