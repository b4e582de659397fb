/** Who is mentioned in a document of either product, and the words around it. */
interface DocumentNode {
  readonly type: string;
  readonly text?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly DocumentNode[] | undefined;
}

const EXCERPT_LENGTH = 160;

function collect(node: DocumentNode, found: Set<string>): void {
  const id = node.type === 'mention' ? node.attrs?.['id'] : undefined;
  if (typeof id === 'string') found.add(id);
  for (const child of node.content ?? []) collect(child, found);
}

/** Account ids, each once, in reading order. */
export function mentionedIn(document: DocumentNode | undefined): readonly string[] {
  const found = new Set<string>();
  if (document !== undefined) collect(document, found);
  return [...found];
}

function wordsOf(node: DocumentNode): string {
  if (node.type === 'text') return node.text ?? '';
  const own = node.attrs?.['text'];
  if (typeof own === 'string' && ['mention', 'status', 'emoji'].includes(node.type)) return own;
  return (node.content ?? []).map(wordsOf).join('');
}

function holds(node: DocumentNode, accountId: string): boolean {
  return node.type === 'mention'
    ? node.attrs?.['id'] === accountId
    : (node.content ?? []).some((n) => holds(n, accountId));
}

/** The innermost block that mentions the person, as plain words. */
export function excerptAround(document: DocumentNode, accountId: string): string {
  let block = document;
  for (;;) {
    const inner = (block.content ?? []).find((child) => child.content !== undefined && holds(child, accountId));
    if (inner === undefined) break;
    block = inner;
  }
  const words = wordsOf(block).replace(/\s+/g, ' ').trim();
  return words.length > EXCERPT_LENGTH ? `${words.slice(0, EXCERPT_LENGTH - 1)}…` : words;
}

/** Those whom a change newly mentions; a writer is not told of a mention of their own. */
export function newlyMentioned(
  document: DocumentNode,
  before: DocumentNode | undefined,
  authorId: string,
): readonly string[] {
  const known = new Set(mentionedIn(before));
  return mentionedIn(document).filter((accountId) => accountId !== authorId && !known.has(accountId));
}
