/**
 * The frame of every form that runs a command: title, fields, refusal, and the two buttons. Forms replace the view they came
 * from instead of opening a dialog: a dialog would be cut off by the small frames the host gives us.
 */
import Button from '@atlaskit/button/default/button';
import Checkbox from '@atlaskit/checkbox/checkbox';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { ShownRefusal } from '../host/call';
import { RefusalNotice } from './answered';

interface CommandFormProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly refusal: ShownRefusal | null;
  /** False keeps the button off; say why in the form. */
  readonly ready: boolean;
  readonly danger?: boolean;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

export function CommandForm(props: CommandFormProps) {
  const { title, submitLabel, busy, refusal, ready, danger = false, onSubmit, onCancel, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  // The view was swapped: move the focus along, or keyboard and screen-reader users are left on a button that is gone.
  useEffect(() => heading.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) onSubmit();
  };
  return (
    <form className="stack" onSubmit={submit} aria-busy={busy} noValidate>
      <h2 ref={heading} tabIndex={-1} className="form-title">
        {title}
      </h2>
      {children}
      {refusal === null ? null : <RefusalNotice refusal={refusal} />}
      <div className="row">
        <Button type="submit" appearance={danger ? 'danger' : 'primary'} isDisabled={!ready} isLoading={busy}>
          {submitLabel}
        </Button>
        <Button appearance="subtle" onClick={onCancel} isDisabled={busy}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface LabelledProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

function Labelled({
  id,
  label,
  hint,
  optional = false,
  isInvalid = false,
  children,
}: LabelledProps & { readonly id: string; readonly isInvalid?: boolean; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional ? <span className="quiet">(optional)</span> : null}
      </label>
      {isSaid(hint) ? (
        <p id={`${id}-hint`} className={isInvalid ? 'hint hint-wrong' : 'hint'} aria-live="polite">
          {hint}
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** A field without a word about it keeps no room for one. */
function isSaid(hint: string | undefined): hint is string {
  return hint !== undefined && hint !== '';
}

interface TextFieldProps extends LabelledProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'date' | 'number' | 'search';
  readonly maximum?: number;
  readonly isInvalid?: boolean;
}

export function LineField({
  value,
  onChange,
  type = 'text',
  maximum = 255,
  isInvalid = false,
  ...labelled
}: TextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} isInvalid={isInvalid} {...labelled}>
      <Textfield
        id={id}
        type={type}
        value={value}
        maxLength={maximum}
        isInvalid={isInvalid}
        {...(isSaid(labelled.hint) ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => onChange((event.target as HTMLInputElement).value)}
      />
    </Labelled>
  );
}

export function ProseField({ value, onChange, maximum = 2000, ...labelled }: TextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} {...labelled}>
      <TextArea
        id={id}
        value={value}
        maxLength={maximum}
        minimumRows={3}
        resize="vertical"
        {...(isSaid(labelled.hint) ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}
interface ChoiceFieldProps<Value extends string> extends LabelledProps {
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}

/** The browser's own list: it opens over the host page, where a drawn one would be cut off at the edge of our frame. */
export function ChoiceField<Value extends string>({ value, choices, onChange, ...labelled }: ChoiceFieldProps<Value>) {
  const id = useId();
  return (
    <Labelled id={id} {...labelled}>
      <select
        id={id}
        className="select"
        value={value}
        aria-describedby={isSaid(labelled.hint) ? `${id}-hint` : undefined}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface ConfirmationProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}
export function Confirmation({ label, checked, onChange }: ConfirmationProps) {
  return (
    <div className="confirmation">
      <Checkbox label={label} isChecked={checked} onChange={(event) => onChange(event.target.checked)} />
    </div>
  );
}
