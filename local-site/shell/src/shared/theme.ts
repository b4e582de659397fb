/** Light and dark: `?theme=` wins, then what the person chose, then what the system prefers. */
import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { useSyncExternalStore } from 'react';

export type ColorMode = 'light' | 'dark';
const STORAGE_KEY = 'local-site.theme';
const listeners = new Set<() => void>();

function isColorMode(value: unknown): value is ColorMode {
  return value === 'light' || value === 'dark';
}

function preferred(): ColorMode {
  const asked = new URLSearchParams(window.location.search).get('theme');
  if (isColorMode(asked)) return asked;
  const stored = localStorage.getItem(STORAGE_KEY);
  if (isColorMode(stored)) return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

let current: ColorMode = 'light';

async function apply(mode: ColorMode): Promise<void> {
  current = mode;
  await setGlobalTheme({ colorMode: mode });
  for (const listener of listeners) listener();
}

export const startTheme = (): Promise<void> => apply(preferred());

export function chooseTheme(mode: ColorMode): void {
  localStorage.setItem(STORAGE_KEY, mode);
  void apply(mode);
}

export function useColorMode(): ColorMode {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
