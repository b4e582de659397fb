/**
 * Limits and answers of Forge storage as published or measured (platform facts §2). An answer marked *unmeasured* is
 * documented or chosen by us, never seen on a real installation; `docs/first-install.md` lists those.
 */
export const MAXIMUM_VALUE_BYTES = 240 * 1024;
export const MAXIMUM_DEPTH = 31;
export const MAXIMUM_KEY_LENGTH = 500;
export const KEY_PATTERN = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
export const MAXIMUM_TRANSACTION_OPERATIONS = 25;
export const MAXIMUM_TRANSACTION_BYTES = 4 * 1024 * 1024;
export const MAXIMUM_BATCH_ITEMS = 25;
export const DEFAULT_PAGE_SIZE = 10;
export const MAXIMUM_PAGE_SIZE = 100;
export const MAXIMUM_TTL_MILLISECONDS = 365 * 24 * 3600 * 1000;
export const UNIT_BYTES = 10 * 1024;
export const READ_UNITS_PER_MINUTE = 4000;
export const WRITE_UNITS_PER_MINUTE = 4000;
export const REQUESTS_PER_SECOND = 1000;
export const LARGEST_INTEGER = 2 ** 31 - 1;
export const SMALLEST_INTEGER = -(2 ** 31);

/** An answer other than success, as the storage service words it: `{ code, message }`. */
export class StorageRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'StorageRefusal';
  }
}

export const refusals = {
  keyNotFound: () => new StorageRefusal(404, 'KEY_NOT_FOUND', 'The requested key was not found.'),
  keyConflict: () => new StorageRefusal(409, 'KEY_CONFLICT', 'Provided key already exists and cannot be overwritten.'),
  conditionFailed: () =>
    new StorageRefusal(
      400,
      'CONDITIONAL_CHECK_FAILED',
      'The operation failed the conditional check specified in the request or optimistic locking.',
    ),
  tooManyOperations: () =>
    new StorageRefusal(422, 'UNPROCESSABLE_ENTITY', 'A transaction takes at most 25 operations.'),
  duplicateKey: () => new StorageRefusal(400, 'KEY_DUPLICATION_ERROR', 'Duplicate key found in request.'),
  tooManyBatchItems: () => new StorageRefusal(400, 'TOO_MANY_BATCH_ENTITIES', 'A batch takes at most 25 items.'),
  schemaNotFound: (entity: string) =>
    new StorageRefusal(404, 'SCHEMA_NOT_FOUND', `The schema ${entity} does not exist.`),
  invalidTtl: () => new StorageRefusal(400, 'INVALID_TTL', 'The TTL must be between one second and one year.'),
  incorrectType: (attribute: string, type: string) =>
    new StorageRefusal(400, 'INCORRECT_PROPERTY_TYPE', `Property ${attribute} must be of type ${type}.`),
  // The rest is documented or chosen by us, and unmeasured.
  emptyKey: () => new StorageRefusal(400, 'EMPTY_KEY', 'Key cannot be empty.'),
  invalidKey: () =>
    new StorageRefusal(400, 'INVALID_KEY', `The provided key does not match the regex: ${KEY_PATTERN}.`),
  keyTooLong: () =>
    new StorageRefusal(400, 'KEY_TOO_LONG', 'The provided key has exceeded the maximum 500 characters.'),
  valueTooLarge: () => new StorageRefusal(400, 'MAX_SIZE', 'The provided value has exceeded the maximum size limit.'),
  valueTooDeep: () => new StorageRefusal(400, 'MAX_DEPTH', 'The provided value has exceeded the maximum object depth.'),
  missingValue: () => new StorageRefusal(400, 'INVALID_VALUE', 'A value must be provided and cannot be null.'),
  invalidEntityValue: (reason: string) => new StorageRefusal(400, 'INVALID_ENTITY_VALUE', reason),
  invalidIndex: (index: string) =>
    new StorageRefusal(400, 'INVALID_ENTITY_INDEX', `The custom entity index ${index} is invalid.`),
  invalidPartition: (expected: number) =>
    new StorageRefusal(400, 'INVALID_PARTITION', `The index needs ${expected} partition values.`),
  invalidPageSize: () =>
    new StorageRefusal(400, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'The page limit must be between 1 and 100.'),
  invalidCursor: () => new StorageRefusal(400, 'INVALID_CURSOR', 'The cursor is invalid.'),
  invalidCondition: (reason: string) => new StorageRefusal(400, 'INVALID_FILTER', reason),
  emptyFilter: () =>
    new StorageRefusal(400, 'EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.'),
  mixedFilter: () =>
    new StorageRefusal(
      400,
      'INVALID_FILTER_OPERATORS_COMBINATION',
      'Filter operators "and" and "or" cannot be present at the same level.',
    ),
  malformed: (reason: string) => new StorageRefusal(400, 'BAD_REQUEST', reason),
  transactionTooLarge: () => new StorageRefusal(422, 'UNPROCESSABLE_ENTITY', 'A transaction takes at most 4 MB.'),
  rateLimited: () => new StorageRefusal(429, 'RATE_LIMIT_EXCEEDED', 'Rate limit exceeded.'),
  notModelled: (what: string) => new StorageRefusal(501, 'NOT_MODELLED', `The local site does not model ${what}.`),
} as const;
