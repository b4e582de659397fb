/** What both products find for the words: pages by CQL, issues by JQL; or the pages that carry a label. */
import { searchByLabel, searchPages } from '../rest/confluence-around-page';
import type { SearchHit } from '../rest/confluence-types';
import { searchIssues } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { issueAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { StatusLozenge } from '../jira/status-lozenge';

/** Confluence marks the words found with `@@@hl@@@`; the list shows the plain excerpt. */
const plain = (excerpt: string): string => excerpt.replace(/@@@(end)?hl@@@/g, '').replace(/<[^>]+>/g, '');

interface SearchResultsProps {
  readonly words: string;
  readonly label: string | undefined;
}

export function SearchResults({ words, label }: SearchResultsProps) {
  usePageTitle('Search', 'Confluence');
  return (
    <div className="page-column">
      <h1>{label === undefined ? `Search: ${words}` : `Pages with the label ${label}`}</h1>
      <section aria-labelledby="found-pages">
        <h2 id="found-pages">Pages</h2>
        <FoundPages words={words} label={label} />
      </section>
      {label === undefined ? (
        <section aria-labelledby="found-issues">
          <h2 id="found-issues">Issues</h2>
          <FoundIssues words={words} />
        </section>
      ) : null}
    </div>
  );
}

function FoundPages({ words, label }: SearchResultsProps) {
  const hits = useLoaded<readonly SearchHit[]>(
    () => (label === undefined ? searchPages(words) : searchByLabel(label)),
    [words, label],
  );
  return (
    <LoadedView resource={hits} what="the pages">
      {(found) =>
        found.length === 0 ? (
          <p>No page matches.</p>
        ) : (
          <ul className="result-list">
            {found.map((hit) => (
              <li key={hit.id}>
                <Link href={`/wiki/pages/${hit.id}`}>{hit.title}</Link>
                <p className="subtle">{plain(hit.excerpt)}</p>
              </li>
            ))}
          </ul>
        )
      }
    </LoadedView>
  );
}

function FoundIssues({ words }: { readonly words: string }) {
  const issues = useLoaded(
    () => searchIssues(`text ~ "${words.replaceAll('\\', '').replaceAll('"', '')}" ORDER BY updated DESC`),
    [words],
  );
  return (
    <LoadedView resource={issues} what="the issues">
      {(found) =>
        found.length === 0 ? (
          <p>No issue matches.</p>
        ) : (
          <ul className="result-list">
            {found.slice(0, 25).map((issue) => (
              <li key={issue.id}>
                <Link href={issueAddress(issue.key)}>{`${issue.key} ${issue.fields.summary}`}</Link>{' '}
                <StatusLozenge status={issue.fields.status} />
              </li>
            ))}
          </ul>
        )
      }
    </LoadedView>
  );
}
