/**
 * Block nodes of ADF, and the document itself. Follows the published ADF schema; an unknown node leaves a visible mark and its
 * content is still shown, because a reader of a controlled document must know that something is missing.
 */
import { type CSSProperties, createContext, type ReactNode, useContext } from 'react';
import { Inline, inlineTypes, redlineOf, type RenderLink } from './inline';
import { Media } from './media';
import { type AdfNode, colourAttribute, countAttribute, readNode, textAttribute } from './node';

interface BlockProps {
  readonly node: AdfNode;
  readonly renderLink: RenderLink;
}

const panelTones: Readonly<Record<string, string>> = {
  info: 'information',
  note: 'discovery',
  tip: 'success',
  success: 'success',
  warning: 'warning',
  error: 'danger',
  custom: 'neutral',
};
const panelNames: Readonly<Record<string, string>> = {
  info: 'Info',
  note: 'Note',
  tip: 'Tip',
  success: 'Success',
  warning: 'Warning',
  error: 'Error',
  custom: 'Panel',
};

function Children({ node, renderLink }: BlockProps) {
  return (
    <>
      {node.content.map((child, index) =>
        inlineTypes.has(child.type) ? (
          // The tree is frozen: a position never comes to mean another node.
          <Inline key={index} node={child} renderLink={renderLink} />
        ) : (
          <Block key={index} node={child} renderLink={renderLink} />
        ),
      )}
    </>
  );
}

/** Alignment and indentation come as marks of the block. */
function blockStyle(node: AdfNode): CSSProperties | undefined {
  const alignment = node.marks.find((mark) => mark.type === 'alignment');
  const indentation = node.marks.find((mark) => mark.type === 'indentation');
  const align = alignment === undefined ? '' : textAttribute(alignment, 'align');
  const style: CSSProperties = {
    ...(align === 'center' ? { textAlign: 'center' } : {}),
    ...(align === 'end' ? { textAlign: 'end' } : {}),
    ...(indentation === undefined ? {} : { marginInlineStart: `${countAttribute(indentation, 'level', 1, 6) * 24}px` }),
  };
  return Object.keys(style).length === 0 ? undefined : style;
}

/** Level of the document's highest heading: it becomes h3, whatever its author chose, so that the outline has no gap above it. */
const HighestHeading = createContext(1);

function highestHeading(node: AdfNode): number {
  const own = node.type === 'heading' ? countAttribute(node, 'level', 1, 6) : 6;
  return node.content.reduce((highest, child) => Math.min(highest, highestHeading(child)), own);
}

