/**
 * Collects the product requests of a test file and checks them against the published documents when the site is closed, so
 * that a test that passes for itself still fails when it saw something Atlassian does not publish.
 */
import { checkExchange, type Exchange } from './check-exchange';
import { isNamed, pathsOfValue } from './member-paths';
import { documentsArePresent } from './published-documents';

export interface RawExchange {
  readonly method: string;
  readonly target: string;
  readonly requestType: string;
  readonly requestBody: string | Uint8Array | undefined;
  readonly status: number;
  readonly responseType: string;
  readonly responseBody: string | Uint8Array | undefined;
  readonly mustAskWell: boolean;
  /** The line of the app's table of operations, for its own calls. */
  readonly operation?:
    | { readonly method: string; readonly path: string; readonly writes?: readonly string[] }
    | undefined;
}
export interface ExchangeRecorder {
  record(exchange: RawExchange): void;
  /** Throws with every departure that was seen; each is named once. */
  check(): void;
}

const MOST_NAMED = 20;

function readJson(type: string, body: string | Uint8Array | undefined): unknown {
  if (!type.includes('json') || body === undefined || body.length === 0) return undefined;
  try {
    return JSON.parse(typeof body === 'string' ? body : Buffer.from(body).toString('utf8')) as unknown;
  } catch {
    // A test may send what is no JSON, to see the refusal.
    return undefined;
  }
}

/** Members the app wrote although its table of operations does not say so. */
function findUnnamed(operation: RawExchange['operation'], body: unknown): readonly string[] {
  if (operation === undefined || body === undefined) return [];
  return pathsOfValue(body)
    .filter((path) => !isNamed(path, operation.writes ?? []))
    .map((path) => `${operation.method} ${operation.path}: ${path} is written, and not in the table of operations`);
}

export function createExchangeRecorder(): ExchangeRecorder {
  const problems = new Set<string>();
  const recorded: RawExchange[] = [];
  return {
    record(exchange) {
      // 501 is the local site saying that it does not model something; the documents know nothing of it.
      if (exchange.status !== 501 && (documentsArePresent || exchange.operation !== undefined)) recorded.push(exchange);
    },
    check() {
      for (const { requestType, responseType, ...raw } of recorded.splice(0)) {
        const exchange: Exchange = {
          ...raw,
          requestBody: readJson(requestType, raw.requestBody),
          responseBody: readJson(responseType, raw.responseBody),
        };
        for (const problem of checkExchange(exchange)) problems.add(problem);
        for (const problem of findUnnamed(raw.operation, exchange.requestBody)) problems.add(problem);
      }
      if (problems.size === 0) return;
      const named = [...problems].slice(0, MOST_NAMED).join('\n');
      throw new Error(`${problems.size} departures from the published documents:\n${named}`);
    },
  };
}
