/**
 * Product events in the shape Forge delivers them (developer.atlassian.com, "Confluence events").
 *
 * Personal data in the users of an event is replaced by the account id, as Forge does. Cascades are not announced:
 * trashing a page says nothing of its attachments. Delay, doubling and loss belong to the platform.
 */
import type { Caller, Clock, Directory, ProductEvents } from '../contracts';
import type { Access } from './access';
import type { Attachment, AttachmentVersion, Page } from './model';
import type { SpaceStore } from './store/space-store';
import type { VersionStore } from './store/version-store';

type Json = Readonly<Record<string, unknown>>;
export type PageEvent =
  | 'created'
  | 'updated'
  | 'archived'
  | 'unarchived'
  | 'trashed'
  | 'restored'
  | 'deleted'
  | 'moved'
  | 'copied'
  | 'permissions_updated';
export type AttachmentEvent = 'created' | 'updated' | 'trashed' | 'deleted';

export interface AnnouncerParts {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly events: ProductEvents;
  readonly spaces: SpaceStore;
  readonly versions: VersionStore;
  readonly access: Access;
  readonly origin: () => string;
}

export class Announcer {
  constructor(private readonly parts: AnnouncerParts) {}

  /** `visibleToApp` is given where the state after the change cannot tell: a deleted page, a new restriction. */
  page(caller: Caller, event: PageEvent, page: Page, extra: Json = {}, visibleToApp?: boolean): void {
    const trigger = event === 'updated' ? { updateTrigger: 'edit_page' } : {};
    this.announce(
      caller,
      `avi:confluence:${event}:page`,
      { ...trigger, content: this.pageContent(page), ...extra },
      visibleToApp ?? this.parts.access.mayAppsView(page),
    );
  }

  attachment(
    caller: Caller,
    event: AttachmentEvent,
    page: Page,
    attachment: Attachment,
    version: AttachmentVersion,
  ): void {
    const trigger = event === 'updated' ? { updateTrigger: 'edit_page' } : {};
    const payload = { ...trigger, attachment: this.attachmentContent(page, attachment, version) };
    this.announce(caller, `avi:confluence:${event}:attachment`, payload, this.parts.access.mayAppsView(page));
  }

  /** The page as events carry it; taken before a move it is the event's `prevContent`. */
  pageContent(page: Page): Json {
    const version = this.parts.versions.details(page.id, page.versionNumber);
    return {
      id: String(page.id),
      type: 'page',
      status: page.status,
      title: page.title,
      space: this.space(page.spaceId),
      history: this.history(page.authorId, page.ownerId, page.createdAt),
      version: {
        by: this.user(version?.authorId ?? page.authorId),
        when: instant(version?.createdAt ?? page.createdAt),
        number: page.versionNumber,
      },
    };
  }

  private attachmentContent(page: Page, attachment: Attachment, version: AttachmentVersion): Json {
    const path = `/wiki/download/attachments/${page.id}/${encodeURIComponent(attachment.title)}?version=${version.number}&api=v2`;
    return {
      id: String(attachment.id),
      type: 'attachment',
      status: attachment.status,
      title: attachment.title,
      space: this.space(page.spaceId),
      history: this.history(attachment.authorId, attachment.authorId, attachment.createdAt),
      version: { by: this.user(version.authorId), when: instant(version.createdAt), number: version.number },
      container: this.pageContent(page),
      extensions: {
        mediaType: version.mediaType,
        // A string in the published example although its type reference says number.
        fileSize: String(version.size),
        mediaTypeDescription: version.mediaType,
        fileId: version.fileId,
        collectionName: `contentId-${page.id}`,
        downloadPath: `${this.parts.origin()}${path}`,
      },
    };
  }

  private space(spaceId: number): Json {
    const space = this.parts.spaces.get(spaceId);
    return {
      id: spaceId,
      key: space?.key ?? '',
      alias: space?.key ?? '',
      name: space?.name ?? '',
      icon: { path: '/images/logo/default-space-logo-256.png', width: 48, height: 48, isDefault: false },
      type: 'global',
      status: 'current',
    };
  }

  private history(authorId: string, ownerId: string, createdAt: number): Json {
    return {
      latest: true,
      createdBy: this.user(authorId),
      ownedBy: this.user(ownerId),
      createdDate: instant(createdAt),
    };
  }

  private user(accountId: string): Json {
    return {
      type: 'known',
      username: accountId,
      accountId,
      accountType: this.parts.directory.person(accountId)?.accountType ?? 'atlassian',
      email: accountId,
      publicName: accountId,
      profilePicture: { path: `/wiki/aa-avatar/${accountId}`, width: 48, height: 48, isDefault: false },
      displayName: accountId,
      isExternalCollaborator: false,
    };
  }

  private announce(caller: Caller, eventType: string, payload: Json, visibleToApp: boolean): void {
    const atlassianId = caller.kind === 'anonymous' ? '' : caller.accountId;
    this.parts.events.announce({
      eventType,
      atlassianId,
      payload: {
        eventType,
        atlassianId,
        eventCreatedDate: instant(this.parts.clock.now()),
        suppressNotifications: false,
        ...payload,
      },
      visibleToApp,
      causedByApp: caller.kind === 'app',
    });
  }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
