/**
 * ADF to the HTML in which the shell shows a page: an exhaustive fold over the node types of ADF.
 *
 * Only markup written here reaches the page: text is escaped, addresses and colours are checked, there is no inline
 * script or style. A node or mark this file does not know becomes a visible placeholder with what text it holds.
 */
import { adfText, type AdfAttributes, type AdfDocument, type AdfMark, type AdfNode } from './adf';
import { element, escapeMarkup, safeColour, safeHref } from './html';
import type { RenderingContext } from './rendering-context';

export function adfToHtml(document: AdfDocument, context: RenderingContext): string {
  return renderAll(document, context);
}

type Renderer = (node: AdfNode, context: RenderingContext) => string;

function renderAll(node: AdfNode, context: RenderingContext): string {
  return (node.content ?? []).map((child) => render(child, context)).join('');
}

function render(node: AdfNode, context: RenderingContext): string {
  const renderer = RENDERERS.get(node.type);
  if (!renderer) return placeholder(node.type, renderAll(node, context) || escapeMarkup(adfText(node).trim()));
  const inner = renderer(node, context);
  const isText = node.type === 'text';
  return (node.marks ?? []).reduceRight((html, mark) => renderMark(mark, html, isText, context), inner);
}

function placeholder(type: string, inner: string): string {
  return element(
    'span',
    { class: 'adf-unknown', 'data-adf-type': type },
    `${escapeMarkup(`[${type}]`)}${inner === '' ? '' : ` ${inner}`}`,
  );
}

const wrap =
  (name: string, attributes: Readonly<Record<string, string>> = {}): Renderer =>
  (node, context) =>
    element(name, attributes, renderAll(node, context));

const RENDERERS: ReadonlyMap<string, Renderer> = new Map<string, Renderer>([
  ['text', (node) => escapeMarkup(node.text ?? '')],
  ['hardBreak', () => '<br />'],
  ['paragraph', (node, context) => element('p', {}, renderAll(node, context) || '<br />')],
  ['heading', heading],
  ['rule', () => '<hr />'],
  ['bulletList', wrap('ul')],
  ['orderedList', (node, context) => element('ol', { start: order(node) }, renderAll(node, context))],
  ['listItem', wrap('li')],
  ['taskList', wrap('ul', { class: 'adf-tasks' })],
  ['taskItem', taskItem],
  ['blockTaskItem', taskItem],
  ['decisionList', wrap('ul', { class: 'adf-decisions' })],
  [
    'decisionItem',
    (node, context) => element('li', {}, `<span aria-hidden="true">⤷ </span>${renderAll(node, context)}`),
  ],
  ['blockquote', wrap('blockquote')],
  ['codeBlock', codeBlock],
  ['panel', panel],
  ['expand', expand],
  ['nestedExpand', expand],
  [
    'table',
    (node, context) =>
      element('div', { class: 'adf-table' }, `<table><tbody>${renderAll(node, context)}</tbody></table>`),
  ],
  ['tableRow', wrap('tr')],
  ['tableHeader', (node, context) => cell('th', node, context)],
  ['tableCell', (node, context) => cell('td', node, context)],
  ['layoutSection', wrap('div', { class: 'adf-layout' })],
  [
    'layoutColumn',
    (node, context) =>
      element('div', { class: 'adf-column', 'data-width': numberText(node, 'width') }, renderAll(node, context)),
  ],
  ['mediaSingle', wrap('figure', { class: 'adf-media' })],
  ['mediaGroup', wrap('div', { class: 'adf-media-group' })],
  ['media', media],
  ['mediaInline', media],
  ['caption', wrap('figcaption')],
  [
    'mention',
    (node) =>
      element(
        'span',
        { class: 'adf-mention', 'data-account-id': textOf(node, 'id') },
        escapeMarkup(textOf(node, 'text') ?? '@unknown'),
      ),
  ],
  ['emoji', (node) => escapeMarkup(textOf(node, 'text') ?? textOf(node, 'shortName') ?? '')],
  ['date', date],
  [
    'status',
    (node) =>
      element(
        'span',
        { class: `adf-status adf-status-${statusColour(node)}` },
        escapeMarkup(textOf(node, 'text') ?? ''),
      ),
  ],
  ['inlineCard', card],
  ['blockCard', (node, context) => element('p', {}, card(node, context))],
  ['embedCard', (node, context) => element('p', {}, card(node, context))],
  ['placeholder', (node) => element('span', { class: 'adf-hint' }, escapeMarkup(textOf(node, 'text') ?? ''))],
  ['extension', extension],
  ['bodiedExtension', extension],
  ['inlineExtension', extension],
  ['syncBlock', extension],
  ['bodiedSyncBlock', extension],
]);

