/**
 * Numbers of nonconformities: `NC-2026-014`, counted per calendar year (UTC) from one series guard, never given twice. A
 * withdrawn record keeps its number. [NC-1]
 */
import type { Instant } from '../../kernel/time';

export function seriesOf(reportedAt: Instant): string {
  return `NC-${reportedAt.slice(0, 4)}`;
}

/** @param position place in the series, from 1; more than 999 in a year simply grow a digit. */
export function numberIn(series: string, position: number): string {
  return `${series}-${String(position).padStart(3, '0')}`;
}
