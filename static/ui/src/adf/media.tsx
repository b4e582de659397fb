/**
 * Pictures and files that stand in a text. What is shown of them is handed in, because only the surface knows which bytes were
 * approved and how to fetch them; without it a placeholder with the name stays. [A10]
 */
import { createContext, type ReactNode, useContext } from 'react';
import { type AdfNode, textAttribute } from './node';

/** Undefined when the text has no such file. @param mediaId by which the text names it */
export type ShowFile = (mediaId: string, name: string, form: 'block' | 'inline') => ReactNode | undefined;

export const ShownFiles = createContext<ShowFile>(() => undefined);

const nameOf = (node: AdfNode) => textAttribute(node, '__fileName') || textAttribute(node, 'alt');

export function Media({ node }: { readonly node: AdfNode }) {
  const shown = useContext(ShownFiles)(textAttribute(node, 'id'), nameOf(node), 'block');
  if (shown !== undefined) return <>{shown}</>;
  const name = textAttribute(node, 'alt') || textAttribute(node, '__fileName');
  return (
    <p className="adf-media">
      Image or file{name === '' ? '' : `: ${name}`}. It is listed under the attachments of this revision.
    </p>
  );
}

export function MediaInline({ node }: { readonly node: AdfNode }) {
  const shown = useContext(ShownFiles)(textAttribute(node, 'id'), nameOf(node), 'inline');
  return <>{shown ?? <span className="adf-media-inline">attachment {textAttribute(node, 'alt')}</span>}</>;
}
