/**
 * How signatures are confirmed on this site: the preset with its consequences in words, its history, and for the quality manager
 * the form to change it. [SG-7; B2, F17]
 */
import Button from '@atlaskit/button/default/button';
import Checkbox from '@atlaskit/checkbox/checkbox';
import { useState } from 'react';
import type { SigningPreset, SigningSettingsView } from '../../../../src/contract/signing-answers';
import { useAnswer } from '../host/use-answer';
import { useCommand } from '../host/use-command';
import { WhenAnswered } from '../parts/answered';
import { ChoiceField, CommandForm, LineField, ProseField } from '../parts/form';
import { Fact, Facts, When } from '../parts/small';
import { presetWords } from '../words/signing';
import { type PartProps, useBusy } from './part';

const presets = (Object.keys(presetWords) as readonly SigningPreset[]).map((value) => ({
  value,
  label: presetWords[value].name,
}));

interface ChangeProps {
  readonly settings: SigningSettingsView;
  readonly onDone: (settings: SigningSettingsView) => void;
  readonly onClose: () => void;
}

function Consequences({ preset }: { readonly preset: SigningPreset }) {
  return (
    <ul>
      {presetWords[preset].consequences.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

function ChangePreset({ settings, onDone, onClose }: ChangeProps) {
  const [preset, setPreset] = useState(settings.preset);
  const [rights, setRights] = useState(settings.rightsRequired);
  const [days, setDays] = useState(String(settings.passphraseDays));
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('signing.changeSettings', onDone);
  const needsRights = preset !== 'iso9001';
  const passphraseDays = Number(days);
  return (
    <CommandForm
      title="Change how signatures are confirmed"
      submitLabel="Change"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && Number.isInteger(passphraseDays) && passphraseDays > 0}
      onSubmit={() =>
        run({
          seenSequence: settings.sequence,
          preset,
          rightsRequired: needsRights || rights,
          passphraseDays,
          reason,
        })
      }
      onCancel={onClose}
    >
      <ChoiceField label="Preset" value={preset} choices={presets} onChange={setPreset} />
      <Consequences preset={preset} />
      <Checkbox
        label={needsRights ? 'Signing rights are needed (always so here)' : 'Signing rights are needed'}
        isChecked={needsRights || rights}
        isDisabled={needsRights}
        onChange={(event) => setRights(event.target.checked)}
      />
      {needsRights ? (
        <LineField
          label="Days until a passphrase must be changed"
          type="number"
          maximum={4}
          value={days}
          onChange={setDays}
        />
      ) : null}
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function Preset({ onBusy }: PartProps) {
  const handle = useAnswer('signing.settings', {});
  const [changing, setChanging] = useState(false);
  useBusy(onBusy, changing);
  return (
    <WhenAnswered handle={handle} what="the preset">
      {(settings) =>
        changing ? (
          <ChangePreset
            settings={settings}
            onDone={(after) => {
              handle.replace(after);
              setChanging(false);
            }}
            onClose={() => setChanging(false)}
          />
        ) : (
          <section className="stack-tight">
            <h2 className="section-title">How signatures are confirmed here</h2>
            <Facts>
              <Fact name="Preset">{presetWords[settings.preset].name}</Fact>
              <Fact name="Signing rights">{settings.rightsRequired ? 'needed' : 'not needed'}</Fact>
              {settings.preset === 'iso9001' ? null : (
                <Fact name="Passphrase">to be changed after {settings.passphraseDays} days</Fact>
              )}
            </Facts>
            <Consequences preset={settings.preset} />
            {settings.mayChange ? (
              <div className="row">
                <Button onClick={() => setChanging(true)}>Change</Button>
              </div>
            ) : null}
            {settings.changes.length === 0 ? null : (
              <details>
                <summary>Changes</summary>
                <ol className="timeline">
                  {settings.changes.map((change) => (
                    <li key={change.at} className="timeline-entry">
                      <p>
                        {presetWords[change.preset].name}
                        {change.rightsRequired ? ', signing rights needed' : ''}: {change.reason}
                      </p>
                      <p className="quiet">
                        {change.by.name}, <When at={change.at} precise />
                      </p>
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </section>
        )
      }
    </WhenAnswered>
  );
}
