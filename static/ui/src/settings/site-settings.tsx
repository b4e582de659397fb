/**
 * The settings of the site wherever they are shown: the settings page of the administrator and a tab of the quality page.
 */
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Fresh } from './fresh';
import { SettingsPage } from './page';

export function SiteSettings() {
  const handle = useAnswer('settings.view', {});
  return (
    <WhenAnswered handle={handle} what="the settings">
      {(view) =>
        view.fresh ? (
          <Fresh view={view} onDone={handle.replace} />
        ) : (
          <SettingsPage view={view} onChanged={handle.replace} />
        )
      }
    </WhenAnswered>
  );
}
