/** The parts of Confluence's REST answers that the shell reads. */
export interface PageVersion {
  readonly number: number;
  readonly createdAt: string;
  readonly message?: string;
  readonly authorId: string;
  readonly minorEdit?: boolean;
}
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly spaceId: string;
  readonly parentId?: string | null;
  readonly authorId: string;
  readonly createdAt: string;
  readonly version: PageVersion;
  readonly body?: {
    readonly view?: { readonly value: string };
    readonly atlas_doc_format?: { readonly value: string };
  };
}
export interface PageLink {
  readonly id: string;
  readonly title: string;
  readonly spaceId?: string;
}
export interface Space {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly homepageId?: string | null;
}
export interface Comment {
  readonly id: string;
  readonly version: { readonly createdAt: string; readonly authorId?: string };
  readonly body?: { readonly view?: { readonly value: string } };
}
export interface Attachment {
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  readonly fileId: string;
  readonly fileSize: number;
  readonly downloadLink?: string;
  readonly version: PageVersion;
}
export interface ContentProperty {
  readonly key: string;
  readonly value: unknown;
}
export interface ConfluencePerson {
  readonly accountId: string;
  readonly displayName: string;
}
export interface ConfluenceGroup {
  readonly id: string;
  readonly name: string;
}
export interface OperationRestriction {
  readonly operation: 'read' | 'update';
  readonly people: readonly ConfluencePerson[];
  readonly groups: readonly ConfluenceGroup[];
}
export interface SearchHit {
  readonly id: string;
  readonly title: string;
  readonly excerpt: string;
  readonly url: string;
}
