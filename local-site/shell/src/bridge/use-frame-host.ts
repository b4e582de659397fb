/** Composes what the page gives to one frame (`FrameHost`) out of the shell's own services. */
import { useMemo, useRef } from 'react';
import { useFlags } from '../shared/flags';
import { go, isShellPath } from '../shared/router';
import { useColorMode } from '../shared/theme';
import { useSite } from '../site/site-context';
import { composeContext } from './forge-context';
import type { FrameHost } from './frame-host';
import type { ModuleFrameProps } from './module-frame-props';
import { useModuleModals } from './modals-context';

function navigate(url: URL, newTab: boolean): void {
  if (newTab) window.open(url, '_blank', 'noopener');
  else if (url.origin === window.location.origin && isShellPath(url.pathname)) go(url.pathname + url.search + url.hash);
  else window.location.assign(url);
}

export function useFrameHost(props: ModuleFrameProps, enableTheming: () => void): FrameHost {
  const { session, modules } = useSite();
  const flags = useFlags();
  const modals = useModuleModals();
  const colorMode = useColorMode();
  const onCloseCallback = useRef<(payload?: unknown) => unknown>();
  const { module, extension, modalContext, localId, history, onClose, onSubmit, onOpen, onRefresh } = props;
  return useMemo<FrameHost>(
    () => ({
      module,
      modules,
      context: () => composeContext({ module, session, extension, colorMode, modalContext, localId }),
      showFlag: flags.show,
      closeFlag: flags.close,
      openModal: (request) => modals.open({ module, extension, localId, request, onRefresh }),
      navigate,
      reload: () => window.location.reload(),
      refresh: () => onRefresh?.(),
      close:
        onClose &&
        ((payload) => {
          onCloseCallback.current?.(payload);
          onClose(payload);
        }),
      submit: onSubmit,
      open: onOpen,
      history,
      setOnClose: (callback) => {
        onCloseCallback.current = callback;
      },
      enableTheming,
      changeWindowTitle: (title) => {
        document.title = title;
      },
    }),
    [
      module,
      modules,
      session,
      extension,
      colorMode,
      modalContext,
      localId,
      flags,
      modals,
      history,
      onClose,
      onSubmit,
      onOpen,
      onRefresh,
      enableTheming,
    ],
  );
}
