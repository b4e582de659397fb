/**
 * Reads one side out of a redline again: all differences taken, or none. What comes out equals the normalised text that went
 * in, which is what makes a redline something to rely on. [RL-1]
 */
import type { AdfNode, BlockChange, InlineRun } from '../contract/redline';
import { assertNever } from '../kernel/assert-never';
import { joinText } from './normalise';

export type Side = 'before' | 'after';

export function bodyOn(side: Side, body: BlockChange): AdfNode {
  const [node] = blockOn(side, body);
  if (node === undefined) throw new Error('a redline has a document on either side');
  return node;
}

function blockOn(side: Side, change: BlockChange): readonly AdfNode[] {
  switch (change.change) {
    case 'same':
      return [change.node];
    case 'inserted':
      return side === 'after' ? [change.node] : [];
    case 'deleted':
      return side === 'before' ? [change.node] : [];
    case 'edited': {
      const content = contentOn(side, change);
      return [{ ...change[side], ...(content.length === 0 ? {} : { content }) }];
    }
    default:
      return assertNever(change);
  }
}

function contentOn(side: Side, { content }: Extract<BlockChange, { change: 'edited' }>): readonly AdfNode[] {
  if (content.kind === 'none') return [];
  if (content.kind === 'inline') return inlineOn(side, content.runs);
  return content.blocks.flatMap((block) => blockOn(side, block));
}

export function inlineOn(side: Side, runs: readonly InlineRun[]): readonly AdfNode[] {
  return joinText(runs.flatMap((run) => runOn(side, run)));
}

function runOn(side: Side, run: InlineRun): readonly AdfNode[] {
  switch (run.change) {
    case 'same':
      return run.nodes;
    case 'restyled':
      return run[side];
    case 'inserted':
      return side === 'after' ? run.nodes : [];
    case 'deleted':
      return side === 'before' ? run.nodes : [];
    default:
      return assertNever(run);
  }
}
