/** Answers of the proxy before they are put on the wire, and how errors of Forge's proxy look. */
import { NO_USAGE, type Usage } from '../kvs/meter';

export interface ProxyAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly usage: Usage;
  readonly points: number;
}
/** `cut`: the connection is closed without an answer. `hold`: it stays open and is never answered. */
export type WireAnswer = ProxyAnswer | 'cut' | 'hold';

export const EMPTY_BODY = new Uint8Array();

export function answerJson(status: number, body: unknown, extra: Partial<ProxyAnswer> = {}): ProxyAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...extra.headers },
    body: body === undefined ? EMPTY_BODY : Buffer.from(JSON.stringify(body)),
    usage: extra.usage ?? NO_USAGE,
    points: extra.points ?? 0,
  };
}

/** A refusal by the proxy itself: the SDKs turn the header into an error. */
export function answerProxyError(status: number, reason: string): ProxyAnswer {
  return answerJson(status, { message: reason }, { headers: { 'forge-proxy-error': reason } });
}

export const answerNotModelled = (name: string) =>
  answerJson(501, { code: 'NOT_MODELLED', message: `The local site does not model ${name}.` });
