/**
 * A quality manager replaces the settings: prefix, roles, and the Jira project of each space. [ST-2 … ST-5]
 */
import { changeSettings, type SiteSettings } from '../../domain/settings/site-settings';
import type { RequestOf } from '../../contract/procedures';
import type { SpaceId } from '../../kernel/ids';
import { refuse } from '../../kernel/result';
import { headKey, siteSettingsStream } from '../keys';
import type { JiraServices } from '../nonconformity/jira-services';
import { holdersOf, settingsType } from '../site-settings';
import { mayManageQuality, readStanding } from '../standing';
import { headOf } from '../stream';
import { fingerprintOf, refusal, type UseCase } from '../use-case';
import { findUnknownHolder } from './known-holders';
import { performOnSettings } from './perform-on-settings';

export const replaceSettings: UseCase<'settings.change', JiraServices> = async (services, caller, request) => {
  const { people, spaces } = services.confluence;
  const rows = await services.storage.read([headKey(siteSettingsStream)]);
  const standing = await readStanding(services, caller, Promise.resolve(rows));
  if (!mayManageQuality(standing)) return refuse(refusal('notPermitted', 'ST-2', { right: 'manageQuality' }));
  const repeated = spaceNamedTwice(request);
  if (repeated !== undefined) {
    return refuse(refusal('badInput', 'ST-6', { field: 'spaces', problem: `names space ${repeated} twice` }));
  }
  const wanted = settingsOf(request);
  const newSpaces = (Object.keys(wanted.spaces) as SpaceId[]).filter(
    (spaceId) => standing.settings.spaces[spaceId] === undefined,
  );
  const [unknownHolder, unknownProject, seenSpaces, managers] = await Promise.all([
    findUnknownHolder(people, wanted.roles),
    findUnknownProject(services, standing.settings, wanted),
    newSpaces.length === 0 ? [] : spaces.spaces('user', newSpaces),
    holdersOf(people, 'user', wanted, 'qualityManager'),
  ]);
  if (unknownHolder !== undefined) return refuse(refusal('unknownPerson', 'ST-5', { id: unknownHolder }));
  if (unknownProject !== undefined) return refuse(refusal('projectUnknown', 'ST-6', { project: unknownProject }));
  const seenIds = new Set(seenSpaces.map((space) => space.spaceId));
  if (newSpaces.some((spaceId) => !seenIds.has(spaceId))) return refuse(refusal('notFound', 'ST-6'));
  const command = {
    commandId: request.commandId,
    fingerprint: fingerprintOf('settings.change', caller, request),
    me: standing.me,
    decide: (current: SiteSettings, sequence: number) =>
      changeSettings(
        current,
        { ...wanted, reason: request.reason },
        { sequence, seenSequence: request.seenSequence, qualityManagersAfter: managers.length },
      ),
  };
  return performOnSettings(services, caller, command, { head: headOf(settingsType, siteSettingsStream, rows), rows });
};

function settingsOf(request: RequestOf<'settings.change'>): SiteSettings {
  const spaces = request.spaces.map(
    ({ spaceId, projectKey, issueTypeId }) => [spaceId, { projectKey, issueTypeId }] as const,
  );
  return {
    numberPrefix: request.numberPrefix,
    roles: request.roles,
    spaces: Object.fromEntries(spaces),
    ...(request.holidays === undefined ? {} : { holidays: request.holidays }),
  };
}

function spaceNamedTwice(request: RequestOf<'settings.change'>): SpaceId | undefined {
  const ids = request.spaces.map((space) => space.spaceId);
  return ids.find((spaceId, index) => ids.indexOf(spaceId) !== index);
}

/** Only what is new is asked of Jira: a project that vanished later must not block every other change. */
async function findUnknownProject(
  services: JiraServices,
  before: SiteSettings,
  wanted: SiteSettings,
): Promise<string | undefined> {
  const known = new Set(Object.values(before.spaces).map((space) => space.projectKey));
  const asked = new Set(Object.values(wanted.spaces).map((space) => space.projectKey));
  const fresh = [...asked].filter((key): key is string => key !== null && !known.has(key));
  const found = await Promise.all(fresh.map((key) => services.jira.project('user', key)));
  return fresh.find((_, index) => found[index] === undefined);
}
