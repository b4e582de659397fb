/**
 * The site settings: the first screen of a fresh install, and the settings page after that.
 */
import { SiteSettings } from '../settings/site-settings';

export function SettingsSurface() {
  return (
    <main className="page stack">
      <h1>Plumbline settings</h1>
      <SiteSettings />
    </main>
  );
}
