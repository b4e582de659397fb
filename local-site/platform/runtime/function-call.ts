/**
 * The contract between the platform and whatever runs the app's functions: what a call carries, how it may end. The
 * shape of the event is the one the Forge runtime wrapper takes.
 */

export interface FunctionEvent {
  /** `file.export` from the manifest. */
  readonly handler: string;
  readonly body: unknown;
  /** Environment variables of the app; the whole of `process.env` during a call. */
  readonly variables: readonly { readonly key: string; readonly value: string }[];
  readonly meta: {
    readonly contextAri: string;
    readonly accountId: string | undefined;
    readonly isAsync: boolean;
    readonly proxy: { readonly url: string; readonly token: string };
    readonly license: Readonly<Record<string, unknown>>;
    readonly permissions: { readonly scopes: readonly string[]; readonly external: unknown };
    readonly appContext: {
      readonly appId: string;
      readonly appVersion: string;
      readonly environmentId: string;
      readonly environmentType: string;
      readonly invocationId: string;
      readonly installationId: string;
      readonly functionKey: string;
      readonly moduleKey: string;
      readonly moduleType: string;
    };
    readonly installationContexts: readonly string[];
    readonly timeoutMilliseconds: number;
    /** How far site time stands from real time, so that the app's clock agrees with the site's. */
    readonly clockOffset: number;
  };
}

export type FunctionErrorType =
  | 'FUNCTION_ERR'
  | 'NEEDS_AUTHENTICATION_ERR'
  | 'PROXY_ERR'
  | 'REQUEST_EGRESS_ALLOWLIST_ERR'
  | 'FUNCTION_TIME_OUT'
  | 'FUNCTION_OUT_OF_MEMORY'
  | 'FUNCTION_KILLED'
  | 'PAYLOAD_TOO_LARGE'
  | 'RESPONSE_TOO_LARGE';
export interface FunctionFailure {
  readonly errorType: FunctionErrorType;
  readonly errorMessage: string;
  readonly stack: readonly string[];
}
export type FunctionOutcome =
  | { readonly success: true; readonly body: unknown }
  | { readonly success: false; readonly error: FunctionFailure };

export function fail(
  errorType: FunctionErrorType,
  errorMessage: string,
  stack: readonly string[] = [],
): FunctionOutcome {
  return { success: false, error: { errorType, errorMessage, stack } };
}

/** Runs functions. Implementations: the supervisor (one process per bundled file) and the in-process runner. */
export interface FunctionRunner {
  run(event: FunctionEvent, options: RunOptions): Promise<FunctionOutcome>;
  /** Kills every process, as a restart of the platform would; the next call starts a new one. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
export interface RunOptions {
  readonly memoryMegabytes: number;
  /** Settles when the invocation is ended from outside. */
  readonly ended: Promise<'timeout' | 'killed'>;
}
