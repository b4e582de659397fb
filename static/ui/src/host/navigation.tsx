/**
 * Links out of the frame. A plain link cannot leave it, so each one goes through the host's router and still carries its address
 * for copying and for assistive technology.
 */
import { Modal, router } from '@forge/bridge';
import type { MouseEvent, ReactNode } from 'react';
import type { PageId } from '../../../../src/kernel/ids';
import type { ModalContent } from './context';

export const pagePath = (pageId: PageId) => `/wiki/pages/viewpage.action?pageId=${pageId}`;
export const issuePath = (key: string) => `/browse/${encodeURIComponent(key)}`;

/** Only addresses a person could follow safely; anything else (`javascript:` …) is not a link. */
export function isFollowable(address: string): boolean {
  return /^(https?:|mailto:|\/(?!\/)|#)/i.test(address.trim());
}

export function followLink(address: string, newTab: boolean): void {
  if (!isFollowable(address)) return;
  void (newTab ? router.open(address) : router.navigate(address));
}

export function HostLink({
  to,
  children,
  label,
}: {
  readonly to: string;
  readonly children: ReactNode;
  readonly label?: string;
}) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    followLink(to, event.ctrlKey || event.metaKey || event.shiftKey);
  };
  return (
    <a href={to} onClick={follow} {...(label === undefined ? {} : { 'aria-label': label })}>
      {children}
    </a>
  );
}

export function PageLink({ pageId, children }: { readonly pageId: PageId; readonly children: ReactNode }) {
  return <HostLink to={pagePath(pageId)}>{children}</HostLink>;
}

/** Opens this UI again in the host's large modal. @param onClose runs when the person closes it. */
export function openDocumentModal(show: ModalContent, title: string, onClose: () => void = () => undefined): void {
  const modal = new Modal({ resource: 'ui', size: 'large', title, context: { show }, onClose });
  void modal.open();
}
