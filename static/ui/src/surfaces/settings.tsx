/**
 * The site settings: the first screen of a fresh install, and the settings page after that.
 */
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Fresh } from '../settings/fresh';
import { SettingsPage } from '../settings/page';

export function SettingsSurface() {
  const handle = useAnswer('settings.view', {});
  return (
    <main className="page stack">
      <h1>Plumbline settings</h1>
      <WhenAnswered handle={handle} what="the settings">
        {(view) =>
          view.fresh ? (
            <Fresh view={view} onDone={handle.replace} />
          ) : (
            <SettingsPage view={view} onChanged={handle.replace} />
          )
        }
      </WhenAnswered>
    </main>
  );
}
