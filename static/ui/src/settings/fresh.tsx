/**
 * The first screen after installing: a site administrator names the quality manager, who takes it from there. (architecture §7)
 */
import { useState } from 'react';
import type { SettingsView } from '../../../../src/contract/settings-answers';
import { useCommand } from '../host/use-command';
import { Nothing } from '../parts/answered';
import { CommandForm } from '../parts/form';
import { HolderChips, HolderSearch } from '../parts/holders';
import type { RoleHolders } from './draft';

interface FreshProps {
  readonly view: SettingsView;
  readonly onDone: (view: SettingsView) => void;
}

export function Fresh({ view, onDone }: FreshProps) {
  const [holders, setHolders] = useState<RoleHolders>({ groups: [], people: [] });
  const { busy, refusal, run } = useCommand('settings.nameQualityManager', onDone);
  if (!view.isSiteAdministrator) {
    return (
      <Nothing title="Plumbline is not set up yet">
        <p>A site administrator names the quality manager here; then it can be used.</p>
      </Nothing>
    );
  }
  return (
    <CommandForm
      title="Name the quality manager"
      submitLabel="Name the quality manager"
      busy={busy}
      refusal={refusal}
      ready={holders.groups.length + holders.people.length > 0}
      onCancel={() => setHolders({ groups: [], people: [] })}
      onSubmit={() =>
        run({
          holder: {
            groups: holders.groups.map(({ groupId }) => groupId),
            people: holders.people.map(({ accountId }) => accountId),
          },
        })
      }
    >
      <p>
        The quality manager gives out the other roles, maps spaces to Jira projects, and decides on nonconformities.
        Name a group or a person; everything else has a default and can wait.
      </p>
      <HolderChips holders={holders} onChange={setHolders} />
      <HolderSearch to="quality managers" holders={holders} onChange={setHolders} />
    </CommandForm>
  );
}
