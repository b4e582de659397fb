/** Loads something by REST for a component and tells it honestly what came of it. */
import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> =
  | { readonly state: 'loading'; readonly previous: T | undefined }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Error };

export interface LoadedResource<T> {
  readonly loaded: Loaded<T>;
  /** The value, also while it is being loaded again. */
  readonly value: T | undefined;
  readonly reload: () => void;
}

/** `load` runs again when an entry of `dependencies` changes or `reload` is called; late answers are dropped. */
export function useLoaded<T>(load: () => Promise<T>, dependencies: readonly unknown[]): LoadedResource<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', previous: undefined });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    setLoaded((before) => ({
      state: 'loading',
      previous: round > 0 && before.state === 'ready' ? before.value : undefined,
    }));
    load().then(
      (value) => current && setLoaded({ state: 'ready', value }),
      (failure: unknown) =>
        current &&
        setLoaded({ state: 'failed', failure: failure instanceof Error ? failure : new Error(String(failure)) }),
    );
    return () => {
      current = false;
    };
    // The caller names what `load` depends on; the function itself is new on every render.
  }, [...dependencies, round]);
  const reload = useCallback(() => setRound((value) => value + 1), []);
  const value = loaded.state === 'ready' ? loaded.value : loaded.state === 'loading' ? loaded.previous : undefined;
  return { loaded, value, reload };
}
