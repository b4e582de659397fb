/** The text of a page with the macros of apps in it, each in its frame where its node stands. */
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { AdfNode } from '../editor/adf';
import { MacroFrame, type MacroPlace } from '../macros/macro-frame';
import { MACRO_TYPE, macroModule, macrosIn } from '../macros/macro-node';
import { getPage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { SafeHtml } from '../shared/safe-html';
import { useSite } from '../site/site-context';

interface PageBodyProps {
  readonly page: Page;
  readonly place: MacroPlace;
  readonly version: number | undefined;
  readonly onRefresh: () => void;
}

const PLACEHOLDER = `[data-extension-type="${MACRO_TYPE}"]`;

async function loadMacros(pageId: string, version: number | undefined): Promise<readonly AdfNode[]> {
  const page = await getPage(pageId, 'atlas_doc_format', version);
  const text = page.body?.atlas_doc_format?.value;
  return text === undefined ? [] : macrosIn(JSON.parse(text) as AdfNode);
}

export function PageBody({ page, place, version, onRefresh }: PageBodyProps) {
  const html = page.body?.view?.value ?? '';
  const hasMacros = html.includes(MACRO_TYPE);
  const macros = useLoaded(
    async () => (hasMacros ? loadMacros(page.id, version) : []),
    [page.id, page.version.number, version, hasMacros],
  );
  const root = useRef<HTMLDivElement>(null);
  const { modules } = useSite();
  const [targets, setTargets] = useState<readonly Element[]>([]);
  const nodes = macros.value;
  useLayoutEffect(() => {
    if (nodes === undefined) return;
    // Rendered text and document name the macros in the same order; those of other apps keep their placeholder.
    const placeholders = [...(root.current?.querySelectorAll(PLACEHOLDER) ?? [])];
    for (const [index, placeholder] of placeholders.entries()) {
      const node = nodes[index];
      if (node && macroModule(node, modules)) placeholder.replaceChildren();
    }
    setTargets(placeholders);
  }, [nodes, html, modules]);
  return (
    <div ref={root}>
      <SafeHtml className="page-body" html={html} />
      {targets.map((target, index) => {
        const node = nodes?.[index];
        const module = node && macroModule(node, modules);
        if (!node || !module) return null;
        const frame = <MacroFrame module={module} node={node} place={place} isEditing={false} onRefresh={onRefresh} />;
        return createPortal(frame, target, `${index}`);
      })}
    </div>
  );
}
