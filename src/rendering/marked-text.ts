/**
 * Inline content of a document as pieces of text with their dress, whatever writes them afterwards (PDF, DOCX). Nodes that are
 * no text are written as what a reader sees of them; what is not known stands there by its name. [RL-1]
 */
import type { AdfNode, InlineRun } from '../contract/redline';

export interface Dress {
  readonly bold: boolean;
  readonly italics: boolean;
  readonly underline: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  readonly color: string | null;
  readonly script: 'sub' | 'sup' | null;
  readonly link: string | null;
  /** Difference this piece is part of. */
  readonly change: 'inserted' | 'deleted' | 'restyled' | null;
}
export interface DressedText {
  readonly text: string;
  readonly style: Dress;
}

export const plainDress: Dress = {
  bold: false,
  italics: false,
  underline: false,
  strike: false,
  code: false,
  color: null,
  script: null,
  link: null,
  change: null,
};

type Attributes = Readonly<Record<string, unknown>>;

export function attributesOf(node: { readonly [member: string]: unknown }): Attributes {
  const { attrs } = node;
  return typeof attrs === 'object' && attrs !== null ? (attrs as Attributes) : {};
}

export function textAttribute(node: { readonly [member: string]: unknown }, name: string): string {
  const value = attributesOf(node)[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function dressedRuns(runs: readonly InlineRun[]): readonly DressedText[] {
  return runs.flatMap((run) => {
    if (run.change === 'same') return dressedNodes(run.nodes, null);
    if (run.change === 'restyled') return dressedNodes(run.after, 'restyled');
    return dressedNodes(run.nodes, run.change);
  });
}

export function dressedNodes(nodes: readonly AdfNode[], change: Dress['change']): readonly DressedText[] {
  return nodes.map((node) => ({ text: wordsOf(node), style: { ...dressOf(node), change } }));
}

/** What a reader sees of an inline node. */
function wordsOf(node: AdfNode): string {
  switch (node.type) {
    case 'text':
      return node.text ?? '';
    case 'hardBreak':
      return '\n';
    case 'status':
      return `[${textAttribute(node, 'text')}]`;
    case 'mention':
    case 'placeholder':
      return textAttribute(node, 'text');
    case 'emoji':
      return textAttribute(node, 'shortName') || textAttribute(node, 'text');
    case 'date':
      return dayOf(textAttribute(node, 'timestamp'));
    case 'inlineCard':
      return textAttribute(node, 'url');
    default:
      return `[${node.type}${nameOf(node)}]`;
  }
}

function dayOf(timestamp: string): string {
  const at = new Date(Number(timestamp));
  return Number.isNaN(at.getTime()) ? timestamp : at.toISOString().slice(0, 10);
}

/** A name by which a reader may find the thing that cannot be shown. */
export function nameOf(node: { readonly [member: string]: unknown }): string {
  const name = ['alt', 'extensionKey', 'title', 'url', 'id'].map((one) => textAttribute(node, one)).find(Boolean);
  return name === undefined ? '' : `: ${name}`;
}

function dressOf(node: AdfNode): Dress {
  const marks = (node.marks ?? []) as readonly { readonly type?: string; readonly attrs?: Attributes }[];
  const find = (type: string) => marks.find((mark) => mark.type === type);
  const color = find('textColor')?.attrs?.['color'];
  const href = find('link')?.attrs?.['href'];
  const script = find('subsup')?.attrs?.['type'];
  return {
    ...plainDress,
    bold: find('strong') !== undefined || node.type === 'status',
    italics: find('em') !== undefined || node.type === 'placeholder',
    underline: find('underline') !== undefined,
    strike: find('strike') !== undefined,
    code: find('code') !== undefined,
    color: typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? color : null,
    script: script === 'sub' || script === 'sup' ? script : null,
    link: typeof href === 'string' && /^(https?:|mailto:)/i.test(href) ? href : null,
  };
}
