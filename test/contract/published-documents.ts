/**
 * Atlassian's published OpenAPI documents, where they are present beside the project (`../shared/specs`): which operation a
 * request is, and what the document says of it. They are no part of the project; without them nothing is checked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PublishedContent {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
  readonly $ref?: string;
}
export interface PublishedParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
}
export interface PublishedOperation {
  readonly parameters?: readonly (PublishedParameter | { readonly $ref: string })[];
  readonly requestBody?: PublishedContent;
  readonly responses: Readonly<Record<string, PublishedContent>>;
  readonly 'x-atlassian-oauth2-scopes'?: readonly { readonly scopes: readonly string[] }[];
}
export interface PublishedDocument {
  /** Name of the file, which `$ref`s of its schemas start with. */
  readonly name: string;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}
/** An operation as a document has it; `key` is `METHOD /path/{with}/{parameters}`. */
export interface FoundOperation {
  readonly key: string;
  readonly path: string;
  readonly document: PublishedDocument;
  readonly operation: PublishedOperation;
  readonly parameters: readonly PublishedParameter[];
}

type PathItem = Readonly<Record<string, PublishedOperation>> & Pick<PublishedOperation, 'parameters'>;
interface OpenApi {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: PublishedDocument['components'];
}
interface LoadedDocument extends PublishedDocument {
  readonly templates: readonly { readonly path: string; readonly parts: readonly string[]; readonly item: PathItem }[];
}

const FOLDER = process.env['PLUMBLINE_SPECS'] ?? join(process.cwd(), '..', 'shared', 'specs');
const SOURCES = [
  { name: 'confluence-v2', base: '/wiki/api/v2', prefix: '/wiki/api/v2/' },
  { name: 'confluence-v1', base: '', prefix: '/wiki/rest/api/' },
  { name: 'jira-platform-v3', base: '', prefix: '/rest/api/3/' },
  { name: 'jira-platform-v3', base: '', prefix: '/rest/forge/1/' },
] as const;

const fileOf = (name: string) => join(FOLDER, `${name}.json`);
export const documentsArePresent =
  SOURCES.every(({ name }) => existsSync(fileOf(name))) && existsSync(join(FOLDER, 'forge-events-scopes.txt'));
/** For a test that has nothing to say without the documents. */
export function describePublished(title: string, tests: () => void): void {
  if (!documentsArePresent) console.info(`skipped: ${title} (no published documents at ../shared/specs)`);
  (documentsArePresent ? describe : describe.skip)(title, tests);
}

/** Scopes of every product event: the classic ones, then the granular ones. */
export function readEventScopes(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const lines = readFileSync(join(FOLDER, 'forge-events-scopes.txt'), 'utf8').split('\n');
  const entries = lines.flatMap((line) => {
    const name = line.split(' ')[0] ?? '';
    const lists = [...line.matchAll(/(?:current|granular)=(\S+)/g)].map(([, scopes = '']) => scopes.split(','));
    return lists.length === 0 ? [] : [[name, lists] as const];
  });
  return new Map(entries);
}

const loaded = new Map<string, LoadedDocument>();

function load({ name, base }: (typeof SOURCES)[number]): LoadedDocument {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { paths, components } = JSON.parse(readFileSync(fileOf(name), 'utf8')) as OpenApi;
  const templates = Object.entries(paths)
    .map(([path, item]) => ({ path: base + path, parts: (base + path).split('/'), item }))
    // The most literal template is the one meant: `/issue/bulkfetch` before `/issue/{issueIdOrKey}`.
    .sort((left, right) => countParameters(left.path) - countParameters(right.path));
  const document = { name, components, templates };
  loaded.set(name, document);
  return document;
}

const countParameters = (path: string) => path.split('{').length;

/** The operation behind a request; undefined when no document has it, or there are no documents. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const source = SOURCES.find(({ prefix }) => path.startsWith(prefix));
  if (!documentsArePresent || source === undefined) return undefined;
  const document = load(source);
  const parts = path.split('/');
  for (const template of document.templates) {
    if (template.parts.length !== parts.length) continue;
    // A request's own parts may be parameters too: the table of operations names them differently from the documents.
    const isSame = template.parts.every((part, index) => part.startsWith('{') || part === parts[index]);
    const operation = template.item[method.toLowerCase()];
    if (!isSame || operation === undefined) continue;
    const parameters = [...(template.item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
      '$ref' in parameter ? (resolveReference(document, parameter.$ref) as PublishedParameter) : parameter,
    );
    return { key: `${method} ${template.path}`, path: template.path, document, operation, parameters };
  }
  return undefined;
}

export function resolveReference(document: PublishedDocument, reference: string): object {
  const [, , group, name] = reference.split('/');
  const found = document.components[group ?? '']?.[name ?? ''];
  if (found === undefined) throw new Error(`${document.name} has no ${reference}`);
  return found;
}

/** Schema of a JSON body; undefined when the document describes none. */
export function jsonSchemaOf(document: PublishedDocument, given: PublishedContent | undefined): object | undefined {
  const described = given?.$ref === undefined ? given : (resolveReference(document, given.$ref) as PublishedContent);
  const content = Object.entries(described?.content ?? {}).find(([type]) => type.includes('json') || type === '*/*');
  const schema = content?.[1].schema;
  return schema === undefined || Object.keys(schema).length === 0 ? undefined : schema;
}
