/**
 * What the services of the local site know of each other: a clock, a database, the caller of a request and the events a
 * product announces. Each service is built from these and nothing else, so that every one can be tested alone and a
 * stranger can add one without reading the rest.
 */

/** Site time. Real by default; tests and the seed move it. All instants are milliseconds since the epoch, UTC. */
export interface Clock {
  now(): number;
  /**
   * Runs `task` once when site time reaches `at`; due tasks start in order of time, then of scheduling. `advance` waits
   * for one task before it starts the next, unless the task may run side by side with others.
   */
  schedule(at: number, task: () => void | Promise<void>, options?: { readonly isSideBySide?: boolean }): ScheduledTask;
  /**
   * Moves site time forward and awaits every task that falls due on the way, including those they schedule. While tasks
   * run side by side, site time moves on by a second at most: no function lives through hours in its milliseconds.
   */
  advance(milliseconds: number): Promise<void>;
  /** Sets how far site time stands from real time (the seed starts in the past and comes back to 0). */
  setOffset(milliseconds: number): void;
}
export interface ScheduledTask {
  cancel(): void;
}

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** The one embedded database file. Synchronous: a request handler that does not await is atomic. */
export interface Database {
  run(sql: string, parameters?: readonly SqlValue[]): void;
  get(sql: string, parameters?: readonly SqlValue[]): SqlRow | undefined;
  all(sql: string, parameters?: readonly SqlValue[]): readonly SqlRow[];
  /** Nested calls join the outer transaction; a throw rolls everything back. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** On whose behalf a product request is made. The app's own user is a person of the directory like any other. */
export type Caller =
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'app'; readonly accountId: string; readonly appId: string }
  | { readonly kind: 'anonymous' };

/** Bindings every product's Hono application receives with a request: `app.fetch(request, { caller, via })`. */
export interface ProductBindings {
  readonly caller: Caller;
  /** `app` calls come through the Forge proxy as `asApp()`/`asUser()`; `outside` is the browser shell or a REST client. */
  readonly via: 'forge' | 'outside';
}

/** A product as the rest of the site sees it: REST under Atlassian's own paths, nothing else. */
export interface Product {
  fetch(request: Request, bindings: ProductBindings): Response | Promise<Response>;
}

/** A product event as Forge delivers it, before delay, doubling or loss. */
export interface ProductEvent {
  /** For example `avi:confluence:updated:page`. */
  readonly eventType: string;
  /** Who caused it; Forge delivers it as `atlassianId`. */
  readonly atlassianId: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /**
   * False when the app's own user may not read the content: Forge then delivers nothing (platform facts, "restrictions
   * bind the app user as well").
   */
  readonly visibleToApp: boolean;
  /** True when the app itself caused it (`ignoreSelf`). */
  readonly causedByApp: boolean;
}
export interface ProductEvents {
  announce(event: ProductEvent): void;
}

/** Somebody is mentioned in what somebody else wrote. */
export interface Mention {
  readonly accountId: string;
  readonly authorId: string;
  readonly product: 'confluence' | 'jira';
  readonly place: 'text' | 'comment';
  /** Of the page or issue. */
  readonly title: string;
  /** Where it stands, below the site's origin. */
  readonly path: string;
  readonly excerpt: string;
  readonly at: number;
}
export interface Notifications {
  mention(mention: Mention): void;
}

export interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  readonly active: boolean;
  readonly accountType: 'atlassian' | 'app';
  readonly isSiteAdministrator: boolean;
}
export interface Group {
  readonly id: string;
  readonly name: string;
}
/** People and groups of the site, shared by both products. */
export interface Directory {
  person(accountId: string): Person | undefined;
  personByEmail(email: string): Person | undefined;
  people(): readonly Person[];
  addPerson(person: Omit<Person, 'active' | 'accountType'> & Partial<Pick<Person, 'active' | 'accountType'>>): Person;
  setActive(accountId: string, active: boolean): void;
  groups(): readonly Group[];
  group(id: string): Group | undefined;
  groupByName(name: string): Group | undefined;
  addGroup(name: string): Group;
  groupsOf(accountId: string): readonly Group[];
  membersOf(groupId: string): readonly Person[];
  addMember(groupId: string, accountId: string): void;
  removeMember(groupId: string, accountId: string): void;
}

/** What every service of the site is built from. */
export interface SiteServices {
  readonly clock: Clock;
  readonly database: Database;
  readonly directory: Directory;
  readonly events: ProductEvents;
  readonly notifications: Notifications;
  /** `https://…` origin the products name in links (`_links.base`); set when the HTTP port is known. */
  readonly origin: () => string;
  readonly cloudId: string;
}
