/**
 * Who is asked to sign which step, and who of them may not, read at the moment it matters. [AG-4, AG-5, AG-6, AG-10, AG-11]
 */
import { partSigners, type StepSigners } from '../../domain/document-control/eligible-signers';
import type { GateStep } from '../../domain/document-control/gate';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import type { Role } from '../../kernel/roles';
import type { Viewer } from '../product-ports';
import { holdersOf } from '../site-settings';
import type { Services } from '../use-case';

export interface Candidates {
  readonly step: GateStep;
  readonly people: readonly Person[];
}
interface Conflicts {
  readonly author: AccountId | null;
  readonly contributors: readonly AccountId[];
}

/** People by step, whoever they are; each role is read once, in parallel. */
export async function findCandidates(
  services: Services,
  as: Viewer,
  settings: SiteSettings,
  steps: readonly GateStep[],
  owner: Person,
): Promise<readonly Candidates[]> {
  const { people } = services.confluence;
  const roles = [...new Set(steps.map((step) => step.role))].filter(
    (role): role is Role => role !== 'documentOwner' && role !== null,
  );
  const groupIds = [...new Set(steps.flatMap((step) => (step.groups ?? []).map((group) => group.groupId)))];
  const [holders, members] = await Promise.all([
    readEach(roles, (role) => holdersOf(people, as, settings, role)),
    readEach(groupIds, (groupId) => people.members(as, groupId)),
  ]);
  return steps.map((step) => {
    const byRole = step.role === null ? [] : step.role === 'documentOwner' ? [owner] : (holders.get(step.role) ?? []);
    const byGroup = (step.groups ?? []).flatMap((group) => members.get(group.groupId) ?? []);
    return { step, people: onceEach([...byRole, ...byGroup, ...(step.people ?? [])]) };
  });
}

async function readEach<Name>(
  names: readonly Name[],
  read: (name: Name) => Promise<readonly Person[]>,
): Promise<ReadonlyMap<Name, readonly Person[]>> {
  return new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

/** Whoever is asked by role and by name counts once; what the directory says today is the name that is shown. */
function onceEach(people: readonly Person[]): readonly Person[] {
  const byAccount = new Map<AccountId, Person>();
  for (const { accountId, name } of people) {
    if (!byAccount.has(accountId)) byAccount.set(accountId, { accountId, name });
  }
  return [...byAccount.values()];
}

export function partCandidates(candidates: readonly Candidates[], conflicts: Conflicts): readonly StepSigners[] {
  return candidates.map(({ step, people }) => partSigners(step, people, conflicts));
}

export async function findSigners(
  services: Services,
  as: Viewer,
  settings: SiteSettings,
  steps: readonly GateStep[],
  owner: Person,
  conflicts: Conflicts,
): Promise<readonly StepSigners[]> {
  return partCandidates(await findCandidates(services, as, settings, steps, owner), conflicts);
}
