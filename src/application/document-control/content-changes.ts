/**
 * What of a frozen text is no longer so, part by part and by whom: title, body, attachments, included pages. [DC-9, DC-51]
 */
import type { ContentChange } from '../../domain/document-control/state';
import type { AccountId } from '../../kernel/ids';
import type { FrozenInclude } from './included-pages';
import type { PageContent } from './page-content';
import type { Snapshot } from './snapshot';

interface FoundChange extends Omit<ContentChange, 'by'> {
  readonly accountId: AccountId | null;
}

export function changesBetween(before: Snapshot, now: PageContent, hinted: AccountId | null): readonly FoundChange[] {
  const editor = now.page.version.authorId;
  const changes: FoundChange[] = [];
  if (JSON.stringify(before.body) !== JSON.stringify(now.canonicalBody)) {
    changes.push({ kind: 'body', name: null, accountId: editor });
  }
  if (before.title.normalize('NFC') !== now.page.title.normalize('NFC')) {
    changes.push({ kind: 'title', name: null, accountId: editor });
  }
  return [...changes, ...changedFiles(before, now, hinted), ...changedIncludes(before.included ?? [], now, editor)];
}

function changedFiles(before: Snapshot, now: PageContent, hinted: AccountId | null): readonly FoundChange[] {
  const digests = (list: readonly { title: string; sha256: string | null; fileId: string }[]) =>
    new Map(list.map((one) => [one.title, one.sha256 ?? one.fileId]));
  const [old, current] = [digests(before.attachments), digests(now.attachments)];
  return [...new Set([...old.keys(), ...current.keys()])]
    .filter((name) => old.get(name) !== current.get(name))
    .map((name) => ({ kind: 'attachment', name, accountId: now.uploaders.get(name) ?? hinted }));
}

/** A page that came in or went by an edit of the body is that edit, named beside it. */
function changedIncludes(
  before: readonly FrozenInclude[],
  now: PageContent,
  editor: AccountId,
): readonly FoundChange[] {
  const placeOf = ({ pageId, kind, excerpt }: FrozenInclude) => JSON.stringify([pageId, kind, excerpt]);
  const old = new Map(before.map((one) => [placeOf(one), one]));
  const current = new Map(now.includes.included.map((one) => [placeOf(one), one]));
  const changed = [...new Set([...old.keys(), ...current.keys()])].flatMap((place): readonly FoundChange[] => {
    const [was, is] = [old.get(place), current.get(place)];
    if (was !== undefined && is !== undefined) {
      if (JSON.stringify(was.body) === JSON.stringify(is.body)) return [];
      return [{ kind: 'includedPage', name: is.title, accountId: is.version.authorId }];
    }
    return [{ kind: 'includedPage', name: (is ?? was)?.title ?? '', accountId: editor }];
  });
  return [...new Map(changed.map((one) => [one.name, one])).values()];
}

/** One sentence. */
export function sayChanges(changes: readonly ContentChange[], pageVersion: number): string {
  const named = (kind: ContentChange['kind']) =>
    changes.filter((one) => one.kind === kind).map((one) => `“${one.name ?? ''}”`);
  const own = (['title', 'body'] as const)
    .filter((kind) => changes.some((one) => one.kind === kind))
    .map((kind) => (kind === 'body' ? 'text' : kind));
  const files = named('attachment');
  const pages = named('includedPage');
  const said: string[] = [];
  if (own.length > 0) said.push(`the ${own.join(' and the ')} changed in page version ${pageVersion}`);
  if (files.length > 0)
    said.push(`${files.length === 1 ? 'the attachment' : 'the attachments'} ${files.join(', ')} changed`);
  if (pages.length > 0) said.push(`the included ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')} changed`);
  const sentence = said.length === 0 ? `the content changed in page version ${pageVersion}` : said.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
