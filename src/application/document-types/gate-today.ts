/**
 * Who the steps of a gate would ask today: role holders, group members and people named, once each, and who of them has left.
 * The directory is asked as the person who looks. [AG-19, AG-20, AG-24]
 */
import type { StepToday } from '../../domain/document-control/configuration/check-gate';
import type { ApprovalGate, GateStep } from '../../domain/document-control/gate';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { Person } from '../../kernel/actor';
import type { AccountId, GroupId } from '../../kernel/ids';
import type { ConfluencePeople, KnownPerson } from '../product-ports';
import { findCandidates } from '../document-control/signers';
import type { Services } from '../use-case';

export interface StepAsked extends StepToday {
  readonly step: GateStep;
  /** The owner of the document is asked, whoever that is. */
  readonly asksOwner: boolean;
  readonly active: readonly Person[];
  readonly inactive: readonly Person[];
}

/** Owners differ by document and are not asked for here. */
const noOwner: Person = { accountId: 'owner' as AccountId, name: '' };

export async function readGateToday(
  services: Services,
  settings: SiteSettings,
  steps: ApprovalGate,
): Promise<readonly StepAsked[]> {
  const { people } = services.confluence;
  const groupIds = await findKnownGroups(people, steps);
  // A group the directory does not know has no members to ask for.
  const askable = steps.map((step) => ({
    ...step,
    role: step.role === 'documentOwner' ? null : step.role,
    groups: (step.groups ?? []).filter((group) => groupIds.has(group.groupId)),
  }));
  const candidates = await findCandidates(services, 'user', settings, askable, noOwner);
  const accounts = candidates.flatMap((one) => [...one.people, ...one.inactive].map((person) => person.accountId));
  const known = accounts.length === 0 ? new Map<AccountId, KnownPerson>() : await people.people('user', accounts);
  const named = (found: readonly Person[]): readonly KnownPerson[] =>
    found.flatMap(({ accountId }) => known.get(accountId) ?? []).filter((person) => !person.isApp);
  return steps.map((step, index) => {
    const found = candidates[index];
    const asksOwner = step.role === 'documentOwner';
    const active = named(found?.people ?? []);
    const unknownPeople = (step.people ?? []).filter((person) => !known.has(person.accountId));
    const unknownGroups = (step.groups ?? []).filter((group) => !groupIds.has(group.groupId));
    return {
      step,
      stepId: step.stepId,
      asksOwner,
      active: active.map(nameOnly),
      inactive: named(found?.inactive ?? []).map(nameOnly),
      people: active.length + (asksOwner ? 1 : 0),
      unknown: [...unknownGroups, ...unknownPeople].map((one) => one.name),
    };
  });
}

function nameOnly({ accountId, name }: Person): Person {
  return { accountId, name };
}

async function findKnownGroups(people: ConfluencePeople, steps: ApprovalGate): Promise<ReadonlySet<GroupId>> {
  if (steps.every((step) => (step.groups ?? []).length === 0)) return new Set();
  return new Set((await people.groups('user')).map((group) => group.groupId));
}
