/**
 * Who holds a role: groups and people as chips, and a search to add more. [B8]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import { findGroups, findPeople } from '../host/directory';
import { Chip, SearchPicker } from '../parts/picker';
import type { RoleHolders } from './draft';

interface HoldersProps {
  readonly name: string;
  readonly holders: RoleHolders;
  readonly onChange?: ((holders: RoleHolders) => void) | undefined;
}

export function HolderSearch({
  name,
  holders,
  onChange,
}: HoldersProps & { readonly onChange: (holders: RoleHolders) => void }) {
  return (
    <div className="pair">
      <SearchPicker
        label={`Add a group to ${name}`}
        search={findGroups}
        keyOf={(group) => group.groupId}
        nameOf={(group) => group.name}
        onChoose={(group) =>
          holders.groups.some(({ groupId }) => groupId === group.groupId)
            ? undefined
            : onChange({ ...holders, groups: [...holders.groups, group] })
        }
      />
      <SearchPicker
        label={`Add a person to ${name}`}
        search={findPeople}
        keyOf={(person) => person.accountId}
        nameOf={(person) => person.name}
        onChoose={(person) =>
          holders.people.some(({ accountId }) => accountId === person.accountId)
            ? undefined
            : onChange({ ...holders, people: [...holders.people, person] })
        }
      />
    </div>
  );
}

export function HolderChips({ holders, onChange }: HoldersProps) {
  if (holders.groups.length + holders.people.length === 0) return <span className="quiet">nobody</span>;
  return (
    <div className="row">
      {holders.groups.map((group) => (
        <Chip
          key={group.groupId}
          kind="group"
          name={group.name}
          onRemove={
            onChange === undefined
              ? undefined
              : () =>
                  onChange({ ...holders, groups: holders.groups.filter(({ groupId }) => groupId !== group.groupId) })
          }
        />
      ))}
      {holders.people.map((person) => (
        <Chip
          key={person.accountId}
          name={person.name}
          onRemove={
            onChange === undefined
              ? undefined
              : () =>
                  onChange({
                    ...holders,
                    people: holders.people.filter(({ accountId }) => accountId !== person.accountId),
                  })
          }
        />
      ))}
    </div>
  );
}

export function Holders({ name, holders, onChange }: HoldersProps) {
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack-tight">
      <HolderChips name={name} holders={holders} onChange={onChange} />
      {onChange === undefined ? null : adding ? (
        <>
          <HolderSearch name={name} holders={holders} onChange={onChange} />
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
