/** One page of the tree with the level below it. */
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import ChevronRightIcon from '@atlaskit/icon/core/chevron-right';
import { useEffect, useState } from 'react';
import { childPages } from '../rest/confluence-pages';
import type { PageLink } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { pageAddress } from '../shared/addresses';
import { Link } from '../shared/router';

interface PageTreeItemProps {
  readonly page: PageLink;
  readonly spaceKey: string;
  readonly currentId: string | undefined;
  readonly openIds: readonly string[];
  readonly startsOpen?: boolean;
}

export function PageTreeItem({ page, spaceKey, currentId, openIds, startsOpen = false }: PageTreeItemProps) {
  const isOnPath = openIds.includes(page.id);
  const [isOpen, setIsOpen] = useState(startsOpen || isOnPath);
  useEffect(() => {
    if (isOnPath) setIsOpen(true);
  }, [isOnPath]);
  const children = useLoaded(async () => (isOpen ? childPages(page.id) : []), [page.id, isOpen]);
  const Chevron = isOpen ? ChevronDownIcon : ChevronRightIcon;
  return (
    <li>
      <div className="page-tree-row">
        <button
          type="button"
          className="page-tree-toggle"
          aria-expanded={isOpen}
          aria-label={`Pages below ${page.title}`}
          onClick={() => setIsOpen((open) => !open)}
        >
          <Chevron label="" size="small" />
        </button>
        <Link href={pageAddress(spaceKey, page)} aria-current={page.id === currentId ? 'page' : undefined}>
          {page.title}
        </Link>
      </div>
      {isOpen && children.value && children.value.length > 0 ? (
        <ul>
          {children.value.map((child) => (
            <PageTreeItem key={child.id} page={child} spaceKey={spaceKey} currentId={currentId} openIds={openIds} />
          ))}
        </ul>
      ) : null}
      {isOpen && children.loaded.state === 'ready' && children.value?.length === 0 ? (
        <p className="page-tree-empty">No pages inside</p>
      ) : null}
    </li>
  );
}
