/** Lets the toolbar put an inline node where the caret was last: every text block on screen offers to take one. */
import type { AdfNode } from './adf';

type Take = (node: AdfNode) => void;
const takers = new Map<number, Take>();

export function offerInsertion(blockId: number, take: Take): () => void {
  takers.set(blockId, take);
  return () => {
    if (takers.get(blockId) === take) takers.delete(blockId);
  };
}

export function insertInline(blockId: number, node: AdfNode): void {
  takers.get(blockId)?.(node);
}
