/**
 * Services that ask only once who the person is and which groups they are in: within one invocation that acts on several
 * pages the answer would be the same each time, and each question costs points that all sites share.
 */
import type { AccountId } from '../../kernel/ids';
import type { CurrentPerson, GroupFacts, Viewer } from '../product-ports';
import type { Services } from '../use-case';

export function rememberPeople<Needs extends Services>(services: Needs): Needs {
  const { people } = services.confluence;
  const groups = new Map<string, Promise<readonly GroupFacts[]>>();
  let me: Promise<CurrentPerson> | undefined;
  return {
    ...services,
    confluence: {
      ...services.confluence,
      people: {
        ...people,
        me() {
          me ??= people.me();
          return me;
        },
        groupsOf(as: Viewer, accountId: AccountId) {
          const key = `${as} ${accountId}`;
          const asked = groups.get(key) ?? people.groupsOf(as, accountId);
          groups.set(key, asked);
          return asked;
        },
      },
    },
  };
}
