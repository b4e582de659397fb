/**
 * Macros in an ADF document: which other pages, or excerpts of them, a text shows as its own, and which macros show something
 * that lives elsewhere and may change without an edit. Where an included page lies is asked of Confluence by the application.
 * [DC-50, DC-53; A8, A21]
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
/** What shows content of elsewhere: a macro by its key, an app by its module, a list of Jira issues as a card. */
export interface DynamicMacro {
  readonly macro: string;
  readonly count: number;
}

interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly unknown[];
}
interface Macro {
  readonly node: Node;
  readonly key: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const confluenceMacro = 'com.atlassian.confluence.macro.core';
const keptMarkup = 'com.atlassian.confluence.migration';

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

/** Macros whose outcome stands in the text itself: nothing to be fetched, nothing that could change by itself. */
const standing: ReadonlySet<string> = new Set([
  'anchor',
  'code',
  'noformat',
  'excerpt',
  'expand',
  'include',
  'excerpt-include',
  'info',
  'note',
  'tip',
  'warning',
  'panel',
  'status',
  'toc',
  'toc-zone',
  'mathblock',
  'mathinline',
  'legacy-content',
  'section',
  'column',
  'unnamed',
]);

/**
 * Our own macros about the document they stand in: what they show is on its record already and is no content of elsewhere. Our
 * lists of other documents are. [MC-5]
 */
const ofTheRecord = /\/static\/plumbline-(header|history|signatures)$/;

export function dynamicMacrosIn(body: unknown): readonly DynamicMacro[] {
  const counts = new Map<string, number>();
  const count = (macro: string) => counts.set(macro, (counts.get(macro) ?? 0) + 1);
  for (const { key } of macrosIn(body)) if (!standing.has(key) && !ofTheRecord.test(key)) count(key);
  walk(body, (node) => {
    if (node.attrs?.['datasource'] !== undefined) count('list of issues');
  });
  return [...counts].map(([macro, times]) => ({ macro, count: times })).sort((one, other) => compare(one, other));
}

function compare(one: DynamicMacro, other: DynamicMacro): number {
  return one.macro < other.macro ? -1 : 1;
}

function macrosIn(body: unknown): readonly Macro[] {
  const found: Macro[] = [];
  walk(body, (node) => {
    const { attrs = {} } = node;
    if (attrs['extensionType'] === keptMarkup) found.push(...macrosInMarkup(node));
    else if (attrs['extensionType'] === confluenceMacro || node.type.toLowerCase().endsWith('extension')) {
      const macro = macroOf(node);
      if (macro !== null) found.push(macro);
    }
  });
  return found;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (!isNode(value)) return;
  visit(value);
  for (const child of value.content ?? []) walk(child, visit);
}

/** Storage markup that Confluence kept as it was: its macros count like any other. */
function macrosInMarkup(node: Node): readonly Macro[] {
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

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
