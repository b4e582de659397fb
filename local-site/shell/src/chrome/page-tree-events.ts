/** Lets a page say that the tree has changed (created, moved, renamed, trashed). */
import { useSyncExternalStore } from 'react';

let round = 0;
const listeners = new Set<() => void>();

export function refreshPageTree(): void {
  round += 1;
  for (const listener of listeners) listener();
}

export function useTreeRound(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => round,
  );
}
