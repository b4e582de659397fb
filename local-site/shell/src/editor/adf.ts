/** Atlassian Document Format as the editor sees it: any node, known or not. */
export interface AdfMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

export interface AdfNode {
  readonly type: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly AdfMark[];
  readonly content?: readonly AdfNode[];
  readonly version?: number;
}

/** Nodes that hold inline content and are edited as one run of text. */
const TEXT_BLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption']);

/** Nodes whose children are edited one by one. Everything else is shown and kept as it is. */
const CONTAINERS = new Set([
  'doc',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'decisionList',
  'blockquote',
  'panel',
  'expand',
  'nestedExpand',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'layoutSection',
  'layoutColumn',
  'bodiedExtension',
]);

export const isTextBlock = (node: AdfNode): boolean => TEXT_BLOCKS.has(node.type);
export const isContainer = (node: AdfNode): boolean => CONTAINERS.has(node.type);

export const paragraph = (content: readonly AdfNode[] = []): AdfNode =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };

export function newTable(rows: number, columns: number): AdfNode {
  const row = (cellType: string): AdfNode => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({ type: cellType, attrs: {}, content: [paragraph()] })),
  });
  return {
    type: 'table',
    attrs: { isNumberColumnEnabled: false, layout: 'default' },
    content: [row('tableHeader'), ...Array.from({ length: rows - 1 }, () => row('tableCell'))],
  };
}

export const newList = (type: 'bulletList' | 'orderedList'): AdfNode => ({
  type,
  content: [{ type: 'listItem', content: [paragraph()] }],
});

export const newPanel = (): AdfNode => ({ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph()] });

export const newTaskList = (): AdfNode => ({
  type: 'taskList',
  attrs: { localId: crypto.randomUUID() },
  content: [{ type: 'taskItem', attrs: { localId: crypto.randomUUID(), state: 'TODO' } }],
});
