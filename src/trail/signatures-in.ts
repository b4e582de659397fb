/** Finds the signatures in events of any kind: a signature is what has a signer and an instant, wherever it stands. */

export interface FoundSignature {
  readonly signer: unknown;
  readonly signedAt: unknown;
}

export function signaturesIn(value: unknown): readonly FoundSignature[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(signaturesIn);
  return 'signer' in value && 'signedAt' in value ? [value, ...inside] : inside;
}
