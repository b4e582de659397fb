/** Atlassian Document Format as Jira checks it on the way in, and as plain words for search. */
import { plainText } from '../plain-text';
import type { AdfDocument, AdfNode } from '../model';

/** The shallow check Jira makes before it looks at nodes: a version-1 `doc` whose content is a list. */
export function isAdfDocument(value: unknown): value is AdfDocument {
  if (typeof value !== 'object' || value === null) return false;
  const { type, version, content } = value as { type?: unknown; version?: unknown; content?: unknown };
  return type === 'doc' && version === 1 && Array.isArray(content) && content.every(isNode);
}

function isNode(value: unknown): value is AdfNode {
  if (typeof value !== 'object' || value === null) return false;
  const { type, content } = value as { type?: unknown; content?: unknown };
  return typeof type === 'string' && (content === undefined || (Array.isArray(content) && content.every(isNode)));
}

/** A text node must hold text; Jira refuses the whole document otherwise. */
export function hasOnlyFilledText(node: AdfNode): boolean {
  if (node.type === 'text') return typeof node.text === 'string' && node.text !== '';
  return (node.content ?? []).every(hasOnlyFilledText);
}

/** Words of a document, blocks separated by line breaks. */
export function adfToText(document: AdfDocument | null): string {
  if (document === null) return '';
  return document.content.map(nodeText).join('\n').trim();
}

const INLINE_CONTAINERS = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption']);

function nodeText(node: AdfNode): string {
  if (node.text !== undefined) return node.text;
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention' || node.type === 'emoji' || node.type === 'status')
    return plainText(node.attrs?.text ?? '');
  if (node.type === 'inlineCard' || node.type === 'blockCard') return plainText(node.attrs?.url ?? '');
  return (node.content ?? []).map(nodeText).join(INLINE_CONTAINERS.has(node.type) ? '' : '\n');
}

/** Plain or wiki text from an older export as paragraphs; the mark-up itself is kept as text, not interpreted. */
export function textToAdf(text: string): AdfDocument {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  return { type: 'doc', version: 1, content: paragraphs.map(paragraphOf) };
}

function paragraphOf(text: string): AdfNode {
  const content: AdfNode[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) content.push({ type: 'hardBreak' });
    if (line !== '') content.push({ type: 'text', text: line });
  }
  return { type: 'paragraph', content };
}
