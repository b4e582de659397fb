/**
 * What may be stored under which key: key alphabet, size and depth of values, life time, and the attribute types that
 * the manifest declares for an entity.
 */
import type { AttributeType, EntityDeclaration } from '../manifest/app-manifest';
import {
  KEY_PATTERN,
  LARGEST_INTEGER,
  MAXIMUM_DEPTH,
  MAXIMUM_KEY_LENGTH,
  MAXIMUM_TTL_MILLISECONDS,
  MAXIMUM_VALUE_BYTES,
  refusals,
  SMALLEST_INTEGER,
} from './limits';

const UNIT_MILLISECONDS: Readonly<Record<string, number>> = {
  SECONDS: 1000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
};

export function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw refusals.emptyKey();
  if (key.length > MAXIMUM_KEY_LENGTH) throw refusals.keyTooLong();
  if (!KEY_PATTERN.test(key)) throw refusals.invalidKey();
  return key;
}

/** Levels of nesting: 0 for a scalar, 1 for an object of scalars. */
function measureDepth(value: unknown, limit: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (limit < 0) return 1;
  let deepest = 0;
  for (const member of Object.values(value)) deepest = Math.max(deepest, measureDepth(member, limit - 1));
  return deepest + 1;
}

/** Returns the value as it is stored: canonical only in that it is JSON. */
export function checkValue(value: unknown): string {
  if (value === undefined || value === null) throw refusals.missingValue();
  if (measureDepth(value, MAXIMUM_DEPTH) > MAXIMUM_DEPTH) throw refusals.valueTooDeep();
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > MAXIMUM_VALUE_BYTES) throw refusals.valueTooLarge();
  return text;
}

/** Milliseconds to live, or nothing when the caller set no life time. */
export function checkTimeToLive(options: unknown): number | undefined {
  const ttl = (options as { ttl?: unknown } | undefined)?.ttl;
  if (ttl === undefined) return undefined;
  const { value, unit } = ttl as { value?: unknown; unit?: unknown };
  const factor = UNIT_MILLISECONDS[String(unit)];
  if (factor === undefined || typeof value !== 'number' || !Number.isInteger(value)) throw refusals.invalidTtl();
  const milliseconds = value * factor;
  if (milliseconds <= 0 || milliseconds > MAXIMUM_TTL_MILLISECONDS) throw refusals.invalidTtl();
  return milliseconds;
}

function hasType(value: unknown, type: AttributeType): boolean {
  switch (type) {
    case 'any':
      return true;
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'integer':
      return (
        typeof value === 'number' && Number.isInteger(value) && value >= SMALLEST_INTEGER && value <= LARGEST_INTEGER
      );
  }
}

/**
 * Checks an entity's attributes. An attribute that is not declared is refused, which is stricter than anything
 * measured: what passes here passes on Forge whichever way Forge decides.
 */
export function checkEntityValue(entity: EntityDeclaration, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refusals.invalidEntityValue('An entity value must be an object.');
  }
  for (const [attribute, member] of Object.entries(value)) {
    const type = entity.attributes.get(attribute);
    if (type === undefined) throw refusals.invalidEntityValue(`${entity.name} declares no attribute ${attribute}.`);
    if (!hasType(member, type)) throw refusals.incorrectType(attribute, type);
  }
}
