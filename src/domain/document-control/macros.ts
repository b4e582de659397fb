/**
 * Macros in an ADF document, and which other pages, or excerpts of them, a text shows as its own. Where an included page lies is
 * asked of Confluence by the application; what shows content of elsewhere stands in dynamic-macros.ts. [DC-50; A8]
 */

/** A page as an include macro names it. */
export interface IncludeReference {
  readonly kind: 'page' | 'excerpt';
  readonly title: string;
  /** Null: the space of the page that includes it. */
  readonly spaceKey: string | null;
  /** Of a named excerpt. */
  readonly excerpt: string | null;
}

export interface MacroNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly unknown[];
}
export interface Macro {
  readonly node: MacroNode;
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export const confluenceMacro = 'com.atlassian.confluence.macro.core';
export const keptMarkup = 'com.atlassian.confluence.migration';

export function includesIn(body: unknown): readonly IncludeReference[] {
  const found = macrosIn(body).flatMap(includeOf);
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

export function includeOf({ key, parameters }: Pick<Macro, 'key' | 'parameters'>): readonly IncludeReference[] {
  if (key !== 'include' && key !== 'excerpt-include') return [];
  const named = parameters[''] ?? parameters['page'] ?? parameters['pageTitle'] ?? parameters['default'] ?? '';
  const target = targetOf(named);
  if (target === null) return [];
  const excerpt = key === 'include' ? null : (parameters['name'] ?? null);
  return [{ kind: key === 'include' ? 'page' : 'excerpt', ...target, excerpt }];
}

/** A macro as a node of the body; null for any other node. */
export function macroOf(node: unknown): Macro | null {
  if (!isNode(node)) return null;
  const { attrs = {} } = node;
  const key = attrs['extensionKey'];
  if (typeof key !== 'string') return null;
  const parameters = attrs['parameters'] as { readonly macroParams?: Readonly<Record<string, unknown>> } | undefined;
  const values = Object.entries(parameters?.macroParams ?? {}).map(([name, given]): [string, string] => {
    const value = (given as { readonly value?: unknown } | null)?.value;
    return [name, typeof value === 'string' ? value : ''];
  });
  return { node, key, parameters: Object.fromEntries(values) };
}

/** The content of an excerpt as a document; null when the page has none of that name. An unnamed one is the first. */
export function excerptOf(body: unknown, name: string | null): unknown {
  const excerpts = macrosIn(body).filter((one) => one.key === 'excerpt');
  const found = excerpts.find((one) => name === null || one.parameters['name'] === name);
  return found === undefined ? null : { type: 'doc', version: 1, content: found.node.content ?? [] };
}

function macrosIn(body: unknown): readonly Macro[] {
  const found: Macro[] = [];
  walkMacroNodes(body, (node) => found.push(...macrosAt(node)));
  return found;
}

/** The macros a node is: none, one, or those in markup that Confluence kept as it was. */
export function macrosAt(node: MacroNode): readonly Macro[] {
  const { attrs = {} } = node;
  if (attrs['extensionType'] === keptMarkup) return macrosInMarkup(node);
  if (attrs['extensionType'] !== confluenceMacro && !node.type.toLowerCase().endsWith('extension')) return [];
  const macro = macroOf(node);
  return macro === null ? [] : [macro];
}

/** In reading order, a node before what it holds. */
export function walkMacroNodes(value: unknown, visit: (node: MacroNode) => void): void {
  if (!isNode(value)) return;
  visit(value);
  for (const child of value.content ?? []) walkMacroNodes(child, visit);
}

/** Storage markup that Confluence kept as it was: its macros count like any other. */
function macrosInMarkup(node: MacroNode): readonly Macro[] {
  const markup = (node.attrs?.['parameters'] as { readonly cxhtml?: unknown } | undefined)?.cxhtml;
  if (typeof markup !== 'string') return [];
  return [
    ...markup.matchAll(/<ac:structured-macro\b[^>]*\bac:name="([^"]+)"[^>]*>([\s\S]*?)<\/ac:structured-macro>/g),
  ].map(([, key = '', inner = '']) => ({
    node,
    key,
    parameters: Object.fromEntries(
      [...inner.matchAll(/<ac:parameter\b[^>]*\bac:name="([^"]*)"[^>]*>([\s\S]*?)<\/ac:parameter>/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    ),
  }));
}

/** `Title`, `SPACE:Title`, or the markup of a link to a page. */
function targetOf(named: string): { readonly title: string; readonly spaceKey: string | null } | null {
  const markup = /<ri:page\b([^>]*)>/.exec(named)?.[1];
  if (markup !== undefined) {
    const title = /ri:content-title="([^"]*)"/.exec(markup)?.[1];
    const spaceKey = /ri:space-key="([^"]*)"/.exec(markup)?.[1];
    return title === undefined ? null : { title: unescaped(title), spaceKey: spaceKey ?? null };
  }
  const text = named.trim();
  if (text === '') return null;
  const [, spaceKey, title] = /^(~?[A-Za-z0-9]{1,255}):(\S.*)$/.exec(text) ?? [];
  return spaceKey === undefined || title === undefined ? { title: text, spaceKey: null } : { title, spaceKey };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole);
}

function isNode(value: unknown): value is MacroNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
