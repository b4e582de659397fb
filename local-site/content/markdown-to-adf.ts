/**
 * Markdown to ADF: an exhaustive fold over the tokens of `marked`.
 *
 * Not `marklassian`: it drops inline HTML (two thousand `<br>` in real quality documents), placeholders in angle
 * brackets, images in lists and nested emphasis. What ADF cannot take is kept as text or named in `notCarried`.
 */
import { lexer, type Token, type Tokens } from 'marked';
import type { AdfDocument, AdfMark, AdfNode } from '../confluence/body/adf';
import { fitDocument, withMark } from '../confluence/body/fit-adf';
import { decodeEntities } from '../confluence/body/html-entities';
import { htmlBlockToAdf, markOfTag, readTag } from './html-to-adf';
import { MarkdownContext, type ImageResolver } from './markdown-context';
import type { NotCarriedList } from './not-carried';

export interface MarkdownCounts {
  readonly tables: number;
  readonly images: number;
  readonly links: number;
}

export interface ConvertedMarkdown {
  readonly document: AdfDocument;
  readonly counts: MarkdownCounts;
  readonly notCarried: NotCarriedList;
  /** Text of the first heading of level 1, or of any level when there is none: for a title. */
  readonly firstHeading: string | undefined;
}

export function convertMarkdown(markdown: string, resolveImage: ImageResolver): ConvertedMarkdown {
  const context = new MarkdownContext(resolveImage);
  const tokens = lexer(markdown, { gfm: true });
  if (/\[\^[^\]]+\]/.test(markdown)) context.notCarried.add('footnotes kept as text');
  const document = fitDocument(blocks(tokens, context));
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  const heading = headings.find(({ depth }) => depth === 1) ?? headings[0];
  return {
    document,
    counts: { tables: context.tables, images: context.images, links: context.links },
    notCarried: context.notCarried,
    firstHeading: heading && plainText(inline(heading.tokens, [], new MarkdownContext(() => undefined))),
  };
}

function plainText(nodes: readonly AdfNode[]): string {
  return nodes
    .map((node) => node.text ?? ' ')
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function blocks(tokens: readonly Token[], context: MarkdownContext): readonly AdfNode[] {
  return tokens.flatMap((token) => block(token as Tokens.Generic, context));
}

function block(token: Tokens.Generic, context: MarkdownContext): readonly AdfNode[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return [{ type: 'heading', attrs: { level: token['depth'] as number }, content: inlineOf(token, context) }];
    case 'paragraph':
    case 'text':
      return [{ type: 'paragraph', content: inlineOf(token, context) }];
    case 'hr':
      return [{ type: 'rule' }];
    case 'blockquote':
      return [{ type: 'blockquote', content: blocks(token.tokens ?? [], context) }];
    case 'code':
      return [codeBlock(token as Tokens.Code)];
    case 'list':
      return [list(token as Tokens.List, context)];
    case 'table':
      return [table(token as Tokens.Table, context)];
    case 'html':
      return htmlBlock(token.raw, context);
    default:
      context.notCarried.add(`Markdown ${token.type} kept as text`);
      return [{ type: 'paragraph', content: [{ type: 'text', text: token.raw }] }];
  }
}

function codeBlock(token: Tokens.Code): AdfNode {
  const content = token.text === '' ? [] : [{ type: 'text', text: token.text }];
  return { type: 'codeBlock', attrs: token.lang ? { language: token.lang.split(/\s/)[0] } : {}, content };
}

function htmlBlock(raw: string, context: MarkdownContext): readonly AdfNode[] {
  const folded = htmlBlockToAdf(raw, context);
  if (folded) {
    context.tables += folded.filter((node) => node.type === 'table').length;
    return folded;
  }
  return [{ type: 'paragraph', content: [{ type: 'text', text: decodeEntities(raw.trim().replace(/\s+/g, ' ')) }] }];
}

function list(token: Tokens.List, context: MarkdownContext): AdfNode {
  if (token.items.length > 0 && isPlainTaskList(token)) return taskList(token, context);
  const hasTasks = token.items.some((item) => item.task);
  if (hasTasks) context.notCarried.add('check box of a mixed list shown as a character');
  const content = token.items.map((item) => {
    const box: AdfNode = { type: 'text', text: item.checked ? '☑ ' : '☐ ' };
    return { type: 'listItem', content: [...(item.task ? [box] : []), ...blocks(item.tokens, context)] };
  });
  // A box and the paragraph behind it belong in one line.
  const joined = content.map((item) => ({ ...item, content: joinLeadingText(item.content) }));
  if (!token.ordered) return { type: 'bulletList', content: joined };
  return { type: 'orderedList', attrs: { order: typeof token.start === 'number' ? token.start : 1 }, content: joined };
}

function joinLeadingText(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const [first, second, ...rest] = nodes;
  if (first?.type !== 'text' || second?.type !== 'paragraph') return nodes;
  return [{ ...second, content: [first, ...(second.content ?? [])] }, ...rest];
}

