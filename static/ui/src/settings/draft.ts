/**
 * What a person is about to save: the settings as read, with their changes. Nothing is sent until they give a reason and save.
 */
import type { SettingsView } from '../../../../src/contract/settings-answers';
import { type Role, roles } from '../../../../src/kernel/roles';
import type { CommandInput } from '../host/use-command';

export type RoleHolders = SettingsView['roles'][Role];
export type SpaceRow = SettingsView['spaces'][number];
export interface SettingsDraft {
  readonly numberPrefix: string;
  readonly roles: SettingsView['roles'];
  readonly spaces: SettingsView['spaces'];
  readonly holidays: SettingsView['holidays'];
}

export const draftOf = ({ numberPrefix, roles: held, spaces, holidays }: SettingsView): SettingsDraft => ({
  numberPrefix,
  roles: held,
  spaces,
  holidays,
});

export const prefixIsRight = (prefix: string) => /^[A-Z][A-Z0-9]{1,7}$/.test(prefix);

/** One line per thing that differs, for the person to check before saving. */
export function differences(
  view: SettingsView,
  draft: SettingsDraft,
  nameOf: (role: Role) => string,
): readonly string[] {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  return [
    ...(view.numberPrefix === draft.numberPrefix
      ? []
      : [`Number prefix: ${view.numberPrefix} → ${draft.numberPrefix}`]),
    ...roles.filter((role) => !same(view.roles[role], draft.roles[role])).map((role) => `Role: ${nameOf(role)}`),
    ...(same(view.spaces, draft.spaces) ? [] : ['Spaces and their Jira projects']),
    ...(same(view.holidays, draft.holidays) ? [] : ['Holidays']),
  ];
}

export function changeRequest(
  view: SettingsView,
  draft: SettingsDraft,
  reason: string,
): CommandInput<'settings.change'> {
  const held = roles.map((role) => {
    const { groups, people } = draft.roles[role];
    return [
      role,
      { groups: groups.map(({ groupId }) => groupId), people: people.map(({ accountId }) => accountId) },
    ] as const;
  });
  return {
    seenSequence: view.sequence,
    reason,
    numberPrefix: draft.numberPrefix,
    roles: Object.fromEntries(held) as CommandInput<'settings.change'>['roles'],
    spaces: draft.spaces.map(({ spaceId, projectKey, issueTypeId }) => ({ spaceId, projectKey, issueTypeId })),
    holidays: [...draft.holidays],
  };
}
