/**
 * What each command of `@forge/bridge` does on the local site. A command that is not in the table is refused by name: a
 * kind answer here would hide a failure that the platform shows.
 */
import { fetchProduct, invokeResolver } from './backend';
import { textOf } from '../shared/text-of';
import { pageEvents } from './event-bus';
import type { FrameChannel } from './frame-channel';
import type { FrameHost, ModalRequest } from './frame-host';
import { resolveNavigation } from './navigation-target';
import type { FrameLocation } from './protocol';

interface CommandCall {
  readonly data: Readonly<Record<string, unknown>>;
  readonly raw: unknown;
  readonly host: FrameHost;
  readonly channel: FrameChannel;
}
type Command = (call: CommandCall) => unknown;

function subscribe(prefix: string, name: 'callback' | 'onEvent', event: 'event' | 'channelName'): Command {
  return ({ data, channel }) => {
    const listener = channel.callbackOf(data[name]);
    if (!listener) throw new Error(`${name} must be a function`);
    const unsubscribe = pageEvents.on(`${prefix}${String(data[event])}`, (payload) => void listener(payload));
    channel.onDispose(unsubscribe);
    return { unsubscribe: channel.expose(unsubscribe) };
  };
}

function publish(prefix: string): Command {
  return ({ data }) => pageEvents.emit(`${prefix}${String(data.event)}`, data.payload);
}

const openModal: Command = ({ data, host, channel }) => {
  const request: ModalRequest = {
    resource: typeof data.resource === 'string' ? data.resource : null,
    size: (data.size ?? 'medium') as ModalRequest['size'],
    context: data.context,
    closeOnEscape: data.closeOnEscape !== false,
    closeOnOverlayClick: data.closeOnOverlayClick !== false,
    title: textOf(data.title),
    onClose: channel.callbackOf(data.onClose),
  };
  host.openModal(request);
  return true;
};

const close: Command = ({ raw, host }) => {
  if (!host.close) return false;
  host.close(raw);
  return true;
};

const submit: Command = (call) => {
  if (!call.host.submit) return close(call);
  call.host.submit(call.raw);
  return true;
};

const createHistory: Command = ({ host }) => {
  if (!host.history) throw new Error(`createHistory is not available in modules of type ${host.module.type}`);
  return { location: host.history.location(), length: window.history.length };
};

const COMMANDS: Readonly<Record<string, Command>> = {
  getContext: ({ host }) => host.context(),
  invoke: ({ data, host }) =>
    invokeResolver({
      moduleKey: host.module.key,
      functionKey: data.functionKey,
      payload: data.payload,
      extension: host.context().extension,
      localId: host.context().localId,
    }),
  fetchProduct: ({ raw, host }) => fetchProduct(host.module.key, raw),
  navigate: ({ data, host }) =>
    host.navigate(resolveNavigation(data, host.modules, location.origin), data.type === 'new-tab'),
  getUrl: ({ data, host }) => resolveNavigation(data, host.modules, location.origin).toString(),
  reload: ({ host }) => host.reload(),
  refresh: ({ raw, host }) => {
    host.refresh(raw);
    return true;
  },
  openModal,
  close,
  submit,
  open: ({ host }) => {
    host.open?.();
    return host.open !== undefined;
  },
  onClose: ({ raw, host, channel }) => {
    if (!host.close) return false;
    host.setOnClose(channel.callbackOf(raw));
    return true;
  },
  showFlag: ({ data, host, channel }) => {
    host.showFlag({
      id: String(data.id),
      title: textOf(data.title),
      description: data.description === undefined ? undefined : textOf(data.description),
      type: textOf(data.type, 'info'),
      appearance: data.appearance === undefined ? undefined : textOf(data.appearance),
      isAutoDismiss: data.isAutoDismiss === true,
      actions: (Array.isArray(data.actions) ? data.actions : []).map((action: Record<string, unknown>) => ({
        text: textOf(action.text),
        onClick: channel.callbackOf(action.onClick) ?? (() => undefined),
      })),
    });
    return true;
  },
  closeFlag: ({ data, host }) => {
    host.closeFlag(String(data.id));
    return true;
  },
  on: subscribe('app:', 'callback', 'event'),
  emit: publish('app:'),
  onPublic: subscribe('public:', 'callback', 'event'),
  emitPublic: publish('public:'),
  subscribeRealtimeChannel: subscribe('realtime:', 'onEvent', 'channelName'),
  createHistory,
  __historyChange: ({ data, host }) =>
    host.history?.change(data.action === 'REPLACE' ? 'REPLACE' : 'PUSH', data.location as FrameLocation),
  __historyGo: ({ data, host }) => host.history?.go(Number(data.delta)),
  __shellCallback: ({ data, channel }) => channel.runExposed(String(data.callback), data.values as unknown[]),
  enableTheming: ({ host }) => host.enableTheming(),
  emitReadyEvent: () => true,
  changeWindowTitle: ({ raw, host }) => host.changeWindowTitle(String(raw)),
};

export async function runCommand(
  command: string,
  raw: unknown,
  host: FrameHost,
  channel: FrameChannel,
): Promise<unknown> {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run) throw new Error(`Bridge command "${command}" is not modelled by the local site.`);
  const data = (typeof raw === 'object' && raw !== null ? raw : {}) as Readonly<Record<string, unknown>>;
  return run({ data, raw, host, channel });
}