/** Task items hold text and further task lists only; anything else makes the list an ordinary one. */
function isPlainTaskList(token: Tokens.List): boolean {
  return token.items.every(
    (item) =>
      item.task &&
      item.tokens.every(
        (child) =>
          child.type === 'text' ||
          child.type === 'paragraph' ||
          child.type === 'space' ||
          child.type === 'checkbox' ||
          (child.type === 'list' && isPlainTaskList(child as Tokens.List)),
      ),
  );
}

function taskList(token: Tokens.List, context: MarkdownContext): AdfNode {
  const content = token.items.flatMap((item): readonly AdfNode[] => {
    const parts = item.tokens.filter((child) => child.type !== 'list');
    const text = parts.flatMap((child) => inlineOf(child as Tokens.Generic, context));
    const nested = item.tokens.filter((child) => child.type === 'list');
    return [
      {
        type: 'taskItem',
        attrs: { localId: crypto.randomUUID(), state: item.checked ? 'DONE' : 'TODO' },
        content: text,
      },
      ...nested.map((child) => taskList(child as Tokens.List, context)),
    ];
  });
  return { type: 'taskList', attrs: { localId: crypto.randomUUID() }, content };
}

function table(token: Tokens.Table, context: MarkdownContext): AdfNode {
  context.tables += 1;
  const cell = (type: 'tableHeader' | 'tableCell', source: Tokens.TableCell): AdfNode => {
    const align = source.align === 'center' ? 'center' : source.align === 'right' ? 'end' : undefined;
    const marks = align ? { marks: [{ type: 'alignment', attrs: { align } }] } : {};
    return { type, attrs: {}, content: [{ type: 'paragraph', content: inline(source.tokens, [], context), ...marks }] };
  };
  const header = { type: 'tableRow', content: token.header.map((source) => cell('tableHeader', source)) };
  const rows = token.rows.map((row) => ({ type: 'tableRow', content: row.map((source) => cell('tableCell', source)) }));
  return { type: 'table', attrs: {}, content: [header, ...rows] };
}

function inlineOf(token: Tokens.Generic, context: MarkdownContext): readonly AdfNode[] {
  if (token.tokens) return inline(token.tokens, [], context);
  return textNodes(typeof token['text'] === 'string' ? token['text'] : token.raw, []);
}

/** Inline tokens in order; HTML tags open and close marks for what stands between them. */
function inline(tokens: readonly Token[], marks: readonly AdfMark[], context: MarkdownContext): readonly AdfNode[] {
  const nodes: AdfNode[] = [];
  const open: { readonly name: string; readonly mark: AdfMark }[] = [];
  for (const token of tokens) {
    const current = [...marks, ...open.map(({ mark }) => mark)];
    const tag = token.type === 'html' ? readTag(token.raw) : undefined;
    if (!tag) {
      nodes.push(...inlineToken(token, current, context));
    } else if (tag.isClosing) {
      const index = open.map(({ name }) => name).lastIndexOf(tag.name);
      if (index >= 0) open.splice(index, 1);
    } else if (tag.name === 'br') {
      nodes.push({ type: 'hardBreak' });
    } else if (tag.image) {
      nodes.push(...context.image(tag.image.source, tag.image.alt));
    } else {
      const link: AdfMark | undefined =
        tag.href === undefined ? undefined : { type: 'link', attrs: { href: tag.href } };
      if (tag.href !== undefined) context.countLink(tag.href);
      const mark = link ?? markOfTag(tag.name);
      if (mark) open.push({ name: tag.name, mark });
      else context.notCarried.add(`HTML element <${tag.name}> in a line`);
    }
  }
  return nodes;
}

function inlineToken(token: Tokens.Generic, marks: readonly AdfMark[], context: MarkdownContext): readonly AdfNode[] {
  const within = (mark: AdfMark) => inline(token.tokens ?? [], [...marks, mark], context);
  const text = typeof token['text'] === 'string' ? token['text'] : token.raw;
  switch (token.type) {
    case 'text':
      return token.tokens ? inline(token.tokens, marks, context) : textNodes(decodeEntities(text), marks);
    case 'escape':
      return textNodes(decodeEntities(text), marks);
    case 'strong':
      return within({ type: 'strong' });
    case 'em':
      return within({ type: 'em' });
    case 'del':
      return within({ type: 'strike' });
    case 'codespan':
      return textNodes(decodeEntities(text), [...marks, { type: 'code' }]);
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'checkbox':
      return [];
    case 'image':
      return context.image(String(token['href']), text);
    case 'link':
      context.countLink(String(token['href']));
      return within({ type: 'link', attrs: { href: String(token['href']) } });
    case 'html':
      if (token.raw.startsWith('<!--')) {
        context.notCarried.add('HTML comment');
        return [];
      }
      return textNodes(decodeEntities(token.raw), marks);
    default:
      context.notCarried.add(`Markdown ${token.type} in a line kept as text`);
      return textNodes(token.raw, marks);
  }
}

function textNodes(text: string, marks: readonly AdfMark[]): readonly AdfNode[] {
  const oneLine = text.replace(/\s*\n\s*/g, ' ');
  return oneLine === '' ? [] : [marks.reduce<AdfNode>(withMark, { type: 'text', text: oneLine })];
}
