/**
 * Freezes what macros show: Confluence renders each one by its id in the version that is frozen, as the app, and what it shows
 * becomes a part of the text as of this moment. What cannot be frozen is named with its place and the reason. [DC-81, DC-82]
 */
import { dynamicMacrosIn, type PlacedMacro, type Unaskable } from '../../domain/document-control/dynamic-macros';
import { sayPlace } from '../../domain/document-control/macro-policy';
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { PageId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { MacroShown, PageText } from '../product-ports';
import type { Services } from '../use-case';
import type { FrozenInclude } from './included-pages';

/** One macro as it showed itself. */
export interface FrozenMacro {
  /** The included page it stands on; null: the document's own page. */
  readonly includedFrom: PageId | null;
  readonly macroId: string;
  readonly macro: string;
  readonly asOf: Instant;
  /** Canonical ADF: paragraphs, lists, tables and what stands in them. */
  readonly body: unknown;
}
export interface FrozenMacros {
  readonly macros: readonly FrozenMacro[];
  /** In words: which macro, where, and why not. */
  readonly unfreezable: readonly string[];
}

/** More macros than this are a dashboard, no document; each costs a request. */
const mostMacros = 40;
/** Of one macro, as JSON: a table of some thousand cells. */
const largestResult = 300_000;
const readsAtOnce = 5;

interface Asked {
  readonly includedFrom: PageId | null;
  readonly pageId: PageId;
  readonly pageVersion: number;
  readonly title: string | null;
  readonly placed: PlacedMacro;
}

export async function freezeMacros(
  services: Services,
  page: Pick<PageText, 'pageId' | 'version' | 'body'>,
  included: readonly FrozenInclude[],
): Promise<FrozenMacros> {
  const asked = askedOf(page, included);
  if (asked.length === 0) return { macros: [], unfreezable: [] };
  if (asked.length > mostMacros) {
    return { macros: [], unfreezable: [`${asked.length} macros, of which at most ${mostMacros} can be frozen`] };
  }
  const asOf = services.clock.now();
  const macros: FrozenMacro[] = [];
  const unfreezable: string[] = [];
  for (let start = 0; start < asked.length; start += readsAtOnce) {
    const found = await Promise.all(asked.slice(start, start + readsAtOnce).map((one) => freeze(services, one, asOf)));
    for (const one of found) {
      if (typeof one === 'string') unfreezable.push(one);
      else macros.push(one);
    }
  }
  return { macros, unfreezable };
}

/** The same page may be included as a whole and in excerpts: its macros are asked for once. */
function askedOf(page: Pick<PageText, 'pageId' | 'version' | 'body'>, included: readonly FrozenInclude[]): Asked[] {
  const own = { includedFrom: null, pageId: page.pageId, pageVersion: page.version.number, title: null };
  const all = [
    ...dynamicMacrosIn(page.body).map((placed): Asked => ({ ...own, placed })),
    ...included.flatMap(({ pageId, version, title, body }) =>
      dynamicMacrosIn(body).map(
        (placed): Asked => ({ includedFrom: pageId, pageId, pageVersion: version.number, title, placed }),
      ),
    ),
  ];
  const known = new Set<string>();
  return all.filter(({ pageId, placed: { macroId } }) => {
    const key = `${pageId} ${macroId}`;
    if (macroId === null) return true;
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

async function freeze(services: Services, asked: Asked, asOf: Instant): Promise<FrozenMacro | string> {
  const { includedFrom, pageId, pageVersion, placed } = asked;
  const { macroId, macro, unaskable } = placed;
  if (macroId === null || unaskable !== null) return say(asked, unaskableWords[unaskable ?? 'withoutId']);
  const shown = await services.confluence.pages.macroShown('app', pageId, pageVersion, macroId);
  if (shown.shows !== 'content') return say(asked, unshownWords[shown.shows]);
  if (placed.isInline && !isOneLine(shown.content))
    return say(asked, 'it stands inside a line and shows more than one');
  const body = canonicalContent({ type: 'doc', version: 1, content: shown.content });
  if (JSON.stringify(body).length > largestResult) return say(asked, 'it shows too much');
  return { includedFrom, macroId, macro, asOf, body };
}

function isOneLine(content: readonly { readonly type: string }[]): boolean {
  return content.length === 1 && content[0]?.type === 'paragraph';
}

function say({ placed, title }: Asked, why: string): string {
  return `${sayPlace(placed)}${title === null ? '' : ` in the included page “${title}”`}: ${why}`;
}

const unaskableWords: Readonly<Record<Unaskable, string>> = {
  drawnByApp: 'an app draws it in the browser of each reader',
  listOfIssues: 'Confluence gives the content of such a list to browsers only',
  insideMarkup: 'it stands in markup of an older editor; write this part anew',
  withoutId: 'Confluence gave it no id',
};
const unshownWords: Readonly<Record<Exclude<MacroShown['shows'], 'content'>, string>> = {
  nothing: 'Confluence shows the app nothing for it',
  live: 'it shows a page of elsewhere, live',
  failure: 'Confluence could not show it',
};
