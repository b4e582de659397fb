/**
 * Who is asked to sign which step, and who of them may not, read at the moment it matters. [AG-4, AG-5, AG-6, AG-10, AG-11]
 */
import { partSigners, type StepSigners } from '../../domain/document-control/eligible-signers';
import type { GateStep, Separation } from '../../domain/document-control/gate';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId } from '../../kernel/ids';
import { type Role, roles } from '../../kernel/roles';
import type { KnownPerson, Viewer } from '../product-ports';
import { everyHolderOf, holdersOf } from '../site-settings';
import type { Services } from '../use-case';
import { findDelegates } from './delegates';

export interface Candidates {
  readonly step: GateStep;
  readonly people: readonly Person[];
  /** Asked, but without an active account, and nobody signs for them. [AG-47] */
  readonly inactive: readonly Person[];
}
interface Conflicts {
  readonly author: AccountId | null;
  readonly contributors: readonly AccountId[];
  readonly separation?: Separation;
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
  const rolesAsked = [...new Set(steps.map((step) => step.role))].filter(
    (role): role is Role => role !== 'documentOwner' && role !== null,
  );
  const groupIds = [...new Set(steps.flatMap((step) => (step.groups ?? []).map((group) => group.groupId)))];
  const named = [
    ...steps.flatMap((step) => (step.people ?? []).map((one) => one.accountId)),
    ...(steps.some((step) => step.role === 'documentOwner') ? [owner.accountId] : []),
  ];
  const [holders, members, known] = await Promise.all([
    readEach(rolesAsked, (role) => everyHolderOf(people, as, settings, role)),
    readEach(groupIds, (groupId) => people.members(as, groupId)),
    named.length === 0 ? new Map<AccountId, KnownPerson>() : people.people(as, named),
  ]);
  const found = steps.map((step) => {
    const byRole = step.role === null ? [] : step.role === 'documentOwner' ? [owner] : (holders.get(step.role) ?? []);
    const byGroup = (step.groups ?? []).flatMap((group) => members.get(group.groupId) ?? []);
    return { step, people: onceEach([...byRole, ...byGroup, ...(step.people ?? [])]) };
  });
  // Who left may still be named, or listed in a group. [AG-73]
  const listed = [...holders.values(), ...members.values()].flat();
  const gone = new Set([
    ...named.filter((one) => known.get(one)?.isActive !== true),
    ...listed.filter((one) => !one.isActive).map((one) => one.accountId),
  ]);
  return setInactiveApart(services, found, gone);
}

async function setInactiveApart(
  services: Services,
  found: readonly Omit<Candidates, 'inactive'>[],
  gone: ReadonlySet<AccountId>,
): Promise<readonly Candidates[]> {
  if (gone.size === 0) return found.map((one) => ({ ...one, inactive: [] }));
  const inactive = found.flatMap((one) => one.people).filter((one) => gone.has(one.accountId));
  const delegates = await findDelegates(services, inactive, services.clock.now());
  const isInactive = (person: Person) => gone.has(person.accountId) && !delegates.has(person.accountId);
  return found.map(({ step, people }) => ({
    step,
    people: people.filter((one) => !isInactive(one)),
    inactive: people.filter(isInactive),
  }));
}

async function readEach<Name, Found extends Person>(
  names: readonly Name[],
  read: (name: Name) => Promise<readonly Found[]>,
): Promise<ReadonlyMap<Name, readonly Found[]>> {
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
  return candidates.map(({ step, people, inactive }) => partSigners(step, people, conflicts, inactive));
}

/** Everybody who holds any role of the quality system and has an active account: who could be asked instead. [AG-51] */
export async function findOthers(services: Services, as: Viewer, settings: SiteSettings): Promise<readonly Person[]> {
  const { people } = services.confluence;
  const holders = await readEach(roles, (role) => holdersOf(people, as, settings, role));
  return onceEach([...holders.values()].flat());
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
