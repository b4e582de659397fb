/**
 * A small sample of the fault sweep (`npm run faults` plays all of it), and the proof that the sweep finds what it looks for.
 */
import { missingCases } from './actions';
import { callsOf, casesOf, kindsFor } from './fault-cases';
import type { LoadApp } from './fault-site';
import { plantBug } from './planted-bug';
import { runSweep } from './sweep';

const loadApp: LoadApp = () => import('./app-sources');

jest.setTimeout(300_000);

describe('the fault sweep', () => {
  it('[PF-1, PF-3, PF-4] finds every action not happened or happened once, in a sample of calls and faults', async () => {
    const { faults, violations } = await runSweep({ seed: 20260105, loadApp, mostActions: 10, limit: 32 });
    expect(violations).toEqual([]);
    expect(faults).toBe(32);
  });

  it('finds a write path that does not look whether its command has taken effect', async () => {
    const planted = plantBug(loadApp);
    try {
      const { violations } = await runSweep({
        seed: 1,
        loadApp: planted.loadApp,
        action: 'nonconformity.planCorrection',
        call: 'space-resolver: kvs POST /api/v1/transaction',
      });
      const broken = violations.flatMap((violation) => violation.broken);
      expect(violations.length).toBeGreaterThan(0);
      expect(broken.join()).toContain('one command made two commits on nonconformity:');
    } finally {
      await planted.mend();
    }
  });

  it('knows every procedure that takes a command', () => {
    expect(missingCases).toEqual([]);
  });

  it('strikes each call of a kind by its place among its equals', () => {
    const call = (startedAt: number, method: string, target: string) =>
      ({ functionKey: 'effects', capability: 'kvs', method, target, startedAt }) as Parameters<
        typeof callsOf
      >[0][number];
    const calls = callsOf([
      call(3, 'POST', '/api/v1/transaction'),
      call(1, 'POST', '/api/v1/batch/get'),
      call(2, 'POST', '/api/v1/transaction'),
    ]);
    expect(calls.map((one) => `${one.description} ${one.occurrence}`)).toEqual([
      'kvs POST /api/v1/batch/get 0',
      'kvs POST /api/v1/transaction 0',
      'kvs POST /api/v1/transaction 1',
    ]);
    expect(kindsFor(calls[0] ?? { functionKey: '', description: '', occurrence: 0 })).not.toContain(
      'timeoutAfterEffect',
    );
    expect(casesOf(calls.slice(1)).map((one) => one.kind)).toEqual(
      expect.arrayContaining(['killAfter', 'lateLanding']),
    );
  });
});
