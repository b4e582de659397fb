/**
 * Closes a union: the compiler reports the case that was forgotten, and stored data of an unknown kind is a fault.
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`);
}
