/** Names for account ids: the site's people are known from the start, so no page waits for a look-up. */
import { useSite } from './site-context';

export function usePersonName(): (accountId: string | undefined) => string {
  const { people, apps } = useSite();
  return (accountId) =>
    [...people, ...apps].find((person) => person.accountId === accountId)?.displayName ?? 'Unknown person';
}
