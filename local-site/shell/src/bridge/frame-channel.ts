/**
 * One live connection to the host script of one iframe: answers its calls through a handler, runs its callbacks and
 * hands out callbacks of the shell's own. Knows no command.
 */
import {
  BRIDGE_CHANNEL,
  type BridgeFailure,
  type FrameLocation,
  isCallbackMarker,
  type MessageToFrame,
  readMessageFromFrame,
} from './protocol';

export type Callback = (...values: unknown[]) => unknown;

export interface FrameChannelEvents {
  readonly onCall: (command: string, data: unknown, channel: FrameChannel) => Promise<unknown>;
  readonly onHeight: (height: number) => void;
  readonly onEscape: () => void;
  readonly onLoaded: (channel: FrameChannel) => void;
}

interface PendingCallback {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: Error) => void;
}

export class FrameChannel {
  private readonly pending = new Map<number, PendingCallback>();
  private readonly shellCallbacks = new Map<string, Callback>();
  private readonly cleanUps: (() => void)[] = [];
  private lastId = 0;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly resourceOrigin: string,
    private readonly events: FrameChannelEvents,
  ) {
    window.addEventListener('message', this.receive);
  }

  dispose(): void {
    window.removeEventListener('message', this.receive);
    for (const waiting of this.pending.values()) waiting.reject(new Error('The module has been closed.'));
    this.pending.clear();
    for (const cleanUp of this.cleanUps) cleanUp();
  }

  /** Runs when the frame goes away, so that nobody calls into a document that is no longer there. */
  onDispose(cleanUp: () => void): void {
    this.cleanUps.push(cleanUp);
  }

  sendTheme(colorMode: 'light' | 'dark'): void {
    const theme = document.documentElement.dataset.theme ?? 'light:light dark:dark spacing:spacing';
    this.send({ kind: 'theme', colorMode, theme });
  }

  sendHistory(location: FrameLocation, action: 'PUSH' | 'REPLACE' | 'POP'): void {
    this.send({ kind: 'history', location, action });
  }

  /** The frame's function behind a marker, or nothing when there is none. */
  callbackOf(value: unknown): Callback | undefined {
    if (!isCallbackMarker(value)) return undefined;
    return (...values) =>
      new Promise((resolve, reject) => {
        const id = ++this.lastId;
        this.pending.set(id, { resolve, reject });
        this.send({ kind: 'callback', id, callback: value.__callback, values });
      });
  }

  /** A marker which the frame turns into a function that runs `callback` here. */
  expose(callback: Callback): { readonly __callback: string } {
    const id = `shell-${++this.lastId}`;
    this.shellCallbacks.set(id, callback);
    return { __callback: id };
  }

  runExposed(id: string, values: readonly unknown[]): unknown {
    return this.shellCallbacks.get(id)?.(...values);
  }

  private send(message: MessageToFrame): void {
    this.frame.contentWindow?.postMessage({ channel: BRIDGE_CHANNEL, ...message }, this.resourceOrigin);
  }

  private readonly receive = (event: MessageEvent): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.resourceOrigin) return;
    const message = readMessageFromFrame(event.data);
    switch (message?.kind) {
      case 'loaded':
        return this.events.onLoaded(this);
      case 'escape':
        return this.events.onEscape();
      case 'height':
        return this.events.onHeight(message.height);
      case 'call':
        void this.answer(message.id, message.command, message.data);
        return;
      case 'callback-result':
        return this.settle(message.id, message.result, message.error);
      default:
        return;
    }
  };

  private async answer(id: number, command: string, data: unknown): Promise<void> {
    try {
      const result = await this.events.onCall(command, data, this);
      this.send({ kind: 'reply', id, result });
    } catch (failure) {
      this.send({ kind: 'reply', id, error: describeFailure(failure) });
    }
  }

  private settle(id: number, result: unknown, error: BridgeFailure | undefined): void {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result);
  }
}

function describeFailure(failure: unknown): BridgeFailure {
  if (!(failure instanceof Error)) return { message: String(failure) };
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
  return code === undefined ? { message: failure.message } : { message: failure.message, code };
}
