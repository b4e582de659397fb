/** What every handler of Jira works with: the site's services, Jira's own stores, and on whose behalf it acts. */
import type { Caller, ProductBindings, SiteServices } from '../contracts';
import type { JiraApp } from './app-rules';
import type { IndexedProperty } from './model';
import type { Permissions } from './permissions';
import type { TransitionRules } from './services/workflow';
import type { AppPropertyStore } from './store/app-property-store';
import type { AttachmentStore } from './store/attachment-store';
import type { ConfigurationStore } from './store/configuration-store';
import type { IssueStore } from './store/issue-store';
import type { SearchIndex } from './store/search-index';
import type { TaskStore } from './store/task-store';

/** What is open on the real platform and can be played either way. */
export interface JiraSettings {
  /** Whether an app's workflow rules see `app` and its properties. */
  appInRules: boolean;
}
export interface JiraContext {
  readonly services: SiteServices;
  readonly configuration: ConfigurationStore;
  readonly issues: IssueStore;
  readonly attachments: AttachmentStore;
  readonly search: SearchIndex;
  readonly permissions: Permissions;
  readonly appProperties: AppPropertyStore;
  readonly tasks: TaskStore;
  readonly transitionRules: TransitionRules;
  readonly app: JiraApp | undefined;
  readonly settings: JiraSettings;
  readonly indexedProperties: readonly IndexedProperty[];
}

/** One request: the site seen by one caller. */
export interface Scope {
  readonly jira: JiraContext;
  readonly caller: Caller;
  readonly via: ProductBindings['via'];
}
