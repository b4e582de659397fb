/** Links to other issues and to pages elsewhere. */
import { listRemoteLinks } from '../rest/jira';
import type { JiraIssue } from '../rest/jira-types';
import { useLoaded } from '../rest/use-loaded';
import { issueAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { Link } from '../shared/router';
import { AddLinkForm } from './add-link-form';
import { StatusLozenge } from './status-lozenge';

function localAddress(url: string): string {
  try {
    const parsed = new URL(url, window.location.href);
    return parsed.origin === window.location.origin ? parsed.pathname + parsed.search + parsed.hash : url;
  } catch {
    return url;
  }
}

interface IssueLinksProps {
  readonly issue: JiraIssue;
  readonly onChanged: () => void;
}

export function IssueLinks({ issue, onChanged }: IssueLinksProps) {
  const remote = useLoaded(() => listRemoteLinks(issue.key), [issue]);
  const links = issue.fields.issuelinks ?? [];
  return (
    <section aria-labelledby="links-heading">
      <h2 id="links-heading">Links</h2>
      <ul className="link-list">
        {links.map((link) => {
          const other = link.outwardIssue ?? link.inwardIssue;
          if (!other) return null;
          return (
            <li key={link.id}>
              <span className="subtle">{link.outwardIssue ? link.type.outward : link.type.inward}</span>
              <Link href={issueAddress(other.key)}>{other.key}</Link>
              <span>{other.fields.summary}</span>
              <StatusLozenge status={other.fields.status} />
            </li>
          );
        })}
      </ul>
      <LoadedView resource={remote} what="the links">
        {(found) => (
          <ul className="link-list">
            {found.map((link) => (
              <li key={link.id}>
                <span className="subtle">{link.relationship ?? 'links to'}</span>
                <Link href={localAddress(link.object.url)}>{link.object.title}</Link>
                {link.object.summary ? <span className="subtle">{link.object.summary}</span> : null}
              </li>
            ))}
            {found.length + links.length === 0 ? <li className="subtle">No links.</li> : null}
          </ul>
        )}
      </LoadedView>
      <AddLinkForm issueKey={issue.key} onChanged={onChanged} />
    </section>
  );
}
