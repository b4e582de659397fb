/** What every handler of Jira works with: the site's services, Jira's own stores, and on whose behalf it acts. */
import type { Caller, ProductBindings, SiteServices } from '../contracts';
import type { IndexedProperty } from './model';
import type { Permissions } from './permissions';
import type { TransitionRules } from './services/workflow';
import type { AttachmentStore } from './store/attachment-store';
import type { ConfigurationStore } from './store/configuration-store';
import type { IssueStore } from './store/issue-store';
import type { SearchIndex } from './store/search-index';

export interface JiraContext {
  readonly services: SiteServices;
  readonly configuration: ConfigurationStore;
  readonly issues: IssueStore;
  readonly attachments: AttachmentStore;
  readonly search: SearchIndex;
  readonly permissions: Permissions;
  readonly transitionRules: TransitionRules;
  readonly indexedProperties: readonly IndexedProperty[];
}

/** One request: the site seen by one caller. */
export interface Scope {
  readonly jira: JiraContext;
  readonly caller: Caller;
  readonly via: ProductBindings['via'];
}
