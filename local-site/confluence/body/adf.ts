/**
 * Atlassian Document Format as the local site handles it: a tree of nodes with open names, because unknown nodes and
 * marks must survive. Closed lists of names live where they are folded (adf-to-html.ts, adf-to-storage.ts).
 */
export type AdfAttributes = Readonly<Record<string, unknown>>;

export interface AdfMark {
  readonly type: string;
  readonly attrs?: AdfAttributes;
}

export interface AdfNode {
  readonly type: string;
  readonly attrs?: AdfAttributes;
  readonly content?: readonly AdfNode[];
  readonly marks?: readonly AdfMark[];
  readonly text?: string;
}

export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
  readonly content: readonly AdfNode[];
}

export const EMPTY_DOCUMENT: AdfDocument = { type: 'doc', version: 1, content: [] };

export function isAdfNode(value: unknown): value is AdfNode {
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') return false;
  if ('text' in value && value.text !== undefined && typeof value.text !== 'string') return false;
  if ('attrs' in value && value.attrs !== undefined && (typeof value.attrs !== 'object' || value.attrs === null)) {
    return false;
  }
  if ('marks' in value && value.marks !== undefined && !Array.isArray(value.marks)) return false;
  if (!('content' in value) || value.content === undefined) return true;
  return Array.isArray(value.content) && value.content.every(isAdfNode);
}

/** The document in an ADF string; undefined when it is not one. Unknown nodes are accepted. */
export function parseAdf(value: string): AdfDocument | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return undefined;
  }
  if (!isAdfNode(parsed) || parsed.type !== 'doc' || !('version' in parsed) || parsed.version !== 1) return undefined;
  return { ...parsed, type: 'doc', version: 1, content: parsed.content ?? [] };
}

/** Reading order text with a line break between blocks, for search. */
export function adfText(node: AdfNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const own = typeof node.attrs?.['text'] === 'string' ? node.attrs['text'] : '';
  const inner = (node.content ?? []).map(adfText).join('');
  const isInline = node.type === 'mention' || node.type === 'status' || node.type === 'emoji';
  return isInline ? own : `${inner}\n`;
}

export function* walkAdf(node: AdfNode): Generator<AdfNode> {
  yield node;
  for (const child of node.content ?? []) yield* walkAdf(child);
}
