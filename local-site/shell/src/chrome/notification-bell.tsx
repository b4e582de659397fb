/** The bell: who mentioned one where and when. Asks again when the window is looked at, when a page is opened and now and then. */
import Button, { IconButton } from '@atlaskit/button/new';
import NotificationIcon from '@atlaskit/icon/core/notification';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { listNotifications, markNotificationsRead, type NotificationEntry } from '../rest/notifications';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { Link, useAddress } from '../shared/router';
import { PersonAvatar } from '../shared/person-avatar';
import { formatDateTime } from '../shared/time';

const ASK_AGAIN_MILLISECONDS = 20_000;

function useNotifications() {
  const address = useAddress();
  const list = useLoaded(listNotifications, [address]);
  const { reload } = list;
  useEffect(() => {
    const timer = setInterval(reload, ASK_AGAIN_MILLISECONDS);
    window.addEventListener('focus', reload);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', reload);
    };
  }, [reload]);
  const known = useRef(list.value);
  if (list.value !== undefined) known.current = list.value;
  // While another page's entries are on their way the old ones stay; a count that flickers helps nobody.
  return { ...list, value: known.current };
}

export function NotificationBell() {
  const list = useNotifications();
  const [isOpen, setIsOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const unread = list.value?.unread ?? 0;
  const close = useCallback((returnsFocus: boolean) => {
    setIsOpen(false);
    if (returnsFocus) button.current?.focus();
  }, []);
  useClosing(root, isOpen, close);
  const markRead = async (ids?: readonly number[]) => {
    await markNotificationsRead(ids);
    list.reload();
  };
  return (
    <div className="notifications" ref={root}>
      <IconButton
        ref={button}
        appearance="subtle"
        icon={NotificationIcon}
        label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        aria-haspopup="dialog"
        onClick={() => {
          if (!isOpen) list.reload();
          setIsOpen((open) => !open);
        }}
      />
      {unread > 0 ? (
        <span className="notifications-count" aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      ) : null}
      {isOpen ? (
        <div id={panelId} className="notifications-panel" role="dialog" aria-label="Notifications">
          <div className="section-head">
            <h2>Notifications</h2>
            <Button spacing="compact" appearance="subtle" isDisabled={unread === 0} onClick={() => void markRead()}>
              Mark all as read
            </Button>
          </div>
          <LoadedView resource={list} what="the notifications">
            {({ entries }) => (
              <EntryList entries={entries} onRead={(id) => void markRead([id])} onFollowed={() => close(false)} />
            )}
          </LoadedView>
        </div>
      ) : null}
    </div>
  );
}

/** Escape and a click elsewhere close the panel. */
function useClosing(root: React.RefObject<HTMLElement>, isOpen: boolean, close: (returnsFocus: boolean) => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close(true);
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [root, isOpen, close]);
}

interface EntryListProps {
  readonly entries: readonly NotificationEntry[];
  readonly onRead: (id: number) => void;
  readonly onFollowed: () => void;
}

function EntryList({ entries, onRead, onFollowed }: EntryListProps) {
  if (entries.length === 0) return <p className="subtle">Nobody has mentioned you yet.</p>;
  return (
    <ul className="notification-list">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.isRead ? undefined : 'is-unread'}>
          <PersonAvatar name={entry.author.displayName} />
          <div>
            <p>
              {entry.isRead ? null : <span className="visually-hidden">Unread: </span>}
              <strong>{entry.author.displayName}</strong>{' '}
              {entry.place === 'comment' ? 'mentioned you in a comment on' : 'mentioned you on'}{' '}
              <Link
                href={entry.path}
                onClick={() => {
                  if (!entry.isRead) onRead(entry.id);
                  onFollowed();
                }}
              >
                {entry.title}
              </Link>
            </p>
            <p className="notification-excerpt">{entry.excerpt}</p>
            <p className="subtle">
              {formatDateTime(entry.createdAt)}
              {entry.isRead ? null : (
                <>
                  {' · '}
                  <button type="button" className="plain-button" onClick={() => onRead(entry.id)}>
                    Mark as read
                  </button>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
