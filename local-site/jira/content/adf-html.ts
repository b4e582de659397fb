/**
 * Document Format to the HTML of `renderedFields`: the nodes a description or comment usually holds. A node it does not know
 * is rendered as its content inside an element that names it, so nothing silently disappears.
 */
import type { AdfDocument, AdfNode } from '../model';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const ELEMENTS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};
const MARKS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};

export function adfToHtml(document: AdfDocument | null): string {
  return document === null ? '' : children(document);
}

function children(node: AdfNode): string {
  return (node.content ?? []).map(render).join('');
}

function render(node: AdfNode): string {
  const element = ELEMENTS[node.type];
  if (element !== undefined) return `<${element}>${children(node)}</${element}>`;
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce(withMark, escape(node.text ?? ''));
    case 'hardBreak':
      return '<br/>';
    case 'rule':
      return '<hr/>';
    case 'heading': {
      const level = Math.min(6, Math.max(1, Number(node.attrs?.level ?? 1)));
      return `<h${level}>${children(node)}</h${level}>`;
    }
    case 'codeBlock':
      return `<pre><code>${children(node)}</code></pre>`;
    case 'table':
      return `<table class="confluenceTable"><tbody>${children(node)}</tbody></table>`;
    case 'panel':
      return `<div class="panel" data-panel-type="${escape(String(node.attrs?.panelType ?? 'info'))}">${children(node)}</div>`;
    case 'mention':
      return `<a class="user-hover" rel="${escape(String(node.attrs?.id ?? ''))}">${escape(String(node.attrs?.text ?? ''))}</a>`;
    case 'emoji':
      return escape(String(node.attrs?.text ?? node.attrs?.shortName ?? ''));
    case 'inlineCard':
    case 'blockCard':
      return link(String(node.attrs?.url ?? ''), escape(String(node.attrs?.url ?? '')));
    case 'status':
      return `<span class="status">${escape(String(node.attrs?.text ?? ''))}</span>`;
    default:
      return `<span data-node-type="${escape(node.type)}">${children(node)}</span>`;
  }
}

function withMark(
  html: string,
  mark: { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> },
): string {
  if (mark.type === 'link') return link(String(mark.attrs?.href ?? ''), html);
  if (mark.type === 'subsup') return mark.attrs?.type === 'sup' ? `<sup>${html}</sup>` : `<sub>${html}</sub>`;
  const element = MARKS[mark.type];
  return element === undefined ? html : `<${element}>${html}</${element}>`;
}

function link(href: string, html: string): string {
  const isSafe = /^(https?:|mailto:|\/|#)/i.test(href);
  return isSafe ? `<a href="${escape(href)}" class="external-link" rel="nofollow noreferrer">${html}</a>` : html;
}
