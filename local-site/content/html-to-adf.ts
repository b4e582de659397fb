/**
 * HTML inside Markdown: the elements that writers use for layout become ADF, others are dropped around their text and
 * named. What only looks like a tag (`<enter name here>`) is text.
 */
import { load } from 'cheerio';
import type { AdfMark, AdfNode } from '../confluence/body/adf';
import { withMark } from '../confluence/body/fit-adf';
import type { MarkdownContext } from './markdown-context';

const MARKS: ReadonlyMap<string, AdfMark> = new Map<string, AdfMark>([
  ['b', { type: 'strong' }],
  ['strong', { type: 'strong' }],
  ['i', { type: 'em' }],
  ['em', { type: 'em' }],
  ['u', { type: 'underline' }],
  ['s', { type: 'strike' }],
  ['del', { type: 'strike' }],
  ['code', { type: 'code' }],
  ['kbd', { type: 'code' }],
  ['sub', { type: 'subsup', attrs: { type: 'sub' } }],
  ['sup', { type: 'subsup', attrs: { type: 'sup' } }],
]);

const BLOCKS: ReadonlyMap<string, string> = new Map([
  ['p', 'paragraph'],
  ['div', 'group'],
  ['center', 'group'],
  ['section', 'group'],
  ['ul', 'bulletList'],
  ['ol', 'orderedList'],
  ['li', 'listItem'],
  ['blockquote', 'blockquote'],
  ['table', 'table'],
  ['thead', 'group'],
  ['tbody', 'group'],
  ['tfoot', 'group'],
  ['tr', 'tableRow'],
  ['td', 'tableCell'],
  ['th', 'tableHeader'],
  ['details', 'expand'],
]);

const OTHERS = ['a', 'br', 'hr', 'img', 'span', 'font', 'small', 'summary', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
const KNOWN = new Set([...MARKS.keys(), ...BLOCKS.keys(), ...OTHERS]);

export interface HtmlTag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly href: string | undefined;
  readonly image: { readonly source: string; readonly alt: string } | undefined;
}

/** The single tag in an inline HTML token; undefined when it is none that this file knows. */
export function readTag(raw: string): HtmlTag | undefined {
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9]*)(?:\s[^>]*|\/)?>$/.exec(raw.trim());
  const name = match?.[2]?.toLowerCase();
  if (!match || name === undefined || !KNOWN.has(name)) return undefined;
  const element = load(raw, null, false)(name).first();
  const source = name === 'img' ? element.attr('src') : undefined;
  return {
    name,
    isClosing: match[1] === '/',
    href: name === 'a' ? element.attr('href') : undefined,
    image: source === undefined ? undefined : { source, alt: element.attr('alt') ?? '' },
  };
}

export function markOfTag(name: string): AdfMark | undefined {
  return MARKS.get(name);
}

/** Blocks of an HTML block; undefined when it does not begin with a known element or a comment. */
export function htmlBlockToAdf(html: string, context: MarkdownContext): readonly AdfNode[] | undefined {
  const first = /^\s*<(?:\/?([A-Za-z][A-Za-z0-9]*)(?:[\s/>])|(!--))/.exec(html);
  if (!first || (first[2] === undefined && !KNOWN.has((first[1] ?? '').toLowerCase()))) return undefined;
  const document = load(html, null, false);
  return foldChildren(document.root().contents().toArray(), [], context);
}

/** What this file needs of a parsed node, whatever library parsed it. */
interface Dom {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Dom[];
}

function foldChildren(nodes: readonly Dom[], marks: readonly AdfMark[], context: MarkdownContext): readonly AdfNode[] {
  return nodes.flatMap((node) => foldNode(node, marks, context));
}

function foldNode(node: Dom, marks: readonly AdfMark[], context: MarkdownContext): readonly AdfNode[] {
  if (node.type === 'comment') {
    context.notCarried.add('HTML comment');
    return [];
  }
  if (node.type === 'text') {
    const text = (node.data ?? '').replace(/\s+/g, ' ');
    return text === '' ? [] : [marks.reduce<AdfNode>(withMark, { type: 'text', text })];
  }
  if (node.type !== 'tag' || node.name === undefined) return [];
  const children = node.children ?? [];
  const mark = MARKS.get(node.name);
  if (mark) return foldChildren(children, [...marks, mark], context);
  const block = BLOCKS.get(node.name);
  if (block === 'group') return foldChildren(children, marks, context);
  if (block) return [blockNode(block, foldChildren(children, marks, context))];
  return foldOther(node.name, node.attribs ?? {}, children, marks, context);
}

function foldOther(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly Dom[],
  marks: readonly AdfMark[],
  context: MarkdownContext,
): readonly AdfNode[] {
  const inner = (more: readonly AdfMark[] = []) => foldChildren(children, [...marks, ...more], context);
  const heading = /^h([1-6])$/.exec(name);
  if (heading) return [{ type: 'heading', attrs: { level: Number(heading[1]) }, content: inner() }];
  if (name === 'br') return [{ type: 'hardBreak' }];
  if (name === 'hr') return [{ type: 'rule' }];
  if (name === 'img') return context.image(attributes['src'] ?? '', attributes['alt'] ?? '');
  if (name === 'a' && attributes['href']) {
    context.countLink(attributes['href']);
    return inner([{ type: 'link', attrs: { href: attributes['href'] } }]);
  }
  if (name === 'a') context.notCarried.add('HTML anchor');
  else if (!['span', 'font', 'small', 'summary', 'pre'].includes(name))
    context.notCarried.add(`HTML element <${name}>`);
  return inner();
}

function blockNode(type: string, content: readonly AdfNode[]): AdfNode {
  if (type === 'expand') return { type, attrs: { title: '' }, content };
  if (type === 'tableCell' || type === 'tableHeader') return { type, attrs: {}, content };
  const isStructure = ['table', 'tableRow', 'bulletList', 'orderedList'].includes(type);
  return { type, content: isStructure ? content.filter((child) => child.type !== 'text') : content };
}
