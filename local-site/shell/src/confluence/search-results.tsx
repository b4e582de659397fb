/** Pages found by CQL. */
import { searchPages } from '../rest/confluence-around-page';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';

/** Confluence marks the words found with `@@@hl@@@`; the list shows the plain excerpt. */
const plain = (excerpt: string): string => excerpt.replace(/@@@(end)?hl@@@/g, '').replace(/<[^>]+>/g, '');

export function SearchResults({ words }: { readonly words: string }) {
  const hits = useLoaded(() => searchPages(words), [words]);
  usePageTitle('Search', 'Confluence');
  return (
    <div className="page-column">
      <h1>Search: {words}</h1>
      <LoadedView resource={hits} what="the results">
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
    </div>
  );
}
