/**
 * Compares two documents, or two revisions of one, block by block and inside each block word by word. Pure: what is compared
 * is handed in, what differs is the answer. [RL-1 … RL-6; A15, F6]
 */
import type { AdfNode, AttachmentChange, BlockChange, BlockContent, NodeShell, Redline } from '../contract/redline';
import { alignBlocks, type Pair } from './align';
import { compareInline, compareText } from './inline';
import { markMoves } from './moves';
import { hasInlineContent, isSameNode, isSameShell, normaliseNode, shellOf } from './normalise';
import { numberDifferences } from './number-differences';
import { cellPairing } from './table';

export interface ComparedAttachment {
  readonly title: string;
  /** Equal when the bytes are: their digest, or the id of the file where there is none. */
  readonly identity: string;
}
export interface ComparedText {
  readonly title: string;
  readonly body: AdfNode;
  readonly attachments: readonly ComparedAttachment[];
}

export function compareTexts(before: ComparedText, after: ComparedText): Redline {
  return numberDifferences({
    title: compareText(before.title, after.title),
    body: markMoves(compareBodies(normaliseNode(before.body), normaliseNode(after.body))),
    attachments: compareAttachments(before.attachments, after.attachments),
  });
}

/** @param before, after normalised */
function compareBodies(before: AdfNode, after: AdfNode): BlockChange {
  if (isSameNode(before, after)) return { change: 'same', node: after };
  return edited(before, after);
}

function edited(before: AdfNode, after: AdfNode): BlockChange {
  return {
    change: 'edited',
    number: isSameShell(before, after) ? null : 0,
    before: shell(before),
    after: shell(after),
    content: compareContent(before, after),
  };
}

function shell(node: AdfNode): NodeShell {
  return { ...shellOf(node), type: node.type };
}

function compareContent(before: AdfNode, after: AdfNode): BlockContent {
  const [left, right] = [before.content ?? [], after.content ?? []];
  if (left.length === 0 && right.length === 0) return { kind: 'none' };
  const isInline = (left.length === 0 || hasInlineContent(before)) && (right.length === 0 || hasInlineContent(after));
  if (isInline) return { kind: 'inline', runs: compareInline(left, right) };
  if (before.type === 'table' && after.type === 'table') return { kind: 'blocks', blocks: compareRows(before, after) };
  return { kind: 'blocks', blocks: changesOf(alignBlocks(left, right), compareBodies) };
}

function compareRows(before: AdfNode, after: AdfNode): readonly BlockChange[] {
  const pairCells = cellPairing(before, after);
  return changesOf(alignBlocks(before.content ?? [], after.content ?? []), (one, other) => {
    if (isSameNode(one, other)) return { change: 'same', node: other };
    const change = edited(one, other);
    if (change.change !== 'edited' || one.type !== 'tableRow' || other.type !== 'tableRow') return change;
    return { ...change, content: { kind: 'blocks', blocks: changesOf(pairCells(one, other), compareBodies) } };
  });
}

function changesOf(
  pairs: readonly Pair[],
  compare: (before: AdfNode, after: AdfNode) => BlockChange,
): readonly BlockChange[] {
  const changes: BlockChange[] = [];
  for (const { before, after, isSame } of pairs) {
    if (before !== null && after !== null) {
      changes.push(isSame === true ? { change: 'same', node: after } : compare(before, after));
    } else if (before !== null) changes.push({ change: 'deleted', number: 0, node: before, moved: false });
    else if (after !== null) changes.push({ change: 'inserted', number: 0, node: after, moved: false });
  }
  return changes;
}

function compareAttachments(
  before: readonly ComparedAttachment[],
  after: readonly ComparedAttachment[],
): readonly AttachmentChange[] {
  const was = new Map(before.map((one) => [one.title, one.identity]));
  const is = new Map(after.map((one) => [one.title, one.identity]));
  const titles = [...new Set([...was.keys(), ...is.keys()])].sort();
  return titles.flatMap((title): readonly AttachmentChange[] => {
    if (was.get(title) === is.get(title)) return [];
    const change = !was.has(title) ? 'added' : !is.has(title) ? 'removed' : 'replaced';
    return [{ change, title, number: 0 }];
  });
}
