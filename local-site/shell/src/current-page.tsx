/** Which page an address shows. Addresses follow the products' own, so that links from content and from apps work. */
import type { ReactNode } from 'react';
import { ConfluenceFrame } from './chrome/confluence-frame';
import { JiraFrame } from './chrome/jira-frame';
import { ComparePage } from './compare/compare-page';
import { ConfluenceHome } from './confluence/confluence-home';
import { ExportPage } from './confluence/export-page';
import { PageRedirect } from './confluence/page-redirect';
import { PersonPage } from './confluence/person-page';
import { SearchResults } from './confluence/search-results';
import { SettingsPage } from './confluence/settings-page';
import { SpaceAppPage } from './confluence/space-app-page';
import { SpaceSettingsPage } from './confluence/space-settings-page';
import { SpaceHome } from './confluence/space-home';
import { HistoryPage } from './confluence/history-page';
import { PageView } from './confluence/page-view';
import { EditPage } from './editor/edit-page';
import { IssueView } from './jira/issue-view';
import { ProjectPage } from './jira/project-page';
import { ProjectsPage } from './jira/projects-page';
import { NotFound } from './shared/not-found';
import { usePageLocation } from './shared/router';

type Show = (parts: readonly string[], search: URLSearchParams) => ReactNode;

function versionOf(search: URLSearchParams): number | undefined {
  const version = Number(search.get('pageVersion'));
  return Number.isInteger(version) && version > 0 ? version : undefined;
}

function inSpace(spaceKey: string, page: ReactNode): ReactNode {
  return <ConfluenceFrame spaceKey={spaceKey}>{page}</ConfluenceFrame>;
}

const ROUTES: readonly (readonly [RegExp, Show])[] = [
  [
    /^\/(?:wiki\/?|wiki\/home|wiki\/spaces)?$/,
    () => (
      <ConfluenceFrame>
        <ConfluenceHome />
      </ConfluenceFrame>
    ),
  ],
  [
    /^\/wiki\/search$/,
    (_, search) => (
      <ConfluenceFrame>
        <SearchResults words={search.get('text') ?? ''} label={search.get('label') ?? undefined} />
      </ConfluenceFrame>
    ),
  ],
  [
    /^\/wiki\/people\/([^/]+)$/,
    ([id = '']) => (
      <ConfluenceFrame>
        <PersonPage accountId={id} />
      </ConfluenceFrame>
    ),
  ],
  [
    /^\/wiki\/admin(?:\/(limits)|\/apps\/([^/]+)(?:\/.*)?)?\/?$/,
    ([limits, key]) => (
      <ConfluenceFrame>
        <SettingsPage moduleKey={key} showsLimits={limits !== undefined} />
      </ConfluenceFrame>
    ),
  ],
  [
    /^\/wiki\/pages\/(\d+)(\/edit)?$/,
    ([id = '', edit], search) => <PageRedirect pageId={id} toEditor={Boolean(edit)} version={versionOf(search)} />,
  ],
  [/^\/wiki\/spaces\/([^/]+)(?:\/overview)?\/?$/, ([key = '']) => inSpace(key, <SpaceHome spaceKey={key} />)],
  [
    /^\/wiki\/spaces\/([^/]+)\/apps\/([^/]+)(?:\/.*)?$/,
    ([key = '', route = '']) => inSpace(key, <SpaceAppPage spaceKey={key} route={route} />),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/pages\/edit-v2\/(\d+)$/,
    ([key = '', id = '']) => inSpace(key, <EditPage key={id} spaceKey={key} pageId={id} />),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/settings(?:\/(.*?))?\/?$/,
    ([key = '', place = '']) => inSpace(key, <SpaceSettingsPage spaceKey={key} place={place} />),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/history\/(\d+)\/compare$/,
    ([key = '', id = ''], search) =>
      inSpace(
        key,
        <ComparePage
          spaceKey={key}
          pageId={id}
          from={Number(search.get('from') ?? 1)}
          to={Number(search.get('to') ?? 1)}
          layout={search.get('layout') === 'side' ? 'side' : 'inline'}
        />,
      ),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/history\/(\d+)$/,
    ([key = '', id = '']) => inSpace(key, <HistoryPage spaceKey={key} pageId={id} />),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/export\/(\d+)$/,
    ([key = '', id = '']) => inSpace(key, <ExportPage spaceKey={key} pageId={id} />),
  ],
  [
    /^\/wiki\/spaces\/([^/]+)\/pages\/(\d+)(?:\/.*)?$/,
    ([key = '', id = ''], search) =>
      inSpace(key, <PageView key={id} spaceKey={key} pageId={id} version={versionOf(search)} />),
  ],
  [
    /^\/jira(?:\/projects)?\/?$/,
    () => (
      <JiraFrame>
        <ProjectsPage />
      </JiraFrame>
    ),
  ],
  [
    /^\/jira\/projects\/([^/]+)(?:\/.*)?$/,
    ([key = '']) => (
      <JiraFrame projectKey={key}>
        <ProjectPage projectKey={key} />
      </JiraFrame>
    ),
  ],
  [
    /^\/browse\/([^/]+)$/,
    ([key = '']) => (
      <JiraFrame projectKey={key.replace(/-\d+$/, '')}>
        <IssueView key={key} issueKey={key} />
      </JiraFrame>
    ),
  ],
];

export function CurrentPage() {
  const { pathname, search } = usePageLocation();
  for (const [pattern, show] of ROUTES) {
    const match = pattern.exec(pathname);
    if (match)
      return (
        <>
          {show(
            match.slice(1).map((part) => part && decodeURIComponent(part)),
            new URLSearchParams(search),
          )}
        </>
      );
  }
  return (
    <ConfluenceFrame>
      <NotFound what="that page" />
    </ConfluenceFrame>
  );
}
