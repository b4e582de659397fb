/** The versions of a page, newest first; each can be read. */
import Lozenge from '@atlaskit/lozenge';
import { getPage, listVersions } from '../rest/confluence-pages';
import { useLoaded } from '../rest/use-loaded';
import { pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { formatDateTime } from '../shared/time';
import { usePersonName } from '../site/people-names';

interface HistoryPageProps {
  readonly spaceKey: string;
  readonly pageId: string;
}

export function HistoryPage({ spaceKey, pageId }: HistoryPageProps) {
  const nameOf = usePersonName();
  const history = useLoaded(async () => {
    const [page, versions] = await Promise.all([getPage(pageId, 'view'), listVersions(pageId)]);
    return { page, versions };
  }, [pageId]);
  usePageTitle('Page history', 'Confluence');
  return (
    <LoadedView resource={history} what="this page" isSubject>
      {({ page, versions }) => (
        <div className="page-column">
          <h1>Page history</h1>
          <p>
            <Link href={pageAddress(spaceKey, page)}>{page.title}</Link>
          </p>
          <div className="table-scroll" tabIndex={0} role="region" aria-label="Versions of this page">
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">Version</th>
                  <th scope="col">Published</th>
                  <th scope="col">Changed by</th>
                  <th scope="col">Comment</th>
                </tr>
              </thead>
              <tbody>
                {versions.map((version) => (
                  <tr key={version.number}>
                    <td>
                      {version.number === page.version.number ? (
                        <>
                          <Link href={pageAddress(spaceKey, page)}>v. {version.number}</Link>{' '}
                          <Lozenge appearance="success">Current</Lozenge>
                        </>
                      ) : (
                        <Link href={`${pageAddress(spaceKey, page)}?pageVersion=${version.number}`}>
                          v. {version.number}
                        </Link>
                      )}
                    </td>
                    <td>{formatDateTime(version.createdAt)}</td>
                    <td>{nameOf(version.authorId)}</td>
                    <td>{version.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </LoadedView>
  );
}
