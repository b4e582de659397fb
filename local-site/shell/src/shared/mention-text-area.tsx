/** A text field that completes the name of a person after `@`, by mouse and by keyboard. */
import TextArea from '@atlaskit/textarea';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSite } from '../site/site-context';
import { type MentionablePerson, matchPeople, mentionQuery } from './mention-document';
import { PersonAvatar } from './person-avatar';

interface MentionTextAreaProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function MentionTextArea({ id, value, onChange }: MentionTextAreaProps) {
  const { people } = useSite();
  const field = useRef<HTMLTextAreaElement | null>(null);
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const listId = useId();
  const options = query === undefined ? [] : matchPeople(people, query);
  const look = () => {
    const target = field.current;
    setQuery(target ? mentionQuery(target.value.slice(0, target.selectionStart)) : undefined);
    setActive(0);
  };
  const choose = (person: MentionablePerson) => {
    const target = field.current;
    if (!target || query === undefined) return;
    const caret = target.selectionStart;
    const before = `${value.slice(0, caret - query.length)}${person.displayName} `;
    onChange(before + value.slice(caret));
    setQuery(undefined);
    target.focus();
    requestAnimationFrame(() => target.setSelectionRange(before.length, before.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = options[active];
    if (!chosen) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      setActive((index) => (index + step) % options.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setQuery(undefined);
    }
  };
  return (
    <div className="mention-field">
      <TextArea
        ref={(element: HTMLTextAreaElement | null) => {
          field.current = element;
        }}
        id={id}
        minimumRows={2}
        value={value}
        placeholder="Type @ to mention somebody"
        aria-autocomplete="list"
        aria-controls={options.length > 0 ? listId : undefined}
        aria-activedescendant={options.length > 0 ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery(undefined)}
      />
      {options.length > 0 ? (
        <ul id={listId} className="mention-options" role="listbox" aria-label="People">
          {options.map((person, index) => (
            <li
              key={person.accountId}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              // Before the field loses the focus, which would take the list away.
              onMouseDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <PersonAvatar name={person.displayName} />
              {person.displayName}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
