/**
 * The small shapes many answers share: people, projects, statuses, issue types, priorities. Links carry the site's origin;
 * an e-mail address is shown to outside callers only, because apps do not get to see it.
 */
import type { Scope } from '../context';
import { toJiraTime } from '../instants';
import type { IssueType, Priority, Project, Resolution, Status, StatusCategoryKey } from '../model';

export type Json = Record<string, unknown>;

const CATEGORIES: Readonly<Record<StatusCategoryKey, { id: number; colorName: string; name: string }>> = {
  new: { id: 2, colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, colorName: 'green', name: 'Done' },
};

export class Presenter {
  readonly scope: Scope;
  readonly origin: string;

  constructor(scope: Scope) {
    this.scope = scope;
    this.origin = scope.jira.services.origin();
  }

  time(instant: number): string {
    return toJiraTime(instant);
  }
  api(path: string): string {
    return `${this.origin}/rest/api/3/${path}`;
  }

  person(accountId: string | null): Json | null {
    if (accountId === null) return null;
    const person = this.scope.jira.services.directory.person(accountId);
    return {
      self: this.api(`user?accountId=${encodeURIComponent(accountId)}`),
      accountId,
      ...(this.scope.via === 'outside' && person !== undefined ? { emailAddress: person.email } : {}),
      avatarUrls: this.avatars(`useravatar?accountId=${encodeURIComponent(accountId)}`),
      displayName: person?.displayName ?? 'Former user',
      active: person?.active ?? false,
      timeZone: 'Etc/UTC',
      accountType: person?.accountType ?? 'atlassian',
    };
  }

  project(project: Project): Json {
    return {
      self: this.api(`project/${project.id}`),
      id: project.id,
      key: project.key,
      name: project.name,
      projectTypeKey: project.typeKey,
      simplified: project.style === 'next-gen',
      avatarUrls: this.avatars(`projectavatar?pid=${project.id}`),
    };
  }
  projectReference(projectId: string): Json {
    return this.project(this.scope.jira.configuration.require('project', projectId));
  }

  status(statusId: string): Json {
    const status = this.scope.jira.configuration.require('status', statusId);
    return {
      self: this.api(`status/${status.id}`),
      description: status.description,
      iconUrl: `${this.origin}/images/icons/statuses/generic.png`,
      name: status.name,
      id: status.id,
      statusCategory: this.statusCategory(status),
      ...this.scopeOf(status.projectId),
    };
  }
  statusCategory(status: Status): Json {
    const category = CATEGORIES[status.category];
    return {
      self: this.api(`statuscategory/${category.id}`),
      id: category.id,
      key: status.category,
      colorName: category.colorName,
      name: category.name,
    };
  }

  issueType(issueTypeId: string): Json {
    const type: IssueType = this.scope.jira.configuration.require('issueType', issueTypeId);
    return {
      self: this.api(`issuetype/${type.id}`),
      id: type.id,
      description: type.description,
      iconUrl: `${this.origin}/secure/viewavatar?size=medium&avatarType=issuetype&avatarId=${type.id}`,
      name: type.name,
      subtask: type.subtask,
      hierarchyLevel: type.hierarchyLevel,
      ...this.scopeOf(type.projectId),
    };
  }
  priority(priority: Priority): Json {
    return {
      self: this.api(`priority/${priority.id}`),
      statusColor: priority.statusColor,
      description: priority.description,
      iconUrl: `${this.origin}/secure/viewavatar?size=xsmall&avatarType=priority&avatarId=${priority.id}`,
      name: priority.name,
      id: priority.id,
    };
  }
  resolution(resolution: Resolution): Json {
    return {
      self: this.api(`resolution/${resolution.id}`),
      id: resolution.id,
      description: resolution.description,
      name: resolution.name,
    };
  }

  avatars(path: string): Json {
    const url = (size: number) => `${this.origin}/secure/${path}&s=${size}`;
    return { '48x48': url(48), '24x24': url(24), '16x16': url(16), '32x32': url(32) };
  }
  private scopeOf(projectId: string | undefined): Json {
    return projectId === undefined ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };
  }
}
