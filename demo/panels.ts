/**
 * Turns the notes of the demo documents into Confluence panels: a block quote that opens with a bold **Note:** or
 * **Warning:** becomes an info or a warning panel, without the word, because the panel's icon says it. Markdown has no
 * panel, and the converter knows none.
 */

/** The part of an ADF node that matters here; whatever else a node holds is kept. */
export interface PanelNode {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly { readonly type: string }[];
  readonly content?: readonly PanelNode[];
}

const PANEL_TYPES: Readonly<Record<string, string>> = { 'Note:': 'info', 'Warning:': 'warning' };

/** Returns the blocks with each note at the top level replaced by its panel; other block quotes stay. */
export function panelsFromNotes(blocks: readonly PanelNode[]): readonly PanelNode[] {
  return blocks.map((block) => {
    const [first, ...otherBlocks] = block.content ?? [];
    const [lead, ...rest] = first?.content ?? [];
    const panelType = PANEL_TYPES[lead?.text ?? ''];
    const isNote = block.type === 'blockquote' && first?.type === 'paragraph' && panelType !== undefined;
    if (!isNote || !lead?.marks?.some((mark) => mark.type === 'strong')) return block;
    return { type: 'panel', attrs: { panelType }, content: [withoutLead(first, rest), ...otherBlocks] };
  });
}

function withoutLead(paragraph: PanelNode, rest: readonly PanelNode[]): PanelNode {
  const [next, ...others] = rest;
  if (next?.text === undefined) return { ...paragraph, content: rest };
  return { ...paragraph, content: [{ ...next, text: next.text.trimStart() }, ...others] };
}
