/**
 * The first site administrator names the quality manager; Confluence says who administers the site. [ST-1, ST-3]
 */
import { nameQualityManager } from '../../domain/settings/site-settings';
import { refuse } from '../../kernel/result';
import { siteSettingsStream } from '../keys';
import { open } from '../perform';
import { holdersOf, settingsType } from '../site-settings';
import { fingerprintOf, refusal, type UseCase } from '../use-case';
import { findUnknownHolder } from './known-holders';
import { performOnSettings } from './perform-on-settings';

export const nameFirstQualityManager: UseCase<'settings.nameQualityManager'> = async (services, caller, request) => {
  const { people } = services.confluence;
  const [me, opened] = await Promise.all([
    people.me(),
    open(services.storage, { type: settingsType, stream: siteSettingsStream }),
  ]);
  if (!me.isSiteAdministrator) return refuse(refusal('notPermitted', 'ST-1', { right: 'siteAdministrator' }));
  const settings = opened.head.state;
  const wanted = { ...settings, roles: { ...settings.roles, qualityManager: request.holder } };
  const [unknown, present, named] = await Promise.all([
    findUnknownHolder(people, wanted.roles),
    holdersOf(people, 'user', settings, 'qualityManager'),
    holdersOf(people, 'user', wanted, 'qualityManager'),
  ]);
  if (unknown !== undefined) return refuse(refusal('unknownPerson', 'ST-5', { id: unknown }));
  const command = {
    commandId: request.commandId,
    fingerprint: fingerprintOf('settings.nameQualityManager', caller, request),
    me,
    decide: (current: typeof settings) =>
      nameQualityManager(current, request.holder, { presentHolders: present.length, namedHolders: named.length }),
  };
  return performOnSettings(services, caller, command, opened);
};
