/**
 * How often something may happen: a bucket of tokens that fills at a steady rate, and a window that remembers what
 * happened in it. Both count in site time; time that was moved backwards starts them afresh.
 */
export interface BucketSize {
  /** Tokens a second. */
  readonly perSecond: number;
  /** Tokens it can hold: what may come at once after a rest. */
  readonly capacity: number;
}
export interface Bucket {
  tokens: number;
  at: number;
}

/** Takes one token; answers how many are left, or nothing when there was none. */
export function takeToken(bucket: Bucket, size: BucketSize, now: number): number | undefined {
  const elapsed = now - bucket.at;
  bucket.tokens =
    elapsed < 0 ? size.capacity : Math.min(size.capacity, bucket.tokens + (elapsed / 1000) * size.perSecond);
  bucket.at = now;
  if (bucket.tokens < 1) return undefined;
  bucket.tokens -= 1;
  return Math.floor(bucket.tokens);
}

export interface WindowSize {
  readonly milliseconds: number;
  readonly count: number;
}

/** Milliseconds until one more fits into every window; 0 when it fits now. */
export function waitForWindows(times: readonly number[], windows: readonly WindowSize[], now: number): number {
  let longest = 0;
  for (const { milliseconds, count } of windows) {
    const within = times.filter((at) => at > now - milliseconds && at <= now);
    const oldest = within.length < count ? undefined : within[within.length - count];
    if (oldest !== undefined) longest = Math.max(longest, oldest + milliseconds - now);
  }
  return longest;
}
