/**
 * What the site settings page may ask.
 */
import type { JiraServices } from '../application/nonconformity/jira-services';
import { replaceSettings } from '../application/settings/change-settings';
import { nameFirstQualityManager } from '../application/settings/name-quality-manager';
import { viewSettings } from '../application/settings/view-settings';
import type { SurfaceTable } from './serve-surface';

export const settingsProcedures = {
  'settings.view': viewSettings,
  'settings.nameQualityManager': nameFirstQualityManager,
  'settings.change': replaceSettings,
} as const satisfies SurfaceTable<'settings', JiraServices>;
