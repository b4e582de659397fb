/**
 * The HTML Confluence makes of a macro as plain, still ADF: paragraphs, lists, tables, links and text. Looks, pictures and
 * scripts are left out; what only a browser could fill is told apart from what shows nothing. [DC-82]
 */
import { ElementType, parseDocument } from 'htmlparser2';
import type { MacroShown } from '../../application/product-ports';
import type { AdfNode } from '../../contract/redline';

type HtmlNode = ReturnType<typeof parseDocument>['children'][number];
type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;
type Mark = AdfNode;

const live: ReadonlySet<string> = new Set(['iframe', 'object', 'embed', 'canvas', 'video', 'audio']);
const unread: ReadonlySet<string> = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'input',
  'select',
  'button',
  'colgroup',
]);
const blocks: ReadonlySet<string> = new Set([
  'address',
  'article',
  'blockquote',
  'body',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figure',
  'footer',
  'form',
  'header',
  'html',
  'main',
  'nav',
  'p',
  'section',
  'summary',
]);
const marksOf: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  th: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  code: 'code',
  tt: 'code',
  s: 'strike',
  del: 'strike',
  u: 'underline',
};

/** @param html of one macro, as `export_view` */
export function macroContent(html: string): MacroShown {
  const { children } = parseDocument(html);
  const elements = children.flatMap(elementsIn);
  if (elements.some(isLive)) return { shows: 'live' };
  const content = withoutEmpty(blocksIn(children, false));
  if (elements.some(isFailure) || isFailureText(content)) return { shows: 'failure' };
  return content.length === 0 ? { shows: 'nothing' } : { shows: 'content', content };
}

function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node;
}
function elementsIn(node: HtmlNode): readonly HtmlElement[] {
  return isElement(node) ? [node, ...node.children.flatMap(elementsIn)] : [];
}
function classesOf({ attribs }: HtmlElement): readonly string[] {
  return (attribs['class'] ?? '').split(/\s+/);
}
/** Apps of the older framework put a frame of theirs into a container by script. */
function isLive(element: HtmlElement): boolean {
  return live.has(element.name) || classesOf(element).includes('ap-container');
}
function isFailure(element: HtmlElement): boolean {
  const classes = classesOf(element);
  return classes.includes('aui-message-error') || (classes.includes('aui-message') && classes.includes('error'));
}
function isFailureText(content: readonly AdfNode[]): boolean {
  return JSON.stringify(content).includes('"text":"Error rendering macro');
}

function blocksIn(nodes: readonly HtmlNode[], isInCell: boolean): readonly AdfNode[] {
  const found: AdfNode[] = [];
  let line: AdfNode[] = [];
  const endLine = () => {
    const content = trimmed(line);
    if (content.length > 0) found.push({ type: 'paragraph', content });
    line = [];
  };
  for (const node of nodes) {
    const made = isElement(node) ? blockOf(node, isInCell) : undefined;
    if (made === undefined) line.push(...inlineOf(node, []));
    else {
      endLine();
      found.push(...made);
    }
  }
  endLine();
  return found;
}

/** Undefined for what stands in a line. */
function blockOf(element: HtmlElement, isInCell: boolean): readonly AdfNode[] | undefined {
  const { name, children } = element;
  if (unread.has(name) || name === 'hr') return [];
  if (name === 'ul' || name === 'ol') return listOf(element, isInCell);
  if (name === 'table') return isInCell ? flatRows(element) : tableOf(element);
  if (name === 'pre') return [{ type: 'codeBlock', content: [{ type: 'text', text: plainText(element).trim() }] }];
  // Headings of a list of pages are no headings of the document.
  if (/^h[1-6]$/.test(name)) return paragraphOf(children.flatMap((child) => inlineOf(child, [{ type: 'strong' }])));
  if (blocks.has(name)) return blocksIn(children, isInCell);
  return holdsBlock(element) ? blocksIn(children, isInCell) : undefined;
}

/** A span around a table is no line. */
function holdsBlock({ children }: HtmlElement): boolean {
  return children
    .flatMap(elementsIn)
    .some(({ name }) => blocks.has(name) || ['ul', 'ol', 'table', 'pre'].includes(name));
}

function listOf({ name, children }: HtmlElement, isInCell: boolean): readonly AdfNode[] {
  const content = children.flatMap((child): readonly AdfNode[] => {
    if (!isElement(child)) return [];
    const item = withoutEmpty(blocksIn(child.name === 'li' ? child.children : [child], isInCell));
    return item.length === 0 ? [] : [{ type: 'listItem', content: item }];
  });
  return content.length === 0 ? [] : [{ type: name === 'ul' ? 'bulletList' : 'orderedList', content }];
}

