/** Who is acting in this browser, as the site knows it. Missing facts about the installation get the site's usual values. */
import { request } from '../rest/http';

export interface SitePerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly email?: string;
  readonly isSiteAdministrator: boolean;
}

export interface Session {
  readonly accountId: string;
  readonly displayName: string;
  readonly isSiteAdministrator: boolean;
  readonly cloudId: string;
  readonly siteUrl: string;
  readonly appId: string;
  readonly environmentId: string;
  readonly environmentType: string;
  readonly locale: string;
  readonly timezone: string;
  readonly license?: { readonly active: boolean };
}

export interface SiteAccounts {
  readonly people: readonly SitePerson[];
  /** Apps have accounts of their own: they write comments and are never chosen as somebody. */
  readonly apps: readonly Pick<SitePerson, 'accountId' | 'displayName'>[];
}

export const loadAccounts = (): Promise<SiteAccounts> => request<SiteAccounts>('GET', '/__site/people');

export async function loadSession(people: readonly SitePerson[]): Promise<Session> {
  const answer = await request<Partial<Session>>('GET', '/__site/session');
  const person = people.find((candidate) => candidate.accountId === answer.accountId);
  return {
    cloudId: '',
    siteUrl: window.location.origin,
    appId: 'app',
    environmentId: 'environment',
    environmentType: 'DEVELOPMENT',
    locale: 'en-US',
    timezone: 'UTC',
    displayName: person?.displayName ?? '',
    isSiteAdministrator: person?.isSiteAdministrator ?? false,
    ...answer,
    accountId: answer.accountId ?? '',
  };
}

export const actAs = (accountId: string): Promise<unknown> => request('POST', '/__site/session', { accountId });
