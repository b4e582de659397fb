/** JQL over custom fields and over entity properties that an app's manifest declares as indexed. */
import type { Field } from '@atlaskit/jql-ast';
import type { AdfDocument, CustomField, IndexedProperty, JsonValue } from '../model';
import { badRequest } from '../refusal';
import type { SearchDocument } from '../store/search-index';
import type { JqlEnvironment } from './jql-environment';
import { calendarDateField, identityField, instantField, type JqlField, numberField, textField } from './jql-field';
import { callPersonFunction, resolvePerson, textOf } from './jql-system-fields';

export function customFieldByClause(clause: string, environment: JqlEnvironment): JqlField | undefined {
  const fields = environment.configuration.list('customField');
  const byId = /^cf\[(\d+)\]$/i.exec(clause)?.[1];
  const wanted = clause.toLowerCase();
  const field = fields.find(({ id, name }) => id === `customfield_${byId}` || name.toLowerCase() === wanted);
  return field === undefined ? undefined : toJqlField(field);
}

function toJqlField(field: CustomField): JqlField {
  const { id, name } = field;
  const read = ({ issue }: SearchDocument): JsonValue => issue.custom[id] ?? null;
  const strings = (document: SearchDocument): readonly string[] => flatten(read(document)).map(String);
  switch (field.type) {
    case 'string':
      return textField(name, strings);
    case 'textarea':
      return textField(name, (document) => [textOf(read(document) as unknown as AdfDocument | null)]);
    case 'number':
      return numberField(name, (document) => flatten(read(document)).map(Number));
    case 'date':
      return calendarDateField(name, (document) => strings(document)[0] ?? null);
    case 'datetime':
      return instantField(name, (document) => {
        const value = strings(document)[0];
        return value === undefined ? null : Number(value);
      });
    case 'user':
      return identityField({ name, read: strings, resolve: resolvePerson, call: callPersonFunction });
    case 'labels':
      return identityField({
        name,
        read: (document) => strings(document).map((label) => label.toLowerCase()),
        resolve: (value) => [value.toLowerCase()],
      });
    case 'option':
      return identityField({
        name,
        read: strings,
        resolve(value) {
          const option = field.options?.find(
            (known) => known.id === value || known.name.toLowerCase() === value.toLowerCase(),
          );
          return option === undefined ? undefined : [option.id];
        },
        missing: (value) => `The option '${value}' for field '${name}' does not exist.`,
      });
  }
}

/** The field behind `issue.property[key].path`. */
export function propertyFieldOf(field: Field, environment: JqlEnvironment): JqlField {
  const property = (field.properties ?? [])[0];
  const key = property?.key?.value;
  const path = (property?.path ?? [])
    .map(({ value }) => value)
    .join('')
    .replace(/^\./, '');
  for (const declared of environment.indexedProperties) {
    const value = declared.values.find((candidate) => candidate.path === path);
    if (declared.propertyKey === key && value !== undefined)
      return indexedField(declared.propertyKey, value, `issue.property[${key}].${path}`);
  }
  throw badRequest(
    `Field 'issue.property[${key ?? ''}]${path === '' ? '' : `.${path}`}' does not exist or you do not have permission to view it.`,
  );
}

/** The field an app gave a name of its own (`searchAlias`). */
export function propertyFieldByAlias(clause: string, indexed: readonly IndexedProperty[]): JqlField | undefined {
  for (const declared of indexed) {
    const value = declared.values.find(({ searchAlias }) => searchAlias?.toLowerCase() === clause.toLowerCase());
    if (value !== undefined) return indexedField(declared.propertyKey, value, clause);
  }
  return undefined;
}

function indexedField(key: string, { path, type }: IndexedProperty['values'][number], name: string): JqlField {
  const read = ({ properties }: SearchDocument): readonly JsonValue[] =>
    flatten(valueAt(properties[key] ?? null, path));
  // A value of another type than declared is not indexed.
  const strings = (document: SearchDocument) => read(document).filter((value) => typeof value === 'string');
  switch (type) {
    case 'number':
      return numberField(name, (document) => read(document).filter((value) => typeof value === 'number'));
    case 'text':
      return textField(name, strings);
    case 'date':
      return instantField(name, (document) => {
        const instant = Date.parse(strings(document)[0] ?? '');
        return Number.isNaN(instant) ? null : instant;
      });
    case 'user':
      return identityField({ name, read: strings, resolve: resolvePerson, call: callPersonFunction });
    case 'string':
      return identityField({ name, read: strings, resolve: (value) => [value] });
  }
}

function valueAt(value: JsonValue, path: string): JsonValue {
  if (path === '') return value;
  return path.split('.').reduce<JsonValue>((current, step) => {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return null;
    return (current as { readonly [key: string]: JsonValue })[step] ?? null;
  }, value);
}

function flatten(value: JsonValue): readonly Exclude<JsonValue, null>[] {
  if (value === null) return [];
  return Array.isArray(value) ? value.flatMap(flatten) : [value];
}
