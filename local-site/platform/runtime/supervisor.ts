/**
 * Runs the bundled app: one warm process per handler file, several calls at a time in it, each with its time limit.
 *
 * A process that let a call run out of time is retired: it gets no new calls and is killed when the calls it still
 * serves are over, or at their own limits. A process that dies fails the calls it was serving; the next call starts a
 * new one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { splitHandler } from './call-handler';
import { buildRuntime } from './build-runtime';
import { createLogLimit, type FunctionLogLine } from './log-limit';
import { type FunctionEvent, type FunctionOutcome, type FunctionRunner, fail, type RunOptions } from './function-call';

export interface SupervisorOptions {
  readonly bundleDirectory: string;
  /** Where our own runtime is compiled to. */
  readonly runtimeDirectory?: string;
  readonly onLog?: ((line: FunctionLogLine) => void) | undefined;
  /** Site time, for the limit on log lines a minute; real time when absent. */
  readonly now?: (() => number) | undefined;
}

interface Worker {
  readonly child: ChildProcess;
  readonly calls: Map<number, (outcome: FunctionOutcome) => void>;
  isRetired: boolean;
}
interface Message {
  readonly id?: number;
  readonly outcome?: FunctionOutcome;
  readonly log?: FunctionLogLine;
}

const OUT_OF_MEMORY_EXIT = 134;
const TIMED_OUT = () => fail('FUNCTION_TIME_OUT', 'The function ran into its time limit.');
const DIED = (lastWords = '') => fail('FUNCTION_KILLED', `The process of the function died. ${lastWords}`.trim());
const KEPT_OUTPUT = 2000;

export function createSupervisor(options: SupervisorOptions): FunctionRunner {
  const runtimeDirectory = options.runtimeDirectory ?? join(process.cwd(), '.cache/runtime');
  let runtimeReady: Promise<string> | undefined;
  const workers = new Map<string, Worker>();
  const everyWorker = new Set<Worker>();
  let nextId = 0;

  const passLog = createLogLimit(options.onLog, options.now ?? (() => performance.now()));

  function stop(worker: Worker): void {
    everyWorker.delete(worker);
    worker.child.kill('SIGKILL');
  }

  function retire(file: string, worker: Worker): void {
    worker.isRetired = true;
    if (workers.get(file) === worker) workers.delete(file);
    if (worker.calls.size === 0) stop(worker);
  }

  function startWorker(file: string, memoryMegabytes: number): Worker {
    const child = fork(join(runtimeDirectory, 'dist/function-process.js'), [options.bundleDirectory], {
      execArgv: [`--max-old-space-size=${memoryMegabytes}`],
      env: {},
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    const worker: Worker = { child, calls: new Map(), isRetired: false };
    child.on('message', (message: Message) => {
      if (message.log !== undefined) passLog(message.log);
      if (message.id !== undefined && message.outcome !== undefined) worker.calls.get(message.id)?.(message.outcome);
    });
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = `${lastWords}${chunk.toString()}`.slice(-KEPT_OUTPUT);
    });
    child.on('exit', (code, signal) => {
      if (workers.get(file) === worker) workers.delete(file);
      everyWorker.delete(worker);
      const isOutOfMemory = code === OUT_OF_MEMORY_EXIT || signal === 'SIGABRT';
      for (const settle of [...worker.calls.values()]) {
        settle(isOutOfMemory ? fail('FUNCTION_OUT_OF_MEMORY', 'The function used up its memory.') : DIED(lastWords));
      }
    });
    // `exit` follows and settles the calls.
    child.on('error', () => {});
    workers.set(file, worker);
    everyWorker.add(worker);
    return worker;
  }

  async function run(event: FunctionEvent, runOptions: RunOptions): Promise<FunctionOutcome> {
    runtimeReady ??= buildRuntime(runtimeDirectory);
    await runtimeReady;
    const { file } = splitHandler(event.handler);
    const worker = workers.get(file) ?? startWorker(file, runOptions.memoryMegabytes);
    const id = nextId++;
    return new Promise<FunctionOutcome>((resolve) => {
      const settle = (outcome: FunctionOutcome) => {
        if (!worker.calls.delete(id)) return;
        clearTimeout(timer);
        resolve(outcome);
        if (worker.isRetired && worker.calls.size === 0) stop(worker);
      };
      const timeOut = () => {
        settle(TIMED_OUT());
        retire(file, worker);
      };
      const timer = setTimeout(timeOut, event.meta.timeoutMilliseconds);
      worker.calls.set(id, settle);
      void runOptions.ended.then((reason) => {
        if (!worker.calls.has(id)) return;
        if (reason === 'timeout') return timeOut();
        worker.child.kill('SIGKILL');
      });
      worker.child.send({ id, event }, (error) => {
        if (error !== null) settle(DIED());
      });
    });
  }

  async function restart(): Promise<void> {
    const stopping = [...everyWorker].map(
      (worker) =>
        new Promise<void>((resolve) => {
          if (worker.child.exitCode !== null || worker.child.signalCode !== null) return resolve();
          worker.child.once('exit', () => resolve());
          worker.child.kill('SIGKILL');
        }),
    );
    workers.clear();
    await Promise.all(stopping);
  }

  return { run, restart, close: restart };
}
