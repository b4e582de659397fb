/** "Acting as": every person of the site can be played; the page starts anew as that person. */
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import { PersonAvatar } from '../shared/person-avatar';
import { useFlags } from '../shared/flags';
import { actAs } from '../site/session';
import { useSite } from '../site/site-context';

export function PersonSwitch() {
  const { session, people } = useSite();
  const flags = useFlags();
  const choose = async (accountId: string) => {
    try {
      await actAs(accountId);
      window.location.reload();
    } catch (failure) {
      flags.show({
        id: 'acting-as',
        type: 'error',
        // A coloured flag hides its description until it is unfolded; the reason must be seen at once.
        appearance: 'normal',
        title: 'Could not change person',
        description: String(failure),
        isAutoDismiss: false,
      });
    }
  };
  return (
    <DropdownMenu<HTMLButtonElement>
      placement="bottom-end"
      shouldRenderToParent={false}
      trigger={({ triggerRef, ...trigger }) => (
        <button
          type="button"
          className="person-switch"
          ref={triggerRef}
          onClick={trigger.onClick}
          aria-expanded={trigger['aria-expanded']}
          aria-haspopup={trigger['aria-haspopup']}
          aria-controls={trigger['aria-controls']}
        >
          <PersonAvatar name={session.displayName} />
          <span className="person-switch-text">
            <span className="person-switch-caption">Acting as</span>
            <span className="person-switch-name">{session.displayName}</span>
          </span>
        </button>
      )}
    >
      <DropdownItemRadioGroup id="acting-as" title="Acting as">
        {people.map((person) => (
          <DropdownItemRadio
            key={person.accountId}
            id={person.accountId}
            isSelected={person.accountId === session.accountId}
            {...(person.isSiteAdministrator ? { description: 'Site administrator' } : {})}
            onClick={() => void choose(person.accountId)}
          >
            {person.displayName}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
}
