/** Flags at the lower left of the page, for the shell's own messages and for those of apps. */
import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

export interface FlagOptions {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly type: string;
  readonly appearance?: string | undefined;
  readonly isAutoDismiss: boolean;
  readonly actions?: readonly { readonly text: string; readonly onClick: () => unknown }[];
}

export interface Flags {
  readonly show: (options: FlagOptions) => void;
  readonly close: (id: string) => void;
}

const FlagsContext = createContext<Flags>({ show: () => undefined, close: () => undefined });
const APPEARANCES = ['error', 'info', 'success', 'warning'] as const;

export const useFlags = (): Flags => useContext(FlagsContext);

function appearanceOf({ type, appearance }: FlagOptions): (typeof APPEARANCES)[number] | 'normal' {
  if (appearance === 'normal') return 'normal';
  return APPEARANCES.find((candidate) => candidate === (appearance ?? type)) ?? 'info';
}

export function FlagsProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly FlagOptions[]>([]);
  const close = useCallback((id: string) => setShown((flags) => flags.filter((flag) => flag.id !== id)), []);
  const show = useCallback(
    (options: FlagOptions) => setShown((flags) => [options, ...flags.filter((flag) => flag.id !== options.id)]),
    [],
  );
  const flags = useMemo(() => ({ show, close }), [show, close]);
  return (
    <FlagsContext.Provider value={flags}>
      {children}
      <FlagGroup onDismissed={(id) => close(String(id))}>
        {shown.map((options) => {
          const Shown = options.isAutoDismiss ? AutoDismissFlag : Flag;
          return (
            <Shown
              key={options.id}
              id={options.id}
              title={options.title}
              description={options.description}
              appearance={appearanceOf(options)}
              icon={options.type === 'error' ? <ErrorIcon label="Error" color="var(--ds-icon-danger)" /> : undefined}
              actions={(options.actions ?? []).map(({ text, onClick }) => ({
                content: text,
                onClick: () => void onClick(),
              }))}
            />
          );
        })}
      </FlagGroup>
    </FlagsContext.Provider>
  );
}
