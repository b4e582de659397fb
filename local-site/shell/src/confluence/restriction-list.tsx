/** The people and groups of one operation, with a search to add more. */
import Button, { IconButton } from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import Textfield from '@atlaskit/textfield';
import { useId, useState } from 'react';
import { searchGroups, searchPeople } from '../rest/confluence-around-page';
import type { ConfluenceGroup, ConfluencePerson, OperationRestriction } from '../rest/confluence-types';

interface RestrictionListProps {
  readonly restriction: OperationRestriction;
  readonly onChange: (restriction: OperationRestriction) => void;
}

interface Found {
  readonly people: readonly ConfluencePerson[];
  readonly groups: readonly ConfluenceGroup[];
}
const NOTHING: Found = { people: [], groups: [] };

export function RestrictionList({ restriction, onChange }: RestrictionListProps) {
  const { operation, people, groups } = restriction;
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found>(NOTHING);
  const fieldId = useId();
  const search = async () => setFound({ people: await searchPeople(words), groups: await searchGroups(words) });
  const add = (next: OperationRestriction) => {
    onChange(next);
    setFound(NOTHING);
    setWords('');
  };
  const isOpen = people.length + groups.length === 0;
  return (
    <section className="restriction-list">
      <h2>{operation === 'read' ? 'Who can view' : 'Who can edit'}</h2>
      {isOpen ? <p className="subtle">Everyone who may do so in this space.</p> : null}
      <ul className="chip-list">
        {people.map((person) => (
          <li key={person.accountId} className="chip">
            {person.displayName}
            <IconButton
              spacing="compact"
              appearance="subtle"
              icon={CrossIcon}
              label={`Remove ${person.displayName}`}
              onClick={() => onChange({ ...restriction, people: people.filter((entry) => entry !== person) })}
            />
          </li>
        ))}
        {groups.map((group) => (
          <li key={group.id} className="chip">
            {group.name} (group)
            <IconButton
              spacing="compact"
              appearance="subtle"
              icon={CrossIcon}
              label={`Remove ${group.name}`}
              onClick={() => onChange({ ...restriction, groups: groups.filter((entry) => entry !== group) })}
            />
          </li>
        ))}
      </ul>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <label className="field-label" htmlFor={fieldId}>
          Add a person or group
        </label>
        <Textfield id={fieldId} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <Button type="submit" isDisabled={words.trim() === ''}>
          Search
        </Button>
      </form>
      <ul className="choice-list" aria-label="People and groups found">
        {found.people.map((person) => (
          <li key={person.accountId}>
            <Button appearance="subtle" onClick={() => add({ ...restriction, people: [...people, person] })}>
              {`Add ${person.displayName}`}
            </Button>
          </li>
        ))}
        {found.groups.map((group) => (
          <li key={group.id}>
            <Button appearance="subtle" onClick={() => add({ ...restriction, groups: [...groups, group] })}>
              {`Add group ${group.name}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
