/** The row below the title: who wrote the page, when it changed, and the byline items of apps. */
import type { ExtensionContext } from '../bridge/forge-context';
import { PersonAvatar } from '../shared/person-avatar';
import type { Page } from '../rest/confluence-types';
import { formatDateTime } from '../shared/time';
import { modulesOfType } from '../site/modules';
import { usePersonName } from '../site/people-names';
import { useSite } from '../site/site-context';
import { BylineItem } from './byline-item';

interface BylineProps {
  readonly page: Page;
  readonly extension: ExtensionContext;
  readonly onRefresh: () => void;
}

export function Byline({ page, extension, onRefresh }: BylineProps) {
  const { modules } = useSite();
  const nameOf = usePersonName();
  return (
    <div className="byline">
      <PersonAvatar name={nameOf(page.authorId)} />
      <p>
        By {nameOf(page.authorId)}
        <span aria-hidden="true"> · </span>
        {page.version.number > 1 ? `Updated ${formatDateTime(page.version.createdAt)}` : formatDateTime(page.createdAt)}
        {page.version.authorId === page.authorId ? null : ` by ${nameOf(page.version.authorId)}`}
      </p>
      {modulesOfType(modules, 'confluence:contentBylineItem').map((module) => (
        <BylineItem key={module.key} module={module} pageId={page.id} extension={extension} onRefresh={onRefresh} />
      ))}
    </div>
  );
}
