/**
 * Ways out of the frame. A plain link cannot leave it, so each one goes through the host's router and still carries its address
 * for copying and for assistive technology. [platform §3]
 */
import { Modal, router, view } from '@forge/bridge';
import type { MouseEvent, ReactNode } from 'react';
import type { PageId } from '../../../../src/kernel/ids';
import type { ModalContent } from './context';

type Location = Parameters<typeof router.navigate>[0];

/** Only addresses a person could follow safely; anything else (`javascript:` …) is not a link. */
export function isFollowable(address: string): boolean {
  return /^(https?:|mailto:|\/(?!\/)|#)/i.test(address.trim());
}

function go(location: Location, newTab: boolean): Promise<unknown> {
  return newTab ? router.open(location) : router.navigate(location);
}

interface HostLinkProps {
  readonly to: string;
  /** The same place by the host's own name for it, tried first: it survives changes of addresses. */
  readonly target?: Location;
  readonly inNewTab?: boolean;
  readonly children: ReactNode;
}

export function HostLink({ to, target, inNewTab = false, children }: HostLinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    const newTab = inNewTab || event.ctrlKey || event.metaKey || event.shiftKey;
    if (target === undefined) {
      if (isFollowable(to)) void go(to, newTab);
      return;
    }
    // Jira knows no Confluence targets, and the reverse; both know addresses of the site.
    void go(target, newTab).catch(() => go(to, newTab));
  };
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  );
}

interface PageLinkProps {
  readonly pageId: PageId;
  /** For who would lose what they are doing here; the words of the link say so. */
  readonly inNewTab?: boolean;
  readonly children: ReactNode;
}

export function PageLink({ pageId, inNewTab = false, children }: PageLinkProps) {
  return (
    <HostLink
      to={`/wiki/pages/viewpage.action?pageId=${pageId}`}
      target={{ target: 'contentView', contentId: pageId }}
      inNewTab={inNewTab}
    >
      {children}
    </HostLink>
  );
}

export function IssueLink({ issueKey }: { readonly issueKey: string }) {
  return (
    <HostLink to={`/browse/${encodeURIComponent(issueKey)}`} target={{ target: 'issue', issueKey }}>
      {issueKey}
    </HostLink>
  );
}

/** Opens this UI again in the host's large modal. @param onClose runs when the person closes it. */
export function openDocumentModal(show: ModalContent, title: string, onClose: () => void = () => undefined): void {
  const modal = new Modal({ resource: 'ui', size: 'large', title, context: { show }, onClose });
  void modal.open();
}

/** Lets the page around us show what a command changed; hosts that cannot say so and are left alone. */
export function refreshHost(): void {
  void view.refresh().catch(() => undefined);
}
