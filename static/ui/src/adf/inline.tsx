/**
 * Inline nodes and marks of ADF: text, links, mentions, dates, status, emoji, cards.
 */
import type { CSSProperties, ReactNode } from 'react';
import { inlineNodeTypes } from '../../../../src/kernel/inline-nodes';
import { calendarDay } from '../words/dates';
import { MediaInline } from './media';
import { type AdfNode, colourAttribute, textAttribute } from './node';

/** Renders a link; handed in, so that the renderer itself stays free of the host. */
export type RenderLink = (address: string, children: ReactNode) => ReactNode;

const statusTones: Readonly<Record<string, string>> = {
  neutral: 'neutral',
  purple: 'discovery',
  blue: 'information',
  red: 'danger',
  yellow: 'warning',
  green: 'success',
};

function colourStyle(mark: AdfNode): CSSProperties | undefined {
  const colour = colourAttribute(mark, 'color');
  return colour === null ? undefined : ({ '--adf-colour': colour } as CSSProperties);
}

const redlineTags: Readonly<Record<string, 'ins' | 'del'>> = { inserted: 'ins', deleted: 'del' };

/** A piece that differs; the first piece of a difference can be jumped to. */
export function Redlined({ mark, children }: { readonly mark: AdfNode; readonly children: ReactNode }) {
  const change = textAttribute(mark, 'change');
  const Tag = redlineTags[change] ?? 'span';
  const anchor = mark.attrs.isAnchor === true ? { 'data-difference': textAttribute(mark, 'number'), tabIndex: -1 } : {};
  return (
    <Tag className={`redline-${change}`} {...anchor}>
      {children}
    </Tag>
  );
}

function applyMark(mark: AdfNode, inner: ReactNode, renderLink: RenderLink): ReactNode {
  switch (mark.type) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'underline':
      return <u>{inner}</u>;
    case 'strike':
      return <s>{inner}</s>;
    case 'code':
      return <code>{inner}</code>;
    case 'subsup':
      return textAttribute(mark, 'type') === 'sub' ? <sub>{inner}</sub> : <sup>{inner}</sup>;
    case 'textColor':
      return (
        <span className="adf-text-colour" style={colourStyle(mark)}>
          {inner}
        </span>
      );
    case 'backgroundColor':
      return (
        <span className="adf-background-colour" style={colourStyle(mark)}>
          {inner}
        </span>
      );
    case 'plumblineRedline':
      return <Redlined mark={mark}>{inner}</Redlined>;
    case 'link':
      return renderLink(textAttribute(mark, 'href'), inner);
    default:
      // Marks that only concern editing (annotation, fragment, dataConsumer …) change nothing a reader sees.
      return inner;
  }
}

function Text({ node, renderLink }: { readonly node: AdfNode; readonly renderLink: RenderLink }) {
  return <>{node.marks.reduceRight<ReactNode>((inner, mark) => applyMark(mark, inner, renderLink), node.text)}</>;
}

function dateWords(timestamp: string): string {
  const milliseconds = Number(timestamp);
  return Number.isFinite(milliseconds) && timestamp !== ''
    ? calendarDay(new Date(milliseconds).toISOString().slice(0, 10))
    : 'date unknown';
}

export function Inline({ node, renderLink }: { readonly node: AdfNode; readonly renderLink: RenderLink }): ReactNode {
  const redline = node.type === 'text' ? undefined : redlineOf(node);
  const drawn = <Plain node={node} renderLink={renderLink} />;
  return redline === undefined ? drawn : <Redlined mark={redline}>{drawn}</Redlined>;
}

export function redlineOf(node: AdfNode): AdfNode | undefined {
  return node.marks.find((mark) => mark.type === 'plumblineRedline');
}

function Plain({ node, renderLink }: { readonly node: AdfNode; readonly renderLink: RenderLink }): ReactNode {
  switch (node.type) {
    case 'text':
      return <Text node={node} renderLink={renderLink} />;
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <span className="adf-mention">{textAttribute(node, 'text') || '@somebody'}</span>;
    case 'emoji':
      return <span>{textAttribute(node, 'text') || textAttribute(node, 'shortName')}</span>;
    case 'date':
      return <span className="adf-date">{dateWords(textAttribute(node, 'timestamp'))}</span>;
    case 'status':
      return (
        <span className={`adf-status adf-status-${statusTones[textAttribute(node, 'color')] ?? 'neutral'}`}>
          {textAttribute(node, 'text')}
        </span>
      );
    // Put beside a reference to an obsolete document when a text in force is shown. [UI-1]
    case 'plumblineObsolete':
      return <span className="adf-status adf-status-danger adf-obsolete"> {textAttribute(node, 'text')}</span>;
    case 'inlineCard': {
      const address = textAttribute(node, 'url');
      return address === '' ? (
        <span className="adf-unknown">card without an address</span>
      ) : (
        renderLink(address, address)
      );
    }
    case 'mediaInline':
      return <MediaInline node={node} />;
    case 'placeholder':
      return <span className="quiet">{textAttribute(node, 'text')}</span>;
    case 'inlineExtension':
      return (
        <span className="adf-unknown">macro “{textAttribute(node, 'extensionKey')}” (not part of the frozen text)</span>
      );
    default:
      return <span className="adf-unknown">not shown here: {node.type}</span>;
  }
}

/** Those of ADF, and what is put beside a reference to an obsolete document. */
export const inlineTypes: ReadonlySet<string> = new Set([...inlineNodeTypes, 'plumblineObsolete']);
