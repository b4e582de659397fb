/** The stack of modals that modules have opened, above whatever page is shown. */
import { ModalTransition } from '@atlaskit/modal-dialog';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { SiteModule } from '../site/modules';
import { useSite } from '../site/site-context';
import type { ExtensionContext } from './forge-context';
import type { ModalRequest } from './frame-host';
import { ModuleModal } from './module-modal';

export interface OpenModal {
  readonly module: SiteModule;
  readonly extension: ExtensionContext;
  readonly request: ModalRequest;
  readonly onRefresh: (() => void) | undefined;
}

interface ModuleModals {
  open(modal: OpenModal): void;
}

const ModuleModalsContext = createContext<ModuleModals>({ open: () => undefined });
export const useModuleModals = (): ModuleModals => useContext(ModuleModalsContext);

/** `new Modal({ resource })` shows another resource of the same app; without one, the module's own. */
function withResource(modal: OpenModal, modules: readonly SiteModule[]): OpenModal {
  const { resource } = modal.request;
  if (resource === null || resource === modal.module.resource) return modal;
  const other = modules.find((candidate) => candidate.resource === resource);
  if (!other) throw new Error(`No resource with key ${resource} is used by a module of this app.`);
  return { ...modal, module: { ...modal.module, resource, src: other.src } };
}

let lastModalId = 0;

export function ModuleModalsProvider({ children }: { readonly children: ReactNode }) {
  const { modules } = useSite();
  const [opened, setOpened] = useState<readonly (OpenModal & { readonly id: number })[]>([]);
  const modals = useMemo<ModuleModals>(
    () => ({
      open: (modal) => {
        const shown = { ...withResource(modal, modules), id: ++lastModalId };
        setOpened((stack) => [...stack, shown]);
      },
    }),
    [modules],
  );
  const close = (id: number) => setOpened((stack) => stack.filter((modal) => modal.id !== id));
  return (
    <ModuleModalsContext.Provider value={modals}>
      {children}
      {opened.map((modal) => (
        <ModalTransition key={modal.id}>
          <ModuleModal modal={modal} onClosed={() => close(modal.id)} />
        </ModalTransition>
      ))}
    </ModuleModalsContext.Provider>
  );
}
