/**
 * What released copies ask of Confluence, all of it as the app: pages that only the app may edit. Refusals are ordinary answers;
 * no answer, 429 and 5xx are faults, after which nobody knows what was done: the next run looks. (recipe R8) [RC-6]
 */
import type { AccountId, GroupId, PageId, SpaceId } from '../../kernel/ids';
import type { PageVersion } from '../product-ports';

export interface CopyPageFacts {
  readonly pageId: PageId;
  readonly spaceId: SpaceId;
  readonly title: string;
  readonly status: 'current' | 'archived' | 'trashed';
  readonly parentId: PageId | null;
  readonly version: PageVersion & { readonly message: string };
}
export interface CopyPageText extends CopyPageFacts {
  /** ADF as text. */
  readonly body: string;
}
/**
 * `conflict`: the page has another version by now. `rejected`: Confluence does not take what was sent, for example because the title is taken; a look tells why.
 */
export type CopyWrite = 'written' | 'conflict' | 'rejected' | 'refused';

export interface CopyAccess {
  /** Groups that alone may read, besides the app; null: everybody who may use the space. */
  readonly readers: readonly GroupId[] | 'appOnly' | null;
}

export interface ConfluenceCopies {
  /** The account of the app itself. */
  readonly appAccount: () => Promise<AccountId>;
  /** Undefined when the app is not shown the space. */
  readonly mayCreatePages: (spaceId: SpaceId) => Promise<boolean | undefined>;
  /** From the top of the space down to the parent; undefined when the page is not shown to the app. */
  readonly ancestors: (pageId: PageId) => Promise<readonly PageId[] | undefined>;
  /** Whether some may not view the page itself; undefined when the app may not ask. */
  readonly isViewRestricted: (pageId: PageId) => Promise<boolean | undefined>;
  readonly page: (pageId: PageId) => Promise<CopyPageFacts | undefined>;
  /** The current page of this title; to find again what was made before an answer was lost. */
  readonly pageOfTitle: (spaceId: SpaceId, title: string) => Promise<CopyPageText | undefined>;
  /** Readable to nobody but the app until it is opened. */
  readonly create: (page: {
    readonly spaceId: SpaceId;
    /** Null: below the home page of the space. */
    readonly parentId: PageId | null;
    readonly title: string;
    readonly body: unknown;
  }) => Promise<PageId | 'rejected' | 'refused'>;
  readonly write: (page: {
    readonly pageId: PageId;
    readonly title: string;
    readonly body: unknown;
    readonly version: number;
    readonly message: string;
  }) => Promise<CopyWrite>;
  readonly move: (pageId: PageId, below: PageId) => Promise<CopyWrite>;
  /** Who may read, and that the app alone edits. */
  readonly restrict: (pageId: PageId, app: AccountId, access: CopyAccess) => Promise<CopyWrite>;
  /** Of the page as it is now. */
  readonly access: (pageId: PageId) => Promise<CopyAccessNow | undefined>;
  /** A file of the same name becomes its next version. */
  readonly upload: (
    pageId: PageId,
    file: { readonly title: string; readonly mediaType: string; readonly bytes: Uint8Array },
  ) => Promise<CopyWrite>;
  readonly trashAttachment: (attachmentId: string) => Promise<CopyWrite>;
}

/** As read, sorted, so that it can be compared. */
export interface CopyAccessNow {
  readonly view: readonly string[];
  readonly edit: readonly string[];
}
