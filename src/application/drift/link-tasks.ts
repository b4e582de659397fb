/**
 * Each link to check is a task of the owner until the text in force no longer has it or somebody confirmed it. Which document it
 * leads to is looked up for the person who asks: they may not read it. [UI-3, UI-5]
 */
import { type DependencyChange, linksToCheck } from '../../domain/document-control/dependencies';
import type { ControlledDocument } from '../../domain/document-control/state';
import type { Task } from '../tasks';

export function linkTasks(document: ControlledDocument): readonly Task[] {
  const { pageId, number } = document.identity;
  return linksToCheck(document).map((link) => ({
    assignee: document.owner.accountId,
    step: `link ${link.pageId}`,
    item: {
      kind: 'checkLink',
      title: `${number} ${document.title}`,
      detail: sayLink('a document', link.what),
      pageId,
      nonconformityId: null,
      since: link.since,
      dueOn: null,
      linkTo: { pageId: link.pageId, what: link.what },
    },
  }));
}

const became: Readonly<Record<DependencyChange, string>> = {
  revised: 'which got a new revision',
  withdrawn: 'which was withdrawn',
  cancelled: 'which was never issued',
};

export function sayLink(to: string, what: DependencyChange): string {
  return `Check your link to ${to}, ${became[what]}`;
}
