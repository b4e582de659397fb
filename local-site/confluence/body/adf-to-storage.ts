/**
 * ADF to storage: a fold over the node types of ADF. A node this file does not know is written as `ac:adf-extension`
 * with its JSON, so that nothing is lost.
 */
import { adfText, type AdfDocument, type AdfMark, type AdfNode } from './adf';
import { element, escapeMarkup } from './html';
import { ATTACHMENT_BY_NAME, resourceOfHref } from './storage-links';
import { LEGACY_TYPE } from './storage-macros';
import { cdata } from './storage-xml';

export function adfToStorage(document: AdfDocument): string {
  return writeAll(document);
}

type Writer = (node: AdfNode) => string;

function writeAll(node: AdfNode): string {
  return (node.content ?? []).map(write).join('');
}

function write(node: AdfNode): string {
  const writer = WRITERS.get(node.type);
  if (!writer) return unknownNode(node);
  const inner = writer(node);
  return node.type === 'text' ? (node.marks ?? []).reduceRight((html, mark) => writeMark(mark, html), inner) : inner;
}

const wrap =
  (name: string): Writer =>
  (node) =>
    element(name, {}, writeAll(node));

const WRITERS: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['text', (node) => escapeMarkup(node.text ?? '')],
  ['hardBreak', () => '<br />'],
  ['paragraph', wrap('p')],
  ['heading', (node) => element(`h${Number(node.attrs?.['level']) || 1}`, {}, writeAll(node))],
  ['rule', () => '<hr />'],
  ['bulletList', wrap('ul')],
  ['orderedList', (node) => element('ol', { start: order(node) }, writeAll(node))],
  ['listItem', wrap('li')],
  ['blockquote', wrap('blockquote')],
  ['taskList', wrap('ac:task-list')],
  ['taskItem', task],
  ['blockTaskItem', task],
  ['codeBlock', codeBlock],
  ['panel', panel],
  ['expand', expand],
  ['nestedExpand', expand],
  ['table', (node) => element('table', {}, element('tbody', {}, writeAll(node)))],
  ['tableRow', wrap('tr')],
  ['tableHeader', (node) => element('th', cellAttributes(node), writeAll(node))],
  ['tableCell', (node) => element('td', cellAttributes(node), writeAll(node))],
  ['layoutSection', layout],
  ['layoutColumn', wrap('ac:layout-cell')],
  ['mediaSingle', mediaSingle],
  ['mediaGroup', writeAll],
  ['media', (node) => image(node, '')],
  ['mediaInline', (node) => image(node, '')],
  ['mention', (node) => element('ac:link', {}, element('ri:user', { 'ri:account-id': textOf(node, 'id') }))],
  [
    'emoji',
    (node) =>
      element('ac:emoticon', {
        'ac:emoji-shortname': textOf(node, 'shortName'),
        'ac:emoji-fallback': textOf(node, 'text'),
        'ac:name': 'blue-star',
      }),
  ],
  [
    'date',
    (node) =>
      element('time', { datetime: new Date(Number(node.attrs?.['timestamp']) || 0).toISOString().slice(0, 10) }),
  ],
  ['status', (node) => macro('status', { title: textOf(node, 'text') ?? '', colour: statusColour(node) })],
  ['inlineCard', card],
  ['blockCard', (node) => element('p', {}, card(node))],
  ['embedCard', (node) => element('p', {}, card(node))],
  ['placeholder', (node) => element('ac:placeholder', {}, escapeMarkup(textOf(node, 'text') ?? ''))],
  ['extension', extension],
  ['inlineExtension', extension],
  ['bodiedExtension', extension],
]);

function writeMark(mark: AdfMark, inner: string): string {
  const names: Readonly<Record<string, string>> = {
    strong: 'strong',
    em: 'em',
    underline: 'u',
    strike: 'del',
    code: 'code',
  };
  const name = names[mark.type];
  if (name !== undefined) return element(name, {}, inner);
  if (mark.type === 'subsup') return element(mark.attrs?.['type'] === 'sup' ? 'sup' : 'sub', {}, inner);
  if (mark.type === 'textColor') return element('span', { style: `color: ${String(mark.attrs?.['color'])};` }, inner);
  if (mark.type !== 'link') return inner;
  const given = mark.attrs?.['href'];
  const href = typeof given === 'string' ? given : '';
  const resource = resourceOfHref(href);
  if (!resource) return element('a', { href }, inner);
  const body = element('ac:link-body', {}, inner);
  return element('ac:link', { 'ac:anchor': resource.anchor }, `${element(resource.name, resource.attributes)}${body}`);
}

function macro(name: string, parameters: Readonly<Record<string, string>>, body = ''): string {
  const written = Object.entries(parameters)
    .map(([key, value]) => element('ac:parameter', { 'ac:name': key }, escapeMarkup(value)))
    .join('');
  return element('ac:structured-macro', { 'ac:name': name, 'ac:schema-version': '1' }, `${written}${body}`);
}

function richBody(node: AdfNode): string {
  return element('ac:rich-text-body', {}, writeAll(node));
}

