/** A stored record and where it lives. */
export type RecordKind = 'plain' | 'secret' | 'entity';
/** Where a record lives; `entity` is empty for plain values and secrets. */
export interface RecordAddress {
  readonly installationId: string;
  readonly kind: RecordKind;
  readonly entity: string;
  readonly key: string;
}
export interface StoredRecord {
  readonly key: string;
  /** JSON text. */
  readonly value: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number | undefined;
}
export function describeAddress(address: RecordAddress): string {
  return `${address.installationId}\n${address.kind}\n${address.entity}\n${address.key}`;
}
