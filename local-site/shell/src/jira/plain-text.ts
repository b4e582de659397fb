/** The text of an ADF document, one line per block. */
interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly attrs?: { readonly text?: string };
  readonly content?: readonly Node[];
}

const BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'rule']);

export function plainText(document: unknown): string {
  if (typeof document === 'string') return document;
  if (typeof document !== 'object' || document === null) return '';
  const node = document as Node;
  if (node.type === 'hardBreak') return '\n';
  const own = node.text ?? node.attrs?.text ?? '';
  const below = (node.content ?? []).map(plainText).join('');
  return own + below + (node.type && BLOCKS.has(node.type) ? '\n' : '');
}
