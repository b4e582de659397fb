/**
 * Document numbers `PREFIX-TYPE-NNN`. A series counts up and only up: a number is never given twice, not after withdrawal,
 * cancellation or deletion. [DC-1; A2]
 */
import type { DocumentTypeCode } from '../../contract/document-types';

/** The series a number is drawn from, for example `TBI-PRO`. */
export function seriesOf(prefix: string, typeCode: DocumentTypeCode): string {
  return `${prefix}-${typeCode}`;
}

/** @param ordinal position in the series, from 1; three digits, more when they are needed */
export function documentNumber(series: string, ordinal: number): string {
  return `${series}-${String(ordinal).padStart(3, '0')}`;
}
