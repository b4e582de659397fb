/**
 * Fields for what nobody else may read: a passphrase, hidden unless asked to show it, and the six digits of a code. What is
 * typed lives in the form only and is gone with it. [B2]
 */
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';

interface PassphraseFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly isNew?: boolean;
  readonly onChange: (value: string) => void;
}

export function PassphraseField({ label, hint, value, isNew = false, onChange }: PassphraseFieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <Textfield
        id={id}
        type={shown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        spellCheck={false}
        value={value}
        maxLength={200}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange((event.target as HTMLInputElement).value)}
      />
      <label className="reveal">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        Show what I type
      </label>
    </div>
  );
}

interface CodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function CodeField({ label, hint, value, onChange }: CodeFieldProps) {
  const id = useId();
  return (
    <div className="field code-field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      <Textfield
        id={id}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={value}
        maxLength={7}
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange((event.target as HTMLInputElement).value.replace(/\D/g, '').slice(0, 6))}
      />
    </div>
  );
}
