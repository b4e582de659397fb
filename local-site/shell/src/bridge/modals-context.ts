/** Who opens a modal only needs this; the provider that shows them stands in module-modals.tsx. */
import { createContext, useContext } from 'react';
import type { SiteModule } from '../site/modules';
import type { ExtensionContext } from './forge-context';
import type { ModalRequest } from './frame-host';

export interface OpenModal {
  readonly module: SiteModule;
  readonly extension: ExtensionContext;
  readonly request: ModalRequest;
  readonly localId?: string | undefined;
  readonly onRefresh: (() => void) | undefined;
  readonly onSubmit?: ((payload: unknown) => void) | undefined;
}

export interface ModuleModals {
  open(modal: OpenModal): void;
}

export const ModuleModalsContext = createContext<ModuleModals>({ open: () => undefined });
export const useModuleModals = (): ModuleModals => useContext(ModuleModalsContext);
