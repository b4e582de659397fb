/**
 * A node of a document as HTML, plain enough to print. What is not known stands there as a placeholder with its name, so that
 * nothing disappears from a redline.
 */
import type { AdfNode, NodeShell } from '../../src/contract/redline';
import { escapeHtml, safeAddress } from './html-text';

type Attributes = Readonly<Record<string, unknown>>;
const attributesOf = (node: NodeShell): Attributes => (node['attrs'] ?? {}) as Attributes;
const textAt = (attributes: Attributes, name: string): string => {
  const value = attributes[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

export function nodeHtml(node: AdfNode): string {
  if (node.type === 'text') return dressed(node);
  const inline = inlineAtom(node);
  if (inline !== null) return inline;
  return inShell(node, (node.content ?? []).map(nodeHtml).join(''));
}

const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  table: 'table',
  tableRow: 'tr',
  codeBlock: 'pre',
  taskList: 'ul',
  decisionList: 'ul',
  caption: 'figcaption',
  mediaSingle: 'figure',
  mediaGroup: 'figure',
};
const groups: ReadonlySet<string> = new Set(['doc', 'layoutSection', 'layoutColumn', 'bodiedExtension']);

/** The element of a node around content that is HTML already. */
export function inShell(node: NodeShell, content: string): string {
  const attributes = attributesOf(node);
  const tag = tags[node.type];
  if (tag !== undefined) return `<${tag}>${content}</${tag}>`;
  switch (node.type) {
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(attributes['level']) || 1));
      return `<h${level}>${content}</h${level}>`;
    }
    case 'tableCell':
    case 'tableHeader': {
      const name = node.type === 'tableCell' ? 'td' : 'th';
      return `<${name}${span(attributes, 'colspan')}${span(attributes, 'rowspan')}>${content}</${name}>`;
    }
    case 'panel':
      return `<div class="panel">${content}</div>`;
    case 'expand':
    case 'nestedExpand':
      return `<details open><summary>${escapeHtml(textAt(attributes, 'title'))}</summary>${content}</details>`;
    case 'taskItem':
    case 'decisionItem':
      return `<li>${attributes['state'] === 'DONE' ? '☑' : '☐'} ${content}</li>`;
    case 'rule':
      return '<hr>';
    default:
      return groups.has(node.type) ? `<div>${content}</div>` : placeholder(node) + content;
  }
}

function span(attributes: Attributes, name: string): string {
  const value = Number(attributes[name]);
  return Number.isInteger(value) && value > 1 ? ` ${name}="${value}"` : '';
}

function placeholder(node: NodeShell): string {
  const attributes = attributesOf(node);
  const name = ['extensionKey', 'alt', 'url', 'id'].map((member) => textAt(attributes, member)).find(Boolean);
  return `<span class="placeholder">[${escapeHtml(node.type)}${name === undefined ? '' : `: ${escapeHtml(name)}`}]</span>`;
}

function inlineAtom(node: AdfNode): string | null {
  const attributes = attributesOf(node);
  switch (node.type) {
    case 'hardBreak':
      return '<br>';
    case 'mention':
    case 'status':
    case 'emoji':
      return `<span class="${node.type}">${escapeHtml(textAt(attributes, 'text') || textAt(attributes, 'shortName'))}</span>`;
    case 'date': {
      const at = new Date(Number(attributes['timestamp']));
      return `<time>${Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10)}</time>`;
    }
    case 'inlineCard': {
      const address = safeAddress(attributes['url']);
      return address === null ? placeholder(node) : `<a href="${address}">${address}</a>`;
    }
    default:
      return node.content === undefined && node.type !== 'rule' && !(node.type in tags) ? emptyOrUnknown(node) : null;
  }
}

const mayBeEmpty: ReadonlySet<string> = new Set(['heading', 'tableCell', 'tableHeader', 'panel', 'taskItem', 'expand']);

function emptyOrUnknown(node: AdfNode): string {
  return mayBeEmpty.has(node.type) ? inShell(node, '') : placeholder(node);
}

const markTags: Readonly<Record<string, string>> = { strong: 'b', em: 'i', code: 'code', underline: 'u', strike: 's' };

function dressed(node: AdfNode): string {
  const marks = (node.marks ?? []) as readonly { readonly type?: string; readonly attrs?: Attributes }[];
  return marks.reduceRight(
    (inner, mark) => {
      const tag = markTags[mark.type ?? ''];
      if (tag !== undefined) return `<${tag}>${inner}</${tag}>`;
      const address = mark.type === 'link' ? safeAddress(mark.attrs?.['href']) : null;
      return address === null ? inner : `<a href="${address}">${inner}</a>`;
    },
    escapeHtml(node.text ?? ''),
  );
}
