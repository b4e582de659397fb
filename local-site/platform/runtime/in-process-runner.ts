/**
 * Runs the app's handlers from source in this very process, with the real `@forge/*` packages speaking HTTP to the same
 * proxy. For tests: a bundle takes half a minute, a test must not. It cannot kill a handler; a handler that was ended
 * from outside goes on unheard: its token is void, and what it logs goes nowhere.
 */
import { callHandler, pickHandler, splitHandler } from './call-handler';
import { type FunctionOutcome, type FunctionRunner, fail } from './function-call';
import { type CallLife, installRuntimeGlobals } from './runtime-globals';

/** Loads the modules behind the handlers; called within an invocation, because the packages look around when loaded. */
export type LoadHandlers = (file: string) => Promise<Readonly<Record<string, unknown>>>;

export interface InProcessRunnerOptions {
  readonly load: LoadHandlers;
  /** Site time. */
  readonly now: () => number;
}

export function createInProcessRunner(options: InProcessRunnerOptions): FunctionRunner {
  const globals = installRuntimeGlobals(globalThis);
  const running = new Set<CallLife>();
  return {
    async run(event, { ended }) {
      const life: CallLife = { isOver: false };
      running.add(life);
      const load = async () => pickHandler(await options.load(splitHandler(event.handler).file), event.handler);
      const work = globals.enter(event, options.now, () => callHandler(event, load), life);
      void work.then(() => running.delete(life));
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<FunctionOutcome>((resolve) => {
        timer = setTimeout(
          () => resolve(fail('FUNCTION_TIME_OUT', 'The function ran into its time limit.')),
          event.meta.timeoutMilliseconds,
        );
        timer.unref();
      });
      const outside = ended.then((reason) =>
        reason === 'killed'
          ? fail('FUNCTION_KILLED', 'The process of the function died.')
          : fail('FUNCTION_TIME_OUT', 'The function ran into its time limit.'),
      );
      const outcome = await Promise.race([work, limit, outside]);
      clearTimeout(timer);
      if (running.delete(life)) life.isOver = true;
      return outcome;
    },
    restart: async () => {},
    async close() {
      for (const life of running) life.isOver = true;
    },
  };
}
