/** One page: banners of apps, title, byline, body, comments, attachments; an older version when one is named. */
import SectionMessage from '@atlaskit/section-message';
import { useMemo } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { getPage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { type LoadedResource, useLoaded } from '../rest/use-loaded';
import { historyAddress, pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { modulesOfType } from '../site/modules';
import { useSite } from '../site/site-context';
import { ArchivedNotice } from './archived-notice';
import { Attachments } from './attachments';
import { Byline } from './byline';
import { Comments } from './comments';
import { PageActions } from './page-actions';
import { PageLabels } from './page-labels';
import { PageBody } from './page-body';

interface PageViewProps {
  readonly spaceKey: string;
  readonly pageId: string;
  readonly version: number | undefined;
}

export function PageView({ spaceKey, pageId, version }: PageViewProps) {
  const page = useLoaded(() => getPage(pageId, 'view', version), [pageId, version]);
  usePageTitle(page.value?.title ?? '', 'Confluence');
  return (
    <LoadedView resource={page} what="this page" isSubject>
      {(found) => <ShownPage page={found} spaceKey={spaceKey} resource={page} version={version} />}
    </LoadedView>
  );
}

interface ShownPageProps {
  readonly page: Page;
  readonly spaceKey: string;
  readonly resource: LoadedResource<Page>;
  readonly version: number | undefined;
}

function ShownPage({ page, spaceKey, resource, version }: ShownPageProps) {
  const isOldVersion = version !== undefined;
  const isArchived = page.status === 'archived';
  const { modules } = useSite();
  const { id, spaceId } = page;
  const extension = useMemo(
    () => ({ content: { id, type: 'page', subtype: null }, space: { id: spaceId, key: spaceKey } }),
    [id, spaceId, spaceKey],
  );
  const place = useMemo(() => ({ pageId: id, spaceId, spaceKey }), [id, spaceId, spaceKey]);
  return (
    <article className="page-column">
      {modulesOfType(modules, 'confluence:pageBanner').map((module) => (
        <ModuleFrame
          key={module.key}
          module={module}
          extension={extension}
          sizing="content"
          onRefresh={resource.reload}
        />
      ))}
      {isOldVersion ? <OldVersionNotice page={page} spaceKey={spaceKey} /> : null}
      {isArchived ? <ArchivedNotice page={page} onRestored={resource.reload} /> : null}
      <div className="page-head">
        <h1>{page.title}</h1>
        {isOldVersion || isArchived ? null : (
          <PageActions page={page} spaceKey={spaceKey} extension={extension} onChanged={resource.reload} />
        )}
      </div>
      <Byline page={page} extension={extension} onRefresh={resource.reload} />
      <PageBody page={page} place={place} version={version} onRefresh={resource.reload} />
      {isOldVersion ? null : (
        <>
          <PageLabels pageId={id} />
          <Attachments pageId={id} />
          <Comments pageId={id} />
        </>
      )}
    </article>
  );
}

function OldVersionNotice({ page, spaceKey }: { readonly page: Page; readonly spaceKey: string }) {
  return (
    <div className="old-version">
      <SectionMessage appearance="warning" title={`You are viewing version ${page.version.number} of this page`}>
        <p>
          <Link href={pageAddress(spaceKey, page)}>View the current version</Link> ·{' '}
          <Link href={historyAddress(spaceKey, page.id)}>View the page history</Link>
        </p>
      </SectionMessage>
    </div>
  );
}
