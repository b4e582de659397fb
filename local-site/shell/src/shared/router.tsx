/** The address bar as React state, and links that change it without loading the page again. */
import { type AnchorHTMLAttributes, type MouseEvent, useSyncExternalStore } from 'react';

const CHANGED = 'shell:location';

export interface PageLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
}

export function useAddress(): string {
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname + window.location.search + window.location.hash,
  );
}

export function usePageLocation(): PageLocation {
  const url = new URL(useAddress(), window.location.origin);
  return { pathname: url.pathname, search: url.search, hash: url.hash };
}

/** Goes to an address of the site. */
export function go(address: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  window.dispatchEvent(new Event(CHANGED));
}

const SHELL_PATHS = /^\/($|wiki(\/(spaces|pages|admin|search|people|home)|$|\/$)|jira|browse\/)/;

/** True for addresses that this application shows itself; downloads and REST are left to the browser. */
export function isShellPath(pathname: string): boolean {
  return SHELL_PATHS.test(pathname);
}

export function followInPage(event: MouseEvent, href: string): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const url = new URL(href, window.location.href);
  if (url.origin !== window.location.origin || !isShellPath(url.pathname)) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
}

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

export function Link({ href, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        rest.onClick?.(event);
        followInPage(event, href);
      }}
    >
      {children}
    </a>
  );
}
