/** The stack of modals that modules have opened, above whatever page is shown. */
import { ModalTransition } from '@atlaskit/modal-dialog';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { SiteModule } from '../site/modules';
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
function withResource(modal: OpenModal): OpenModal {
  const { module, request } = modal;
  const { resource } = request;
  if (resource === null || resource === module.resource) return modal;
  const src = module.src.replace(`/${module.resource}/`, `/${resource}/`);
  return { ...modal, module: { ...module, resource, src } };
}

let lastModalId = 0;

export function ModuleModalsProvider({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState<readonly (OpenModal & { readonly id: number })[]>([]);
  const modals = useMemo<ModuleModals>(
    () => ({
      open: (modal) => {
        const shown = { ...withResource(modal), id: ++lastModalId };
        setOpened((stack) => [...stack, shown]);
      },
    }),
    [],
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
