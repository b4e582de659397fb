/**
 * Same-origin REST for the shell. The session cookie says who is acting, so no call names a person; an answer that is not
 * a success is thrown as `RestError` with the product's own message.
 */
export class RestError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown,
    readonly code?: string,
  ) {
    super(message);
  }
}

type Body = Readonly<Record<string, unknown>> | readonly unknown[];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The sentence a person should read, out of the error shapes of Confluence v1/v2, Jira and the site itself. */
function messageOf(body: unknown, status: number): string {
  if (!isRecord(body)) return `The request failed (${status}).`;
  if (typeof body.message === 'string' && body.message) return body.message;
  const errors = body.errors;
  if (Array.isArray(body.errorMessages) && body.errorMessages.length > 0) return body.errorMessages.join(' ');
  if (Array.isArray(errors) && isRecord(errors[0]))
    return String(errors[0].title ?? errors[0].message ?? errors[0].code);
  if (isRecord(errors) && Object.keys(errors).length > 0) {
    return Object.entries(errors)
      .map(([field, text]) => `${field}: ${String(text)}`)
      .join(' ');
  }
  return `The request failed (${status}).`;
}

async function parse(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function send<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, { credentials: 'same-origin', ...init });
  const body = await parse(response);
  if (response.ok) return body as T;
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : undefined;
  throw new RestError(response.status, messageOf(body, response.status), body, code);
}

export function request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object | Body): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'x-atlassian-token': 'no-check' };
  if (body === undefined) return send<T>(path, { method, headers });
  return send<T>(path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Multipart upload, as both products want attachments. */
export function upload<T>(path: string, form: FormData, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
  return send<T>(path, { method, headers: { 'x-atlassian-token': 'no-check' }, body: form });
}

/** `name=value` pairs without the undefined ones; arrays repeat the name. */
export function query(
  values: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    for (const entry of Array.isArray(value) ? value : [value]) parameters.append(name, String(entry));
  }
  const text = parameters.toString();
  return text ? `?${text}` : '';
}
