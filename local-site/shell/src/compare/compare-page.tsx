/** Two versions of a page compared: in one text, or side by side. */
import SectionMessage from '@atlaskit/section-message';
import type { AdfNode } from '../editor/adf';
import { getPage } from '../rest/confluence-pages';
import { query } from '../rest/http';
import { useLoaded } from '../rest/use-loaded';
import { compareAddress, historyAddress, pageAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { go, Link } from '../shared/router';
import { formatDateTime } from '../shared/time';
import { usePersonName } from '../site/people-names';
import { ComparedInline, ComparedSideBySide } from './compared-rows';
import { compareDocuments } from './compare-documents';

interface ComparePageProps {
  readonly spaceKey: string;
  readonly pageId: string;
  readonly from: number;
  readonly to: number;
  readonly layout: 'inline' | 'side';
}

async function loadVersion(pageId: string, version: number) {
  const page = await getPage(pageId, 'atlas_doc_format', version);
  return { page, document: JSON.parse(page.body?.atlas_doc_format?.value ?? '{"type":"doc"}') as AdfNode };
}

export function ComparePage({ spaceKey, pageId, from, to, layout }: ComparePageProps) {
  const nameOf = usePersonName();
  const compared = useLoaded(async () => {
    const [before, after] = await Promise.all([loadVersion(pageId, from), loadVersion(pageId, to)]);
    return { before: before.page, after: after.page, rows: compareDocuments(before.document, after.document) };
  }, [pageId, from, to]);
  usePageTitle('Compare versions', 'Confluence');
  return (
    <LoadedView resource={compared} what="these versions" isSubject>
      {({ before, after, rows }) => (
        <div className="page-column page-column-wide">
          <nav aria-label="Breadcrumbs" className="breadcrumbs">
            <Link href={pageAddress(spaceKey, after)}>{after.title}</Link>
            <span aria-hidden="true">/</span>
            <Link href={historyAddress(spaceKey, pageId)}>Page history</Link>
          </nav>
          <div className="page-head">
            <h1>{`Compare version ${from} with version ${to}`}</h1>
            <div className="segmented" role="group" aria-label="Layout">
              {(['inline', 'side'] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  aria-pressed={layout === name}
                  onClick={() => go(compareAddress(spaceKey, pageId) + query({ from, to, layout: name }))}
                >
                  {name === 'inline' ? 'In one text' : 'Side by side'}
                </button>
              ))}
            </div>
          </div>
          <dl className="compare-facts">
            {[before, after].map(({ version }) => (
              <div key={version.number}>
                <dt>Version {version.number}</dt>
                <dd>
                  {nameOf(version.authorId)}, {formatDateTime(version.createdAt)}
                  {version.message ? `: ${version.message}` : ''}
                </dd>
              </div>
            ))}
          </dl>
          {before.title === after.title ? null : (
            <p>
              Title: <del>{before.title}</del> <ins>{after.title}</ins>
            </p>
          )}
          {rows.every(({ state }) => state === 'same') ? (
            <SectionMessage title="The text of these versions is the same">
              <p>They may differ in the look of a passage, or in nothing at all.</p>
            </SectionMessage>
          ) : null}
          {layout === 'inline' ? (
            <ComparedInline rows={rows} />
          ) : (
            <ComparedSideBySide rows={rows} from={from} to={to} />
          )}
        </div>
      )}
    </LoadedView>
  );
}
