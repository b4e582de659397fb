/**
 * What the real bundler puts beside the app's code as its runtime wrapper (`dist/wrapper.js`): runs one handler of one
 * bundled file for one event. It has no other entry and keeps nothing between calls but loaded modules.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { callHandler, pickHandler, splitHandler } from './call-handler';
import type { FunctionEvent, FunctionOutcome } from './function-call';
import { installRuntimeGlobals } from './runtime-globals';

/** Answers an event. The modules are loaded within the call, because the Forge packages look around when loaded. */
export async function main(event: FunctionEvent, bundleDirectory: string): Promise<FunctionOutcome> {
  const globals = installRuntimeGlobals(globalThis);
  const load = createRequire(join(bundleDirectory, 'noop.cjs'));
  const realNow = () => performance.timeOrigin + performance.now();
  return globals.enter(
    event,
    () => Math.floor(realNow() + event.meta.clockOffset),
    () =>
      callHandler(event, async () => {
        const module = load(join(bundleDirectory, `${splitHandler(event.handler).file}.cjs`)) as Record<
          string,
          unknown
        >;
        return pickHandler(module, event.handler);
      }),
  );
}
