/**
 * One byline item: its label, icon and tooltip come from the content property which the module names, read by the product
 * with no invocation of the app; a click opens the module in a pop-up.
 */
import Tooltip from '@atlaskit/tooltip';
import { useCallback, useId, useRef, useState } from 'react';
import { ModuleIcon } from '../chrome/module-icon';
import type { ExtensionContext } from '../bridge/forge-context';
import { contentProperty } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import type { SiteModule } from '../site/modules';
import { BylinePopup } from './byline-popup';

interface BylineItemProps {
  readonly module: SiteModule;
  readonly pageId: string;
  readonly extension: ExtensionContext;
  readonly onRefresh: () => void;
}

interface BylineFace {
  readonly title: string;
  readonly tooltip: string | undefined;
  readonly icon: string | undefined;
}

async function loadFace(module: SiteModule, pageId: string): Promise<BylineFace> {
  const declared = { title: module.title, tooltip: module.tooltip, icon: module.icon };
  if (!module.contentPropertyKey) return declared;
  const property = await contentProperty(pageId, module.contentPropertyKey).catch(() => undefined);
  const value = property?.value;
  if (typeof value !== 'object' || value === null) return declared;
  const { title, tooltip, icon } = value as Record<string, unknown>;
  return {
    title: typeof title === 'string' && title ? title : declared.title,
    tooltip: typeof tooltip === 'string' ? tooltip : declared.tooltip,
    icon: typeof icon === 'string' ? icon : declared.icon,
  };
}

export function BylineItem({ module, pageId, extension, onRefresh }: BylineItemProps) {
  const face = useLoaded(() => loadFace(module, pageId), [module, pageId]);
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement | null>(null);
  const popupId = useId();
  const close = useCallback(() => {
    setIsOpen(false);
    button.current?.focus();
  }, []);
  const refresh = () => {
    face.reload();
    onRefresh();
  };
  if (!face.value) return null;
  const { title, tooltip, icon } = face.value;
  const { icon: _declared, ...rest } = module;
  const shownModule: SiteModule = icon === undefined ? rest : { ...rest, icon };
  return (
    <span className="byline-item">
      <Tooltip content={tooltip ?? ''}>
        {(tooltipProps) => (
          <button
            {...tooltipProps}
            ref={(element) => {
              button.current = element;
              tooltipProps.ref(element);
            }}
            type="button"
            className="byline-chip"
            aria-expanded={isOpen}
            aria-controls={isOpen ? popupId : undefined}
            aria-haspopup="dialog"
            onClick={() => setIsOpen((open) => !open)}
          >
            <ModuleIcon module={shownModule} />
            <span>{title}</span>
          </button>
        )}
      </Tooltip>
      {isOpen ? (
        <BylinePopup id={popupId} module={module} extension={extension} onClose={close} onRefresh={refresh} />
      ) : null}
    </span>
  );
}
