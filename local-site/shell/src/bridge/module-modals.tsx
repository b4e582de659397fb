/** The stack of modals that modules have opened, above whatever page is shown. */
import { ModalTransition } from '@atlaskit/modal-dialog';
import { type ReactNode, useMemo, useState } from 'react';
import { type ModuleModals, ModuleModalsContext, type OpenModal } from './modals-context';
import { ModuleModal } from './module-modal';

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
