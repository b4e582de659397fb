/** Gives a module that is a page of its own the part of the address behind its route. */
import { useMemo } from 'react';
import type { ModuleHistory } from '../bridge/frame-host';
import type { FrameLocation } from '../bridge/protocol';

function readLocation(base: string): FrameLocation {
  const { pathname, search, hash } = window.location;
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : '';
  return { pathname: below || '/', search, hash, key: 'address' };
}

export function useModuleHistory(base: string): ModuleHistory {
  return useMemo(
    () => ({
      location: () => readLocation(base),
      // Written past the shell's own router: the page around the frame stays as it is.
      change: (action, location) => {
        const path = location.pathname === '/' ? '' : `/${location.pathname.replace(/^\/+/, '')}`;
        const address = base + path + (location.search ?? '') + (location.hash ?? '');
        if (action === 'REPLACE') window.history.replaceState(null, '', address);
        else window.history.pushState(null, '', address);
      },
      go: (delta) => window.history.go(delta),
    }),
    [base],
  );
}
