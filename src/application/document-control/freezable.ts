/**
 * Whether a text can be frozen as it stands, asked before it is submitted: the app and the author can read the page and all it
 * includes, not too deep, and no macro shows content of elsewhere where the type forbids it. [DC-18, DC-50, DC-52, DC-53]
 */
import type { WireRefusal } from '../../contract/wire';
import type { DocumentTypeCode } from '../../contract/document-types';
import { blockedMacros, type JudgedMacro, judgeMacros } from '../../domain/document-control/macro-policy';
import { dynamicMacrosIn } from '../../domain/document-control/macros';
import type { PageId } from '../../kernel/ids';
import { refusal, type Services } from '../use-case';
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

/** Two requests; one wave more for each level of included pages. */
export async function askFreezable(services: Services, pageId: PageId, typeCode: DocumentTypeCode): Promise<Freezable> {
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
  const macros = judgeMacros(shown.flatMap(dynamicMacrosIn), typeCode);
  const found = reasonsAgainst(byApp, byAuthor, blockedMacros(macros));
  return {
    refusal: found[0]?.refusal ?? null,
    obstacles: found.map((one) => one.obstacle),
    macros,
    included: [...new Set(byApp.included.map((one) => one.title))],
  };
}

interface Reason {
  readonly refusal: WireRefusal;
  readonly obstacle: string;
}

function reasonsAgainst(byApp: IncludedPages, byAuthor: IncludedPages, blocked: readonly string[]): readonly Reason[] {
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
  if (blocked.length > 0) {
    reasons.push({
      refusal: refusal('macroBlocked', 'DC-53', { macros: blocked }),
      obstacle: `Documents of this type may not show content from elsewhere: ${blocked.join(', ')}.`,
    });
  }
  return reasons;
}
