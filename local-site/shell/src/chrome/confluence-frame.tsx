/** Confluence's frame: the space sidebar inside a space, the list of spaces elsewhere. */
import type { ReactNode } from 'react';
import { PageFrame } from './page-frame';
import { SpaceSidebar } from './space-sidebar';
import { SpacesSidebar } from './spaces-sidebar';

interface ConfluenceFrameProps {
  readonly spaceKey?: string;
  readonly children: ReactNode;
}

export function ConfluenceFrame({ spaceKey, children }: ConfluenceFrameProps) {
  return (
    <PageFrame
      product="Confluence"
      spaceKey={spaceKey}
      sidebarLabel={spaceKey === undefined ? 'Spaces' : 'Space'}
      sidebar={spaceKey === undefined ? <SpacesSidebar /> : <SpaceSidebar key={spaceKey} spaceKey={spaceKey} />}
    >
      {children}
    </PageFrame>
  );
}
