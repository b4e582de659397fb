/** The versions of a page, newest first: each can be read, any two compared, an older one brought back. */
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import { getPage, listVersions, publishPage } from '../rest/confluence-pages';
import type { Page, PageVersion } from '../rest/confluence-types';
import { query } from '../rest/http';
import { useLoaded } from '../rest/use-loaded';
import { compareAddress, pageAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { go, Link } from '../shared/router';
import { formatDateTime } from '../shared/time';
import { usePersonName } from '../site/people-names';

interface HistoryPageProps {
  readonly spaceKey: string;
  readonly pageId: string;
}

export function HistoryPage({ spaceKey, pageId }: HistoryPageProps) {
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
          <VersionTable
            key={page.version.number}
            page={page}
            versions={versions}
            spaceKey={spaceKey}
            onChanged={history.reload}
          />
        </div>
      )}
    </LoadedView>
  );
}

interface VersionTableProps {
  readonly page: Page;
  readonly versions: readonly PageVersion[];
  readonly spaceKey: string;
  readonly onChanged: () => void;
}

function VersionTable({ page, versions, spaceKey, onChanged }: VersionTableProps) {
  const nameOf = usePersonName();
  const [chosen, setChosen] = useState<readonly number[]>(() => versions.slice(0, 2).map(({ number }) => number));
  const [failure, setFailure] = useState<Error>();
  const toggle = (number: number) =>
    setChosen((before) =>
      before.includes(number) ? before.filter((each) => each !== number) : [...before, number].slice(-2),
    );
  const compare = () =>
    go(compareAddress(spaceKey, page.id) + query({ from: Math.min(...chosen), to: Math.max(...chosen) }));
  const restore = async (number: number) => {
    try {
      const old = await getPage(page.id, 'atlas_doc_format', number);
      await publishPage({
        id: page.id,
        title: old.title,
        document: JSON.parse(old.body?.atlas_doc_format?.value ?? '') as unknown,
        baseVersion: page.version.number,
        message: `Reverted from v. ${number}`,
      });
      onChanged();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <>
      {failure ? <FailureMessage title="The version was not restored" failure={failure} /> : null}
      <p>
        <Button isDisabled={chosen.length !== 2} onClick={compare}>
          Compare selected versions
        </Button>
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Versions of this page">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Compare</span>
              </th>
              <th scope="col">Version</th>
              <th scope="col">Published</th>
              <th scope="col">Changed by</th>
              <th scope="col">Comment</th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {versions.map(({ number, createdAt, authorId, message }) => (
              <tr key={number}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`Compare version ${number}`}
                    checked={chosen.includes(number)}
                    onChange={() => toggle(number)}
                  />
                </td>
                <td>
                  {number === page.version.number ? (
                    <>
                      <Link href={pageAddress(spaceKey, page)}>v. {number}</Link>{' '}
                      <Lozenge appearance="success">Current</Lozenge>
                    </>
                  ) : (
                    <Link href={`${pageAddress(spaceKey, page)}?pageVersion=${number}`}>v. {number}</Link>
                  )}
                </td>
                <td>{formatDateTime(createdAt)}</td>
                <td>{nameOf(authorId)}</td>
                <td>{message}</td>
                <td>
                  {number === page.version.number ? null : (
                    <Button spacing="compact" appearance="subtle" onClick={() => void restore(number)}>
                      {`Restore v. ${number}`}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
