/**
 * The messages between the shell and the host script inside an app's iframe (`host/global-bridge.js`). Nothing here is
 * Atlassian's: on the platform this channel is private to the host, and the SDK sees only `callBridge`.
 */
export const BRIDGE_CHANNEL = 'forge-bridge';

export interface BridgeFailure {
  readonly message: string;
  readonly code?: string;
}

export interface CallbackMarker {
  readonly __callback: string;
}

export type MessageFromFrame =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'escape' }
  | { readonly kind: 'height'; readonly height: number }
  | { readonly kind: 'call'; readonly id: number; readonly command: string; readonly data: unknown }
  | {
      readonly kind: 'callback-result';
      readonly id: number;
      readonly result?: unknown;
      readonly error?: BridgeFailure;
    };

export type MessageToFrame =
  | { readonly kind: 'reply'; readonly id: number; readonly result?: unknown; readonly error?: BridgeFailure }
  | { readonly kind: 'callback'; readonly id: number; readonly callback: string; readonly values: readonly unknown[] }
  | { readonly kind: 'theme'; readonly colorMode: 'light' | 'dark'; readonly theme: string }
  | { readonly kind: 'history'; readonly location: FrameLocation; readonly action: 'PUSH' | 'REPLACE' | 'POP' };

/** Location of the `history` v4 package, relative to the module's own route. */
export interface FrameLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly key: string;
  readonly state?: unknown;
}

/** The message, or nothing when another script sent it. */
export function readMessageFromFrame(data: unknown): MessageFromFrame | undefined {
  if (typeof data !== 'object' || data === null || !('channel' in data) || data.channel !== BRIDGE_CHANNEL)
    return undefined;
  return data as unknown as MessageFromFrame;
}

export function isCallbackMarker(value: unknown): value is CallbackMarker {
  return typeof value === 'object' && value !== null && '__callback' in value && typeof value.__callback === 'string';
}
