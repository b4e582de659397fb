/**
 * The XML of storage documents as a tree, and back to text. Parsing is strict, as the product's is; HTML entities are
 * known.
 */
import { SaxesParser } from 'saxes';
import { replaceHtmlEntities } from './html-entities';
import { element, escapeMarkup } from './html';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export interface XmlText {
  readonly text: string;
  readonly isCdata: boolean;
}
export type XmlNode = XmlElement | XmlText;

export type XmlResult =
  | { readonly ok: true; readonly nodes: readonly XmlNode[] }
  | { readonly ok: false; readonly reason: string };

export function isElement(node: XmlNode): node is XmlElement {
  return 'name' in node;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

/** The nodes of a storage document; comments and processing instructions are dropped. */
export function parseStorageXml(storage: string): XmlResult {
  const parser = new SaxesParser({ fragment: false, xmlns: false });
  const root: OpenElement = { name: 'root', attributes: {}, children: [] };
  const open: OpenElement[] = [];
  let reason: string | undefined;
  const append = (node: XmlNode) => open.at(-1)?.children.push(node);
  parser.on('error', (error) => {
    reason ??= error.message;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, value]) => [key, String(value)] as const);
    open.push(open.length === 0 ? root : { name, attributes: Object.fromEntries(values), children: [] });
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed && closed !== root) append(closed);
  });
  parser.on('text', (text) => append({ text, isCdata: false }));
  parser.on('cdata', (text) => append({ text, isCdata: true }));
  try {
    parser.write(`<root>${replaceHtmlEntities(storage)}</root>`).close();
  } catch (error) {
    reason ??= error instanceof Error ? error.message : String(error);
  }
  return reason === undefined ? { ok: true, nodes: root.children } : { ok: false, reason };
}

export function writeXml(node: XmlNode): string {
  if (isElement(node)) {
    return element(
      node.name,
      node.attributes,
      node.children.length > 0 ? node.children.map(writeXml).join('') : undefined,
    );
  }
  return node.isCdata ? cdata(node.text) : escapeMarkup(node.text);
}

/** A CDATA section; its end mark inside the text is split over two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

export function textOf(node: XmlNode): string {
  return isElement(node) ? node.children.map(textOf).join('') : node.text;
}

export function childElements(node: XmlElement, name?: string): readonly XmlElement[] {
  return node.children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function firstChild(node: XmlElement, name: string): XmlElement | undefined {
  return childElements(node, name)[0];
}
