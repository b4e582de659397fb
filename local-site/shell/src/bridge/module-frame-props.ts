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
  readonly history?: ModuleHistory | undefined;
  readonly onClose?: ((payload?: unknown) => void) | undefined;
  readonly onOpen?: (() => void) | undefined;
  readonly onRefresh?: (() => void) | undefined;
  readonly onEscape?: (() => void) | undefined;
}
