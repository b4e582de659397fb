/** The projects one may see. */
import { listProjects } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { projectAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { Link } from '../shared/router';
import { SpaceIcon } from './space-icon';

export function ProjectsSidebar({ projectKey }: { readonly projectKey: string | undefined }) {
  const projects = useLoaded(listProjects, []);
  return (
    <>
      <h2 className="sidebar-heading">Projects</h2>
      <LoadedView resource={projects} what="the projects">
        {(found) => (
          <ul className="sidebar-list">
            {found.map((project) => (
              <li key={project.id}>
                <Link
                  className="sidebar-link"
                  href={projectAddress(project.key)}
                  aria-current={project.key === projectKey ? 'page' : undefined}
                >
                  <SpaceIcon name={project.name} />
                  <span>{project.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </LoadedView>
    </>
  );
}
