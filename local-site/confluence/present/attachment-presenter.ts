/**
 * Attachments as v2 lists them and as v1 answers to an upload.
 */
import type { Attachment, AttachmentVersion, Page } from '../model';
import type { ConfluenceParts } from '../parts';
import { instant } from '../rest/paging';
import type { JsonObject } from '../rest/request';
import { downloadPath } from './page-presenter';
import { presentUserV1 } from './person-presenter';

export function presentAttachmentV2(
  parts: ConfluenceParts,
  attachment: Attachment,
  version: AttachmentVersion,
): JsonObject {
  // v2 links are relative to `/wiki`, which stands in `_links.base`.
  const download = downloadPath(attachment.pageId, attachment.title, version.number).replace(/^\/wiki/, '');
  const webui = `/pages/viewpageattachments.action?pageId=${attachment.pageId}&preview=${attachment.id}`;
  return {
    id: `att${attachment.id}`,
    status: attachment.status,
    title: attachment.title,
    createdAt: instant(attachment.createdAt),
    pageId: String(attachment.pageId),
    mediaType: version.mediaType,
    mediaTypeDescription: version.mediaType,
    comment: version.comment,
    fileId: version.fileId,
    fileSize: version.size,
    webuiLink: webui,
    downloadLink: download,
    version: presentAttachmentVersion(version),
    _links: { webui, download },
  };
}

export function presentAttachmentVersion(version: AttachmentVersion): JsonObject {
  return {
    number: version.number,
    message: version.comment,
    minorEdit: version.minorEdit,
    authorId: version.authorId,
    createdAt: instant(version.createdAt),
  };
}

export function presentAttachmentV1(
  parts: ConfluenceParts,
  page: Page,
  attachment: Attachment,
  version: AttachmentVersion,
): JsonObject {
  const author = parts.directory.person(version.authorId);
  return {
    id: `att${attachment.id}`,
    type: 'attachment',
    status: attachment.status,
    title: attachment.title,
    version: {
      ...(author && { by: presentUserV1(parts, author) }),
      when: instant(version.createdAt),
      message: version.comment,
      number: version.number,
      minorEdit: version.minorEdit,
      contentTypeModified: false,
    },
    container: { id: String(page.id), type: 'page', status: page.status, title: page.title },
    metadata: { comment: version.comment, mediaType: version.mediaType },
    extensions: {
      mediaType: version.mediaType,
      fileSize: version.size,
      comment: version.comment,
      mediaTypeDescription: version.mediaType,
      fileId: version.fileId,
      collectionName: `contentId-${page.id}`,
    },
    _links: {
      self: `${parts.origin()}/wiki/rest/api/content/att${attachment.id}`,
      download: downloadPath(page.id, attachment.title, version.number).replace(/^\/wiki/, ''),
    },
  };
}
