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

/** Stands for the owner of the document, whom the configuration does not know. */
const someOwner: Person = { accountId: 'owner' as AccountId, name: 'Owner of the document' };

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
    groups: (step.groups ?? []).filter((group) => groupIds.has(group.groupId)),
  }));
  const candidates = await findCandidates(services, 'user', settings, askable, someOwner);
  const accounts = [...new Set(candidates.flatMap((one) => one.people.map((person) => person.accountId)))];
  const asked = accounts.filter((account) => account !== someOwner.accountId);
  const known = asked.length === 0 ? new Map<AccountId, KnownPerson>() : await people.people('user', asked);
  return candidates.map(({ people: found }, index) => {
    const step = steps[index] as GateStep;
    const asksOwner = step.role === 'documentOwner';
    const here = found.filter((person) => person.accountId !== someOwner.accountId);
    const active = here.filter(({ accountId }) => isAble(known.get(accountId))).map((one) => named(one, known));
    const unknownPeople = (step.people ?? []).filter((person) => !known.has(person.accountId));
    const unknownGroups = (step.groups ?? []).filter((group) => !groupIds.has(group.groupId));
    return {
      step,
      stepId: step.stepId,
      asksOwner,
      active,
      inactive: here
        .filter(({ accountId }) => known.has(accountId) && !isAble(known.get(accountId)))
        .map((one) => named(one, known)),
      people: active.length + (asksOwner ? 1 : 0),
      unknown: [...unknownGroups, ...unknownPeople].map((one) => one.name),
    };
  });
}

function isAble(person: KnownPerson | undefined): boolean {
  return person !== undefined && person.isActive && !person.isApp;
}
function named(person: Person, known: ReadonlyMap<AccountId, KnownPerson>): Person {
  return { accountId: person.accountId, name: known.get(person.accountId)?.name ?? person.name };
}

async function findKnownGroups(people: ConfluencePeople, steps: ApprovalGate): Promise<ReadonlySet<GroupId>> {
  if (steps.every((step) => (step.groups ?? []).length === 0)) return new Set();
  return new Set((await people.groups('user')).map((group) => group.groupId));
}
