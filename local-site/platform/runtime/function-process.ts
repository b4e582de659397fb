/**
 * Main module of a function process: takes events over the parent's channel, several at a time, and answers each. It
 * starts with an empty environment and loads the bundle through its loader, as Forge does.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import type { FunctionEvent, FunctionOutcome } from './function-call';

interface Request {
  readonly id: number;
  readonly event: FunctionEvent;
}

const bundleDirectory = process.argv[2] ?? process.cwd();
const load = createRequire(join(bundleDirectory, 'noop.cjs'));
process.env = {};

for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
  console[level] = (...values: unknown[]) => {
    process.send?.({ log: { level: level === 'log' ? 'info' : level, text: format(...values) } });
  };
}

process.on('message', (request: Request) => {
  const answer = (outcome: FunctionOutcome) => process.send?.({ id: request.id, outcome });
  const loader = load(join(bundleDirectory, '__forge__.cjs')) as {
    main: (event: FunctionEvent, directory: string) => Promise<FunctionOutcome>;
  };
  loader.main(request.event, bundleDirectory).then(answer, (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    answer({ success: false, error: { errorType: 'FUNCTION_ERR', errorMessage: message, stack: [] } });
  });
});
// Without a parent there is nobody to answer.
process.on('disconnect', () => process.exit(0));
