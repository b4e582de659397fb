/**
 * Who would be asked to sign which step, and who of them may not, read at the moment it matters. [AG-4, AG-5, AG-6, AG-10]
 */
import type { GateStep } from '../../domain/document-control/gate';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Viewer } from '../product-ports';
import { holdersOf } from '../site-settings';
import type { Services } from '../use-case';

export interface AskedStep {
  readonly step: GateStep;
  readonly asked: readonly Person[];
  readonly excluded: readonly {
    readonly person: Person;
    readonly because: 'approverIsAuthor' | 'approverContributed';
  }[];
}

/** People by step; each role is read once, in parallel. */
export async function findSigners(
  services: Services,
  as: Viewer,
  settings: SiteSettings,
  steps: readonly GateStep[],
  owner: Person,
  conflicts: { readonly author: AccountId | null; readonly contributors: readonly AccountId[] },
): Promise<readonly AskedStep[]> {
  const roles = [...new Set(steps.map((step) => step.role))].filter((role): role is Role => role !== 'documentOwner');
  const holders = new Map(
    await Promise.all(
      roles.map(async (role) => [role, await holdersOf(services.confluence.people, as, settings, role)] as const),
    ),
  );
  return steps.map((step) => {
    const candidates = step.role === 'documentOwner' ? [owner] : (holders.get(step.role) ?? []);
    const excluded: { person: Person; because: 'approverIsAuthor' | 'approverContributed' }[] = [];
    const asked: Person[] = [];
    for (const person of candidates) {
      if (step.meaning === 'approved' && person.accountId === conflicts.author) {
        excluded.push({ person, because: 'approverIsAuthor' });
      } else if (step.meaning === 'approved' && conflicts.contributors.includes(person.accountId)) {
        excluded.push({ person, because: 'approverContributed' });
      } else {
        asked.push(person);
      }
    }
    return { step, asked, excluded };
  });
}
