/** The loader the bundler puts beside the wrapper (`dist/loader.js`): the one file a function process requires. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FunctionEvent, FunctionOutcome } from './function-call';

type Main = (event: FunctionEvent, bundleDirectory: string) => Promise<FunctionOutcome>;

export function main(event: FunctionEvent, bundleDirectory: string): Promise<FunctionOutcome> {
  const load = createRequire(join(bundleDirectory, 'noop.cjs'));
  const wrapper = load(join(bundleDirectory, '__forge_wrapper__.cjs')) as { main: Main };
  return wrapper.main(event, bundleDirectory);
}
