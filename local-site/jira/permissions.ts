/**
 * Who may do what. Project permissions come from the grants of the project; an app's own user holds them all in every
 * project that does not shut apps out (on Cloud: the role `atlassian-addons-project-access`). Being site administrator gives
 * the global permissions only.
 */
import type { Caller, Directory } from '../contracts';
import type { Grant, IssueRecord, Project } from './model';

export interface PermissionDefinition {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'PROJECT' | 'GLOBAL';
  readonly description: string;
}

const definition = (
  id: string,
  key: string,
  name: string,
  description: string,
  type: 'PROJECT' | 'GLOBAL' = 'PROJECT',
) => ({
  id,
  key,
  name,
  type,
  description,
});

export const PERMISSIONS: readonly PermissionDefinition[] = [
  definition(
    '0',
    'ADMINISTER',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects.',
    'GLOBAL',
  ),
  definition(
    '44',
    'SYSTEM_ADMIN',
    'Jira System Administrators',
    'Ability to perform all administration functions.',
    'GLOBAL',
  ),
  definition(
    '27',
    'USER_PICKER',
    'Browse users and groups',
    'View and select users or groups from the user picker, and share issues.',
    'GLOBAL',
  ),
  definition('33', 'BULK_CHANGE', 'Make bulk changes', 'Modify collections of issues at once.', 'GLOBAL'),
  definition('23', 'ADMINISTER_PROJECTS', 'Administer Projects', 'Ability to administer a project in Jira.'),
  definition('10', 'BROWSE_PROJECTS', 'Browse Projects', 'Ability to browse projects and the issues within them.'),
  definition('11', 'CREATE_ISSUES', 'Create Issues', 'Ability to create issues.'),
  definition('12', 'EDIT_ISSUES', 'Edit Issues', 'Ability to edit issues.'),
  definition('46', 'TRANSITION_ISSUES', 'Transition Issues', 'Ability to transition issues.'),
  definition('13', 'ASSIGN_ISSUES', 'Assign Issues', 'Ability to assign issues to other people.'),
  definition('17', 'ASSIGNABLE_USER', 'Assignable User', 'Users with this permission may be assigned to issues.'),
  definition('16', 'DELETE_ISSUES', 'Delete Issues', 'Ability to delete issues.'),
  definition('21', 'LINK_ISSUES', 'Link Issues', 'Ability to link issues together and create linked issues.'),
  definition('28', 'SCHEDULE_ISSUES', 'Schedule Issues', "Ability to view or edit an issue's due date."),
  definition(
    '30',
    'MODIFY_REPORTER',
    'Modify Reporter',
    'Ability to modify the reporter when creating or editing an issue.',
  ),
  definition('18', 'RESOLVE_ISSUES', 'Resolve Issues', 'Ability to resolve and reopen issues.'),
  definition('14', 'CLOSE_ISSUES', 'Close Issues', 'Ability to close issues.'),
  definition('15', 'ADD_COMMENTS', 'Add Comments', 'Ability to comment on issues.'),
  definition('34', 'EDIT_ALL_COMMENTS', 'Edit All Comments', 'Ability to edit all comments made on issues.'),
  definition('35', 'EDIT_OWN_COMMENTS', 'Edit Own Comments', 'Ability to edit own comments made on issues.'),
  definition('36', 'DELETE_ALL_COMMENTS', 'Delete All Comments', 'Ability to delete all comments made on issues.'),
  definition('37', 'DELETE_OWN_COMMENTS', 'Delete Own Comments', 'Ability to delete own comments made on issues.'),
  definition('19', 'CREATE_ATTACHMENTS', 'Create Attachments', 'Users with this permission may create attachments.'),
  definition(
    '38',
    'DELETE_ALL_ATTACHMENTS',
    'Delete All Attachments',
    'Users with this permission may delete all attachments.',
  ),
  definition(
    '39',
    'DELETE_OWN_ATTACHMENTS',
    'Delete Own Attachments',
    'Users with this permission may delete own attachments.',
  ),
];
const BY_KEY = new Map(PERMISSIONS.map((permission) => [permission.key, permission]));
export const PROJECT_PERMISSION_KEYS = PERMISSIONS.filter(({ type }) => type === 'PROJECT').map(({ key }) => key);

type IssuePeople = Pick<IssueRecord, 'reporter' | 'assignee'>;

export class Permissions {
  readonly #directory: Directory;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  definition(key: string): PermissionDefinition | undefined {
    return BY_KEY.get(key);
  }

  mayInProject(caller: Caller, permission: string, project: Project, issue?: IssuePeople): boolean {
    return caller.kind !== 'anonymous' && this.mayPersonInProject(caller.accountId, permission, project, issue);
  }

  mayPersonInProject(accountId: string, permission: string, project: Project, issue?: IssuePeople): boolean {
    const person = this.#directory.person(accountId);
    if (person === undefined || !person.active) return false;
    if (person.accountType === 'app') return project.appsAllowed;
    const grants = project.grants.filter((grant) => grant.permission === permission);
    if (grants.length === 0) return false;
    const groupIds = new Set(this.#directory.groupsOf(accountId).map((group) => group.id));
    return grants.some((grant) => holds(grant, accountId, groupIds, issue));
  }

  mayGlobally(caller: Caller, permission: string): boolean {
    if (caller.kind === 'anonymous') return false;
    const person = this.#directory.person(caller.accountId);
    if (person === undefined || !person.active) return false;
    return permission === 'USER_PICKER' || permission === 'BULK_CHANGE' || person.isSiteAdministrator;
  }

  /** Whether any app's own user may read it; Forge delivers no event about what the app cannot see. */
  isVisibleToApps(project: Project): boolean {
    return project.appsAllowed;
  }

  /** The same answer for many issues of few projects, asked once per project (search). */
  forMany(caller: Caller, permission: string): (project: Project, issue: IssuePeople) => boolean {
    const known = new Map<string, boolean>();
    return (project, issue) => {
      const dependsOnIssue = project.grants.some(
        ({ permission: granted, holder }) =>
          granted === permission && (holder.kind === 'reporter' || holder.kind === 'assignee'),
      );
      if (dependsOnIssue) return this.mayInProject(caller, permission, project, issue);
      const answer = known.get(project.id) ?? this.mayInProject(caller, permission, project);
      known.set(project.id, answer);
      return answer;
    };
  }
}

function holds(
  grant: Grant,
  accountId: string,
  groupIds: ReadonlySet<string>,
  issue: IssuePeople | undefined,
): boolean {
  const { holder } = grant;
  switch (holder.kind) {
    case 'group':
      return groupIds.has(holder.groupId);
    case 'person':
      return holder.accountId === accountId;
    case 'loggedIn':
      return true;
    case 'reporter':
      return issue?.reporter === accountId;
    case 'assignee':
      return issue?.assignee === accountId;
  }
}
