/**
 * The one place where a fault becomes a code. Nothing an exception says crosses the wire; it is logged once, here, under a
 * reference that the person can quote. (architecture §9)
 */
import { ulid } from 'ulid';
import { NotFound, ProductFault, StoreFault } from '../application/faults';
import type { WireRefusal } from '../contract/wire';

/** Asks the platform to ask the person for consent; must leave the function as it is. */
export function isConsentNeeded(error: unknown): boolean {
  return error instanceof Error && error.name === 'NEEDS_AUTHENTICATION_ERR';
}

export function translateFault(where: string, error: unknown): WireRefusal {
  if (error instanceof NotFound) return { code: 'notFound' };
  const reference = ulid();
  logFault(where, error, reference);
  if (error instanceof StoreFault && error.kind !== 'rejected') return { code: 'busyTryAgain', reference };
  if (error instanceof ProductFault) {
    return { code: 'productUnavailable', details: { operation: error.operation, status: error.status }, reference };
  }
  return { code: 'internalFault', reference };
}

export function logFault(where: string, error: unknown, reference: string): void {
  console.error(`fault ${reference} in ${where}`, error);
}