function Heading({ node, renderLink }: BlockProps) {
  const level = countAttribute(node, 'level', 1, 6);
  const Tag = `h${Math.min(level - useContext(HighestHeading) + 3, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
  return (
    <Tag className={`adf-heading adf-heading-${level}`} style={blockStyle(node)}>
      <Children node={node} renderLink={renderLink} />
    </Tag>
  );
}

function Cell({ node, renderLink }: BlockProps) {
  const Tag = node.type === 'tableHeader' ? 'th' : 'td';
  const colour = colourAttribute(node, 'background');
  return (
    <Tag
      colSpan={countAttribute(node, 'colspan', 1, 100)}
      rowSpan={countAttribute(node, 'rowspan', 1, 1000)}
      className={colour === null ? undefined : 'adf-coloured-cell'}
      style={colour === null ? undefined : { backgroundColor: colour }}
    >
      <Children node={node} renderLink={renderLink} />
    </Tag>
  );
}

function Table({ node, renderLink }: BlockProps) {
  const isNumbered = node.attrs.isNumberColumnEnabled === true;
  let number = 0;
  return (
    // Wide tables scroll inside themselves; focusable so that the keyboard can scroll them as well.
    <div className="adf-table-frame" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <tbody>
          {node.content.map((row, index) => {
            const isHeading = row.content.every((cell) => cell.type === 'tableHeader');
            if (isNumbered && !isHeading) number += 1;
            return (
              <tr key={index}>
                {isNumbered ? <td className="adf-row-number">{isHeading ? '' : number}</td> : null}
                {row.content.map((cell, position) => (
                  <Cell key={position} node={cell} renderLink={renderLink} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Panel({ node, renderLink }: BlockProps) {
  const kind = textAttribute(node, 'panelType');
  return (
    <div
      className={`adf-panel adf-panel-${panelTones[kind] ?? 'neutral'}`}
      role="note"
      aria-label={panelNames[kind] ?? 'Panel'}
    >
      <Children node={node} renderLink={renderLink} />
    </div>
  );
}

function Expand({ node, renderLink }: BlockProps) {
  return (
    // Open from the start: what is frozen is read whole, and printed whole.
    <details className="adf-expand" open>
      <summary>{textAttribute(node, 'title') || 'Details'}</summary>
      <Children node={node} renderLink={renderLink} />
    </details>
  );
}

function Layout({ node, renderLink }: BlockProps) {
  return (
    <div className="adf-layout">
      {node.content.map((column, index) => (
        <div key={index} className="adf-column" style={{ flexBasis: `${countAttribute(column, 'width', 50, 100)}%` }}>
          <Children node={column} renderLink={renderLink} />
        </div>
      ))}
    </div>
  );
}

function TaskItem({ node, renderLink }: BlockProps) {
  const isDone = textAttribute(node, 'state') === 'DONE';
  return (
    <li className="adf-task">
      <span role="img" aria-label={isDone ? 'done' : 'to do'}>
        {isDone ? '☑' : '☐'}
      </span>{' '}
      <span>
        <Children node={node} renderLink={renderLink} />
      </span>
    </li>
  );
}

function Macro({ node, renderLink }: BlockProps) {
  const name = textAttribute(node, 'extensionKey') || node.type;
  return (
    <div className="adf-macro">
      <p className="adf-unknown">Macro “{name}”: its live content is not part of the frozen text.</p>
      <Children node={node} renderLink={renderLink} />
    </div>
  );
}

function Unknown({ node, renderLink }: BlockProps) {
  return (
    <div className="adf-macro">
      <p className="adf-unknown">Not shown here: a part of the kind “{node.type}”.</p>
      <Children node={node} renderLink={renderLink} />
    </div>
  );
}

/** A block that differs as a whole, or in kind: framed, because it has no words of its own to mark. */
export function Block({ node, renderLink }: BlockProps): ReactNode {
  const redline = redlineOf(node);
  const drawn = <PlainBlock node={node} renderLink={renderLink} />;
  if (redline === undefined || standsOnlyInItsParent.has(node.type)) return drawn;
  return (
    <div
      className={`redline-block redline-${textAttribute(redline, 'change')}`}
      data-difference={textAttribute(redline, 'number')}
      tabIndex={-1}
    >
      {drawn}
    </div>
  );
}

const standsOnlyInItsParent: ReadonlySet<string> = new Set(['listItem', 'taskItem', 'decisionItem', 'caption']);

function PlainBlock({ node, renderLink }: BlockProps): ReactNode {
  const children = <Children node={node} renderLink={renderLink} />;
  switch (node.type) {
    case 'doc':
      return children;
    case 'paragraph':
      return <p style={blockStyle(node)}>{node.content.length === 0 ? <br /> : children}</p>;
    case 'heading':
      return <Heading node={node} renderLink={renderLink} />;
    case 'bulletList':
      return <ul>{children}</ul>;
    case 'orderedList':
      return <ol start={countAttribute(node, 'order', 1, 1_000_000)}>{children}</ol>;
    case 'listItem':
      return <li>{children}</li>;
    case 'blockquote':
      return <blockquote>{children}</blockquote>;
    case 'codeBlock':
      return (
        <pre tabIndex={0} aria-label={`Code ${textAttribute(node, 'language')}`.trim()} role="group">
          <code>{children}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
    case 'panel':
      return <Panel node={node} renderLink={renderLink} />;
    case 'table':
      return <Table node={node} renderLink={renderLink} />;
    case 'expand':
    case 'nestedExpand':
      return <Expand node={node} renderLink={renderLink} />;
    case 'layoutSection':
      return <Layout node={node} renderLink={renderLink} />;
    case 'taskList':
      return <ul className="adf-tasks">{children}</ul>;
    case 'taskItem':
    case 'blockTaskItem':
      return <TaskItem node={node} renderLink={renderLink} />;
    case 'decisionList':
      return <ul className="adf-tasks">{children}</ul>;
    case 'decisionItem':
      return (
        <li className="adf-task">
          <span>Decision: </span>
          <span>{children}</span>
        </li>
      );
    case 'mediaSingle':
    case 'mediaGroup':
      return <figure>{children}</figure>;
    case 'media':
      return <Media node={node} />;
    case 'caption':
      return <figcaption>{children}</figcaption>;
    case 'blockCard':
    case 'embedCard':
      return <p>{renderLink(textAttribute(node, 'url'), textAttribute(node, 'url') || 'card without an address')}</p>;
    case 'extension':
    case 'bodiedExtension':
    case 'bodiedSyncBlock':
    case 'syncBlock':
      return <Macro node={node} renderLink={renderLink} />;
    default:
      return <Unknown node={node} renderLink={renderLink} />;
  }
}

/** The whole document. @param body ADF as stored; anything else leaves a visible mark. */
export function AdfDocument({ body, renderLink }: { readonly body: unknown; readonly renderLink: RenderLink }) {
  const document = readNode(body);
  return (
    <HighestHeading.Provider value={highestHeading(document)}>
      <div className="adf">
        <Block node={document} renderLink={renderLink} />
      </div>
    </HighestHeading.Provider>
  );
}
