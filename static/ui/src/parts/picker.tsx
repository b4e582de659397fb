/**
 * Search-and-choose for people and groups: type, then pick from the list that appears below the field. The list is in the flow
 * of the page so that it grows the frame instead of being cut off by it. Keyboard: arrows, Enter, Escape (ARIA combobox).
 */
import Textfield from '@atlaskit/textfield';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { findPeople, type FoundPerson } from '../host/directory';

interface SearchPickerProps<Item> {
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly search: (typed: string) => Promise<readonly Item[]>;
  readonly keyOf: (item: Item) => string;
  readonly nameOf: (item: Item) => string;
  readonly onChoose: (item: Item) => void;
}

type Found<Item> =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly items: readonly Item[] };

function useSearch<Item>(typed: string, search: (typed: string) => Promise<readonly Item[]>): Found<Item> {
  const [found, setFound] = useState<Found<Item>>({ state: 'idle' });
  useEffect(() => {
    if (typed.trim().length < 2) {
      setFound({ state: 'idle' });
      return undefined;
    }
    let wanted = true;
    setFound({ state: 'searching' });
    const timer = setTimeout(async () => {
      try {
        const items = await search(typed);
        if (wanted) setFound({ state: 'found', items });
      } catch {
        // Shown below the field; the person can type again.
        if (wanted) setFound({ state: 'failed' });
      }
    }, 250);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [typed, search]);
  return found;
}

export function SearchPicker<Item>({
  label,
  optional = false,
  hint,
  search,
  keyOf,
  nameOf,
  onChoose,
}: SearchPickerProps<Item>) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const found = useSearch(typed, search);
  const items = found.state === 'found' ? found.items : [];

  const choose = (item: Item | undefined) => {
    if (item === undefined) return;
    onChoose(item);
    setTyped('');
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    if (items.length === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((active + items.length - 1) % items.length);
    else if (event.key === 'Enter') choose(items[active]);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional ? <span className="quiet">(optional)</span> : null}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <Textfield
        id={id}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        {...(items.length > 0 ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        autoComplete="off"
        placeholder="Type a name"
        value={typed}
        onKeyDown={press}
        onChange={(event) => setTyped((event.target as HTMLInputElement).value)}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Matches" className="picker-list" hidden={items.length === 0}>
        {items.map((item, index) => (
          <div
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="picker-option"
            onClick={() => choose(item)}
            onKeyDown={press}
          >
            {nameOf(item)}
          </div>
        ))}
      </div>
      <p className="hint" role="status">
        {found.state === 'searching' ? 'Searching…' : null}
        {found.state === 'failed' ? 'The search did not answer. Type again to repeat it.' : null}
        {found.state === 'found' && items.length === 0 ? 'Nobody and nothing by that name.' : null}
      </p>
    </div>
  );
}

interface PersonFieldProps {
  readonly label: string;
  readonly optional?: boolean;
  readonly hint?: string;
  readonly value: FoundPerson | null;
  readonly onChange: (person: FoundPerson | null) => void;
}

export function PersonField({ label, optional = false, hint, value, onChange }: PersonFieldProps) {
  if (value === null) {
    return (
      <SearchPicker
        label={label}
        optional={optional}
        {...(hint === undefined ? {} : { hint })}
        search={findPeople}
        keyOf={(person) => person.accountId}
        nameOf={(person) => person.name}
        onChoose={onChange}
      />
    );
  }
  return (
    <div className="field">
      <span className="label">{label}</span>
      <Chip name={value.name} onRemove={() => onChange(null)} />
    </div>
  );
}

export function Chip({
  name,
  kind,
  onRemove,
}: {
  readonly name: string;
  readonly kind?: string;
  readonly onRemove?: (() => void) | undefined;
}) {
  return (
    <span className="chip">
      {kind === undefined ? null : <span className="quiet">{kind} </span>}
      {name}
      {onRemove === undefined ? null : (
        <button type="button" className="chip-remove" aria-label={`Remove ${name}`} onClick={onRemove}>
          ×
        </button>
      )}
    </span>
  );
}
