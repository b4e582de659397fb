/**
 * What the application asks of Confluence. `as: 'user'` answers what the person in front of the screen may see and do;
 * `as: 'app'` is for effects that a recorded event already authorised. Absent and forbidden look the same: `undefined`.
 * Jira has a file of its own (`jira-port.ts`).
 */
import type { AdfNode } from '../contract/redline';
import type { Person } from '../kernel/actor';
import type { AccountId, GroupId, PageId, SpaceId } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { ConfluenceCopies } from './released-copy/copy-port';

export type Viewer = 'user' | 'app';

export interface PageFacts {
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly title: string;
  /** False in the bin or deleted. */
  readonly isLive: boolean;
  readonly version: PageVersion;
}
/** Confluence renumbers versions when one is deleted: the creation time tells them apart, the number only finds them. */
export interface PageVersion {
  readonly number: number;
  readonly createdAt: Instant;
  readonly authorId: AccountId;
}
export interface PageText extends PageFacts {
  /** ADF document. */
  readonly body: unknown;
}
export interface AttachmentFacts {
  readonly attachmentId: string;
  readonly title: string;
  readonly version: number;
  readonly fileId: string;
  readonly size: number;
  readonly mediaType: string;
  /** Of this version; null when Confluence does not say. */
  readonly authorId: AccountId | null;
}

/** What a macro shows; `live` is a frame or a program in the browser of each reader. */
export type MacroShown =
  | { readonly shows: 'content'; readonly content: readonly AdfNode[] }
  | { readonly shows: 'nothing' | 'live' | 'failure' };

/** What is around a page and no content of it. */
export interface PageSurroundings {
  readonly parentId: PageId | null;
  /** Sorted. */
  readonly labels: readonly string[];
  readonly restricted: readonly {
    readonly what: 'view' | 'edit';
    readonly people: readonly string[];
    readonly groups: readonly string[];
  }[];
}

export interface ConfluencePages {
  readonly page: (as: Viewer, pageId: PageId) => Promise<PageFacts | undefined>;
  /** @param version a historical version; the current one when not given */
  readonly pageText: (as: Viewer, pageId: PageId, version?: number) => Promise<PageText | undefined>;
  /** Oldest first; at most `most` of the newest. */
  readonly versions: (as: Viewer, pageId: PageId, most: number) => Promise<readonly PageVersion[]>;
  /** The current page of this title in a space. */
  readonly pageByTitle: (as: Viewer, spaceId: SpaceId, title: string) => Promise<PageText | undefined>;
  /** Of pages this viewer is shown; any number, 250 a request in parallel. */
  readonly currentVersions: (as: Viewer, pageIds: readonly PageId[]) => Promise<ReadonlyMap<PageId, PageVersion>>;
  /** Of pages this viewer is shown; any number, 250 a request in parallel. */
  readonly pages: (as: Viewer, pageIds: readonly PageId[]) => Promise<ReadonlyMap<PageId, PageFacts>>;
  /** As the app. */
  readonly place: (pageId: PageId) => Promise<PageSurroundings | undefined>;
  readonly attachments: (as: Viewer, pageId: PageId) => Promise<readonly AttachmentFacts[]>;
  /**
   * Of the current version, or the one given. `redirected` when the bytes lie at a host the app may not fetch from.
   */
  readonly attachmentBytes: (
    as: Viewer,
    pageId: PageId,
    attachmentId: string,
    version?: number,
  ) => Promise<Uint8Array | 'redirected' | undefined>;
  /** What one macro of a version shows, as finished content. */
  readonly macroShown: (as: Viewer, pageId: PageId, version: number, macroId: string) => Promise<MacroShown>;
  /** Whether the person may edit the page. */
  readonly mayEdit: (pageId: PageId) => Promise<boolean>;
  /** Which of these pages the person may read; any number, 250 a request in parallel. */
  readonly readable: (pageIds: readonly PageId[]) => Promise<ReadonlySet<PageId>>;
}

export interface SpaceFacts {
  readonly spaceId: SpaceId;
  readonly key: string;
  readonly name: string;
  /** Where a browser finds the space; pages lie under `/pages/<id>`. Null when Confluence does not say (lists). */
  readonly address: string | null;
}
export interface ConfluenceSpaces {
  space(as: Viewer, spaceId: SpaceId): Promise<SpaceFacts | undefined>;
  spaces(as: Viewer, spaceIds: readonly SpaceId[]): Promise<readonly SpaceFacts[]>;
  idOfKey(as: Viewer, key: string): Promise<SpaceId | undefined>;
}

export interface CurrentPerson extends Person {
  /** Confluence lets this person administer the site. */
  readonly isSiteAdministrator: boolean;
}
export interface KnownPerson extends Person {
  readonly isApp: boolean;
  readonly isActive: boolean;
}
export interface GroupFacts {
  readonly groupId: GroupId;
  readonly name: string;
}
export interface ConfluencePeople {
  /** The person in front of the screen, with the name the directory shows today. */
  readonly me: () => Promise<CurrentPerson>;
  readonly groupsOf: (as: Viewer, accountId: AccountId) => Promise<readonly GroupFacts[]>;
  /** Names of accounts; unknown ones are left out. */
  readonly people: (as: Viewer, accountIds: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, KnownPerson>>;
  /** With those who left and are still listed; who reads it says who counts. [AG-73] */
  readonly members: (as: Viewer, groupId: GroupId) => Promise<readonly KnownPerson[]>;
  /** Asked as the app about somebody else; null when Confluence does not tell the app. */
  readonly maySeePage: (accountId: AccountId, pageId: PageId) => Promise<boolean | null>;
  readonly groups: (as: Viewer) => Promise<readonly GroupFacts[]>;
}

export interface ContentProperty {
  readonly propertyId: string;
  readonly version: number;
  readonly value: unknown;
  /** Message of the last write. */
  readonly message: string;
}
export type PropertyWrite = 'written' | 'conflict' | 'refused';
/** Content properties, as the app: display only, because anybody who may edit the page can write them. */
export interface ConfluenceProperties {
  property(pageId: PageId, key: string): Promise<ContentProperty | 'absent' | 'refused'>;
  createProperty(pageId: PageId, key: string, value: unknown): Promise<PropertyWrite>;
  updateProperty(
    pageId: PageId,
    key: string,
    value: unknown,
    replacing: ContentProperty,
    message: string,
  ): Promise<PropertyWrite>;
}

/** Digits. */
export type CommentId = `${number}`;
/** Comments at the foot of a page, as the app: for what is told to people there. */
export interface ConfluenceComments {
  /** Id of a comment that shows this text, among the newest 250. */
  findComment(pageId: PageId, text: string): Promise<CommentId | 'refused' | undefined>;
  /** @param body ADF document @returns its id */
  addComment(pageId: PageId, body: unknown): Promise<CommentId | 'refused'>;
}

export interface Confluence {
  readonly pages: ConfluencePages;
  readonly spaces: ConfluenceSpaces;
  readonly people: ConfluencePeople;
  readonly properties: ConfluenceProperties;
  readonly comments: ConfluenceComments;
  readonly copies: ConfluenceCopies;
}
