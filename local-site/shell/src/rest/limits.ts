/** What the site's platform has metered. */
import { request } from './http';

interface RateReport {
  readonly points: {
    readonly used: number;
    readonly limit: number;
    readonly isNearLimit: boolean;
    readonly resetsAt: string;
  };
  readonly settings: {
    readonly requestsPerSecond: Readonly<Record<string, number>>;
    readonly requestsAtOnce: number;
    readonly writesPerIssue: readonly { readonly milliseconds: number; readonly count: number }[];
  };
  /** 429 answers since the start, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}
interface Meters {
  readonly storage: {
    readonly readUnits: number;
    readonly writeUnits: number;
    readonly readBytes: number;
    readonly writeBytes: number;
  };
  readonly wire: { readonly invocations: number };
  readonly outstanding: { readonly queues: number; readonly events: number };
}
export interface Limits {
  readonly rates: RateReport;
  readonly meters: Meters;
}

export async function loadLimits(): Promise<Limits> {
  const [rates, meters] = await Promise.all([
    request<RateReport>('GET', '/__site/rates'),
    request<Meters>('GET', '/__site/meters'),
  ]);
  return { rates, meters };
}
