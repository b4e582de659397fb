/** Jira's frame with the list of projects at its side. */
import type { ReactNode } from 'react';
import { PageFrame } from './page-frame';
import { ProjectsSidebar } from './projects-sidebar';

interface JiraFrameProps {
  readonly projectKey?: string;
  readonly children: ReactNode;
}

export function JiraFrame({ projectKey, children }: JiraFrameProps) {
  return (
    <PageFrame product="Jira" sidebarLabel="Projects" sidebar={<ProjectsSidebar projectKey={projectKey} />}>
      {children}
    </PageFrame>
  );
}
