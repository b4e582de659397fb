/**
 * Members of JSON values and of schemas as paths: `results[].version.number`; `[]` is each of a list, `*` any name. The
 * table of operations names with them what the app reads and writes.
 */
import { type PublishedDocument, resolveReference } from './published-documents';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** Every leaf of a value. */
export function pathsOfValue(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item: unknown) => pathsOfValue(item, `${path}[]`)))];
  if (typeof value !== 'object' || value === null) return [path === '' ? '.' : path];
  return Object.entries(value).flatMap(([name, inner]) => pathsOfValue(inner, join(path, name)));
}

/** Every leaf a plain JSON schema (without references) names. */
export function pathsOfSchema(given: object, path = ''): readonly string[] {
  const schema = given as Schema;
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter((one) => one.type !== 'null');
  if (alternatives.length > 0) return [...new Set(alternatives.flatMap((one) => pathsOfSchema(one, path)))];
  if (schema.items !== undefined) return pathsOfSchema(schema.items, `${path}[]`);
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([name, inner]) => pathsOfSchema(inner, join(path, name)));
  const rest = schema.additionalProperties;
  if (typeof rest === 'object' && Object.keys(rest).length > 0) return pathsOfSchema(rest, join(path, '*'));
  return [path];
}

/** Whether a path seen is one of those named, or lies within one: what is inside an open value is the app's own. */
export function isNamed(path: string, named: readonly string[]): boolean {
  return named.some(
    (name) => name === '.' || path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
  );
}

/** Whether a published schema has the member; an open object has every member. */
export function hasMember(document: PublishedDocument, given: object, path: string): boolean {
  const steps =
    path === '.'
      ? []
      : path
          .replaceAll('[]', '.[]')
          .split('.')
          .filter((step) => step !== '');
  return hasSteps(document, given, steps);
}

function hasSteps(document: PublishedDocument, given: Schema, steps: readonly string[]): boolean {
  const schema = given.$ref === undefined ? given : (resolveReference(document, given.$ref) as Schema);
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (parts.some((part) => hasSteps(document, part, steps))) return true;
  if (step === '[]') return schema.items !== undefined && hasSteps(document, schema.items, rest);
  const inner = schema.properties?.[step];
  if (inner !== undefined) return hasSteps(document, inner, rest);
  if (step === '*' && schema.properties !== undefined)
    return Object.values(schema.properties).some((one) => hasSteps(document, one, rest));
  const open = schema.additionalProperties;
  if (typeof open === 'object' && Object.keys(open).length > 0) return hasSteps(document, open, rest);
  // Nothing said of the members: an open value.
  return open === true || typeof open === 'object' || (schema.properties === undefined && parts.length === 0);
}
