/**
 * Days on which the site does not work: due days and escalations leave them out. Read by everybody, changed with the settings.
 * [HD-1]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { SettingsView } from '../../../../src/contract/settings-answers';
import { isCalendarDate } from '../../../../src/kernel/time';
import { LineField } from '../parts/form';
import { Day } from '../parts/small';

type Days = SettingsView['holidays'];

interface HolidaysProps {
  readonly days: Days;
  readonly onChange?: ((days: Days) => void) | undefined;
}

export function Holidays({ days, onChange }: HolidaysProps) {
  return (
    <div className="stack-tight">
      <p className="quiet">
        Working days are Monday to Friday without these days. They count for due days and escalations, also of what is
        open now, and for the ten days after an emergency release.
      </p>
      {days.length === 0 ? <p>No holidays are named.</p> : null}
      <ul className="cards">
        {days.map(({ on, name }) => (
          <li key={on} className="card row spread">
            <span>
              <strong>
                <Day on={on} />
              </strong>{' '}
              {name}
            </span>
            {onChange === undefined ? null : (
              <Button
                spacing="compact"
                appearance="subtle"
                aria-label={`Remove ${name}`}
                onClick={() => onChange(days.filter((one) => one.on !== on))}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onChange === undefined ? null : <AddHoliday days={days} onChange={onChange} />}
    </div>
  );
}

function AddHoliday({ days, onChange }: { readonly days: Days; readonly onChange: (days: Days) => void }) {
  const [on, setOn] = useState('');
  const [name, setName] = useState('');
  const isTaken = days.some((one) => one.on === on);
  const add = () => {
    if (!isCalendarDate(on)) return;
    const all = [...days, { on, name: name.trim() }];
    onChange(all.sort((one, other) => one.on.localeCompare(other.on)));
    setOn('');
    setName('');
  };
  return (
    <div className="stack-tight">
      <div className="pair">
        <LineField
          label="Day"
          type="date"
          hint={isTaken ? 'This day is named already.' : ''}
          value={on}
          onChange={setOn}
        />
        <LineField label="Name of the holiday" maximum={60} value={name} onChange={setName} />
      </div>
      <div className="row">
        <Button isDisabled={!isCalendarDate(on) || isTaken || name.trim() === ''} onClick={add}>
          Add the holiday
        </Button>
      </div>
    </div>
  );
}
