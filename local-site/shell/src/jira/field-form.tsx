/** The inputs of a create or edit form: one for each field that the metadata names and a form can ask for. */
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { FieldMetadata, JiraPerson } from '../rest/jira-types';
import { textOf } from '../shared/text-of';
import { type FieldKind, kindOf } from './field-values';

export type FieldTexts = Readonly<Record<string, string>>;

interface FieldFormProps {
  readonly fields: readonly FieldMetadata[];
  readonly people: readonly JiraPerson[];
  readonly values: FieldTexts;
  readonly onChange: (fieldId: string, text: string) => void;
  readonly baseId: string;
}

export function FieldForm({ fields, people, values, onChange, baseId }: FieldFormProps) {
  return (
    <>
      {fields.map((field) => {
        const kind = kindOf(field);
        if (kind === undefined) return null;
        const id = `${baseId}-${field.fieldId}`;
        return (
          <div key={field.fieldId}>
            <label className="field-label" htmlFor={id}>
              {field.name}
              {field.required ? <span aria-hidden="true"> *</span> : null}
            </label>
            <FieldInput
              id={id}
              kind={kind}
              field={field}
              people={people}
              value={values[field.fieldId] ?? ''}
              onChange={(text) => onChange(field.fieldId, text)}
            />
          </div>
        );
      })}
    </>
  );
}

interface FieldInputProps {
  readonly id: string;
  readonly kind: FieldKind;
  readonly field: FieldMetadata;
  readonly people: readonly JiraPerson[];
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function optionsOf({ allowedValues = [] }: FieldMetadata): readonly { readonly id: string; readonly label: string }[] {
  return allowedValues.map(({ id, name, value }) => ({ id: textOf(id), label: textOf(name ?? value) }));
}

function FieldInput({ id, kind, field, people, value, onChange }: FieldInputProps) {
  if (kind === 'text')
    return <TextArea id={id} minimumRows={4} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  if (kind === 'choice' || kind === 'person') {
    const options =
      kind === 'person'
        ? people.map(({ accountId, displayName }) => ({ id: accountId, label: displayName }))
        : optionsOf(field);
    return (
      <select
        id={id}
        className="field-select"
        required={field.required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{kind === 'person' ? 'Nobody' : 'None'}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (kind === 'choices') {
    return (
      <select
        id={id}
        className="field-select"
        multiple
        value={value.split('\n').filter(Boolean)}
        onChange={(event) => onChange([...event.target.selectedOptions].map((option) => option.value).join('\n'))}
      >
        {optionsOf(field).map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <Textfield
      id={id}
      type={kind === 'date' || kind === 'number' ? kind : 'text'}
      isRequired={field.required}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
