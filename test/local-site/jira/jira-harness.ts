/** A Jira on a frozen clock with a small company: who asks is given by name, answers come back parsed. */
import { createSiteClock, type SiteClock } from '../../../local-site/clock/site-clock';
import type { Caller, ProductBindings, ProductEvent, SiteServices } from '../../../local-site/contracts';
import { openDatabase } from '../../../local-site/database/sqlite-database';
import { createSiteDirectory } from '../../../local-site/directory/site-directory';
import { createJira, type Jira, type JiraOptions } from '../../../local-site/jira/jira';
import { plainText } from '../../../local-site/jira/plain-text';
import { checkExchange } from '../../contract/check-exchange';

export const START = Date.parse('2026-03-02T09:00:00Z');

type Name =
  | 'accountId'
  | 'allowedValues'
  | 'comments'
  | 'displayName'
  | 'emailAddress'
  | 'errorMessages'
  | 'errors'
  | 'fieldId'
  | 'fields'
  | 'hasDefaultValue'
  | 'havePermission'
  | 'id'
  | 'issueLinkTypes'
  | 'issueTypes'
  | 'issuelinks'
  | 'attachment'
  | 'issues'
  | 'issueErrors'
  | 'key'
  | 'keys'
  | 'name'
  | 'nextPageToken'
  | 'permissions'
  | 'renderedFields'
  | 'description'
  | 'required'
  | 'resolution'
  | 'transitions'
  | 'updated'
  | 'values';
/** JSON read by name without telling its whole shape; `textOf` and `listOf` say what a part is. */
export type Reading = { readonly [name in Name]: Reading };
export const textOf = (reading: Reading | undefined): string => plainText(reading);
export const listOf = (reading: Reading): readonly Reading[] => reading as unknown as readonly Reading[];
export const namesOf = (reading: Reading): readonly string[] => listOf(reading).map(({ name }) => textOf(name));

export interface Answer {
  readonly status: number;
  readonly body: Reading;
  readonly headers: Headers;
}
export type Who = 'ada' | 'ben' | 'outsider' | 'admin' | 'app' | 'anonymous';

export interface JiraHarness {
  readonly jira: Jira;
  readonly clock: SiteClock;
  readonly events: ProductEvent[];
  /** Another process on the same database, on a clock of its own at the same time; answers that clock. */
  restart(): SiteClock;
  call(who: Who, method: string, path: string, body?: unknown): Promise<Answer>;
  fetch(who: Who, request: Request): Promise<Response>;
  create(who: Who, fields: Record<string, unknown>, more?: Record<string, unknown>): Promise<string>;
  search(who: Who, jql: string, more?: Record<string, unknown>): Promise<string[]>;
}

export const INTENT_INDEX = [
  {
    propertyKey: 'plumbline.intent',
    values: [
      { path: 'intentId', type: 'string', searchAlias: 'plumblineIntent' },
      { path: 'step.number', type: 'number' },
    ],
  },
] as const;

export const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

export function openJira(options: JiraOptions = {}): JiraHarness {
  const database = openDatabase();
  const clock = createSiteClock({ startAt: START, frozen: true, runsByItself: false });
  const directory = createSiteDirectory(database);
  const events: ProductEvent[] = [];
  const quality = directory.addGroup('quality');
  const engineers = directory.addGroup('engineers');
  const person = (accountId: string, displayName: string, isSiteAdministrator = false) =>
    directory.addPerson({ accountId, displayName, email: `${accountId}@example.com`, isSiteAdministrator });
  person('ada', 'Ada Moreau');
  person('ben', 'Ben Okafor');
  person('outsider', 'Olive Outsider');
  person('admin', 'Site Admin', true);
  directory.addPerson({
    accountId: 'app',
    displayName: 'Plumbline',
    email: 'app@example.com',
    accountType: 'app',
    isSiteAdministrator: false,
  });
  directory.addMember(quality.id, 'ada');
  directory.addMember(engineers.id, 'ben');
  const services: SiteServices = {
    clock,
    database,
    directory,
    notifications: { mention: () => undefined },
    events: { announce: (event) => events.push(event) },
    origin: () => 'http://site.test',
    cloudId: 'cloud',
  };
  const jira = createJira(services, { indexedProperties: INTENT_INDEX, ...options });
  const restart = () => {
    const next = createSiteClock({ startAt: clock.now(), frozen: true, runsByItself: false });
    createJira({ ...services, clock: next }, { indexedProperties: INTENT_INDEX, ...options });
    return next;
  };
  jira.createProject({
    key: 'QMS',
    name: 'Quality',
    style: 'company-managed',
    leadAccountId: 'ada',
    issueTypes: [{ name: 'Bug' }, { name: 'Task' }, { name: 'Sub-task', subtask: true }],
    grants: [
      { group: 'quality', permissions: ['*'] },
      { group: 'engineers', permissions: ['BROWSE_PROJECTS', 'ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'ASSIGNABLE_USER'] },
    ],
  });
  const callerOf = (who: Who): Caller =>
    who === 'anonymous'
      ? { kind: 'anonymous' }
      : who === 'app'
        ? { kind: 'app', accountId: 'app', appId: 'plumbline' }
        : { kind: 'person', accountId: who };
  const fetch = async (who: Who, request: Request): Promise<Response> => {
    const bindings: ProductBindings = { caller: callerOf(who), via: who === 'app' ? 'forge' : 'outside' };
    return await jira.fetch(request, bindings);
  };
  const call: JiraHarness['call'] = async (who, method, path, body) => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    // A path from the root is taken as it is.
    const target = path.startsWith('/') ? path : `/rest/api/3/${path}`;
    const response = await fetch(who, new Request(`http://site.test${target}`, init));
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    const { status, headers } = response;
    const problems =
      status === 501
        ? []
        : checkExchange({
            method,
            target,
            requestBody: body,
            status,
            responseBody: answer,
            mustAskWell: false,
          });
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return { status, headers, body: answer as Reading };
  };
  return {
    jira,
    clock,
    events,
    restart,
    call,
    fetch,
    async create(who, fields, more = {}) {
      const answer = await call(who, 'POST', 'issue', {
        fields: { project: { key: 'QMS' }, issuetype: { name: 'Bug' }, summary: 'Something is wrong', ...fields },
        ...more,
      });
      if (answer.status !== 201) throw new Error(`Jira refused: ${JSON.stringify(answer.body)}`);
      return textOf(answer.body.key);
    },
    async search(who, jql, more = {}) {
      const answer = await call(who, 'POST', 'search/jql', { jql, fields: ['key'], ...more });
      if (answer.status !== 200) throw new Error(`Jira refused: ${JSON.stringify(answer.body)}`);
      return listOf(answer.body.issues).map(({ key }) => textOf(key));
    },
  };
}
