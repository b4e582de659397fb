/**
 * Whether a text can be frozen as it stands, asked before it is submitted: the app and the author can read the page and all it
 * includes, not too deep, and no macro shows content of elsewhere where the type forbids it, or what cannot be frozen where the
 * type freezes it. [DC-18, DC-50, DC-52, DC-53, DC-81, DC-82]
 */
import type { WireRefusal } from '../../contract/wire';
import { dynamicMacrosIn } from '../../domain/document-control/dynamic-macros';
import {
  blockedMacros,
  type JudgedMacro,
  judgeMacros,
  type MacroPolicy,
} from '../../domain/document-control/macro-policy';
import type { PageId } from '../../kernel/ids';
import { refusal, type Services } from '../use-case';
import { freezeMacros } from './freeze-macros';
import { type IncludedPages, nothingIncluded, readIncluded } from './included-pages';

export interface Freezable {
  /** The first reason against it, for a refusal. */
  readonly refusal: WireRefusal | null;
  /** Every reason, in words. */
  readonly obstacles: readonly string[];
  readonly macros: readonly JudgedMacro[];
  /** Titles of included pages, as the app reads them. */
  readonly included: readonly string[];
}

/**
 * Two requests; one wave more for each level of included pages, and where the type freezes what macros show, one request for
 * each of them: what it shows then is thrown away, because the round freezes what it shows when it is prepared.
 */
export async function askFreezable(services: Services, pageId: PageId, policy: MacroPolicy): Promise<Freezable> {
  const { pages } = services.confluence;
  const asApp = await pages.pageText('app', pageId);
  if (asApp === undefined) {
    const obstacles = ['The app may not read this page: add it to the page’s restrictions first.'];
    return { refusal: refusal('appCannotRead', 'DC-18'), obstacles, macros: [], included: [] };
  }
  const byApp = await readIncluded(services, 'app', asApp);
  const isAlone = byApp.included.length + byApp.unreadable.length + byApp.beyond.length === 0;
  const byAuthor = isAlone ? nothingIncluded : await readIncluded(services, 'user', asApp);
  const shown = [asApp.body, ...byApp.included.map((one) => one.body)];
  const macros = shown.flatMap(dynamicMacrosIn);
  const { unfreezable } =
    policy === 'freeze' ? await freezeMacros(services, asApp, byApp.included) : { unfreezable: [] };
  const found = [...reasonsInPages(byApp, byAuthor), ...reasonsInMacros(blockedMacros(macros, policy), unfreezable)];
  return {
    refusal: found[0]?.refusal ?? null,
    obstacles: found.map((one) => one.obstacle),
    macros: judgeMacros(macros, policy),
    included: [...new Set(byApp.included.map((one) => one.title))],
  };
}

interface Reason {
  readonly refusal: WireRefusal;
  readonly obstacle: string;
}

function reasonsInPages(byApp: IncludedPages, byAuthor: IncludedPages): readonly Reason[] {
  const reasons: Reason[] = [];
  const named = (titles: readonly string[]) => titles.map((title) => `“${title}”`).join(', ');
  const unread = [...new Set([...byApp.unreadable, ...byAuthor.unreadable])];
  if (unread.length > 0) {
    const hidden = unread.map((title) =>
      byApp.unreadable.includes(title) ? `“${title}” (the app)` : `“${title}” (you)`,
    );
    reasons.push({
      refusal: refusal('includedNotReadable', 'DC-52', { pages: unread }),
      obstacle: `This text includes pages that cannot be read: ${hidden.join(', ')}.`,
    });
  }
  if (byApp.beyond.length > 0) {
    reasons.push({
      refusal: refusal('includedTooDeep', 'DC-50', { pages: byApp.beyond }),
      obstacle: `Too many pages, or pages too deep, are included to be frozen: ${named(byApp.beyond)}.`,
    });
  }
  return reasons;
}

function reasonsInMacros(blocked: readonly string[], unfreezable: readonly string[]): readonly Reason[] {
  const reasons: Reason[] = [];
  if (blocked.length > 0) {
    reasons.push({
      refusal: refusal('macroBlocked', 'DC-53', { macros: blocked }),
      obstacle: `Documents of this type may not show content from elsewhere: ${blocked.join(', ')}.`,
    });
  }
  if (unfreezable.length > 0) {
    reasons.push({
      refusal: refusal('macroNotFrozen', 'DC-82', { macros: unfreezable }),
      obstacle: `What these macros show cannot be frozen: ${unfreezable.join('; ')}.`,
    });
  }
  return reasons;
}
