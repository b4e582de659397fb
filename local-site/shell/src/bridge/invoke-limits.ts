/**
 * The limits a front-end request meets before it leaves the page: 500 invocations in 25 seconds per page and a payload of
 * 500 KB. The SDK counts as well, but per frame; the platform counts per page.
 */
const MAXIMUM_INVOCATIONS = 500;
const WINDOW_MILLISECONDS = 25_000;
const MAXIMUM_PAYLOAD_BYTES = 500 * 1024;

export class InvocationLimiter {
  private windowStartedAt = Number.NEGATIVE_INFINITY;
  private count = 0;

  /** Throws when the page has used up its window. */
  admit(now: number): void {
    if (now - this.windowStartedAt > WINDOW_MILLISECONDS) {
      this.windowStartedAt = now;
      this.count = 0;
    }
    if (this.count >= MAXIMUM_INVOCATIONS) throw new Error('Resolver calls are rate limited at 500req/25s');
    this.count += 1;
  }
}

/** Throws when the payload is larger than the platform accepts. */
export function checkPayloadSize(payload: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(payload) ?? '').byteLength;
  if (bytes > MAXIMUM_PAYLOAD_BYTES) {
    throw new Error(`Request payload of ${bytes} bytes exceeds the maximum of ${MAXIMUM_PAYLOAD_BYTES} bytes.`);
  }
}
