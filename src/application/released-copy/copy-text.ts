/**
 * The text of a released copy, made from the frozen text of a revision: a panel that says what it is, links between documents
 * led to their copies, pictures led to the copied files. What would act in the copy (mentions, the app's own macros about the page
 * they stand in) becomes words. Pure. [RC-5, RC-7, RC-10]
 */
import type { PageId } from '../../kernel/ids';
import { dayInWords } from '../../kernel/day-in-words';
import type { CalendarDate } from '../../kernel/time';

const longestTitle = 255;

export interface CopyHeading {
  readonly number: string;
  readonly label: string;
  readonly inForceSince: CalendarDate;
  /** Of the document itself. */
  readonly address: string;
  /** By which the page is found again. */
  readonly reference: string;
  /** Files that could not be copied, by name. */
  readonly missing: readonly string[];
  readonly temporaryUntil: CalendarDate | null;
}
export interface CopyTargets {
  /** Address of the copy of a document, by its page; documents without a copy are left out. */
  readonly copies: ReadonlyMap<PageId, string>;
  /** File id of the copied file, by the file id of the approved one. */
  readonly files: ReadonlyMap<string, string>;
  readonly copyId: PageId;
}

interface Node {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly Node[];
  readonly content?: readonly Node[];
}

export function titleOfCopy(number: string, title: string): string {
  const whole = title.startsWith(number) ? title : `${number} ${title}`;
  return whole.length <= longestTitle ? whole : `${whole.slice(0, longestTitle - 1)}…`;
}

/** @param body ADF with its included pages in their places */
export function textOfCopy(body: unknown, heading: CopyHeading, targets: CopyTargets): unknown {
  const { content = [] } = body as Node;
  return {
    type: 'doc',
    version: 1,
    content: [panelOf(heading), ...content.flatMap((node) => rewritten(node, heading, targets))],
  };
}

/** What stands on the page before it is ready; nobody but the app reads it. */
export function placeholderText(reference: string): unknown {
  return documentOf([
    paragraph(text('This released copy is being prepared.')),
    paragraph(text(`Reference ${reference}`)),
  ]);
}

/** What stands on the page under which the copies of a space stand. */
export function rootText(reference: string): unknown {
  return documentOf([
    paragraph(
      text('Below this page stand released copies of controlled documents: what is in force, and nothing else.'),
    ),
    paragraph(text('They are kept by Plumbline. Changes made to them are recorded and undone.')),
    paragraph(text(`Reference ${reference}`)),
  ]);
}

export function noticeText(says: string, address: string, reference: string): unknown {
  return documentOf([
    {
      type: 'panel',
      attrs: { panelType: 'error' },
      content: [
        paragraph(text(says)),
        paragraph(text('The record, with every revision, is with '), link('the document itself', address), text('.')),
        paragraph(text(`Reference ${reference}`)),
      ],
    },
  ]);
}

function panelOf({ number, label, inForceSince, address, reference, missing, temporaryUntil }: CopyHeading): Node {
  const until = temporaryUntil === null ? '' : `, temporary until ${dayInWords(temporaryUntil)}`;
  const files =
    missing.length === 0
      ? []
      : [paragraph(text(`Not copied, read them with the document itself: ${missing.join(', ')}.`))];
  return {
    type: 'panel',
    attrs: { panelType: 'info' },
    content: [
      paragraph(
        strong(`${number} Rev ${label}`),
        text(`, in force since ${dayInWords(inForceSince)}${until}. Released copy.`),
      ),
      paragraph(
        text('Changes made here are recorded and undone. The record is with '),
        link('the document itself', address),
        text('.'),
      ),
      ...files,
      paragraph(text(`Reference ${reference}`)),
    ],
  };
}

const ofTheRecord = /\/static\/plumbline-(header|history|signatures)$/;
const ownName: Readonly<Record<string, string>> = {
  header: 'Document header',
  history: 'Revision history',
  signatures: 'Signature page',
};

