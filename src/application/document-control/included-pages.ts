/**
 * The pages a text shows as its own through include and excerpt macros: found by title as the viewer, each read once however
 * often it is included, at most five levels deep. A page that includes itself ends there. [DC-50, DC-51, DC-52; A8, A21]
 */
import { excerptOf, type IncludeReference, includesIn } from '../../domain/document-control/macros';
import type { IncludedStamp } from '../../domain/document-control/state';
import { canonicalContent } from '../../domain/document-control/text-blocks';
import type { PageId, SpaceId } from '../../kernel/ids';
import type { PageText, PageVersion, Viewer } from '../product-ports';
import type { Services } from '../use-case';

export const deepestInclude = 5;
/** More included pages than this do not fit the head of a stream, and nobody could say what they signed. */
const mostIncluded = 30;

/** One included page, or one excerpt of it, as it enters the digest and the snapshot. */
export interface FrozenInclude {
  readonly pageId: PageId;
  readonly title: string;
  readonly kind: IncludeReference['kind'];
  readonly excerpt: string | null;
  readonly version: PageVersion;
  /** Canonical ADF; null when the page has no such excerpt. */
  readonly body: unknown;
}
export interface IncludedPages {
  readonly included: readonly FrozenInclude[];
  /** Titles of pages that are not there or not shown to the viewer; both look the same. */
  readonly unreadable: readonly string[];
  /** Titles of pages included deeper, or more of them, than can be frozen. */
  readonly beyond: readonly string[];
}
export const nothingIncluded: IncludedPages = { included: [], unreadable: [], beyond: [] };

interface Including {
  readonly spaceId: SpaceId;
  readonly body: unknown;
}

/** @param known what to take for a page that is not shown to this viewer, from an earlier freezing */
export async function readIncluded(
  services: Services,
  as: Viewer,
  page: PageText,
  known: readonly FrozenInclude[] = [],
): Promise<IncludedPages> {
  const found = new Map<string, FrozenInclude>();
  const unreadable = new Set<string>();
  const beyond = new Set<string>();
  const finder = pageFinder(services, as);
  let level: readonly Including[] = [page];
  for (let depth = 1; level.length > 0; depth += 1) {
    const named = level.flatMap(({ spaceId, body }) => includesIn(body).map((reference) => ({ spaceId, reference })));
    if (depth > deepestInclude) {
      for (const { reference } of named) beyond.add(reference.title);
      break;
    }
    const next: Including[] = [];
    const texts = await Promise.all(named.map(({ spaceId, reference }) => finder(reference, spaceId)));
    for (const [index, { reference }] of named.entries()) {
      const text = texts[index];
      const include = text === undefined ? knownAs(reference, known) : includeFrom(text, reference);
      if (include === undefined) unreadable.add(reference.title);
      else if (include.pageId !== page.pageId && !found.has(keyOf(include))) {
        found.set(keyOf(include), include);
        if (found.size > mostIncluded) beyond.add(include.title);
        next.push({ spaceId: text?.spaceId ?? page.spaceId, body: include.body });
      }
    }
    level = beyond.size > 0 ? [] : next;
  }
  const included = [...found.values()].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return { included, unreadable: [...unreadable], beyond: [...beyond] };
}

function keyOf({ pageId, kind, excerpt }: Pick<FrozenInclude, 'pageId' | 'kind' | 'excerpt'>): string {
  return JSON.stringify([pageId, kind, excerpt]);
}

function includeFrom(text: PageText, { kind, excerpt }: IncludeReference): FrozenInclude {
  const { pageId, title, version } = text;
  return { pageId, title, kind, excerpt, version, body: includeAsFrozen(text, { kind, excerpt }) };
}

function knownAs(
  { title, kind, excerpt }: IncludeReference,
  known: readonly FrozenInclude[],
): FrozenInclude | undefined {
  return known.find((one) => one.title === title && one.kind === kind && one.excerpt === excerpt);
}

/** Each page is read once, and so is each space key. */
function pageFinder(services: Services, as: Viewer) {
  const { pages, spaces } = services.confluence;
  const read = new Map<string, Promise<PageText | undefined>>();
  const keys = new Map<string, Promise<SpaceId | undefined>>();
  const inSpace = (spaceId: SpaceId, title: string) => {
    const key = `${spaceId} ${title}`;
    const asked = read.get(key) ?? pages.pageByTitle(as, spaceId, title);
    read.set(key, asked);
    return asked;
  };
  return async (reference: IncludeReference, from: SpaceId): Promise<PageText | undefined> => {
    const { spaceKey, title } = reference;
    if (spaceKey === null) return inSpace(from, title);
    const asked = keys.get(spaceKey) ?? spaces.idOfKey(as, spaceKey);
    keys.set(spaceKey, asked);
    const spaceId = await asked;
    // What looks like a space key may be the first word of a title with a colon in it.
    return spaceId === undefined ? inSpace(from, `${spaceKey}:${title}`) : inSpace(spaceId, title);
  };
}

/** An included page, read again, in the form it was frozen in. */
export function includeAsFrozen(text: PageText, { kind, excerpt }: Pick<FrozenInclude, 'kind' | 'excerpt'>): unknown {
  const shown = kind === 'page' ? text.body : excerptOf(text.body, excerpt);
  return shown === null ? null : canonicalContent(shown);
}

/** What stays in the head: enough to see, without reading a text, that an included page moved on. */
export function stampsOf(included: readonly FrozenInclude[]): readonly IncludedStamp[] {
  const stamps = included.map(({ pageId, title, version }): IncludedStamp => {
    const { number, createdAt } = version;
    return { pageId, title, number, createdAt };
  });
  return [...new Map(stamps.map((one) => [one.pageId, one])).values()];
}

/** Current versions of what was included; no request when nothing was. Pages not shown to the viewer are left out. */
export async function includedNow(
  services: Services,
  as: Viewer,
  stamps: readonly IncludedStamp[] | undefined,
): Promise<ReadonlyMap<PageId, PageVersion>> {
  if (stamps === undefined || stamps.length === 0) return new Map();
  return services.confluence.pages.currentVersions(
    as,
    stamps.map((one) => one.pageId),
  );
}

/** Pages this viewer is not shown say nothing: whether they may sign without having read them is asked elsewhere. */
export function includedMovedOn(
  stamps: readonly IncludedStamp[] | undefined,
  now: ReadonlyMap<PageId, PageVersion>,
): boolean {
  return (stamps ?? []).some(({ pageId, number, createdAt }) => {
    const current = now.get(pageId);
    return current !== undefined && (current.number !== number || current.createdAt !== createdAt);
  });
}
