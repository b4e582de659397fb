/**
 * What the site settings page may ask.
 */
import { changeDigest, viewDigest } from '../application/digest/digest-settings';
import { changePolicy } from '../application/document-types/change-policy';
import { changeType } from '../application/document-types/change-type';
import { decideChange } from '../application/document-types/decide-change';
import { previewGate } from '../application/document-types/preview-gate';
import { viewTypeHistory } from '../application/document-types/view-type-history';
import { viewTypes } from '../application/document-types/view-types';
import type { JiraServices } from '../application/nonconformity/jira-services';
import { replaceSettings } from '../application/settings/change-settings';
import { nameFirstQualityManager } from '../application/settings/name-quality-manager';
import { viewSettings } from '../application/settings/view-settings';
import type { SurfaceTable } from './serve-surface';

/** What a document type demands; on the settings page for the site, on the quality page of a space for the space. */
export const typeProcedures = {
  'types.view': viewTypes,
  'types.preview': previewGate,
  'types.change': changeType,
  'types.changePolicy': changePolicy,
  'types.decideChange': decideChange,
  'types.history': viewTypeHistory,
} as const;

/** Both on the settings page and on the quality page of a space. */
export const digestProcedures = { 'digest.view': viewDigest, 'digest.change': changeDigest } as const;

export const settingsProcedures = {
  ...typeProcedures,
  ...digestProcedures,
  'settings.view': viewSettings,
  'settings.nameQualityManager': nameFirstQualityManager,
  'settings.change': replaceSettings,
} as const satisfies SurfaceTable<'settings', JiraServices>;