/** Marks of blocks and of text; block marks only add a class, or nothing where they carry no appearance. */
function renderMark(mark: AdfMark, inner: string, isText: boolean, context: RenderingContext): string {
  const attrs = mark.attrs ?? {};
  switch (mark.type) {
    case 'strong':
      return element('strong', {}, inner);
    case 'em':
      return element('em', {}, inner);
    case 'strike':
      return element('s', {}, inner);
    case 'underline':
      return element('u', {}, inner);
    case 'code':
      return element('code', {}, inner);
    case 'subsup':
      return element(attrs['type'] === 'sup' ? 'sup' : 'sub', {}, inner);
    case 'link': {
      const href = safeHref(attrs['href']) ?? context.resourceAddress(String(attrs['href']));
      return href === undefined ? inner : element('a', { href, rel: 'noopener noreferrer' }, inner);
    }
    case 'textColor':
    case 'backgroundColor': {
      const attribute = mark.type === 'textColor' ? 'data-text-colour' : 'data-background-colour';
      return element('span', { [attribute]: safeColour(attrs['color']) }, inner);
    }
    case 'alignment':
      return element('div', { class: attrs['align'] === 'end' ? 'adf-align-end' : 'adf-align-centre' }, inner);
    case 'indentation':
      return element('div', { class: `adf-indent-${Number(attrs['level']) || 1}` }, inner);
    case 'annotation':
    case 'breakout':
    case 'border':
    case 'dataConsumer':
    case 'fragment':
    case 'fontSize':
      return inner;
    default:
      return isText ? element('span', { class: 'adf-unknown-mark', 'data-adf-mark': mark.type }, inner) : inner;
  }
}

function heading(node: AdfNode, context: RenderingContext): string {
  const level = Math.min(6, Math.max(1, Number(node.attrs?.['level']) || 1));
  const id = adfText(node).trim().replace(/\s+/g, '-');
  return element(`h${level}`, { id: id === '' ? undefined : id }, renderAll(node, context));
}

function taskItem(node: AdfNode, context: RenderingContext): string {
  const isDone = node.attrs?.['state'] === 'DONE';
  const box = isDone
    ? '<input type="checkbox" disabled="disabled" checked="checked" aria-label="done" />'
    : '<input type="checkbox" disabled="disabled" aria-label="to do" />';
  return element('li', { class: isDone ? 'adf-task adf-task-done' : 'adf-task' }, `${box} ${renderAll(node, context)}`);
}

function codeBlock(node: AdfNode): string {
  const text = (node.content ?? []).map((child) => child.text ?? '').join('');
  return element(
    'pre',
    { class: 'adf-code', 'data-language': textOf(node, 'language') },
    element('code', {}, escapeMarkup(text)),
  );
}

function panel(node: AdfNode, context: RenderingContext): string {
  const known = ['info', 'note', 'tip', 'warning', 'error', 'success', 'custom'];
  const type = known.find((name) => name === node.attrs?.['panelType']) ?? 'info';
  return element(
    'div',
    { class: `adf-panel adf-panel-${type}`, role: 'note', 'data-panel-colour': safeColour(node.attrs?.['panelColor']) },
    renderAll(node, context),
  );
}

function expand(node: AdfNode, context: RenderingContext): string {
  const title = textOf(node, 'title') || 'Expand';
  return element(
    'details',
    { class: 'adf-expand' },
    `${element('summary', {}, escapeMarkup(title))}${renderAll(node, context)}`,
  );
}

function cell(name: 'th' | 'td', node: AdfNode, context: RenderingContext): string {
  const span = (attribute: string) => {
    const value = node.attrs?.[attribute];
    return typeof value === 'number' && value > 1 ? value : undefined;
  };
  const attributes = {
    colspan: span('colspan'),
    rowspan: span('rowspan'),
    'data-background-colour': safeColour(node.attrs?.['background']),
  };
  return element(name, attributes, renderAll(node, context));
}

function media(node: AdfNode, context: RenderingContext): string {
  const alt = textOf(node, 'alt') ?? '';
  const id = textOf(node, 'id');
  const address = node.attrs?.['type'] === 'external' ? safeHref(node.attrs['url']) : id && context.mediaAddress(id);
  if (!address) return placeholder('media', escapeMarkup(alt === '' ? 'file not found' : alt));
  return element('img', { src: address, alt, loading: 'lazy' });
}

function date(node: AdfNode): string {
  const instant = Number(node.attrs?.['timestamp']);
  if (!Number.isFinite(instant)) return placeholder('date', '');
  const day = new Date(instant).toISOString().slice(0, 10);
  return element('time', { datetime: day }, day);
}

function card(node: AdfNode, _context: RenderingContext): string {
  const href = safeHref(node.attrs?.['url']);
  return href === undefined
    ? placeholder(node.type, '')
    : element('a', { href, rel: 'noopener noreferrer', class: 'adf-card' }, escapeMarkup(href));
}

/** Macros are named; the body of a bodied one is shown. */
function extension(node: AdfNode, context: RenderingContext): string {
  const name = textOf(node, 'extensionKey') ?? node.type;
  const isInline = node.type === 'inlineExtension';
  const label = element('span', { class: 'adf-macro-name' }, escapeMarkup(`[${textOf(node, 'text') || name}]`));
  return element(
    isInline ? 'span' : 'div',
    {
      class: 'adf-macro',
      'data-macro': name,
      'data-extension-type': textOf(node, 'extensionType'),
      'data-local-id': textOf(node, 'localId'),
    },
    `${label}${renderAll(node, context)}`,
  );
}

function textOf(node: AdfNode, name: string): string | undefined {
  const value = attributes(node)[name];
  return typeof value === 'string' ? value : undefined;
}

function numberText(node: AdfNode, name: string): string | undefined {
  const value = attributes(node)[name];
  return typeof value === 'number' ? String(value) : undefined;
}

function order(node: AdfNode): number | undefined {
  const value = node.attrs?.['order'];
  return typeof value === 'number' && value !== 1 ? value : undefined;
}

function statusColour(node: AdfNode): string {
  return (
    ['neutral', 'purple', 'blue', 'red', 'yellow', 'green'].find((colour) => colour === node.attrs?.['color']) ??
    'neutral'
  );
}

function attributes(node: AdfNode): AdfAttributes {
  return node.attrs ?? {};
}
