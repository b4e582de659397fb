/**
 * Storage usage in units of 10 KB a request, per installation, and the limits a minute and a second. A request's size is
 * rounded up once; a transaction or a batch is one request (platform facts §2).
 */
import type { Clock } from '../../contracts';
import { READ_UNITS_PER_MINUTE, REQUESTS_PER_SECOND, refusals, UNIT_BYTES, WRITE_UNITS_PER_MINUTE } from './limits';

export interface Usage {
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}
export const NO_USAGE: Usage = { readUnits: 0, writeUnits: 0, readBytes: 0, writeBytes: 0 };

export function countUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / UNIT_BYTES));
}
export function readUsage(bytes: number): Usage {
  return { ...NO_USAGE, readUnits: countUnits(bytes), readBytes: bytes };
}
export function writeUsage(bytes: number): Usage {
  return { ...NO_USAGE, writeUnits: countUnits(bytes), writeBytes: bytes };
}
export function addUsage(one: Usage, other: Usage): Usage {
  return {
    readUnits: one.readUnits + other.readUnits,
    writeUnits: one.writeUnits + other.writeUnits,
    readBytes: one.readBytes + other.readBytes,
    writeBytes: one.writeBytes + other.writeBytes,
  };
}

interface Window {
  minute: number;
  second: number;
  readUnits: number;
  writeUnits: number;
  requests: number;
}

export interface StorageMeter {
  /** Refuses with 429 when the installation has used up its second or its minute. */
  admit(installationId: string): void;
  record(installationId: string, usage: Usage): void;
  totals(installationId: string): Usage;
  reset(): void;
}

export function createStorageMeter(clock: Clock, isEnforced: () => boolean): StorageMeter {
  const windows = new Map<string, Window>();
  const totals = new Map<string, Usage>();

  function currentWindow(installationId: string): Window {
    const now = clock.now();
    const minute = Math.floor(now / 60_000);
    const second = Math.floor(now / 1000);
    let window = windows.get(installationId);
    if (window === undefined || window.minute !== minute) {
      window = { minute, second, readUnits: 0, writeUnits: 0, requests: 0 };
      windows.set(installationId, window);
    }
    if (window.second !== second) {
      window.second = second;
      window.requests = 0;
    }
    return window;
  }

  return {
    admit(installationId) {
      const window = currentWindow(installationId);
      window.requests += 1;
      if (!isEnforced()) return;
      const isOverLimit =
        window.requests > REQUESTS_PER_SECOND ||
        window.readUnits >= READ_UNITS_PER_MINUTE ||
        window.writeUnits >= WRITE_UNITS_PER_MINUTE;
      if (isOverLimit) throw refusals.rateLimited();
    },
    record(installationId, usage) {
      const window = currentWindow(installationId);
      window.readUnits += usage.readUnits;
      window.writeUnits += usage.writeUnits;
      totals.set(installationId, addUsage(totals.get(installationId) ?? NO_USAGE, usage));
    },
    totals: (installationId) => totals.get(installationId) ?? NO_USAGE,
    reset() {
      windows.clear();
      totals.clear();
    },
  };
}
