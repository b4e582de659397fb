/** Opens the configuration of a macro: a Custom UI resource of the app in a modal, which submits `{ config }`. */
import { useModuleModals } from '../bridge/modals-context';
import type { AdfNode } from '../editor/adf';
import type { SiteModule } from '../site/modules';
import { type MacroPlace, useMacroExtension } from './macro-frame';
import { type MacroConfig, macroLocalId } from './macro-node';

interface CustomConfig {
  readonly resource: string;
  readonly title?: string;
  readonly viewportSize?: string;
  readonly openOnInsert?: boolean;
}

/** Undefined where the macro has no configuration, or one by UI Kit, which has no resource of its own to show. */
export function customConfig(module: SiteModule): CustomConfig | undefined {
  const { config } = module;
  if (typeof config !== 'object' || config === null || !('resource' in config)) return undefined;
  return typeof config.resource === 'string' ? (config as CustomConfig) : undefined;
}

/** As `view.submit` checks it: an object whose `config` is an object. */
function readSubmitted(payload: unknown): MacroConfig {
  const config = typeof payload === 'object' && payload !== null && 'config' in payload ? payload.config : undefined;
  if (typeof config !== 'object' || config === null || Array.isArray(config))
    throw new Error('view.submit(): Invalid "config" provided. Expected object');
  return config as MacroConfig;
}

export function useMacroConfiguration(module: SiteModule, node: AdfNode, place: MacroPlace) {
  const modals = useModuleModals();
  const extension = useMacroExtension(node, place, true, true);
  const declared = customConfig(module);
  if (!declared) return undefined;
  return (onConfigured: (config: MacroConfig) => void) =>
    modals.open({
      module,
      extension,
      localId: macroLocalId(node),
      onRefresh: undefined,
      onSubmit: (payload) => onConfigured(readSubmitted(payload)),
      request: {
        resource: declared.resource,
        size: declared.viewportSize ?? 'medium',
        context: undefined,
        closeOnEscape: true,
        closeOnOverlayClick: true,
        title: declared.title ?? module.title,
        onClose: undefined,
      },
    });
}
