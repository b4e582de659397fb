/** What a page of the shell gives to a module's frame; the commands in `commands.ts` work on this and nothing else. */
import type { FlagOptions } from '../shared/flags';
import type { SiteModule } from '../site/modules';
import type { ForgeContext } from './forge-context';
import type { FrameLocation } from './protocol';

export interface ModalRequest {
  readonly resource: string | null;
  readonly size: string | { readonly width: string; readonly height?: string };
  readonly context: unknown;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly title: string;
  readonly onClose: ((payload?: unknown) => unknown) | undefined;
}

/** A module that is a page of its own shares the address bar. */
export interface ModuleHistory {
  location(): FrameLocation;
  change(action: 'PUSH' | 'REPLACE', location: FrameLocation): void;
  go(delta: number): void;
}

export interface FrameHost {
  readonly module: SiteModule;
  readonly modules: readonly SiteModule[];
  context(): ForgeContext;
  showFlag(options: FlagOptions): void;
  closeFlag(id: string): void;
  openModal(request: ModalRequest): void;
  navigate(url: URL, newTab: boolean): void;
  reload(): void;
  refresh(payload: unknown): void;
  /** Absent where the view cannot be closed, for example a panel. */
  readonly close?: ((payload?: unknown) => void) | undefined;
  /** Absent where a submission only closes. */
  readonly submit?: ((payload: unknown) => void) | undefined;
  /** Absent where the view has nothing to open, for example a page of its own. */
  readonly open?: (() => void) | undefined;
  readonly history?: ModuleHistory | undefined;
  setOnClose(callback: ((payload?: unknown) => unknown) | undefined): void;
  enableTheming(): void;
  changeWindowTitle(title: string): void;
}
