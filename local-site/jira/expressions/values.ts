/**
 * The values of Jira expressions: JSON's, entities of Jira with named properties, bags of entity properties, and lambdas.
 * Properties of an entity are read only when asked for; those that load more data count as expensive operations.
 */
import type { JsonValue } from '../model';

export interface EntityProperty {
  readonly read: () => Value;
  /** True for what Jira loads separately (marked with 1 in its type reference). */
  readonly isExpensive: boolean;
}
export interface EntityDefinition {
  /** Jira's name of the type: `Issue`, `User` … */
  readonly type: string;
  readonly properties: Readonly<Record<string, EntityProperty>>;
  /** What the type has on Jira and not here: asking for it is not modelled, which is not the same as not there. */
  readonly notModelled?: readonly string[];
  /** Instants and calendar dates compare by this. */
  readonly order?: number;
  /** As an answer of REST; absent where its shape is not known. */
  readonly toJson?: () => unknown;
}
export class Entity {
  readonly definition: EntityDefinition;
  constructor(definition: EntityDefinition) {
    this.definition = definition;
  }
}
/** Entity properties of an issue, or the properties of the app. */
export class PropertyBag {
  readonly read: (key: string) => JsonValue | undefined;
  readonly keys: () => readonly string[];
  constructor(read: (key: string) => JsonValue | undefined, keys: () => readonly string[]) {
    this.read = read;
    this.keys = keys;
  }
}
export class ExpressionMap {
  readonly entries: ReadonlyMap<string, Value>;
  constructor(entries: Iterable<readonly [string, Value]>) {
    this.entries = new Map(entries);
  }
}
export class Lambda {
  readonly apply: (args: readonly Value[]) => Value;
  constructor(apply: (args: readonly Value[]) => Value) {
    this.apply = apply;
  }
}
export type Value = null | boolean | number | string | readonly Value[] | ExpressionMap | Entity | PropertyBag | Lambda;

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'List';
  if (value instanceof ExpressionMap) return 'Map';
  if (value instanceof PropertyBag) return 'EntityProperties';
  if (value instanceof Lambda) return 'Function';
  if (value instanceof Entity) return value.definition.type;
  return typeof value === 'string' ? 'String' : typeof value === 'number' ? 'Number' : 'Boolean';
}

export function fromJson(value: JsonValue): Value {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(fromJson);
  return new ExpressionMap(Object.entries(value).map(([key, member]) => [key, fromJson(member)]));
}
