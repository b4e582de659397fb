/**
 * Calls one handler the way the Forge runtime wrapper does and puts its result, or its error, into words that can cross
 * a process boundary.
 */
import { type FunctionErrorType, type FunctionEvent, type FunctionOutcome, fail } from './function-call';
import { describeRequest } from './runtime-globals';

const PLATFORM_ERRORS: readonly string[] = ['NEEDS_AUTHENTICATION_ERR', 'PROXY_ERR', 'REQUEST_EGRESS_ALLOWLIST_ERR'];

export type Handler = (body: unknown, request: object) => unknown;

export function splitHandler(handler: string): { readonly file: string; readonly name: string } {
  const [file, name, ...rest] = handler.split('.');
  if (file === undefined || name === undefined || rest.length > 0) throw new Error(`Handler '${handler}' is invalid.`);
  return { file, name };
}

export function pickHandler(module: Readonly<Record<string, unknown>>, handler: string): Handler {
  const found = module[splitHandler(handler).name];
  if (typeof found !== 'function') throw new Error(`Handler '${handler}' is not a function.`);
  return found as Handler;
}

/** An async invocation hands back only a request to be retried. */
function reduceResult(event: FunctionEvent, result: unknown): unknown {
  if (result === undefined) return undefined;
  const members = (typeof result === 'object' && result !== null ? result : {}) as Readonly<Record<string, unknown>>;
  if (event.meta.isAsync && typeof members['_retry'] !== 'boolean') {
    // A schedule is recorded by the status code it returns.
    return members['statusCode'] === undefined ? null : { statusCode: members['statusCode'] };
  }
  return JSON.parse(JSON.stringify(result)) as unknown;
}

export async function callHandler(event: FunctionEvent, load: () => Promise<Handler>): Promise<FunctionOutcome> {
  try {
    const handler = await load();
    const body: unknown = event.body === undefined ? undefined : JSON.parse(JSON.stringify(event.body));
    const result = await handler(body, describeRequest(event));
    return { success: true, body: reduceResult(event, result) };
  } catch (error) {
    const { name, message, stack } = error as Partial<Error>;
    const errorType = PLATFORM_ERRORS.includes(String(name)) ? (name as FunctionErrorType) : 'FUNCTION_ERR';
    return fail(errorType, String(message ?? error), String(stack ?? '').split('\n'));
  }
}
