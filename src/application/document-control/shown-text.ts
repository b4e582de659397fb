/**
 * A frozen text as its readers saw it: included pages in their places, and where the type freezes them, macros with what they
 * showed and since when that may be otherwise. What is digested keeps the macro and lists the rest beside it. [DC-50, DC-81]
 */
import { macroIdOf } from '../../domain/document-control/dynamic-macros';
import { includeOf, type MacroNode, macroOf } from '../../domain/document-control/macros';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { FrozenMacro } from './freeze-macros';
import { deepestInclude, type FrozenInclude } from './included-pages';
import type { Snapshot } from './snapshot';

interface Showing {
  readonly included: readonly FrozenInclude[];
  readonly macros: readonly FrozenMacro[];
  /** The included page whose text this is. */
  readonly from: PageId | null;
  readonly depth: number;
}

export function shownText({
  body,
  included = [],
  macros = [],
}: Pick<Snapshot, 'body' | 'included' | 'macros'>): unknown {
  if (included.length + macros.length === 0) return body;
  return shownIn(body, { included, macros, from: null, depth: 0 });
}

function shownIn(body: unknown, showing: Showing): unknown {
  if (showing.depth > deepestInclude || !hasContent(body)) return body;
  return { ...body, content: body.content.flatMap((node) => replaced(node, showing)) };
}

function replaced(node: unknown, showing: Showing): readonly unknown[] {
  const macro = macroOf(node);
  if (macro === null) return [shownIn(node, showing)];
  const [reference] = includeOf(macro);
  if (reference === undefined) return shownMacro(macro.node, showing) ?? [shownIn(node, showing)];
  if (isInline(macro.node)) return [shownIn(node, showing)];
  const titles = [reference.title, `${reference.spaceKey ?? ''}:${reference.title}`];
  const found = showing.included.find(
    (one) => one.kind === reference.kind && one.excerpt === reference.excerpt && titles.includes(one.title),
  );
  const { depth } = showing;
  const shown = found === undefined ? null : shownIn(found.body, { ...showing, from: found.pageId, depth: depth + 1 });
  return hasContent(shown) ? shown.content : [node];
}

function shownMacro(node: MacroNode, { macros, from }: Showing): readonly unknown[] | undefined {
  const macroId = macroIdOf(node);
  const found = macros.find((one) => one.macroId === macroId && one.includedFrom === from);
  if (found === undefined || !hasContent(found.body)) return undefined;
  const blocks = found.body.content;
  if (!isInline(node))
    return [{ type: 'paragraph', content: [quiet(`${found.macro}, ${asOf(found.asOf)}:`)] }, ...blocks];
  // Frozen is of a macro inside a line only what is one paragraph itself.
  const [line] = blocks;
  return hasContent(line) ? [...line.content, quiet(` (${asOf(found.asOf)})`)] : undefined;
}

function asOf(instant: Instant): string {
  return `as of ${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

function quiet(text: string): unknown {
  return { type: 'text', text, marks: [{ type: 'em' }] };
}

/** Blocks cannot stand inside a line. */
function isInline(node: MacroNode): boolean {
  return node.type === 'inlineExtension';
}

function hasContent(value: unknown): value is { readonly content: readonly unknown[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { content?: unknown }).content);
}
