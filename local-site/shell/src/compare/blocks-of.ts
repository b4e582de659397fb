/** A document as the lines a reader would compare: one for each text block, table row, file or macro. */
import type { AdfNode } from '../editor/adf';
import { textOf } from '../shared/text-of';

export interface ComparedBlock {
  /** What it is, for example "Heading 2" or "Table row". */
  readonly kind: string;
  readonly text: string;
}

const NAMES: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  codeBlock: 'Code',
  taskItem: 'Task',
  decisionItem: 'Decision',
  caption: 'Caption',
  rule: 'Divider',
};

function inlineText(node: AdfNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const { attrs } = node;
  if (node.type === 'date') return new Date(Number(attrs?.timestamp)).toISOString().slice(0, 10);
  if (node.type === 'status') return `[${textOf(attrs?.text)}]`;
  if (attrs && ['mention', 'emoji', 'inlineCard', 'placeholder'].includes(node.type))
    return textOf(attrs.text ?? attrs.shortName ?? attrs.url);
  return (node.content ?? []).map(inlineText).join('');
}

/** Words of a cell or another container, block by block. */
function wordsIn(node: AdfNode): string {
  return blocksOf(node)
    .map(({ text }) => text)
    .join(' ');
}

function macroBlock({ attrs }: AdfNode): ComparedBlock {
  const parameters = attrs?.parameters as { readonly guestParams?: object } | undefined;
  const settings = Object.entries(parameters?.guestParams ?? {}).map(
    ([name, value]) => `${name}: ${textOf(value, '…')}`,
  );
  return { kind: 'Macro', text: [textOf(attrs?.text ?? attrs?.extensionKey), ...settings].join(', ') };
}

function ownBlock(node: AdfNode, around: string): readonly ComparedBlock[] | undefined {
  switch (node.type) {
    case 'heading':
      return [{ kind: `Heading ${textOf(node.attrs?.level, '1')}`, text: inlineText(node) }];
    case 'tableRow':
      return [{ kind: 'Table row', text: (node.content ?? []).map(wordsIn).join(' | ') }];
    case 'media':
      return [{ kind: 'File', text: textOf(node.attrs?.alt ?? node.attrs?.id) }];
    case 'extension':
    case 'inlineExtension':
      return [macroBlock(node)];
    case 'taskItem':
      return [{ kind: node.attrs?.state === 'DONE' ? 'Task, done' : 'Task, to do', text: inlineText(node) }];
    default: {
      const name = NAMES[node.type];
      return name === undefined
        ? undefined
        : [{ kind: name === 'Paragraph' && around ? around : name, text: inlineText(node) }];
    }
  }
}

const AROUND: Readonly<Record<string, string>> = { listItem: 'List item', panel: 'Panel', blockquote: 'Quote' };

export function blocksOf(node: AdfNode, around = ''): readonly ComparedBlock[] {
  const own = ownBlock(node, around);
  if (own) return own;
  const below = AROUND[node.type] ?? around;
  const blocks = (node.content ?? []).flatMap((child) => blocksOf(child, below));
  return node.type === 'bodiedExtension' ? [macroBlock(node), ...blocks] : blocks;
}
