/** What a module's frame is told by the page, popup or modal around it. */
import type { SiteModule } from '../site/modules';
import type { ExtensionContext } from './forge-context';
import type { ModuleHistory } from './frame-host';

export interface ModuleFrameProps {
  readonly module: SiteModule;
  readonly extension: ExtensionContext;
  /** `content` follows the document's height; `fill` takes the room its container has. */
  readonly sizing: 'content' | 'fill';
  readonly minimumHeight?: number;
  readonly modalContext?: unknown;
  /** Of the node a macro stands in; other modules have one of their own. */
  readonly localId?: string | undefined;
  readonly history?: ModuleHistory | undefined;
  readonly onClose?: ((payload?: unknown) => void) | undefined;
  /** Where `view.submit` gives something back; elsewhere it closes. A throw refuses what was submitted. */
  readonly onSubmit?: ((payload: unknown) => void) | undefined;
  readonly onOpen?: (() => void) | undefined;
  readonly onRefresh?: (() => void) | undefined;
  readonly onEscape?: (() => void) | undefined;
}
