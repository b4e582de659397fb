/**
 * The platform's end of the Forge bridge inside an app's iframe: defines `globalThis.__bridge.callBridge`, which is all
 * that `@forge/bridge` knows of its host, and reports the document's height so that the page around it can fit the frame.
 *
 * The site injects this script at the top of `<head>`, before any script of the app, because the SDK captures
 * `callBridge` when its module loads. What each command does is decided by the shell (`src/bridge/`); this file only
 * carries calls, callbacks and refusals across the origin boundary. Message shapes: `src/bridge/protocol.ts`.
 */
(() => {
  const CHANNEL = 'forge-bridge';
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (reason: Error) => void }>} */
  const pendingCalls = new Map();
  /** @type {Map<string, (...values: unknown[]) => unknown>} */
  const callbacks = new Map();
  /** @type {Set<(location: unknown, action: string) => void>} */
  const historyListeners = new Set();
  let lastId = 0;

  /** @param {Record<string, unknown>} message */
  const post = (message) => parent.postMessage({ channel: CHANNEL, ...message }, '*');

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  const isPlainObject = (value) =>
    typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));

  /** Functions cannot be cloned: each is kept here and travels as a marker. @param {unknown} value @returns {unknown} */
  const encode = (value) => {
    if (typeof value === 'function') {
      const id = `frame-${++lastId}`;
      callbacks.set(id, /** @type {(...values: unknown[]) => unknown} */ (value));
      return { __callback: id };
    }
    if (Array.isArray(value)) return value.map(encode);
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encode(entry)]));
  };

  /** @param {unknown} value @returns {unknown} */
  const decode = (value) => {
    if (Array.isArray(value)) return value.map(decode);
    if (!isPlainObject(value)) return value;
    if (typeof value.__callback === 'string') {
      const callback = value.__callback;
      return (/** @type {unknown[]} */ ...values) => call('__shellCallback', { callback, values });
    }
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, decode(entry)]));
  };

  /** @param {unknown} value @returns {boolean} */
  const containsFunction = (value) => {
    if (typeof value === 'function') return true;
    if (Array.isArray(value)) return value.some(containsFunction);
    return isPlainObject(value) && Object.values(value).some(containsFunction);
  };

  /** @param {string} command @param {unknown} [data] @returns {Promise<unknown>} */
  const call = (command, data) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pendingCalls.set(id, { resolve, reject });
      post({ kind: 'call', id, command, data: encode(data) });
    });

  /** @param {unknown} failure */
  const describe = (failure) => ({ message: failure instanceof Error ? failure.message : String(failure) });

  /** @param {{ id: number, callback: string, values: unknown[] }} message */
  const runCallback = async ({ id, callback, values }) => {
    try {
      const result = await callbacks.get(callback)?.(...values.map(decode));
      post({ kind: 'callback-result', id, result: encode(result) });
    } catch (failure) {
      post({ kind: 'callback-result', id, error: describe(failure) });
    }
  };

  /** As on the platform: the app's tokens follow these two attributes. @param {{ colorMode: string, theme: string }} message */
  const applyTheme = ({ colorMode, theme }) => {
    document.documentElement.dataset.colorMode = colorMode;
    document.documentElement.dataset.theme = theme;
  };

  addEventListener('message', (event) => {
    const message = event.data;
    if (event.source !== parent || message?.channel !== CHANNEL) return;
    if (message.kind === 'reply') {
      const pending = pendingCalls.get(message.id);
      pendingCalls.delete(message.id);
      if (message.error) pending?.reject(Object.assign(new Error(message.error.message), message.error));
      else pending?.resolve(decode(message.result));
    } else if (message.kind === 'callback') void runCallback(message);
    else if (message.kind === 'theme') applyTheme(message);
    else if (message.kind === 'history')
      for (const listener of historyListeners) listener(message.location, message.action);
  });

  /** @param {unknown} target @param {unknown} state */
  const toLocation = (target, state) => {
    if (typeof target !== 'string')
      return { search: '', hash: '', key: String(++lastId), state, .../** @type {object} */ (target) };
    const url = new URL(target, 'https://path.invalid');
    return { pathname: url.pathname, search: url.search, hash: url.hash, key: String(++lastId), state };
  };

  /** A `history` v4 object over the address of the page around the frame. */
  const createHistory = async () => {
    const start = /** @type {{ location: unknown, length: number }} */ (await call('createHistory'));
    /** @param {'PUSH' | 'REPLACE'} action */
    const change = (action) => (/** @type {unknown} */ target, /** @type {unknown} */ state) => {
      const location = toLocation(target, state);
      Object.assign(history, { location, action });
      for (const listener of historyListeners) listener(location, action);
      return call('__historyChange', { action, location });
    };
    const history = {
      length: start.length,
      action: 'POP',
      location: start.location,
      listen: (/** @type {(location: unknown, action: string) => void} */ listener) => {
        historyListeners.add(listener);
        return () => historyListeners.delete(listener);
      },
      push: change('PUSH'),
      replace: change('REPLACE'),
      go: (/** @type {number} */ delta) => call('__historyGo', { delta }),
      goBack: () => call('__historyGo', { delta: -1 }),
      goForward: () => call('__historyGo', { delta: 1 }),
      createHref: (/** @type {{ pathname: string, search?: string, hash?: string }} */ location) =>
        `${location.pathname}${location.search ?? ''}${location.hash ?? ''}`,
      block: () => () => {},
    };
    history.listen((location, action) => Object.assign(history, { location, action }));
    return history;
  };

  /** @param {string} command @param {unknown} data */
  const callBridge = async (command, data) => {
    if (command === 'createHistory') return createHistory();
    if (command === 'invoke' && containsFunction(data)) {
      throw new Error('Passing functions as part of the payload is not supported!');
    }
    return call(command, data);
  };
  Object.defineProperty(globalThis, '__bridge', { value: Object.freeze({ callBridge }), configurable: false });

  let lastHeight = -1;
  const reportHeight = () => {
    const body = document.body;
    if (!body) return;
    const style = getComputedStyle(body);
    const margins = Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom);
    // A document that renders nothing takes no room at all, whatever margins its reset leaves on the body.
    const height = body.offsetHeight === 0 ? 0 : Math.ceil(body.offsetHeight + margins);
    if (height === lastHeight) return;
    lastHeight = height;
    post({ kind: 'height', height });
  };
  // A frame without room is not rendered, so its ResizeObserver stays silent: mutations are watched as well.
  const watchHeight = () => {
    new ResizeObserver(reportHeight).observe(document.body);
    new MutationObserver(reportHeight).observe(document.documentElement, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    addEventListener('load', reportHeight, true);
    reportHeight();
  };
  if (document.body) watchHeight();
  else addEventListener('DOMContentLoaded', watchHeight);
  // Keeps Escape working in pop-ups and modals while the focus is inside the frame.
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) post({ kind: 'escape' });
  });
  post({ kind: 'loaded' });
})();
