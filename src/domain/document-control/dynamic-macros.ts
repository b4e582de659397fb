/**
 * Macros that show something which lives elsewhere and may change without an edit: which they are, where in a text each one
 * stands, and which of them Confluence cannot show to an app as finished content. [DC-53, DC-82; A21]
 */
import { confluenceMacro, keptMarkup, type Macro, type MacroNode, macrosAt, walkMacroNodes } from './macros';

/** What shows content of elsewhere: a macro by its key, an app by its module, a list of Jira issues as a card. */
export interface DynamicMacro {
  readonly macro: string;
  readonly count: number;
}

/** Why what a macro shows cannot even be asked for. */
export type Unaskable = 'drawnByApp' | 'listOfIssues' | 'insideMarkup' | 'withoutId';

export interface PlacedMacro {
  readonly macro: string;
  /** By which Confluence finds it in a version of the page. */
  readonly macroId: string | null;
  /** The heading it stands under. */
  readonly under: string | null;
  readonly isInline: boolean;
  readonly unaskable: Unaskable | null;
}

/** Macros whose outcome stands in the text itself: nothing to be fetched, nothing that could change by itself. */
const standing: ReadonlySet<string> = new Set([
  'anchor',
  'code',
  'noformat',
  'excerpt',
  'expand',
  'include',
  'excerpt-include',
  'info',
  'note',
  'tip',
  'warning',
  'panel',
  'status',
  'toc',
  'toc-zone',
  'mathblock',
  'mathinline',
  'legacy-content',
  'section',
  'column',
  'unnamed',
]);

/**
 * Our own macros about the document they stand in: what they show is on its record already and is no content of elsewhere. Our
 * lists of other documents are. [MC-5]
 */
const ofTheRecord = /\/static\/plumbline-(header|history|signatures)$/;

/** In reading order. */
export function dynamicMacrosIn(body: unknown): readonly PlacedMacro[] {
  const found: PlacedMacro[] = [];
  let under: string | null = null;
  walkMacroNodes(body, (node) => {
    if (node.type === 'heading') under = textOf(node).trim() || under;
    const isInline = node.type === 'inlineExtension' || node.type === 'inlineCard';
    for (const macro of macrosAt(node)) {
      if (standing.has(macro.key) || ofTheRecord.test(macro.key)) continue;
      found.push({ macro: macro.key, under, isInline, ...askableAs(node, macro) });
    }
    if (node.attrs?.['datasource'] !== undefined) {
      found.push({ macro: 'list of issues', macroId: null, under, isInline, unaskable: 'listOfIssues' });
    }
  });
  return found;
}

export function countMacros(macros: readonly PlacedMacro[]): readonly DynamicMacro[] {
  const counts = new Map<string, number>();
  for (const { macro } of macros) counts.set(macro, (counts.get(macro) ?? 0) + 1);
  return [...counts]
    .map(([macro, count]) => ({ macro, count }))
    .sort((one, other) => (one.macro < other.macro ? -1 : 1));
}

/** Null where a node is no macro, or one without an id. */
export function macroIdOf(node: MacroNode): string | null {
  const parameters = node.attrs?.['parameters'] as
    | { readonly macroMetadata?: { readonly macroId?: { readonly value?: unknown } } }
    | undefined;
  const value = parameters?.macroMetadata?.macroId?.value;
  return typeof value === 'string' && value !== '' ? value : null;
}

function askableAs(node: MacroNode, { node: own }: Macro): Pick<PlacedMacro, 'macroId' | 'unaskable'> {
  const type = node.attrs?.['extensionType'];
  if (type === keptMarkup) return { macroId: null, unaskable: 'insideMarkup' };
  // Macros of Forge apps are drawn in the reader's browser.
  if (type !== confluenceMacro) return { macroId: null, unaskable: 'drawnByApp' };
  const macroId = macroIdOf(own);
  return { macroId, unaskable: macroId === null ? 'withoutId' : null };
}

function textOf(node: MacroNode): string {
  const words: string[] = [];
  walkMacroNodes(node, (one) => {
    const text = (one as { readonly text?: unknown }).text;
    if (typeof text === 'string') words.push(text);
  });
  return words.join('');
}
