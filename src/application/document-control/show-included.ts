/**
 * A frozen text with its included pages in their places, as its readers saw it. What is digested keeps the macro and lists the
 * included text beside it. [DC-50]
 */
import { includeOf, macroOf } from '../../domain/document-control/macros';
import { deepestInclude, type FrozenInclude } from './included-pages';

export function withIncluded(body: unknown, included: readonly FrozenInclude[], depth = 0): unknown {
  if (included.length === 0 || depth > deepestInclude || !hasContent(body)) return body;
  return { ...body, content: body.content.flatMap((node) => replaced(node, included, depth)) };
}

function replaced(node: unknown, included: readonly FrozenInclude[], depth: number): readonly unknown[] {
  const macro = macroOf(node);
  const [reference] = macro === null ? [] : includeOf(macro);
  if (reference === undefined || isInline(node)) return [withIncluded(node, included, depth)];
  const titles = [reference.title, `${reference.spaceKey ?? ''}:${reference.title}`];
  const found = included.find(
    (one) => one.kind === reference.kind && one.excerpt === reference.excerpt && titles.includes(one.title),
  );
  const shown = found === undefined ? null : withIncluded(found.body, included, depth + 1);
  return hasContent(shown) ? shown.content : [node];
}

/** Blocks cannot stand inside a line. */
function isInline(node: unknown): boolean {
  return (node as { readonly type: string }).type === 'inlineExtension';
}

function hasContent(value: unknown): value is { readonly content: readonly unknown[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { content?: unknown }).content);
}
