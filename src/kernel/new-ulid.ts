/**
 * Makes ULIDs for ids the app itself gives: they sort by time and say nothing else.
 */
import { ulid } from 'ulid';
import type { Instant } from './time';

export function newUlid(at: Instant): string {
  return ulid(Date.parse(at));
}
