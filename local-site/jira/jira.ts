/**
 * Jira of the local site: `/rest/api/3` and the pictures its answers link to, over the site's one database.
 *
 * What is not modelled answers 501 with its name, never a guess. Besides REST there is an interface for the site itself:
 * making projects, shutting apps out, setting the search lag, loading issues in bulk.
 */
import { Hono } from 'hono';
import type { Product, SiteServices } from '../contracts';
import { listOperations, type ModelledOperation } from '../modelled-operations';
import type { JiraApp } from './app-rules';
import { type BulkLoadReport, loadIssues } from './bulk-load';
import type { V2Issue } from './bulk-load-format';
import type { JiraContext, JiraSettings } from './context';
import type { IndexedProperty } from './model';
import { Permissions } from './permissions';
import { JiraRefusal } from './refusal';
import { addAppPropertyRoutes } from './rest/app-property-routes';
import { addAttachmentRoutes } from './rest/attachment-routes';
import { addBulkRoutes } from './rest/bulk-routes';
import { addChangelogRoutes } from './rest/changelog-routes';
import { addCommentRoutes } from './rest/comment-routes';
import { addExpressionRoutes } from './rest/expression-routes';
import { addIconRoutes } from './rest/icon-routes';
import { addIssueRoutes } from './rest/issue-routes';
import { addLinkRoutes } from './rest/link-routes';
import { addPeopleRoutes } from './rest/people-routes';
import { addPermissionRoutes } from './rest/permission-routes';
import { addProjectRoutes } from './rest/project-routes';
import { addPropertyRoutes } from './rest/property-routes';
import { addRefusalOfUnknown } from './rest/refuse-unknown';
import { addReferenceRoutes } from './rest/reference-routes';
import { addRemoteLinkRoutes } from './rest/remote-link-routes';
import type { JiraApplication, JiraEnvironment } from './rest/request';
import { addSearchRoutes } from './rest/search-routes';
import { addTransitionRoutes } from './rest/transition-routes';
import { createSeeding, type JiraSeeding } from './seeding';
import { resumeBulkTransitions } from './services/bulk-transition';
import { expressionRules } from './services/expression-rules';
import { BUILT_IN_RULES, type TransitionRules } from './services/workflow';
import { AppPropertyStore } from './store/app-property-store';
import { AttachmentStore } from './store/attachment-store';
import { ConfigurationStore } from './store/configuration-store';
import { IssueStore } from './store/issue-store';
import { createTables } from './store/schema';
import { SearchIndex, type SearchLag } from './store/search-index';
import { TaskStore } from './store/task-store';

export interface JiraOptions {
  /** From the manifest's `jira:entityProperty` modules. */
  readonly indexedProperties?: readonly IndexedProperty[];
  /** Milliseconds by which search results lag; 5 s for the app and none for outside callers when absent. */
  readonly searchLag?: Partial<SearchLag>;
  /** Kinds of workflow conditions and validators besides the built-in ones. */
  readonly transitionRules?: TransitionRules;
  /** The app, whose workflow rules transitions may carry and whose properties they may read. */
  readonly app?: JiraApp;
}

export interface Jira extends Product, JiraSeeding {
  /** What is modelled; everything else answers 501. */
  readonly operations: readonly ModelledOperation[];
  readonly settings: JiraSettings;
  setSearchLag(lag: Partial<SearchLag>): void;
  /** Loads issues exported by Jira's REST v2; makes the projects, types and people they name where missing. */
  loadIssues(issues: Iterable<V2Issue>): BulkLoadReport;
}

const STANDARD_LAG: SearchLag = { forge: 5000, outside: 0 };

export function createJira(services: SiteServices, options: JiraOptions = {}): Jira {
  createTables(services.database);
  const search = new SearchIndex(services.database, services.clock, () => issues, {
    ...STANDARD_LAG,
    ...options.searchLag,
  });
  const issues = new IssueStore(services.database, (issueId) => search.noteChange(issueId));
  const jira: JiraContext = {
    services,
    configuration: new ConfigurationStore(services.database),
    issues,
    attachments: new AttachmentStore(services.database),
    search,
    permissions: new Permissions(services.directory),
    appProperties: new AppPropertyStore(services.database),
    tasks: new TaskStore(services.database),
    transitionRules: {
      ...BUILT_IN_RULES,
      ...(options.app === undefined ? {} : expressionRules(options.app)),
      ...options.transitionRules,
    },
    app: options.app,
    settings: { appInRules: true },
    indexedProperties: options.indexedProperties ?? [],
  };
  const seeding = createSeeding(jira);
  const app = createApplication(jira);
  resumeBulkTransitions(jira);
  return {
    ...seeding,
    fetch: (request, bindings) => app.fetch(request, { ...bindings }),
    operations: listOperations(app),
    settings: jira.settings,
    setSearchLag: (lag) => search.setLag(lag),
    loadIssues: (exported) => loadIssues(jira, seeding, exported),
  };
}

function createApplication(jira: JiraContext): JiraApplication {
  const app: JiraApplication = new Hono<JiraEnvironment>();
  addRefusalOfUnknown(app);
  // Before the issue routes: "createmeta" and "bulkfetch" are not keys of issues.
  addProjectRoutes(app, jira);
  addSearchRoutes(app, jira);
  addPropertyRoutes(app, jira);
  addRemoteLinkRoutes(app, jira);
  addCommentRoutes(app, jira);
  addTransitionRoutes(app, jira);
  addAttachmentRoutes(app, jira);
  addLinkRoutes(app, jira);
  addPeopleRoutes(app, jira);
  addReferenceRoutes(app, jira);
  addIconRoutes(app, jira);
  addAppPropertyRoutes(app, jira);
  addExpressionRoutes(app, jira);
  addBulkRoutes(app, jira);
  addChangelogRoutes(app, jira);
  addPermissionRoutes(app, jira);
  addIssueRoutes(app, jira);
  app.notFound((request) => {
    const { method, path } = request.req;
    if (!path.startsWith('/rest/')) return request.text('Not found', 404);
    return request.json({ errorMessages: [`not modelled: ${method} ${path}`] }, 501);
  });
  app.onError((error, request) => {
    if (!(error instanceof JiraRefusal)) throw error;
    return request.json({ errorMessages: error.errorMessages, errors: error.errors }, error.status);
  });
  return app;
}
