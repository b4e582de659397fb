/**
 * The nouns of the local Confluence as its stores hold them. Ids are numbers here and strings on the wire; instants are
 * milliseconds since the epoch.
 */
export type PageStatus = 'current' | 'archived' | 'trashed';
export type AttachmentStatus = 'current' | 'trashed';

export interface Space {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly homepageId: number | undefined;
}

export interface Page {
  readonly id: number;
  readonly spaceId: number;
  readonly parentId: number | undefined;
  readonly position: number;
  readonly status: PageStatus;
  readonly title: string;
  readonly authorId: string;
  readonly ownerId: string;
  readonly createdAt: number;
  readonly versionNumber: number;
}

/** Who, when and why of one page version. */
export interface PageVersionDetails {
  readonly number: number;
  readonly title: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly message: string;
  readonly minorEdit: boolean;
}

export interface PageVersion extends PageVersionDetails {
  readonly pageId: number;
  readonly body: Body;
}

/** A body as it was given: always ADF, and the storage document too when the writer sent that. */
export interface Body {
  readonly adf: string;
  readonly storage: string | undefined;
}

export interface ContentProperty {
  readonly id: number;
  readonly pageId: number;
  readonly key: string;
  /** Any JSON value, as text. */
  readonly value: string;
  readonly versionNumber: number;
  readonly message: string;
  readonly authorId: string;
  readonly createdAt: number;
}

export interface Attachment {
  readonly id: number;
  readonly pageId: number;
  readonly title: string;
  readonly status: AttachmentStatus;
  readonly authorId: string;
  readonly createdAt: number;
  readonly versionNumber: number;
}

export interface AttachmentVersion {
  readonly attachmentId: number;
  readonly number: number;
  readonly fileId: string;
  readonly mediaType: string;
  readonly size: number;
  readonly authorId: string;
  readonly createdAt: number;
  readonly comment: string;
  readonly minorEdit: boolean;
}

export interface Label {
  readonly id: number;
  readonly prefix: string;
  readonly name: string;
}

export interface FooterComment {
  readonly id: number;
  readonly pageId: number;
  readonly parentCommentId: number | undefined;
  readonly body: Body;
  readonly authorId: string;
  readonly createdAt: number;
}

export type RestrictedOperation = 'read' | 'update';

/** Who alone may do something with a page; no subjects for an operation means no restriction. */
export interface Restriction {
  readonly operation: RestrictedOperation;
  readonly subjectKind: 'user' | 'group';
  readonly subjectId: string;
}
