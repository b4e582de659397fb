/**
 * Shows the site settings. Everybody of the site may see who decides what; changing is another matter. [ST-5]
 */
import { accept } from '../../kernel/result';
import { headOf } from '../stream';
import { headKey, siteSettingsStream } from '../keys';
import { settingsType } from '../site-settings';
import { mayManageQuality, readStanding } from '../standing';
import type { UseCase } from '../use-case';
import { presentSettings } from './present-settings';

export const viewSettings: UseCase<'settings.view'> = async (services, caller) => {
  const rows = services.storage.read([headKey(siteSettingsStream)]);
  const standing = await readStanding(services, caller, rows);
  const { seq, state } = headOf(settingsType, siteSettingsStream, await rows);
  return accept(
    await presentSettings(services, {
      settings: state,
      sequence: seq,
      me: standing.me,
      isQualityManager: mayManageQuality(standing),
    }),
  );
};