function rowsIn({ children }: HtmlElement): readonly HtmlElement[] {
  return children
    .filter(isElement)
    .flatMap((child) => (child.name === 'tr' ? [child] : child.name === 'table' ? [] : rowsIn(child)));
}
function cellsIn(row: HtmlElement): readonly HtmlElement[] {
  return row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th');
}

function tableOf(table: HtmlElement): readonly AdfNode[] {
  const content = rowsIn(table).flatMap((row): readonly AdfNode[] => {
    const cells = cellsIn(row).map((cell) => {
      const inside = withoutEmpty(blocksIn(cell.children, true));
      return {
        type: cell.name === 'th' ? 'tableHeader' : 'tableCell',
        ...spansOf(cell),
        content: inside.length === 0 ? [{ type: 'paragraph' }] : inside,
      };
    });
    return cells.length === 0 ? [] : [{ type: 'tableRow', content: cells }];
  });
  return content.length === 0 ? [] : [{ type: 'table', content }];
}

/** A table inside a cell, which ADF has no place for: one line a row. */
function flatRows(table: HtmlElement): readonly AdfNode[] {
  return rowsIn(table).flatMap((row) => {
    const cells = cellsIn(row).map((cell) => trimmed(cell.children.flatMap((child) => inlineOf(child, []))));
    const filled = cells.filter((cell) => cell.length > 0);
    return paragraphOf(filled.flatMap((cell, at) => (at === 0 ? cell : [{ type: 'text', text: ' · ' }, ...cell])));
  });
}

function spansOf({ attribs }: HtmlElement): { readonly attrs?: object } {
  const spans = (['colspan', 'rowspan'] as const).flatMap((name) => {
    const given = Number(attribs[name] ?? 1);
    return Number.isInteger(given) && given > 1 && given <= 100 ? [[name, given] as const] : [];
  });
  return spans.length === 0 ? {} : { attrs: Object.fromEntries(spans) };
}

function inlineOf(node: HtmlNode, marks: readonly Mark[]): readonly AdfNode[] {
  if (!isElement(node)) return textOf(ownText(node), marks);
  const { name, attribs, children } = node;
  if (unread.has(name)) return [];
  if (name === 'br') return [{ type: 'hardBreak' }];
  if (name === 'img') return classesOf(node).includes('emoticon') ? textOf(attribs['alt'] ?? '', marks) : [];
  const mark = name === 'a' ? linkOf(attribs['href']) : typed(marksOf[name]);
  const isNew = mark !== undefined && !marks.some((one) => one.type === mark.type);
  const inside = children.flatMap((child) => inlineOf(child, isNew ? [...marks, mark] : marks));
  // Two cells or paragraphs that end up in one line stay two words.
  return blocks.has(name) ? [...inside, { type: 'text', text: ' ' }] : inside;
}

function linkOf(href: string | undefined): Mark | undefined {
  return href !== undefined && /^(https?|mailto):/i.test(href) ? { type: 'link', attrs: { href } } : undefined;
}
function typed(type: string | undefined): Mark | undefined {
  return type === undefined ? undefined : { type };
}
function textOf(data: string, marks: readonly Mark[]): readonly AdfNode[] {
  const text = data.replace(/[\s\u200b]+/g, ' ');
  return text === '' ? [] : [{ type: 'text', text, ...(marks.length === 0 ? {} : { marks }) }];
}
function paragraphOf(line: readonly AdfNode[]): readonly AdfNode[] {
  const content = trimmed(line);
  return content.length === 0 ? [] : [{ type: 'paragraph', content }];
}

function plainText(node: HtmlNode): string {
  if (isElement(node)) return node.name === 'br' ? '\n' : node.children.map(plainText).join('');
  return ownText(node);
}
/** Comments have data as well. */
function ownText(node: HtmlNode): string {
  return node.type === ElementType.Text ? node.data : '';
}

/** A line without space at its ends and without space after space. */
function trimmed(line: readonly AdfNode[]): readonly AdfNode[] {
  const kept: AdfNode[] = [];
  for (const node of line) {
    const before = kept.at(-1);
    const isStart = before === undefined || before.type === 'hardBreak' || before.text?.endsWith(' ') === true;
    const text = isStart ? node.text?.trimStart() : node.text;
    if (text !== '') kept.push(text === undefined ? node : { ...node, text });
  }
  while (kept.length > 0) {
    const last = kept[kept.length - 1] as AdfNode;
    const text = last.text?.trimEnd();
    if (last.type !== 'hardBreak' && text !== '') {
      if (text !== undefined) kept[kept.length - 1] = { ...last, text };
      break;
    }
    kept.pop();
  }
  return kept;
}

function withoutEmpty(nodes: readonly AdfNode[]): readonly AdfNode[] {
  return nodes.filter((node) => node.type !== 'codeBlock' || node.content?.[0]?.text !== '');
}
