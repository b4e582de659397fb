/**
 * Faults: what goes wrong without a rule having said no. They are thrown, caught only to retry or compensate, and turned
 * into a code at the entry. Refusals are values and never appear here. (architecture §9)
 */

/** Storage did not do what was asked. `unknownOutcome`: a write may or may not have landed. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  constructor(
    readonly code: string,
    readonly kind: 'unknownOutcome' | 'rejected' | 'overQuota',
    options?: ErrorOptions,
  ) {
    super(`storage: ${code}`, options);
  }
}

/** Confluence or Jira answered something that no rule foresees, or did not answer. Status 0: no answer arrived. */
export class ProductFault extends Error {
  override readonly name = 'ProductFault';
  constructor(
    readonly operation: string,
    readonly status: number,
    readonly retryable: boolean,
    /** Seconds the product asked us to wait, when it did. */
    readonly retryAfter: number | null = null,
    options?: ErrorOptions,
  ) {
    super(`${operation}: ${status === 0 ? 'no answer' : `status ${status}`}`, options);
  }
}

/** The product does not show this resource to the caller, or it is not there: the same answer for both. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(readonly resource: string) {
    super(`not found: ${resource}`);
  }
}

/** A stored row does not have the shape its key promises. */
export class RecordDamaged extends Error {
  override readonly name = 'RecordDamaged';
  constructor(readonly key: string) {
    super(`stored row is damaged: ${key}`);
  }
}
