/** Search: pages by CQL in Confluence, issues by JQL in Jira. */
import SearchIcon from '@atlaskit/icon/core/search';
import { type FormEvent, useState } from 'react';
import { go } from '../shared/router';

export function SearchBox({ product }: { readonly product: 'Confluence' | 'Jira' }) {
  const [words, setWords] = useState('');
  const search = (event: FormEvent) => {
    event.preventDefault();
    const text = words.trim();
    if (!text) return;
    if (product === 'Jira' && /^[A-Za-z][A-Za-z0-9]+-\d+$/.test(text)) return go(`/browse/${text.toUpperCase()}`);
    go(
      product === 'Jira'
        ? `/jira/projects?text=${encodeURIComponent(text)}`
        : `/wiki/search?text=${encodeURIComponent(text)}`,
    );
  };
  return (
    <search>
      <form className="search-box" onSubmit={search}>
        <SearchIcon label="" />
        <input
          type="search"
          aria-label={`Search ${product}`}
          placeholder="Search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </form>
    </search>
  );
}
