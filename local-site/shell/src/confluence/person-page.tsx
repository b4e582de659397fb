/** A person's profile, as far as links to one need it. */
import { NotFound } from '../shared/not-found';
import { PersonAvatar } from '../shared/person-avatar';
import { usePageTitle } from '../shared/page-title';
import { useSite } from '../site/site-context';

export function PersonPage({ accountId }: { readonly accountId: string }) {
  const person = useSite().people.find((candidate) => candidate.accountId === accountId);
  usePageTitle(person?.displayName ?? '', 'Confluence');
  if (!person) return <NotFound what="that person" />;
  return (
    <div className="page-column">
      <div className="person-page">
        <PersonAvatar name={person.displayName} size="large" />
        <h1>{person.displayName}</h1>
      </div>
      {person.email ? <p>{person.email}</p> : null}
    </div>
  );
}
