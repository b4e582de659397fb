/**
 * Who makes a request from outside: basic auth by a person's e-mail with any token, or the session cookie that says as
 * whom the browser acts. A local site has no passwords; it listens on loopback only.
 */
import type { Caller, Directory, Person } from '../contracts';

export const SESSION_COOKIE = 'acting-as';

export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return decodeURIComponent(value.join('='));
  }
  return undefined;
}

function readBasicEmail(authorization: string | null): string | undefined {
  const encoded = /^Basic\s+(.+)$/i.exec(authorization ?? '')?.[1];
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
}

/** The active person behind a request, if any. */
export function identifyPerson(headers: Headers, directory: Directory): Person | undefined {
  const email = readBasicEmail(headers.get('authorization'));
  const accountId = readCookie(headers.get('cookie'), SESSION_COOKIE);
  const person =
    email !== undefined
      ? directory.personByEmail(email)
      : accountId === undefined
        ? undefined
        : directory.person(accountId);
  return person?.active === true ? person : undefined;
}

export function identifyCaller(headers: Headers, directory: Directory): Caller {
  const person = identifyPerson(headers, directory);
  return person === undefined ? { kind: 'anonymous' } : { kind: 'person', accountId: person.accountId };
}

export function writeSessionCookie(accountId: string): string {
  return `${SESSION_COOKIE}=${encodeURIComponent(accountId)}; Path=/; SameSite=Lax`;
}
