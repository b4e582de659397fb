/**
 * A block that is taken out in one place and put in, word for word, in another was moved: both places are marked as one
 * difference. Short blocks repeat by chance and are left as they are. [RL-5]
 */
import type { AdfNode, BlockChange } from '../contract/redline';
import { signatureOf } from './normalise';
import { wordCounts } from './similarity';

const fewestWords = 4;

export function markMoves(body: BlockChange): BlockChange {
  const [deleted, inserted] = [new Map<string, number>(), new Map<string, number>()];
  visit(body, (change) => {
    if (change.change === 'same' || change.change === 'edited' || !isTelling(change.node)) return;
    const side = change.change === 'deleted' ? deleted : inserted;
    const signature = signatureOf(change.node);
    side.set(signature, (side.get(signature) ?? 0) + 1);
  });
  // Only what left one place and came to one place has moved for certain.
  const moved = new Set([...deleted].filter(([is, times]) => times === 1 && inserted.get(is) === 1).map(([is]) => is));
  return moved.size === 0 ? body : mark(body, moved);
}

function isTelling(node: AdfNode): boolean {
  return wordCounts(node).total >= fewestWords;
}

function visit(change: BlockChange, see: (change: BlockChange) => void): void {
  see(change);
  if (change.change !== 'edited' || change.content.kind !== 'blocks') return;
  for (const block of change.content.blocks) visit(block, see);
}

function mark(change: BlockChange, moved: ReadonlySet<string>): BlockChange {
  if (change.change === 'same') return change;
  if (change.change !== 'edited') return { ...change, moved: moved.has(signatureOf(change.node)) };
  if (change.content.kind !== 'blocks') return change;
  const blocks = change.content.blocks.map((block) => mark(block, moved));
  return { ...change, content: { kind: 'blocks', blocks } };
}
