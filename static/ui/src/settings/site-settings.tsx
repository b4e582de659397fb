/**
 * The settings of the site wherever they are shown: the settings page of the administrator and a tab of the quality page.
 */
import type { SpaceId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Fresh } from './fresh';
import { SettingsPage } from './page';

export function SiteSettings({ spaceId = null }: { readonly spaceId?: SpaceId | null }) {
  const handle = useAnswer('settings.view', {});
  return (
    <WhenAnswered handle={handle} what="the settings">
      {(view) =>
        view.fresh ? (
          <Fresh view={view} onDone={handle.replace} />
        ) : (
          <SettingsPage spaceId={spaceId} view={view} onChanged={handle.replace} />
        )
      }
    </WhenAnswered>
  );
}
