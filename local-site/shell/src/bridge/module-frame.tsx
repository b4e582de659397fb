/**
 * One module of the app in its sandboxed iframe on the resource's own origin. Grows with its document, takes no room while
 * the module renders nothing, and answers the bridge through `commands.ts`.
 */
import { useEffect, useRef, useState } from 'react';
import { afterPress } from '../shared/after-press';
import { useColorMode } from '../shared/theme';
import { runCommand } from './commands';
import { FrameChannel } from './frame-channel';
import type { ModuleHistory } from './frame-host';
import type { ModuleFrameProps } from './module-frame-props';
import { useFrameHost } from './use-frame-host';

/** As on the platform: no top navigation and no pop-ups, so a plain link cannot leave the frame. */
const SANDBOX = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';

export function ModuleFrame(props: ModuleFrameProps) {
  const { module, sizing, minimumHeight = 0 } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(0);
  const [isThemed, setIsThemed] = useState(false);
  const [channel, setChannel] = useState<FrameChannel>();
  const colorMode = useColorMode();
  const host = useFrameHost(props, () => setIsThemed(true));
  const latest = useRef({ host, props });
  latest.current = { host, props };

  useEffect(() => {
    if (!frame.current) return undefined;
    const opened = new FrameChannel(frame.current, new URL(module.src, window.location.href).origin, {
      onCall: (command, data, from) => runCommand(command, data, latest.current.host, from),
      onHeight: (reported) => afterPress(frame, () => setHeight(reported)),
      onEscape: () => latest.current.props.onEscape?.(),
      onLoaded: () => setIsThemed(false),
    });
    // The address is set only now: a fast document would otherwise call before anybody listens.
    frame.current.src = module.src;
    setChannel(opened);
    return () => opened.dispose();
  }, [module.src]);

  useEffect(() => {
    if (isThemed) channel?.sendTheme(colorMode);
  }, [channel, isThemed, colorMode]);

  useHistoryEvents(channel, props.history);

  const shownHeight = Math.max(height, minimumHeight);
  const isEmpty = sizing === 'content' && shownHeight === 0;
  return (
    <div className={`module-frame module-frame-${sizing}${isEmpty ? ' is-empty' : ''}`} data-module-key={module.key}>
      <iframe
        ref={frame}
        title={module.title || module.key}
        sandbox={SANDBOX}
        aria-hidden={isEmpty}
        tabIndex={isEmpty ? -1 : undefined}
        // A frame without any height is not rendered by the browser and could never report that it has grown.
        style={sizing === 'fill' ? undefined : { height: Math.max(shownHeight, 1) }}
      />
    </div>
  );
}

/** Tells the frame when the person goes back or forward in the browser. */
function useHistoryEvents(channel: FrameChannel | undefined, history: ModuleHistory | undefined): void {
  const latest = useRef(history);
  latest.current = history;
  useEffect(() => {
    const tell = () => {
      if (latest.current) channel?.sendHistory(latest.current.location(), 'POP');
    };
    window.addEventListener('popstate', tell);
    return () => window.removeEventListener('popstate', tell);
  }, [channel]);
}
