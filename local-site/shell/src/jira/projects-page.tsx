/** All projects, or, with `?text=`, the issues that contain the words. */
import { SpaceIcon } from '../chrome/space-icon';
import { listProjects, searchIssues } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { projectAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link, usePageLocation } from '../shared/router';
import { IssueTable } from './issue-table';

export function ProjectsPage() {
  const words = new URLSearchParams(usePageLocation().search).get('text') ?? '';
  usePageTitle('Projects', 'Jira');
  return <div className="page-column page-column-wide">{words ? <IssueSearch words={words} /> : <ProjectList />}</div>;
}

function ProjectList() {
  const projects = useLoaded(listProjects, []);
  return (
    <>
      <h1>Projects</h1>
      <LoadedView resource={projects} what="the projects">
        {(found) => (
          <ul className="card-grid">
            {found.map((project) => (
              <li key={project.id}>
                <Link className="card" href={projectAddress(project.key)}>
                  <SpaceIcon name={project.name} size="large" />
                  <span>
                    <strong>{project.name}</strong>
                    <span className="subtle">{project.key}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </>
  );
}

function IssueSearch({ words }: { readonly words: string }) {
  const issues = useLoaded(() => searchIssues(`text ~ "${words.replaceAll('"', '')}" ORDER BY updated DESC`), [words]);
  return (
    <>
      <h1>Search: {words}</h1>
      <LoadedView resource={issues} what="the issues">
        {(found) => <IssueTable issues={found} />}
      </LoadedView>
    </>
  );
}
