/**
 * Where a person stands on this site: the roles they hold by the settings and their own groups, asked of Confluence as
 * themselves at the moment it matters. Policies read as sentences over it. (architecture §7) [B8]
 */
import type { SiteSettings } from '../domain/settings/site-settings';
import type { Role } from '../kernel/roles';
import { headKey, siteSettingsStream } from './keys';
import type { Rows } from './ports';
import type { CurrentPerson, GroupFacts } from './product-ports';
import { rolesHeld, settingsIn } from './site-settings';
import type { Caller, Services } from './use-case';

export interface Standing {
  readonly me: CurrentPerson;
  readonly settings: SiteSettings;
  readonly groups: readonly GroupFacts[];
  readonly roles: ReadonlySet<Role>;
}

/** Rows every reading of a standing needs, to be read together with others. */
export const standingKeys = [headKey(siteSettingsStream)] as const;

/**
 * One wave. @param rows promise of rows read with `standingKeys`, to save a request; read here when not given
 */
export async function readStanding(services: Services, caller: Caller, rows?: Promise<Rows>): Promise<Standing> {
  const { people } = services.confluence;
  const [loaded, me, groups] = await Promise.all([
    rows ?? services.storage.read(standingKeys),
    people.me(),
    people.groupsOf('user', caller.accountId),
  ]);
  const settings = settingsIn(loaded);
  return { me, settings, groups, roles: rolesHeld(settings, caller.accountId, groups) };
}

/** Asked again on the settings a transaction stands on, so that a role taken away meanwhile is noticed. */
export function stillManagesQuality(standing: Standing, rows: Rows): boolean {
  return rolesHeld(settingsIn(rows), standing.me.accountId, standing.groups).has('qualityManager');
}

export function mayManageQuality(standing: Standing): boolean {
  return standing.roles.has('qualityManager');
}

/** Sees rows of pages they may not read in Confluence. */
export function mayReadEverything(standing: Standing): boolean {
  return standing.roles.has('qualityManager') || standing.roles.has('internalAuditor');
}

export function mayReport(standing: Standing): boolean {
  const { roles } = standing;
  return (
    roles.has('qualityManager') ||
    roles.has('documentController') ||
    roles.has('internalAuditor') ||
    roles.has('inspector')
  );
}
