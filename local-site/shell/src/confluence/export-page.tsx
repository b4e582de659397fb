/** A page as its export shows it, ready to print: macros of apps stand for themselves as documents. */
import Button from '@atlaskit/button/new';
import { exportPage } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { SafeHtml } from '../shared/safe-html';

interface ExportPageProps {
  readonly spaceKey: string;
  readonly pageId: string;
}

export function ExportPage({ spaceKey, pageId }: ExportPageProps) {
  const exported = useLoaded(() => exportPage(pageId, 'pdf'), [pageId]);
  usePageTitle(exported.value ? `Export of ${exported.value.title}` : '', 'Confluence');
  return (
    <LoadedView resource={exported} what="this page" isSubject>
      {(page) => (
        <article className="page-column export-page">
          <div className="page-actions export-actions">
            <Link href={pageAddress(spaceKey, page)}>Back to the page</Link>
            <Button appearance="primary" onClick={() => window.print()}>
              Print or save as PDF
            </Button>
          </div>
          <h1>{page.title}</h1>
          <p className="subtle">Version {page.version}</p>
          <SafeHtml className="page-body" html={page.html} />
        </article>
      )}
    </LoadedView>
  );
}
