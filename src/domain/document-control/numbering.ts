/**
 * Document numbers `PREFIX-TYPE-NNN`. A series counts up and only up: a number is never given twice, not after withdrawal,
 * cancellation or deletion. [DC-1; A2]
 */
/**
 * The series a number is drawn from, for example `TBI-PRO`.
 * @param code of the type, as it is configured
 */
export function seriesOf(prefix: string, code: string): string {
  return `${prefix}-${code}`;
}

/** @param ordinal position in the series, from 1; three digits, more when they are needed */
export function documentNumber(series: string, ordinal: number): string {
  return `${series}-${String(ordinal).padStart(3, '0')}`;
}
