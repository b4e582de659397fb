/**
 * Makes the body of a page from a document's Markdown: front matter apart, notes as panels, and the number of another
 * document as a link to its page where that page exists.
 */
import { markdownToAdf } from 'marklassian';
import { parse } from 'yaml';
import { type PanelNode, panelsFromNotes } from '../panels';

export interface RevisionSource {
  readonly reason: string;
  readonly markdown: string;
}
interface Mark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
interface BodyNode extends PanelNode {
  readonly marks?: readonly Mark[];
  readonly content?: readonly BodyNode[];
}
/** Address of a document's page by its number; undefined as long as there is none. */
export type PageAddress = (number: string) => string | undefined;

const NUMBERS = /(TBI-[A-Z]{3}-\d{3})/;

export function readRevisionSource(source: string): RevisionSource {
  const [, fields = '', markdown = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? [];
  const { reason } = (parse(fields) ?? {}) as { reason?: string };
  if (reason === undefined) throw new Error('A document has no reason in its front matter.');
  return { reason, markdown };
}

/** @returns a page body as Confluence's REST takes it */
export function pageBody(markdown: string, addressOf: PageAddress): Readonly<Record<string, string>> {
  const blocks = panelsFromNotes(markdownToAdf(markdown).content) as readonly BodyNode[];
  const content = blocks.map((block) => (block.type === 'heading' ? block : linked(block, addressOf)));
  return {
    representation: 'atlas_doc_format',
    value: JSON.stringify({ type: 'doc', version: 1, content }),
  };
}

function linked(node: BodyNode, addressOf: PageAddress): BodyNode {
  if (node.content === undefined) return node;
  return {
    ...node,
    content: node.content.flatMap((child) =>
      child.type === 'text' ? links(child, addressOf) : linked(child, addressOf),
    ),
  };
}

function links(text: BodyNode, addressOf: PageAddress): readonly BodyNode[] {
  const marks = text.marks ?? [];
  if (marks.some((mark) => mark.type === 'link' || mark.type === 'code')) return [text];
  const parts = (text.text ?? '').split(NUMBERS).filter((part) => part !== '');
  if (parts.every((part) => addressOf(part) === undefined)) return [text];
  return parts.map((part) => {
    const href = addressOf(part);
    return {
      ...text,
      text: part,
      ...(href === undefined ? {} : { marks: [...marks, { type: 'link', attrs: { href } }] }),
    };
  });
}
