/**
 * The people of the play: who holds which role and is in which group, who has left, and who signs for whom. Facts that both
 * the domain and the reference are told. Delegations are decided by the domain and kept a second time in plain words.
 */
import {
  delegateOn,
  type Delegations,
  evolveDelegations,
  nameDelegate,
  noDelegations,
} from '../../src/domain/delegation/delegation';
import type { GateStep } from '../../src/domain/document-control/gate';
import type { Person } from '../../src/kernel/actor';
import type { AccountId, GroupId } from '../../src/kernel/ids';
import type { Role } from '../../src/kernel/roles';
import type { CalendarDate, Instant } from '../../src/kernel/time';
import { addDays } from '../../src/kernel/working-days';
import type { Random } from './random';

export interface Member {
  readonly person: Person;
  readonly roles: Set<Role>;
  readonly groups: Set<GroupId>;
  isActive: boolean;
}
interface Named {
  readonly delegate: AccountId;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}
export interface Company {
  readonly members: readonly Member[];
  readonly delegations: Map<AccountId, Delegations>;
  readonly named: Map<AccountId, readonly Named[]>;
}

export const team = 'team' as GroupId;
export const app: Person = { accountId: 'app' as AccountId, name: 'Plumbline' };

const people: readonly (readonly [string, readonly Role[], 'in the team' | null])[] = [
  ['Luca', [], null],
  ['Nadia', ['reviewer'], 'in the team'],
  ['Tomasz', ['processOwner'], null],
  ['Callum', ['processOwner', 'reviewer'], null],
  ['Priya', ['technicalLead', 'reviewer'], 'in the team'],
  ['Idris', ['qualityManager'], null],
  ['Noor', ['qualityManager', 'reviewer'], null],
  ['Maren', ['topManagement'], null],
  ['Sofia', ['documentController'], null],
  ['Hana', [], 'in the team'],
  ['Grace', [], null],
  ['Viktor', ['reviewer'], 'in the team'],
];

export function hirePeople(): Company {
  const members = people.map(([name, roles, where]) => ({
    person: { accountId: name.toLowerCase() as AccountId, name },
    roles: new Set(roles),
    groups: new Set(where === null ? [] : [team]),
    isActive: name !== 'Viktor',
  }));
  return { members, delegations: new Map(), named: new Map() };
}

export function memberOf({ members }: Company, accountId: string): Member {
  const found = members.find((one) => one.person.accountId === accountId);
  if (found === undefined) throw new Error(`nobody is called ${accountId}`);
  return found;
}

export function activeOf({ members }: Company): readonly Member[] {
  return members.filter((one) => one.isActive);
}

/** Somebody gets or loses a role, leaves or comes back. */
export function changeSomebody({ members }: Company, random: Random): string {
  const member = random.pick(members);
  const { name } = member.person;
  if (name === 'Viktor' || random.chance(0.3)) {
    const active = members.filter((one) => one.isActive).length;
    member.isActive = !member.isActive || active < 9;
    return `${name} is ${member.isActive ? 'here' : 'gone'}`;
  }
  const role = random.pick(['reviewer', 'processOwner', 'qualityManager', 'topManagement'] as const);
  const holders = members.filter((one) => one.isActive && one.roles.has(role)).length;
  if (member.roles.has(role) && holders > 1) member.roles.delete(role);
  else if (holders < 4) member.roles.add(role);
  return `${name} is ${[...member.roles].join(', ')}`;
}

/** @returns what differs between the domain and the plain words; null when they agree */
export function nameSomebody(company: Company, random: Random, at: Instant): string | null {
  const principal = random.pick(company.members).person;
  const to = random.pick(company.members);
  const today = at.slice(0, 10) as CalendarDate;
  const from = addDays(today, random.int(4));
  const until = addDays(from, random.int(20) - 2);
  const state = company.delegations.get(principal.accountId) ?? noDelegations;
  const decided = nameDelegate(state, {
    delegationId: `${at} ${principal.name}`,
    principal,
    to: { ...to.person, isActive: to.isActive },
    from,
    until,
    reason: null,
    by: principal,
    at,
  });
  const known = company.named.get(principal.accountId) ?? [];
  const overlaps = known.some((one) => !(one.until < from || until < one.from));
  const isPossible = from <= until && to.person !== principal && to.isActive;
  const expected = isPossible && !overlaps;
  if (decided.ok !== expected) return `${principal.name} naming ${to.person.name} from ${from} until ${until}`;
  if (!decided.ok) return null;
  company.delegations.set(principal.accountId, decided.value.reduce(evolveDelegations, state));
  company.named.set(principal.accountId, [...known, { delegate: to.person.accountId, from, until }]);
  return null;
}

export function isDelegate(company: Company, principal: Person, delegate: Person, at: Instant): boolean {
  const state = company.delegations.get(principal.accountId) ?? noDelegations;
  return delegateOn(state, at.slice(0, 10) as CalendarDate)?.accountId === delegate.accountId;
}
export function isDelegateInPlainWords(company: Company, principal: Person, delegate: Person, at: Instant): boolean {
  const day = at.slice(0, 10);
  const named = company.named.get(principal.accountId) ?? [];
  return named.some((one) => one.delegate === delegate.accountId && one.from <= day && one.until >= day);
}

/** Whom a step asks now, parted into those with an account and those without one for whom nobody signs. */
export function candidatesFor(
  company: Company,
  step: GateStep,
  owner: Person,
  at: Instant,
): { readonly people: readonly Person[]; readonly inactive: readonly Person[] } {
  const { role, people: byName = [], groups: byGroup = [] } = step;
  const asked = company.members.filter(
    ({ person, roles, groups }) =>
      (role === 'documentOwner' && person.accountId === owner.accountId) ||
      (role !== null && role !== 'documentOwner' && roles.has(role)) ||
      byName.some((one) => one.accountId === person.accountId) ||
      byGroup.some((one) => groups.has(one.groupId)),
  );
  const isHere = ({ person, isActive }: Member) =>
    isActive || company.members.some((one) => isDelegateInPlainWords(company, person, one.person, at));
  return {
    people: asked.filter(isHere).map((one) => one.person),
    inactive: asked.filter((one) => !isHere(one)).map((one) => one.person),
  };
}
