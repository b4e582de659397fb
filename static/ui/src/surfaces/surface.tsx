/**
 * Picks the surface for the module it is shown in. Each one is a chunk of its own; the popup never loads the settings.
 */
import { type ComponentType, lazy } from 'react';
import { macroKeys } from '../../../../src/contract/macros';
import type { Place } from '../host/context';

export interface SurfaceProps {
  readonly place: Place;
}

const macro = lazy(() => import('./macro').then((module) => ({ default: module.MacroSurface })));

const surfaces: Readonly<Record<string, ComponentType<SurfaceProps>>> = {
  'document-byline': lazy(() => import('./byline').then((module) => ({ default: module.BylineSurface }))),
  'document-banner': lazy(() => import('./banner').then((module) => ({ default: module.BannerSurface }))),
  'document-action': lazy(() => import('./action').then((module) => ({ default: module.ActionSurface }))),
  'quality-space': lazy(() => import('./space').then((module) => ({ default: module.SpaceSurface }))),
  'quality-settings': lazy(() => import('./settings').then((module) => ({ default: module.SettingsSurface }))),
  ...Object.fromEntries(Object.values(macroKeys).map((key) => [key, macro])),
  'nonconformity-panel': lazy(() => import('./issue').then((module) => ({ default: module.IssueSurface }))),
};

/** A modal opened by any document surface shows the document; the module key stays that of its opener. */
export function surfaceFor(place: Place): ComponentType<SurfaceProps> | undefined {
  return surfaces[place.modal === null ? place.moduleKey : 'document-action'];
}
