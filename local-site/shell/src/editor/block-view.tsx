/** Shows one block of the document for editing, with the blocks inside it. */
import type { ReactNode } from 'react';
import { textOf } from '../shared/text-of';
import { macroModule } from '../macros/macro-node';
import { useSite } from '../site/site-context';
import { type AdfNode, isTextBlock } from './adf';
import type { Block } from './block-tree';
import type { EditorAction } from './editor-state';
import { MacroBlock } from './macro-block';
import { TextBlock } from './text-block';

interface BlockViewProps {
  readonly block: Block;
  readonly focusId: number | undefined;
  readonly dispatch: (action: EditorAction) => void;
}

const LABELS: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  codeBlock: 'Code',
  taskItem: 'Task',
  decisionItem: 'Decision',
  caption: 'Caption',
};

export function BlockView({ block, focusId, dispatch }: BlockViewProps) {
  const { modules } = useSite();
  const { node } = block;
  if (isTextBlock(node)) {
    const text = (
      <TextBlock
        block={block}
        label={LABELS[node.type] ?? 'Text'}
        takesFocus={block.id === focusId}
        dispatch={dispatch}
      />
    );
    return node.type === 'taskItem' ? <TaskRow block={block} text={text} dispatch={dispatch} /> : text;
  }
  const macro = macroModule(node, modules);
  if (!block.children) {
    return macro ? (
      <MacroBlock block={block} module={macro} dispatch={dispatch} />
    ) : (
      <KeptBlock block={block} dispatch={dispatch} />
    );
  }
  const children = block.children.map((child) => (
    <BlockView key={child.id} block={child} focusId={focusId} dispatch={dispatch} />
  ));
  if (macro) {
    return (
      <MacroBlock block={block} module={macro} dispatch={dispatch}>
        <div className="macro-block-body">{children}</div>
      </MacroBlock>
    );
  }
  return <Container node={node}>{children}</Container>;
}

interface TaskRowProps {
  readonly block: Block;
  readonly text: ReactNode;
  readonly dispatch: (action: EditorAction) => void;
}

function TaskRow({ block, text, dispatch }: TaskRowProps) {
  return (
    <div className="task-row">
      <input
        type="checkbox"
        aria-label="Done"
        checked={block.node.attrs?.state === 'DONE'}
        onChange={() => dispatch({ type: 'toggleTask', id: block.id })}
      />
      {text}
    </div>
  );
}

interface KeptBlockProps {
  readonly block: Block;
  readonly dispatch: (action: EditorAction) => void;
}

/** A node the editor cannot change: shown by name, published as it is, or removed as a whole. */
function KeptBlock({ block, dispatch }: KeptBlockProps) {
  const { node } = block;
  if (node.type === 'rule') return <hr />;
  const inner = node.content?.[0]?.attrs;
  const detail = textOf(node.attrs?.extensionKey ?? node.attrs?.url ?? node.attrs?.alt ?? inner?.alt);
  const name = node.type.startsWith('media') ? 'File' : node.type;
  return (
    <div className="kept-node">
      <span>
        {name}
        {detail ? `: ${detail}` : ''} <span className="subtle">kept as it is</span>
      </span>
      <button
        type="button"
        className="tool-button"
        aria-label={`Remove ${detail || name}`}
        onClick={() => dispatch({ type: 'remove', id: block.id })}
      >
        Remove
      </button>
    </div>
  );
}

function cellSpan({ attrs }: AdfNode): { readonly colSpan: number; readonly rowSpan: number } {
  return { colSpan: Number(attrs?.colspan ?? 1), rowSpan: Number(attrs?.rowspan ?? 1) };
}

function Container({ node, children }: { readonly node: AdfNode; readonly children: ReactNode }) {
  switch (node.type) {
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol start={Number(node.attrs?.order ?? 1)}>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'panel':
      return <div className={`editor-panel editor-panel-${textOf(node.attrs?.panelType, 'info')}`}>{children}</div>;
    case 'expand':
    case 'nestedExpand':
      return (
        <div className="editor-expand">
          <p className="subtle">{textOf(node.attrs?.title, 'Expand')}</p>
          {children}
        </div>
      );
    case 'table':
      return (
        <div className="table-scroll">
          <table>
            <tbody>{children}</tbody>
          </table>
        </div>
      );
    case 'tableRow':
      return <tr>{children}</tr>;
    case 'tableHeader':
      return <th {...cellSpan(node)}>{children}</th>;
    case 'tableCell':
      return <td {...cellSpan(node)}>{children}</td>;
    case 'layoutSection':
      return <div className="editor-layout">{children}</div>;
    default:
      return <div>{children}</div>;
  }
}
