/**
 * A redline as an ADF tree that the document renderer draws: pieces that came or went carry a mark of their own, so that tables,
 * lists and panels look as they do in the document. [A15]
 */
import type { AdfNode, BlockChange, InlineRun } from '../../../../src/contract/redline';

export type RedlineSide = 'both' | 'before' | 'after';
type Change = 'inserted' | 'deleted' | 'restyled' | 'reset' | 'moved';

/** Read by the renderer of inline marks and blocks. */
export const redlineMark = 'plumblineRedline';

function mark(change: Change, number: number, isAnchor: boolean) {
  return { type: redlineMark, attrs: { change, number, isAnchor } };
}

function marked(node: AdfNode, change: Change, number: number, isAnchor: boolean): AdfNode {
  return { ...node, marks: [mark(change, number, isAnchor), ...(node.marks ?? [])] };
}

/** One row of a side-by-side view: what stands at this place before and after; null where nothing does. */
export interface SideBySide {
  readonly before: AdfNode | null;
  readonly after: AdfNode | null;
}

export function redlineTree(body: BlockChange, side: RedlineSide = 'both'): AdfNode {
  return blockTree(body, side)[0] ?? { type: 'doc' };
}

/** The outermost blocks in rows, so that both sides stay level with each other. */
export function sideBySide(body: BlockChange): readonly SideBySide[] {
  if (body.change !== 'edited' || body.content.kind !== 'blocks') {
    return [{ before: redlineTree(body, 'before'), after: redlineTree(body, 'after') }];
  }
  return body.content.blocks.map((block) => ({
    before: blockTree(block, 'before')[0] ?? null,
    after: blockTree(block, 'after')[0] ?? null,
  }));
}

function blockTree(change: BlockChange, side: RedlineSide): readonly AdfNode[] {
  switch (change.change) {
    case 'same':
      return [change.node];
    case 'inserted':
    case 'deleted': {
      if (isHidden(change.change, side)) return [];
      return [whole(change.node, change.moved ? 'moved' : change.change, change.number)];
    }
    case 'edited': {
      const shell = side === 'before' ? change.before : change.after;
      const { content } = change;
      const node: AdfNode =
        content.kind === 'none'
          ? shell
          : {
              ...shell,
              content:
                content.kind === 'inline'
                  ? content.runs.flatMap((run) => runTree(run, side))
                  : content.blocks.flatMap((block) => blockTree(block, side)),
            };
      return [change.number === null ? node : marked(node, 'reset', change.number, true)];
    }
  }
}

function isHidden(change: 'inserted' | 'deleted', side: RedlineSide): boolean {
  return (side === 'before' && change === 'inserted') || (side === 'after' && change === 'deleted');
}

/** Every word of it is marked: a row or an item cannot stand inside a mark. The first piece is where a reader jumps to. */
function whole(node: AdfNode, change: Change, number: number): AdfNode {
  let isFirst = true;
  function visit(one: AdfNode): AdfNode {
    if (one.content === undefined || one.content.length === 0) {
      const isAnchor = isFirst;
      isFirst = false;
      return marked(one, change, number, isAnchor);
    }
    return { ...one, content: one.content.map(visit) };
  }
  return visit(node);
}

function runTree(run: InlineRun, side: RedlineSide): readonly AdfNode[] {
  switch (run.change) {
    case 'same':
      return run.nodes;
    case 'restyled':
      return (side === 'before' ? run.before : run.after).map((node, at) =>
        marked(node, 'restyled', run.number, at === 0),
      );
    case 'inserted':
    case 'deleted':
      if (isHidden(run.change, side)) return [];
      return run.nodes.map((node, at) => marked(node, run.change, run.number, at === 0));
  }
}
