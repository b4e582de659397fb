/**
 * How much of the products' REST an app and outside clients may ask for: points an hour for the app, requests a second for
 * each endpoint, writes to one issue. What is over a limit is answered 429 in the words and headers of the products.
 *
 * Published: the formula of the points, 65,000 an hour in the pool that all sites of an app share, hours by UTC, the
 * steady rates, the limit on writes to one issue, the headers. Not published, so chosen here and adjustable: how much an
 * endpoint takes at once after a rest, and whether a 429 says `Retry-After` (both have been seen). `docs/first-install.md`
 * lists these.
 */
import type { Clock } from '../../contracts';
import type { ProductName } from '../installation';
import { type Bucket, takeToken, waitForWindows, type WindowSize } from './token-bucket';

export interface RateSettings {
  isEnforced: boolean;
  /** Whether clients with basic auth are limited a second; they have no points. */
  limitsOutsideClients: boolean;
  pointsPerHour: number;
  /** Points that other sites of the app have used in this hour: the pool is theirs as well. */
  pointsUsedElsewhere: number;
  /** Steady requests a second and endpoint; methods not named here have those of POST. */
  requestsPerSecond: Record<string, number>;
  /** Requests an endpoint takes at once after a rest. Not published. */
  requestsAtOnce: number;
  writesPerIssue: readonly WindowSize[];
  /** Whether a 429 says how long to wait. Without, it carries no reason either, only when the window resets. */
  saysRetryAfter: boolean;
}

/** `app`: through the proxy. `browser`: over the bridge, free of points. `outside`: basic auth, free of points. */
export type RateOrigin = 'app' | 'browser' | 'outside';
export interface RatedRequest {
  readonly product: ProductName;
  readonly method: string;
  readonly target: string;
  readonly origin: RateOrigin;
}
export interface RateVerdict {
  /** Absent when the request may pass. */
  readonly refusal?: { readonly status: 429; readonly body: unknown };
  /** Headers of the answer, refused or not. */
  readonly headers: Readonly<Record<string, string>>;
}
export interface PointsReport {
  readonly used: number;
  readonly limit: number;
  readonly remaining: number;
  /** Fewer than a fifth are left. */
  readonly isNearLimit: boolean;
  /** ISO 8601. */
  readonly resetsAt: string;
}
export interface RateReport {
  readonly points: PointsReport;
  readonly settings: RateSettings;
  /** 429 answers since the start, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}
export interface ProductRates {
  readonly settings: RateSettings;
  admit(request: RatedRequest): RateVerdict;
  /** Counts the points of an answered call of the app. */
  charge(points: number): void;
  report(): RateReport;
}

const HOUR = 3_600_000;
const NEAR_LIMIT = 0.2;
const MOST_BUCKETS = 10_000;
const ISSUE_WRITE = /^\/rest\/api\/[23]\/issue\/((?=[^/]*\d)[^/]+)(?:\/|$)/;

export function defaultRateSettings(): RateSettings {
  return {
    isEnforced: true,
    limitsOutsideClients: true,
    pointsPerHour: 65_000,
    pointsUsedElsewhere: 0,
    requestsPerSecond: { GET: 100, POST: 100, PUT: 50, DELETE: 50 },
    requestsAtOnce: 350,
    writesPerIssue: [
      { milliseconds: 2000, count: 20 },
      { milliseconds: 30_000, count: 100 },
    ],
    saysRetryAfter: true,
  };
}

/** Ids and keys of things have a digit in them; what is left names the endpoint. */
function nameEndpoint(method: string, target: string): string {
  const path = (target.split('?')[0] ?? '').split('/');
  return `${method} ${path.map((part) => (/\d/.test(part) ? '{}' : part)).join('/')}`;
}

