/** The pop-up below a byline item; closes on Escape, on a click elsewhere and when the app says so. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ExtensionContext } from '../bridge/forge-context';
import { ModuleFrame } from '../bridge/module-frame';
import type { SiteModule } from '../site/modules';

interface BylinePopupProps {
  readonly id: string;
  readonly module: SiteModule;
  readonly extension: ExtensionContext;
  readonly onClose: () => void;
  readonly onRefresh: () => void;
}

export function BylinePopup({ id, module, extension, onClose, onRefresh }: BylinePopupProps) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = popup.current?.closest<HTMLElement>('.byline');
    const chip = popup.current?.parentElement;
    if (!popup.current || !row || !chip) return;
    // Below its item, but never past the right end of the row.
    popup.current.style.left = `${Math.max(0, Math.min(chip.offsetLeft, row.clientWidth - popup.current.offsetWidth))}px`;
  }, []);
  useEffect(() => {
    popup.current?.focus();
    const onPointer = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      // A modal or a flag opened by the pop-up's own module lies above it and is no click elsewhere.
      if (target && !popup.current?.parentElement?.contains(target) && !target.closest('.atlaskit-portal-container'))
        onClose();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
    };
  }, [onClose]);
  return (
    <div ref={popup} id={id} className="byline-popup" role="dialog" aria-label={module.title} tabIndex={-1}>
      <ModuleFrame
        module={module}
        extension={extension}
        sizing="content"
        minimumHeight={96}
        onClose={onClose}
        onEscape={onClose}
        onRefresh={onRefresh}
      />
    </div>
  );
}
