/** The ADF node of an app's macro: which module it names and what is configured, as Confluence's editor writes it. */
import type { AdfNode } from '../editor/adf';
import { textOf } from '../shared/text-of';
import type { Session } from '../site/session';
import type { SiteModule } from '../site/modules';

export const MACRO_TYPE = 'com.atlassian.ecosystem';
const EXTENSIONS = new Set(['extension', 'bodiedExtension', 'inlineExtension']);

export type MacroConfig = Readonly<Record<string, unknown>>;

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

export function isAppMacro(node: AdfNode): boolean {
  return EXTENSIONS.has(node.type) && node.attrs?.extensionType === MACRO_TYPE;
}

/** `{app}/{environment}/static/{module}`; an `ari:` in older documents ends the same way. */
export function macroModule(node: AdfNode, modules: readonly SiteModule[]): SiteModule | undefined {
  if (!isAppMacro(node)) return undefined;
  const key = textOf(node.attrs?.extensionKey).split('/').at(-1);
  return modules.find((module) => module.type === 'macro' && module.key === key);
}

export function macroLocalId(node: AdfNode): string {
  return textOf(node.attrs?.localId ?? record(node.attrs?.parameters).localId);
}

export function macroConfig(node: AdfNode): MacroConfig {
  return record(record(node.attrs?.parameters).guestParams);
}

export function withMacroConfig(node: AdfNode, config: MacroConfig): AdfNode {
  const parameters = { ...record(node.attrs?.parameters), guestParams: config };
  return { ...node, attrs: { ...node.attrs, parameters } };
}

export function newMacro(module: SiteModule, session: Session): AdfNode {
  const localId = crypto.randomUUID();
  const extensionKey = `${session.appId}/${session.environmentId}/static/${module.key}`;
  const attrs = {
    layout: 'default',
    extensionType: MACRO_TYPE,
    extensionKey,
    text: module.title,
    parameters: {
      layout: 'extension',
      guestParams: {},
      forgeEnvironment: session.environmentType,
      extensionId: `ari:cloud:ecosystem::extension/${extensionKey}`,
      extensionTitle: module.title,
      render: 'default',
      localId,
    },
    localId,
  };
  return module.layout === 'bodied'
    ? { type: 'bodiedExtension', attrs, content: [{ type: 'paragraph' }] }
    : { type: 'extension', attrs };
}

/** All macros of apps in reading order, as the rendered page shows them. */
export function macrosIn(node: AdfNode): readonly AdfNode[] {
  return isAppMacro(node) ? [node] : (node.content ?? []).flatMap(macrosIn);
}