function rewritten(node: Node, heading: CopyHeading, targets: CopyTargets): readonly Node[] {
  const own = ofTheRecord.exec(typeof node.attrs?.['extensionKey'] === 'string' ? node.attrs['extensionKey'] : '')?.[1];
  if (own !== undefined) return [referTo(node, `${ownName[own] ?? ''}: see `, heading.address)];
  if (node.type === 'mention') return [text(wordsOf(node))];
  if (node.type === 'mediaSingle' || node.type === 'mediaGroup') return [pictures(node, heading, targets)];
  if (node.type === 'mediaInline') return [mediaOf(node, targets) ?? text('(file not copied)')];
  const content = node.content?.flatMap((child) => rewritten(child, heading, targets));
  return [
    {
      ...node,
      ...(node.attrs === undefined ? {} : { attrs: withUrl(node.attrs, targets) }),
      ...(node.marks === undefined ? {} : { marks: node.marks.map((mark) => markOf(mark, targets)) }),
      ...(content === undefined ? {} : { content }),
    },
  ];
}

/** A macro about the page it stands in would speak of the copy. */
function referTo(node: Node, words: string, address: string): Node {
  const inline = link('the document itself', address);
  return node.type === 'inlineExtension' ? inline : paragraph(text(words), inline, text('.'));
}

function pictures(node: Node, heading: CopyHeading, targets: CopyTargets): Node {
  const content = (node.content ?? []).map((child) => (child.type === 'media' ? mediaOf(child, targets) : child));
  if (!content.includes(null)) return { ...node, content: content.filter((child) => child !== null) };
  return paragraph(
    text('A picture or file could not be copied: see '),
    link('the document itself', heading.address),
    text('.'),
  );
}

/** Null when its bytes are not with the copy. What lies outside of Confluence stays as it is. */
function mediaOf(node: Node, { files, copyId }: CopyTargets): Node | null {
  const { id, type } = node.attrs ?? {};
  if (type === 'external' || typeof id !== 'string') return node;
  const copied = files.get(id);
  if (copied === undefined) return null;
  return { ...node, attrs: { ...node.attrs, id: copied, collection: `contentId-${copyId}` } };
}

function wordsOf(mention: Node): string {
  const words = mention.attrs?.['text'];
  return typeof words === 'string' && words !== '' ? words : '@somebody';
}

function markOf(mark: Node, targets: CopyTargets): Node {
  const href = mark.attrs?.['href'];
  if (mark.type !== 'link' || typeof href !== 'string') return mark;
  return { ...mark, attrs: { href: led(href, targets) } };
}

function withUrl(attrs: Readonly<Record<string, unknown>>, targets: CopyTargets): Readonly<Record<string, unknown>> {
  const { url } = attrs;
  return typeof url === 'string' ? { ...attrs, url: led(url, targets) } : attrs;
}

const pageAddress = /(?:\/pages\/(?:edit-v2\/)?|[?&]pageId=)(\d{1,19})(?!\d)/;

/** An address within a page stays with it: what follows the number sign goes along. */
function led(address: string, { copies }: CopyTargets): string {
  const pageId = pageAddress.exec(address)?.[1];
  const copy = pageId === undefined ? undefined : copies.get(pageId as PageId);
  if (copy === undefined) return address;
  const anchor = address.indexOf('#');
  return anchor < 0 ? copy : `${copy}${address.slice(anchor)}`;
}

function documentOf(content: readonly Node[]): unknown {
  return { type: 'doc', version: 1, content };
}
function paragraph(...content: readonly Node[]): Node {
  return { type: 'paragraph', content };
}
function text(words: string): Node {
  return { type: 'text', text: words };
}
function strong(words: string): Node {
  return { type: 'text', text: words, marks: [{ type: 'strong' }] };
}
function link(words: string, href: string): Node {
  return { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] };
}