function task(node: AdfNode): string {
  const parts = [
    element('ac:task-id', {}, escapeMarkup(textOf(node, 'localId') ?? '')),
    element('ac:task-status', {}, node.attrs?.['state'] === 'DONE' ? 'complete' : 'incomplete'),
    element('ac:task-body', {}, writeAll(node)),
  ];
  return element('ac:task', {}, parts.join(''));
}

function codeBlock(node: AdfNode): string {
  const language = textOf(node, 'language');
  const text = (node.content ?? []).map((child) => child.text ?? '').join('');
  return macro('code', language === undefined ? {} : { language }, element('ac:plain-text-body', {}, cdata(text)));
}

function panel(node: AdfNode): string {
  const names: Readonly<Record<string, string>> = {
    info: 'info',
    note: 'panel',
    warning: 'note',
    success: 'tip',
    tip: 'tip',
    error: 'warning',
  };
  const type = textOf(node, 'panelType') ?? 'info';
  const colour = textOf(node, 'panelColor') ?? (type === 'note' ? '#eae6ff' : undefined);
  const name = names[type] ?? 'panel';
  return macro(name, name === 'panel' && colour ? { bgColor: colour } : {}, richBody(node));
}

function expand(node: AdfNode): string {
  return macro('expand', { title: textOf(node, 'title') ?? '' }, richBody(node));
}

function layout(node: AdfNode): string {
  const types = ['single', 'two_equal', 'three_equal'];
  const type = types[(node.content?.length ?? 1) - 1] ?? 'three_equal';
  return element('ac:layout', {}, element('ac:layout-section', { 'ac:type': type }, writeAll(node)));
}

function mediaSingle(node: AdfNode): string {
  const caption = (node.content ?? []).find((child) => child.type === 'caption');
  const written = caption ? element('ac:caption', {}, element('p', {}, writeAll(caption))) : '';
  return (node.content ?? [])
    .filter((child) => child.type !== 'caption')
    .map((child) => image(child, written))
    .join('');
}

function image(node: AdfNode, caption: string): string {
  const size = (name: string) => (typeof node.attrs?.[name] === 'number' ? String(node.attrs[name]) : undefined);
  const attributes = { 'ac:alt': textOf(node, 'alt'), 'ac:width': size('width'), 'ac:height': size('height') };
  const id = textOf(node, 'id') ?? '';
  const name = id.startsWith(ATTACHMENT_BY_NAME) ? id.slice(ATTACHMENT_BY_NAME.length) : (textOf(node, 'alt') ?? id);
  const resource =
    node.attrs?.['type'] === 'external'
      ? element('ri:url', { 'ri:value': textOf(node, 'url') })
      : element('ri:attachment', { 'ri:filename': name });
  return element('ac:image', attributes, `${resource}${caption}`);
}

function card(node: AdfNode): string {
  const url = textOf(node, 'url') ?? '';
  return element(
    'a',
    { href: url, 'data-card-appearance': node.type === 'inlineCard' ? 'inline' : 'block' },
    escapeMarkup(url),
  );
}

function extension(node: AdfNode): string {
  const parameters = asRecord(node.attrs?.['parameters']);
  if (node.attrs?.['extensionType'] === LEGACY_TYPE && typeof parameters['cxhtml'] === 'string')
    return parameters['cxhtml'];
  const values = Object.entries(asRecord(parameters['macroParams'])).map(([key, parameter]) => {
    const { value = '' } = asRecord(parameter);
    return [key, typeof value === 'string' ? value : JSON.stringify(value)] as const;
  });
  const plain = values.find(([key]) => key === '__bodyContent')?.[1];
  const rest = Object.fromEntries(values.filter(([key]) => key !== '__bodyContent'));
  const plainBody = plain === undefined ? '' : element('ac:plain-text-body', {}, cdata(plain));
  return macro(textOf(node, 'extensionKey') ?? 'unknown', rest, node.content ? richBody(node) : plainBody);
}

function unknownNode(node: AdfNode): string {
  const json = element('ac:adf-attribute', { key: 'json' }, cdata(JSON.stringify(node)));
  const fallback = element('ac:adf-fallback', {}, element('p', {}, escapeMarkup(adfText(node).trim())));
  return element('ac:adf-extension', {}, `${element('ac:adf-node', { type: node.type }, json)}${fallback}`);
}

function cellAttributes(node: AdfNode): Readonly<Record<string, string | undefined>> {
  const span = (name: string) => {
    const value = node.attrs?.[name];
    return typeof value === 'number' && value > 1 ? String(value) : undefined;
  };
  return { colspan: span('colspan'), rowspan: span('rowspan'), 'data-highlight-colour': textOf(node, 'background') };
}

function statusColour(node: AdfNode): string {
  const names: Readonly<Record<string, string>> = {
    red: 'Red',
    yellow: 'Yellow',
    green: 'Green',
    blue: 'Blue',
    purple: 'Purple',
  };
  return names[textOf(node, 'color') ?? ''] ?? 'Grey';
}

function order(node: AdfNode): number | undefined {
  const value = node.attrs?.['order'];
  return typeof value === 'number' && value !== 1 ? value : undefined;
}

function textOf(node: AdfNode, name: string): string | undefined {
  const value = node.attrs?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
