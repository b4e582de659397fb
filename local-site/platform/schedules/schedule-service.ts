/**
 * Scheduled triggers: run at their interval on the site's clock, once too often or too seldom when told so. A run is
 * recorded by the status code the function returns; anything but 200 counts as failed, and nothing is repeated.
 */
import type { Clock, ScheduledTask } from '../../contracts';
import type { Installation } from '../installation';
import type { AppManifest, ScheduleInterval, ScheduleModule } from '../manifest/app-manifest';
import type { Invoker } from '../runtime/invoker';

export interface ScheduleSettings {
  /** False: schedules have silently stopped. */
  isRunning: boolean;
  /** Every run happens twice. */
  doubles: boolean;
  /** How many of the next runs are left out. */
  skips: number;
}
export interface ScheduleRun {
  readonly moduleKey: string;
  readonly at: number;
  /** 200 as returned, or 424 when the function threw or returned anything else. */
  readonly statusCode: number;
}
export interface ScheduleService {
  readonly settings: ScheduleSettings;
  runs(): readonly ScheduleRun[];
  /** Runs one schedule now, whatever the settings say. */
  runNow(moduleKey: string): Promise<ScheduleRun>;
  /** Resolves when no run is under way. */
  whenIdle(): Promise<void>;
  close(): void;
}
export interface ScheduleServiceOptions {
  readonly clock: Clock;
  readonly manifest: AppManifest;
  readonly invoker: Invoker;
  readonly installation: Installation;
  readonly settings?: Partial<ScheduleSettings> | undefined;
}

const INTERVALS: Readonly<Record<ScheduleInterval, number>> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const REMEMBERED_RUNS = 1000;

export function createScheduleService(options: ScheduleServiceOptions): ScheduleService {
  const { clock, manifest, invoker, installation } = options;
  const settings: ScheduleSettings = { isRunning: true, doubles: false, skips: 0, ...options.settings };
  let runs: ScheduleRun[] = [];
  const tasks = new Map<string, ScheduledTask>();
  const running = new Set<Promise<ScheduleRun>>();

  function run(schedule: ScheduleModule): Promise<ScheduleRun> {
    const started = invoke(schedule);
    running.add(started);
    return started.finally(() => running.delete(started));
  }

  async function invoke(schedule: ScheduleModule): Promise<ScheduleRun> {
    const at = clock.now();
    const outcome = await invoker.invoke({
      kind: 'schedule',
      functionKey: schedule.functionKey,
      moduleKey: schedule.key,
      moduleType: 'scheduledTrigger',
      subject: schedule.interval,
      product: 'confluence',
      installation,
      body: { context: { cloudId: installation.cloudId, moduleKey: schedule.key } },
    });
    const returned = outcome.success ? (outcome.body as { statusCode?: unknown } | null)?.statusCode : undefined;
    const recorded: ScheduleRun = { moduleKey: schedule.key, at, statusCode: returned === 200 ? 200 : 424 };
    runs = [...runs.slice(-REMEMBERED_RUNS), recorded];
    return recorded;
  }

  async function fallDue(schedule: ScheduleModule): Promise<void> {
    plan(schedule);
    if (!settings.isRunning) return;
    if (settings.skips > 0) {
      settings.skips -= 1;
      return;
    }
    await run(schedule);
    if (settings.doubles) await run(schedule);
  }

  function plan(schedule: ScheduleModule): void {
    const at = clock.now() + INTERVALS[schedule.interval];
    tasks.set(
      schedule.key,
      clock.schedule(at, () => fallDue(schedule)),
    );
  }

  for (const schedule of manifest.schedules) plan(schedule);
  return {
    settings,
    runs: () => runs,
    runNow(moduleKey) {
      const schedule = manifest.schedules.find((candidate) => candidate.key === moduleKey);
      if (schedule === undefined) throw new Error(`manifest: no scheduled trigger ${moduleKey}`);
      return run(schedule);
    },
    async whenIdle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
    close() {
      for (const task of tasks.values()) task.cancel();
    },
  };
}
