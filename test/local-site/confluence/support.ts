/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-member-access,
   @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-return
   -- answers are checked against the published schemas, not by declared types */
/**
 * A local Confluence on a database in memory, with a space, three people, a group and the app's own user; and short
 * ways to call it as one of them.
 */
import { createSiteClock, type SiteClock } from '../../../local-site/clock/site-clock';
import { createConfluence, type Confluence, type ConfluenceOptions } from '../../../local-site/confluence/confluence';
import type { Space } from '../../../local-site/confluence/model';
import type { Database, Directory, Group, Person, ProductBindings, ProductEvent } from '../../../local-site/contracts';
import { openDatabase } from '../../../local-site/database/sqlite-database';
import { createSiteDirectory } from '../../../local-site/directory/site-directory';
import { checkExchange } from '../../contract/check-exchange';

/** JSON of an answer; tests look into it without declaring every shape. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked against the published schemas
export type Answer = any;

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Answer;
}

export const ORIGIN = 'https://site.example';
export const START = Date.parse('2026-03-02T09:00:00.000Z');

export interface World {
  readonly confluence: Confluence;
  readonly clock: SiteClock;
  readonly database: Database;
  readonly directory: Directory;
  readonly events: ProductEvent[];
  readonly space: Space;
  readonly ada: Person;
  readonly ben: Person;
  readonly admin: Person;
  readonly app: Person;
  readonly reviewers: Group;
  /** Calls as a person from outside, or as the app through the Forge proxy. */
  call(person: Person, method: string, path: string, body?: unknown): Promise<Reply>;
  send(request: Request, bindings: ProductBindings): Promise<Response>;
  /** Another process on the same database, with a clock of its own at the same time; the first one's clock stands still. */
  restart(): { readonly clock: SiteClock };
  createPage(title: string, input?: Readonly<Record<string, unknown>>): Promise<Answer>;
  restrict(
    pageId: string,
    operation: 'read' | 'update',
    people: readonly Person[],
    groups?: readonly Group[],
  ): Promise<Reply>;
}

export function paragraphs(...texts: readonly string[]): string {
  const content = texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return JSON.stringify({ type: 'doc', version: 1, content });
}

export function adfBody(...texts: readonly string[]): Readonly<Record<string, string>> {
  return { representation: 'atlas_doc_format', value: paragraphs(...texts) };
}

export function createWorld(options: ConfluenceOptions = {}): World {
  const clock = createSiteClock({ startAt: START, runsByItself: false, frozen: true });
  const database = openDatabase();
  const directory = createSiteDirectory(database);
  const events: ProductEvent[] = [];
  const add = (accountId: string, displayName: string, more: Partial<Person> = {}) =>
    directory.addPerson({
      accountId,
      displayName,
      email: `${accountId}@site.example`,
      isSiteAdministrator: false,
      ...more,
    });
  const admin = add('admin', 'Site Admin', { isSiteAdministrator: true });
  const ada = add('ada', 'Ada Author');
  const ben = add('ben', 'Ben Ångström');
  const app = add('app', 'Quality App', { accountType: 'app' });
  const reviewers = directory.addGroup('reviewers');
  directory.addMember(reviewers.id, ben.accountId);
  const services = {
    clock,
    database,
    directory,
    notifications: { mention: () => undefined },
    events: { announce: (event: ProductEvent) => events.push(event) },
    origin: () => ORIGIN,
    cloudId: 'cloud',
  };
  const confluence = createConfluence(services, options);
  const space = confluence.createSpace({ key: 'QMS', name: 'Quality', authorId: admin.accountId });

  const send = async (request: Request, bindings: ProductBindings) => confluence.fetch(request, bindings);
  const call: World['call'] = async (person, method, path, body) => {
    const isForm = body instanceof FormData;
    const headers: Record<string, string> = isForm
      ? { 'X-Atlassian-Token': 'nocheck' }
      : { 'Content-Type': 'application/json' };
    const payload = body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) };
    const request = new Request(`${ORIGIN}${path}`, { method, headers, ...payload });
    const { accountId } = person;
    const bindings: ProductBindings =
      person.accountType === 'app'
        ? { caller: { kind: 'app', accountId, appId: 'app-id' }, via: 'forge' }
        : { caller: { kind: 'person', accountId }, via: 'outside' };
    const response = await send(request, bindings);
    const text = await response.text();
    const isJson = response.headers.get('Content-Type')?.includes('json');
    const answer: unknown = isJson ? JSON.parse(text) : text;
    const problems = checkExchange({
      method,
      target: path,
      requestBody: isForm ? undefined : body,
      status: response.status,
      responseBody: isJson ? answer : undefined,
      mustAskWell: false,
    });
    if (problems.length > 0 && response.status !== 501) throw new Error(problems.join('\n'));
    return { status: response.status, headers: response.headers, body: answer };
  };

  return {
    confluence,
    clock,
    database,
    directory,
    events,
    space,
    ada,
    ben,
    admin,
    app,
    reviewers,
    send,
    call,
    restart() {
      const next = createSiteClock({ startAt: clock.now(), runsByItself: false, frozen: true });
      createConfluence({ ...services, clock: next }, options);
      return { clock: next };
    },
    async createPage(title, input = {}) {
      const reply = await call(ada, 'POST', '/wiki/api/v2/pages', {
        spaceId: String(space.id),
        title,
        body: adfBody('First words.'),
        ...input,
      });
      if (reply.status !== 200) throw new Error(`page not created: ${JSON.stringify(reply.body)}`);
      return reply.body;
    },
    async restrict(pageId, operation, people, groups = []) {
      const user = people.map(({ accountId }) => ({ type: 'known', accountId }));
      const group = groups.map(({ id }) => ({ type: 'group', id }));
      const editor = people[0] ?? ada;
      const current = await call(editor, 'GET', `/wiki/rest/api/content/${pageId}/restriction`);
      const others = current.body.results
        .filter((entry: Answer) => entry.operation !== operation)
        .map((entry: Answer) => ({
          operation: entry.operation,
          restrictions: { user: entry.restrictions.user.results, group: entry.restrictions.group.results },
        }));
      return call(editor, 'PUT', `/wiki/rest/api/content/${pageId}/restriction`, [
        ...others,
        { operation, restrictions: { user, group } },
      ]);
    },
  };
}
