/**
 * A document whose text in force has links to be checked is one task of its owner, which says how many; over when the last of
 * them was confirmed or the text changed. Where they lead is named by "Used in and depends on", to who may read it. [UI-3, UI-5]
 */
import type { WorkItem } from '../../contract/space-answers';
import { linksToCheck } from '../../domain/document-control/dependencies';
import type { ControlledDocument } from '../../domain/document-control/state';
import type { Task } from '../tasks';

export function linkTasks(document: ControlledDocument): readonly Task[] {
  const links = linksToCheck(document);
  const [since] = links.map((link) => link.since).sort();
  if (since === undefined) return [];
  const { pageId, number } = document.identity;
  return [
    {
      assignee: document.owner.accountId,
      step: 'links',
      item: {
        kind: 'checkLink',
        title: `${number} ${document.title}`,
        detail: sayLinks(links.length),
        pageId,
        nonconformityId: null,
        since,
        dueOn: null,
      },
    },
  ];
}

function sayLinks(count: number): string {
  return count === 1 ? '1 link to be checked' : `${count} links to be checked`;
}

/** Rows were one for each link once, and stay until their document is projected the next time. */
export type StoredItem = WorkItem & { readonly linkTo?: unknown };

/** What was stored for each link is one item of its document, too. [UI-3] */
export function withLinksCounted(stored: readonly StoredItem[]): readonly WorkItem[] {
  const counted = new Set(
    stored.filter((one) => one.kind === 'checkLink' && !isOfOneLink(one)).map((one) => one.pageId),
  );
  return stored.flatMap((item): readonly WorkItem[] => {
    if (!isOfOneLink(item)) return [item];
    if (counted.has(item.pageId)) return [];
    counted.add(item.pageId);
    const same = stored.filter((one) => isOfOneLink(one) && one.pageId === item.pageId);
    const { linkTo: _where, ...rest } = item;
    const since = same.map((one) => one.since).sort()[0] ?? item.since;
    return [{ ...rest, detail: sayLinks(same.length), since }];
  });
}

function isOfOneLink({ linkTo }: StoredItem): boolean {
  return linkTo !== undefined;
}
