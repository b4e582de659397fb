/** Finds issues and projects as one caller sees them: not there and not yours are the same answer. */
import type { Scope } from '../context';
import type { IssueRecord, Project } from '../model';
import { forbidden, issueNotVisible, projectNotVisible, unauthenticated } from '../refusal';

export interface VisibleIssue {
  readonly issue: IssueRecord;
  readonly project: Project;
}

export function findVisibleIssue({ jira, caller }: Scope, idOrKey: string): VisibleIssue | undefined {
  const issue = jira.issues.find(idOrKey);
  const project = issue === undefined ? undefined : jira.configuration.byId('project', issue.projectId);
  if (issue === undefined || project === undefined) return undefined;
  return jira.permissions.mayInProject(caller, 'BROWSE_PROJECTS', project, issue) ? { issue, project } : undefined;
}

export function requireVisibleIssue(scope: Scope, idOrKey: string): VisibleIssue {
  const found = findVisibleIssue(scope, idOrKey);
  if (found === undefined) throw issueNotVisible();
  return found;
}

/** A project is visible to those who may browse it, and to those who may only create in it. */
export function findVisibleProject({ jira, caller }: Scope, idOrKey: string): Project | undefined {
  const project = jira.configuration.project(idOrKey);
  if (project === undefined) return undefined;
  const mayBrowse = jira.permissions.mayInProject(caller, 'BROWSE_PROJECTS', project, {
    reporter: null,
    assignee: null,
  });
  return mayBrowse || jira.permissions.mayInProject(caller, 'ADMINISTER_PROJECTS', project) ? project : undefined;
}

export function requireVisibleProject(scope: Scope, idOrKey: string): Project {
  const project = findVisibleProject(scope, idOrKey);
  if (project === undefined) throw projectNotVisible(idOrKey);
  return project;
}

export function mayOnIssue({ jira, caller }: Scope, permission: string, { issue, project }: VisibleIssue): boolean {
  return jira.permissions.mayInProject(caller, permission, project, issue);
}

export function requireOnIssue(scope: Scope, permission: string, found: VisibleIssue, sentence: string): void {
  if (!mayOnIssue(scope, permission, found)) throw forbidden(sentence);
}

/** The account a change is recorded under. */
export function requireActor({ caller }: Scope): string {
  if (caller.kind === 'anonymous') throw unauthenticated();
  return caller.accountId;
}
