/**
 * A redline: two texts of one document as a single tree in which every difference is marked. Taking all marked insertions
 * gives the later text exactly, taking all marked deletions the earlier one. [RL-1; A15, F6]
 */

/** A node of the Atlassian Document Format, known or not; members beyond these are carried along. */
export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly unknown[];
  readonly content?: readonly AdfNode[];
  readonly [member: string]: unknown;
}

/** A node without its content. */
export type NodeShell = Omit<AdfNode, 'content'> & { readonly type: string };

/** Differences that belong together (a word replaced by another) share a number; numbers count from 1 in reading order. */
interface Numbered {
  readonly number: number;
}

export type InlineRun =
  | { readonly change: 'same'; readonly nodes: readonly AdfNode[] }
  | (Numbered & { readonly change: 'inserted' | 'deleted'; readonly nodes: readonly AdfNode[] })
  /** The same words in another dress: bold, a link, a colour. */
  | (Numbered & {
      readonly change: 'restyled';
      readonly before: readonly AdfNode[];
      readonly after: readonly AdfNode[];
    });

export type BlockChange =
  | { readonly change: 'same'; readonly node: AdfNode }
  | (Numbered & {
      readonly change: 'inserted' | 'deleted';
      readonly node: AdfNode;
      /** The same block stands elsewhere in the other text: both places carry the same number. */
      readonly moved: boolean;
    })
  | EditedBlock;

/** A block that stands in both texts; `number` is null when only what is inside it differs. */
export interface EditedBlock {
  readonly change: 'edited';
  readonly number: number | null;
  readonly before: NodeShell;
  readonly after: NodeShell;
  readonly content: BlockContent;
}
export type BlockContent =
  | { readonly kind: 'none' }
  | { readonly kind: 'blocks'; readonly blocks: readonly BlockChange[] }
  | { readonly kind: 'inline'; readonly runs: readonly InlineRun[] };

export interface AttachmentChange extends Numbered {
  readonly change: 'added' | 'removed' | 'replaced';
  readonly title: string;
}

export type DifferenceKind = 'inserted' | 'deleted' | 'replaced' | 'moved' | 'restyled' | 'reset' | 'attachment';

/** One entry of the list a reader jumps through. */
export interface Difference extends Numbered {
  readonly kind: DifferenceKind;
  /** Text of the heading it stands under; null before the first heading and for title and attachments. */
  readonly section: string | null;
  /** The first words concerned. */
  readonly excerpt: string;
}

export interface Redline {
  readonly title: readonly InlineRun[];
  readonly body: BlockChange;
  readonly attachments: readonly AttachmentChange[];
  readonly differences: readonly Difference[];
}
