/**
 * Macros of storage documents as ADF: those that ADF has a node for become that node, every other one an extension
 * with its parameters, as Confluence's own conversion does.
 */
import { isAdfNode, type AdfNode } from './adf';
import { childElements, firstChild, textOf, writeXml, type XmlElement, type XmlNode } from './storage-xml';

export const MACRO_TYPE = 'com.atlassian.confluence.macro.core';
/** Markup that has no ADF form is kept as text in such an extension. */
export const LEGACY_TYPE = 'com.atlassian.confluence.migration';

export type FoldChildren = (nodes: readonly XmlNode[]) => readonly AdfNode[];

const PANELS: Readonly<Record<string, string>> = {
  info: 'info',
  note: 'warning',
  tip: 'success',
  warning: 'error',
  panel: 'custom',
};
const COLOURS: Readonly<Record<string, string>> = {
  grey: 'neutral',
  gray: 'neutral',
  red: 'red',
  yellow: 'yellow',
  green: 'green',
  blue: 'blue',
  purple: 'purple',
};
const INLINE_MACROS = new Set(['anchor', 'jira-inline', 'mathinline', 'eazy-math-inline', 'easy-math-inline']);

export function foldMacro(macro: XmlElement, isInline: boolean, fold: FoldChildren): AdfNode {
  const name = macro.attributes['ac:name'] ?? '';
  const parameters = macroParameters(macro);
  const body = firstChild(macro, 'ac:rich-text-body');
  const blocks = body ? fold(body.children) : [];
  const title = parameters['title'];
  if (name === 'status' && title) {
    const colour = COLOURS[(parameters['colour'] ?? '').toLowerCase()] ?? 'neutral';
    return { type: 'status', attrs: { text: title, color: colour, localId: macroId(macro), style: '' } };
  }
  if (name === 'code' || name === 'noformat') return codeBlock(macro, parameters);
  const panelType = PANELS[name];
  // A titled panel has no ADF form that keeps the title, so it stays a macro.
  if (panelType && body && !title) {
    const colour = /^#[0-9a-fA-F]{6}$/.exec(parameters['bgColor'] ?? '')?.[0];
    const attrs = panelType === 'custom' ? { panelType, ...(colour && { panelColor: colour }) } : { panelType };
    return { type: 'panel', attrs, content: blocks };
  }
  if (name === 'expand' && body) return { type: 'expand', attrs: { title: title ?? '' }, content: blocks };
  return extension(macro, name, parameters, blocks, isInline);
}

function codeBlock(macro: XmlElement, parameters: Readonly<Record<string, string>>): AdfNode {
  const body = firstChild(macro, 'ac:plain-text-body');
  const text = body ? textOf(body) : '';
  const language = parameters['language'];
  const content = text === '' ? [] : [{ type: 'text', text }];
  return { type: 'codeBlock', attrs: language && language !== 'none' ? { language } : {}, content };
}

function extension(
  macro: XmlElement,
  name: string,
  parameters: Readonly<Record<string, string>>,
  blocks: readonly AdfNode[],
  isInline: boolean,
): AdfNode {
  const plain = firstChild(macro, 'ac:plain-text-body');
  const values = plain ? { ...parameters, __bodyContent: textOf(plain) } : parameters;
  const macroParams = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }]));
  const attrs = {
    extensionType: MACRO_TYPE,
    extensionKey: name === '' ? 'unnamed' : name,
    parameters: {
      macroParams,
      macroMetadata: { macroId: { value: macroId(macro) }, schemaVersion: { value: '1' }, title: name },
    },
    localId: macroId(macro),
  };
  if (blocks.length > 0) return { type: 'bodiedExtension', attrs: { ...attrs, layout: 'default' }, content: blocks };
  if (isInline || INLINE_MACROS.has(name)) return { type: 'inlineExtension', attrs };
  return { type: 'extension', attrs: { ...attrs, layout: 'default' } };
}

/** Parameters are text; one that holds an element (a link to a page) is kept as its markup. */
function macroParameters(macro: XmlElement): Readonly<Record<string, string>> {
  const entries = childElements(macro, 'ac:parameter').map((parameter) => {
    const hasMarkup = childElements(parameter).length > 0;
    const value = hasMarkup ? parameter.children.map(writeXml).join('') : textOf(parameter);
    return [parameter.attributes['ac:name'] ?? '', value] as const;
  });
  return Object.fromEntries(entries);
}

function macroId(macro: XmlElement): string {
  return macro.attributes['ac:macro-id'] ?? macro.attributes['ac:local-id'] ?? crypto.randomUUID();
}

/** Raw markup, kept as it is, for what this site has no conversion for. */
export function legacyContent(node: XmlElement, isInline: boolean): AdfNode {
  const attrs = {
    extensionType: LEGACY_TYPE,
    extensionKey: 'legacy-content',
    parameters: { cxhtml: writeXml(node) },
    text: `<${node.name}> ${textOf(node).trim()}`.trim(),
  };
  return isInline ? { type: 'inlineExtension', attrs } : { type: 'extension', attrs: { ...attrs, layout: 'default' } };
}

/**
 * ADF inside storage: a node written out as JSON (the way this site keeps what storage has no form for) or a panel of
 * the product's own conversion. Undefined for any other.
 */
export function foldAdfExtension(extensionElement: XmlElement, fold: FoldChildren): readonly AdfNode[] | undefined {
  const node = firstChild(extensionElement, 'ac:adf-node');
  if (!node) return undefined;
  const attribute = (key: string) => {
    const found = childElements(node, 'ac:adf-attribute').find((one) => one.attributes['key'] === key);
    return found && textOf(found);
  };
  const json = attribute('json');
  if (json !== undefined) return parseNode(json);
  const content = firstChild(node, 'ac:adf-content');
  if (node.attributes['type'] !== 'panel' || !content) return undefined;
  const known = ['info', 'note', 'tip', 'warning', 'error', 'success'];
  const panelType = known.find((type) => type === attribute('panel-type')) ?? 'info';
  return [{ type: 'panel', attrs: { panelType }, content: fold(content.children) }];
}

function parseNode(json: string): readonly AdfNode[] | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return isAdfNode(parsed) ? [parsed] : undefined;
  } catch {
    return undefined;
  }
}