export function createProductRates(clock: Clock, given: Partial<RateSettings> = {}): ProductRates {
  const settings: RateSettings = { ...defaultRateSettings(), ...given };
  const buckets = new Map<string, Bucket>();
  const writes = new Map<string, number[]>();
  const refused: Record<string, number> = {};
  let hour = { start: 0, used: 0 };

  function currentHour(): typeof hour {
    const start = Math.floor(clock.now() / HOUR) * HOUR;
    if (hour.start !== start) hour = { start, used: 0 };
    return hour;
  }
  function reportPoints(): PointsReport {
    const { start, used } = currentHour();
    const limit = settings.pointsPerHour;
    const remaining = Math.max(0, limit - used - settings.pointsUsedElsewhere);
    const resetsAt = new Date(start + HOUR).toISOString();
    return { used, limit, remaining, isNearLimit: remaining < limit * NEAR_LIMIT, resetsAt };
  }

  function refuse(reason: string, limit: number, resetsAt: number): RateVerdict {
    refused[reason] = (refused[reason] ?? 0) + 1;
    const waitSeconds = Math.max(1, Math.ceil((resetsAt - clock.now()) / 1000));
    return {
      refusal: { status: 429, body: { code: 429, message: 'Rate limit exceeded' } },
      headers: {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': new Date(resetsAt).toISOString(),
        ...(settings.saysRetryAfter
          ? { 'retry-after': String(waitSeconds), 'ratelimit-reason': reason, 'x-ratelimit-nearlimit': 'true' }
          : {}),
      },
    };
  }

  function admitPoints({ product, origin }: RatedRequest): RateVerdict | undefined {
    const { remaining, limit, resetsAt } = reportPoints();
    if (origin !== 'app' || remaining > 0) return undefined;
    return refuse(`${product}-quota-global-based`, limit, Date.parse(resetsAt));
  }

  function admitIssueWrite({ product, method, target }: RatedRequest): RateVerdict | undefined {
    const issue =
      product === 'jira' && method !== 'GET' ? ISSUE_WRITE.exec(target.split('?')[0] ?? '')?.[1] : undefined;
    if (issue === undefined) return undefined;
    const now = clock.now();
    const longest = Math.max(0, ...settings.writesPerIssue.map(({ milliseconds }) => milliseconds));
    const times = (writes.get(issue) ?? []).filter((at) => at > now - longest && at <= now);
    const wait = waitForWindows(times, settings.writesPerIssue, now);
    if (writes.size > MOST_BUCKETS) writes.clear();
    writes.set(issue, wait > 0 ? times : [...times, now]);
    const smallest = settings.writesPerIssue[0]?.count ?? 0;
    return wait > 0 ? refuse('jira-per-issue-on-write', smallest, now + wait) : undefined;
  }

  function admitRequest(request: RatedRequest): RateVerdict {
    const { product, method, target } = request;
    const now = clock.now();
    const perSecond = settings.requestsPerSecond[method] ?? settings.requestsPerSecond['POST'] ?? 1;
    const size = { perSecond, capacity: Math.max(1, settings.requestsAtOnce) };
    const name = `${product} ${nameEndpoint(method, target)}`;
    if (buckets.size > MOST_BUCKETS) buckets.clear();
    const bucket = buckets.get(name) ?? { tokens: size.capacity, at: now };
    buckets.set(name, bucket);
    const left = takeToken(bucket, size, now);
    if (left === undefined) return refuse(`${product}-burst-based`, size.capacity, now + 1000);
    const isNear = request.origin === 'app' && reportPoints().isNearLimit;
    return {
      headers: {
        'x-ratelimit-limit': String(size.capacity),
        'x-ratelimit-remaining': String(left),
        ...(isNear ? { 'x-ratelimit-nearlimit': 'true' } : {}),
      },
    };
  }

  return {
    settings,
    admit(request) {
      if (!settings.isEnforced || (request.origin === 'outside' && !settings.limitsOutsideClients))
        return { headers: {} };
      return admitPoints(request) ?? admitIssueWrite(request) ?? admitRequest(request);
    },
    charge(points) {
      currentHour().used += points;
    },
    report: () => ({ points: reportPoints(), settings, refused: { ...refused } }),
  };
}
