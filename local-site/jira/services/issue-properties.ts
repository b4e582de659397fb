/** Entity properties of issues and comments: key and size rules; anyone who may edit may write them, apps have no privilege. */
import type { JsonValue } from '../model';
import { badRequest } from '../refusal';

const MAXIMUM_VALUE = 32_768;
const MAXIMUM_KEY = 255;

export function checkPropertyKey(key: string): void {
  if (key.length > MAXIMUM_KEY) throw badRequest(`The property key cannot be longer than ${MAXIMUM_KEY} characters.`);
}

/** The value as it will be stored; it must be JSON and at most 32 KB long. */
export function checkPropertyValue(value: unknown): JsonValue {
  if (value === undefined) throw badRequest('The property value must be a valid, non-empty JSON.');
  if (JSON.stringify(value).length > MAXIMUM_VALUE) {
    throw badRequest(`The property value cannot be longer than ${MAXIMUM_VALUE} characters.`);
  }
  return value as JsonValue;
}

/** The `properties` of a create, edit or comment request. */
export function readPropertyList(value: unknown): readonly { readonly key: string; readonly value: JsonValue }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badRequest("'properties' must be an array of objects with 'key' and 'value'.");
  return value.map((entry: unknown) => {
    const { key, value: stored } = (entry ?? {}) as { key?: unknown; value?: unknown };
    if (typeof key !== 'string' || key === '') throw badRequest('The property key must be specified.');
    checkPropertyKey(key);
    return { key, value: checkPropertyValue(stored) };
  });
}
