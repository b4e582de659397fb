/**
 * From what a person asked for to what is stored: ids of steps are given here, names of groups and people are those of the
 * directory today. What the directory does not know keeps its id as its name, for the check to refuse. [AG-24]
 */
import type { RequestedApproval, RequestedOverrides } from '../../contract/type-configuration';
import type { TypeOverrides } from '../../domain/document-control/configuration/type-configuration';
import type { ApprovalRules, GateStep, NamedGroup } from '../../domain/document-control/gate';
import type { AccountId, GroupId } from '../../kernel/ids';
import type { ConfluencePeople, GroupFacts, KnownPerson } from '../product-ports';

export interface Directory {
  readonly people: ReadonlyMap<AccountId, KnownPerson>;
  readonly groups: ReadonlyMap<GroupId, GroupFacts>;
}

export async function readDirectory(people: ConfluencePeople, asked: RequestedOverrides): Promise<Directory> {
  const steps = asked.approval?.steps ?? [];
  const accounts = [...new Set(steps.flatMap((step) => step.people))];
  const namesGroups = steps.some((step) => step.groups.length > 0) || (asked.distribution ?? []).length > 0;
  const [known, groups] = await Promise.all([
    accounts.length === 0 ? new Map<AccountId, KnownPerson>() : people.people('user', accounts),
    namesGroups ? people.groups('user') : [],
  ]);
  return { people: known, groups: new Map(groups.map((group) => [group.groupId, group])) };
}

export function nameApproval(asked: RequestedApproval, directory: Directory): ApprovalRules {
  const { rejection, separation, minor } = asked;
  return { steps: asked.steps.map((step, index) => nameStep(step, index, directory)), rejection, separation, minor };
}

function nameStep(asked: RequestedApproval['steps'][number], index: number, directory: Directory): GateStep {
  const { stage, title, meaning, role, quorum, dueDays, escalateAfterDays } = asked;
  const groups = [...new Set(asked.groups)].map((groupId) => nameGroup(groupId, directory));
  const people = [...new Set(asked.people)].map((accountId) => ({
    accountId,
    name: directory.people.get(accountId)?.name ?? accountId,
  }));
  return {
    stepId: `step-${index + 1}`,
    stage,
    title,
    meaning,
    role,
    ...(groups.length === 0 ? {} : { groups }),
    ...(people.length === 0 ? {} : { people }),
    quorum,
    dueDays,
    escalateAfterDays,
  };
}

function nameGroup(groupId: GroupId, directory: Directory): NamedGroup {
  return { groupId, name: directory.groups.get(groupId)?.name ?? groupId };
}

export function nameOverrides(asked: RequestedOverrides, directory: Directory): TypeOverrides {
  const { approval, reviewMonths, numberingCode, distribution } = asked;
  const { changeRequestRequired, dynamicContent, retentionYears } = asked;
  return {
    ...(approval === undefined ? {} : { approval: nameApproval(approval, directory) }),
    ...(reviewMonths === undefined ? {} : { reviewMonths }),
    ...(numberingCode === undefined ? {} : { numberingCode }),
    ...(distribution === undefined
      ? {}
      : { distribution: [...new Set(distribution)].map((groupId) => nameGroup(groupId, directory)) }),
    ...(changeRequestRequired === undefined ? {} : { changeRequestRequired }),
    ...(dynamicContent === undefined ? {} : { dynamicContent }),
    ...(retentionYears === undefined ? {} : { retentionYears }),
  };
}

/** The first group to be told that the directory does not know. */
export function findUnknownGroup(asked: RequestedOverrides, directory: Directory): GroupId | undefined {
  return (asked.distribution ?? []).find((groupId) => !directory.groups.has(groupId));
}
