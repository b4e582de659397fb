/**
 * The settings of the site: roles, number prefix, spaces; read by everybody, changed by the quality manager with a reason. [A22, B8]
 */
import { useCallback, useState } from 'react';
import type { SettingsView } from '../../../../src/contract/settings-answers';
import type { SpaceId } from '../../../../src/kernel/ids';
import { type Role, roles } from '../../../../src/kernel/roles';
import { ScanAge } from '../drift/scan-age';
import { useCommand } from '../host/use-command';
import { Nothing } from '../parts/answered';
import { CommandForm, LineField, ProseField } from '../parts/form';
import { Holders } from '../parts/holders';
import { Notice } from '../parts/notice';
import { Fact, Facts, When } from '../parts/small';
import { TableHead } from '../parts/table-head';
import { roleHints, roleNames } from '../words/states';
import { Digest } from './digest';
import { changeRequest, differences, draftOf, prefixIsRight, type SettingsDraft } from './draft';
import { DocumentTypes } from './gates';
import { Holidays } from './holidays';
import { ReleasedCopies } from './released-copies';
import { Spaces } from './spaces';

interface EditableProps {
  readonly draft: SettingsDraft;
  readonly onChange?: ((draft: SettingsDraft) => void) | undefined;
}

function Roles({ draft, onChange }: EditableProps) {
  return (
    <section className="stack-tight">
      <h2>Roles</h2>
      <p className="quiet">Who may do what in Plumbline. What a person may read stays with Confluence and Jira.</p>
      <table className="table roles">
        <TableHead columns={['Role', 'Held by']} />
        <tbody>
          {roles.map((role: Role) => (
            <tr key={role}>
              <th scope="row">
                {roleNames[role]}
                <p className="hint">{roleHints[role]}</p>
              </th>
              <td data-name="Held by">
                <Holders
                  name={roleNames[role]}
                  holders={draft.roles[role]}
                  onChange={
                    onChange === undefined
                      ? undefined
                      : (holders) => onChange({ ...draft, roles: { ...draft.roles, [role]: holders } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Prefix({ draft, onChange }: EditableProps) {
  const isRight = prefixIsRight(draft.numberPrefix);
  return (
    <section className="stack-tight">
      <h2>Numbers</h2>
      {onChange === undefined ? (
        <p>
          Documents are numbered <span className="number">{draft.numberPrefix}-PRO-001</span> and so on.
        </p>
      ) : (
        <LineField
          label="Prefix of document numbers"
          hint={
            isRight
              ? `New documents are numbered ${draft.numberPrefix}-PRO-001 and so on; numbers already given stay.`
              : 'Must be 2 to 8 capital letters or digits, the first one a letter.'
          }
          maximum={8}
          isInvalid={!isRight}
          value={draft.numberPrefix}
          onChange={(prefix) => onChange({ ...draft, numberPrefix: prefix.toUpperCase() })}
        />
      )}
    </section>
  );
}

function Changes({ view }: { readonly view: SettingsView }) {
  return (
    <section className="stack-tight">
      <h2>Changes</h2>
      {view.changes.length === 0 ? (
        <Nothing title="No changes yet" />
      ) : (
        <ol className="timeline">
          {view.changes.map((change) => (
            <li key={`${change.at}${change.by.accountId}`} className="timeline-entry">
              <p className="quiet">
                <When at={change.at} precise /> · {change.by.name}
              </p>
              <p>{change.reason}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface SaveProps {
  readonly view: SettingsView;
  readonly draft: SettingsDraft;
  readonly onSaved: (view: SettingsView) => void;
  readonly onUndo: () => void;
}

function Save({ view, draft, onSaved, onUndo }: SaveProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('settings.change', onSaved);
  return (
    <div className="save-bar">
      <CommandForm
        title="Save these changes"
        submitLabel="Save"
        busy={busy}
        refusal={refusal}
        ready={reason.trim() !== '' && prefixIsRight(draft.numberPrefix)}
        onSubmit={() => run(changeRequest(view, draft, reason))}
        onCancel={onUndo}
      >
        <ul>
          {differences(view, draft, (role) => roleNames[role]).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <ProseField
          label="Reason"
          hint="One reason for the whole set; it stays in the record."
          value={reason}
          onChange={setReason}
        />
      </CommandForm>
    </div>
  );
}

interface SettingsPageProps {
  /** The space the settings are looked at from, if any. */
  readonly spaceId: SpaceId | null;
  readonly view: SettingsView;
  readonly onChanged: (view: SettingsView) => void;
}

export function SettingsPage({ spaceId, view, onChanged }: SettingsPageProps) {
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(view));
  const [isSaved, setIsSaved] = useState(false);
  const saved = useCallback(
    (changed: SettingsView) => {
      onChanged(changed);
      setDraft(draftOf(changed));
      setIsSaved(true);
    },
    [onChanged],
  );
  const change = view.isQualityManager
    ? (next: SettingsDraft) => {
        setIsSaved(false);
        setDraft(next);
      }
    : undefined;
  const isChanged = differences(view, draft, (role) => role).length > 0;
  return (
    <div className="stack-wide">
      {view.isQualityManager ? null : (
        <Notice tone="information">
          <p>You can read the settings. The quality manager changes them.</p>
        </Notice>
      )}
      {isSaved ? (
        <Notice tone="success" announces>
          <p>Saved.</p>
        </Notice>
      ) : null}
      <Roles draft={draft} onChange={change} />
      <Prefix draft={draft} onChange={change} />
      <section className="stack-tight">
        <h2>Spaces</h2>
        <Spaces
          rows={draft.spaces}
          onChange={change === undefined ? undefined : (spaces) => change({ ...draft, spaces })}
        />
      </section>
      <section className="stack-tight">
        <h2>Holidays</h2>
        <Holidays
          days={draft.holidays}
          onChange={change === undefined ? undefined : (holidays) => change({ ...draft, holidays })}
        />
      </section>
      {isChanged ? <Save view={view} draft={draft} onSaved={saved} onUndo={() => setDraft(draftOf(view))} /> : null}
      <Digest />
      {spaceId === null ? null : <ReleasedCopies spaceId={spaceId} />}
      <DocumentTypes spaceId={spaceId} />
      <Changes view={view} />
      <section className="stack-tight">
        <h2>Health</h2>
        <Facts>
          <Fact name="Background work last ran">
            {view.reconciler.lastRunAt === null ? 'not yet' : <When at={view.reconciler.lastRunAt} precise />}
          </Fact>
          <Fact name="All documents looked at in Confluence">
            <ScanAge scan={view.driftScan} />
          </Fact>
        </Facts>
        <p className="quiet">
          Background work runs every five minutes and carries out what was left undone. If it stops, tell your
          administrator.
        </p>
      </section>
    </div>
  );
}
