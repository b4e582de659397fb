/** Links the issue to another one. */
import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { linkIssues, listLinkTypes } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';

interface AddLinkFormProps {
  readonly issueKey: string;
  readonly onChanged: () => void;
}

export function AddLinkForm({ issueKey, onChanged }: AddLinkFormProps) {
  const types = useLoaded(listLinkTypes, []);
  const [other, setOther] = useState('');
  const [chosen, setChosen] = useState('');
  const [failure, setFailure] = useState<Error>();
  const baseId = useId();
  const ways = (types.value ?? []).flatMap(({ id, inward, outward }) => [
    { value: `${id}:outward`, label: outward },
    ...(inward === outward ? [] : [{ value: `${id}:inward`, label: inward }]),
  ]);
  const link = async (event: FormEvent) => {
    event.preventDefault();
    const [typeId = '', way] = (chosen || ways[0]?.value || '').split(':');
    const key = other.trim().toUpperCase();
    try {
      // What stands on the outward end is what this issue does to the other.
      await linkIssues(typeId, way === 'outward' ? issueKey : key, way === 'outward' ? key : issueKey);
      setOther('');
      setFailure(undefined);
      onChanged();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <>
      {failure ? <FailureMessage title="The issues were not linked" failure={failure} /> : null}
      <form className="link-form" onSubmit={(event) => void link(event)}>
        <label className="visually-hidden" htmlFor={`${baseId}-type`}>
          Kind of link
        </label>
        <select
          id={`${baseId}-type`}
          className="field-select"
          value={chosen || ways[0]?.value}
          onChange={(event) => setChosen(event.target.value)}
        >
          {ways.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <label className="visually-hidden" htmlFor={`${baseId}-other`}>
          Key of the other issue
        </label>
        <Textfield
          id={`${baseId}-other`}
          placeholder="Key, for example ABC-1"
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={other.trim() === '' || ways.length === 0}>
          Link
        </Button>
      </form>
    </>
  );
}
