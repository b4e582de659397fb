/**
 * Groups and people who were chosen for something, as chips, and a search to add more. [B8]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { findGroups, findPeople, type FoundGroup, type FoundPerson } from '../host/directory';
import { Chip, SearchPicker } from './picker';

interface ChosenHolders {
  readonly groups: readonly FoundGroup[];
  readonly people: readonly FoundPerson[];
}
interface HoldersProps {
  readonly holders: ChosenHolders;
  readonly onChange?: ((holders: ChosenHolders) => void) | undefined;
}
interface SearchProps {
  /** What they are added to; left out where the form is about nothing else. */
  readonly to?: string;
}
interface GroupSearchProps extends SearchProps {
  readonly groups: readonly FoundGroup[];
  readonly onChange: (groups: readonly FoundGroup[]) => void;
}
interface PersonSearchProps extends SearchProps {
  readonly people: readonly FoundPerson[];
  readonly onChange: (people: readonly FoundPerson[]) => void;
}

export function GroupSearch({ to, groups, onChange }: GroupSearchProps) {
  return (
    <SearchPicker
      label={to === undefined ? 'Add a group' : `Add a group to ${to}`}
      search={findGroups}
      keyOf={(group) => group.groupId}
      nameOf={(group) => group.name}
      onChoose={(group) =>
        groups.some(({ groupId }) => groupId === group.groupId) ? undefined : onChange([...groups, group])
      }
    />
  );
}

function PersonSearch({ to, people, onChange }: PersonSearchProps) {
  return (
    <SearchPicker
      label={to === undefined ? 'Add a person' : `Add a person to ${to}`}
      search={findPeople}
      keyOf={(person) => person.accountId}
      nameOf={(person) => person.name}
      onChoose={(person) =>
        people.some(({ accountId }) => accountId === person.accountId) ? undefined : onChange([...people, person])
      }
    />
  );
}

interface HolderSearchProps extends SearchProps {
  readonly holders: ChosenHolders;
  readonly onChange: (holders: ChosenHolders) => void;
}

export function HolderSearch({ holders, onChange, ...search }: HolderSearchProps) {
  return (
    <div className="pair">
      <GroupSearch {...search} groups={holders.groups} onChange={(groups) => onChange({ ...holders, groups })} />
      <PersonSearch {...search} people={holders.people} onChange={(people) => onChange({ ...holders, people })} />
    </div>
  );
}

interface ChipsProps extends HoldersProps {
  /** Said when nobody was chosen. */
  readonly nobody?: string;
}

export function HolderChips({ holders, onChange, nobody = 'nobody' }: ChipsProps) {
  const { groups, people } = holders;
  if (groups.length + people.length === 0) return <span className="quiet">{nobody}</span>;
  const removing = (rest: Partial<ChosenHolders>) =>
    onChange === undefined ? undefined : () => onChange({ ...holders, ...rest });
  return (
    <div className="row">
      {groups.map(({ groupId, name }) => (
        <Chip
          key={groupId}
          kind="group"
          name={name}
          onRemove={removing({ groups: groups.filter((one) => one.groupId !== groupId) })}
        />
      ))}
      {people.map(({ accountId, name }) => (
        <Chip
          key={accountId}
          name={name}
          onRemove={removing({ people: people.filter((one) => one.accountId !== accountId) })}
        />
      ))}
    </div>
  );
}

export function Holders({ name, holders, onChange }: HoldersProps & { readonly name: string }) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack-tight">
      <HolderChips holders={holders} onChange={onChange} />
      {onChange === undefined ? null : adding ? (
        <>
          <HolderSearch to={name} holders={holders} onChange={onChange} />
          <div>
            <Button spacing="compact" onClick={() => setAdding(false)}>
              Done
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button spacing="compact" appearance="subtle" aria-label={`Add to ${name}`} onClick={() => setAdding(true)}>
            + Add
          </Button>
        </div>
      )}
    </div>
  );
}
