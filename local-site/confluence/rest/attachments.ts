/**
 * Attachments: listing, versions and trash in v2; upload and download in v1; the bytes under `/wiki/download/`.
 *
 * The v1 download answers 302 to the media path, as the product does. Whether the Forge proxy follows such a redirect
 * without declared egress is not known, so it is a switch (`ConfluenceOptions.forgeFollowsDownloads`).
 */
import { AttachmentActions, type UploadedFile } from '../attachment-actions';
import { ProductError, badRequest, notFound } from '../errors';
import type { Attachment, AttachmentVersion, Page, AttachmentStatus } from '../model';
import type { ConfluenceParts } from '../parts';
import { presentAttachmentV1, presentAttachmentV2, presentAttachmentVersion } from '../present/attachment-presenter';
import { downloadPath } from '../present/page-presenter';
import { cursorPage } from './paging';
import {
  allowQuery,
  booleanQuery,
  callerId,
  choiceQuery,
  editablePage,
  integerQuery,
  listQuery,
  looseId,
  pathId,
  viewablePage,
  type ConfluenceApp,
  type RequestContext,
} from './request';
import { DATE_SORTS, sortBy } from './sorting';

export interface DownloadSwitch {
  /** True: a download through the Forge proxy answers the bytes; false: the bare 302. */
  forgeFollowsDownloads: boolean;
}

export function routeAttachments(app: ConfluenceApp, parts: ConfluenceParts, downloads: DownloadSwitch): void {
  routeReading(app, parts);
  routeUploads(app, parts);
  routeDownloads(app, parts, downloads);
}

function routeReading(app: ConfluenceApp, parts: ConfluenceParts): void {
  app.get('/wiki/api/v2/pages/:id/attachments', (context) => {
    allowQuery(context, ['sort', 'cursor', 'status', 'mediaType', 'filename', 'limit']);
    const page = viewablePage(parts, context, pathId(context, 'id'));
    const sort = choiceQuery(context, 'sort', DATE_SORTS) ?? 'created-date';
    const asked = listQuery(context, 'status') ?? ['current', 'archived'];
    const statuses = (['current', 'trashed'] as const).filter((status: AttachmentStatus) => asked.includes(status));
    const { mediaType, filename } = context.req.query();
    const found = parts.attachments
      .list(page.id, statuses)
      .map((attachment) => ({ attachment, version: versionOf(parts, attachment, attachment.versionNumber) }))
      .filter(({ version }) => mediaType === undefined || version.mediaType === mediaType)
      .filter(({ attachment }) => filename === undefined || attachment.title === filename);
    const isByCreation = sort.endsWith('created-date');
    const sorted = sortBy(
      found,
      ({ attachment, version }) => (isByCreation ? attachment.createdAt : version.createdAt),
      sort.startsWith('-'),
    );
    return cursorPage(
      parts,
      context,
      sorted,
      ({ attachment, version }) => presentAttachmentV2(parts, attachment, version),
      50,
    );
  });

  app.get('/wiki/api/v2/attachments/:id', (context) => {
    allowQuery(context, ['version']);
    const { attachment } = viewableAttachment(parts, context);
    const version = versionOf(parts, attachment, integerQuery(context, 'version') ?? attachment.versionNumber);
    const { _links, ...shown } = presentAttachmentV2(parts, attachment, version);
    return context.json({ ...shown, _links: { ...(_links as object), base: `${parts.origin()}/wiki` } });
  });

  app.get('/wiki/api/v2/attachments/:id/versions', (context) => {
    allowQuery(context, ['cursor', 'limit']);
    const { attachment } = viewableAttachment(parts, context);
    return cursorPage(parts, context, parts.attachments.versions(attachment.id), (version) => ({
      ...presentAttachmentVersion(version),
      attachment: { title: attachment.title, id: `att${attachment.id}` },
    }));
  });

  app.delete('/wiki/api/v2/attachments/:id', (context) => {
    allowQuery(context, ['purge']);
    const { attachment } = viewableAttachment(parts, context);
    const page = editablePage(parts, context, attachment.pageId);
    const actions = new AttachmentActions(parts);
    if (booleanQuery(context, 'purge')) {
      if (!parts.access.mayAdministerSpace(callerId(context), page.spaceId)) throw notFound();
      actions.purge(context.env.caller, page, attachment);
    } else {
      if (attachment.status === 'trashed') throw notFound();
      actions.trash(context.env.caller, page, attachment);
    }
    return context.body(null, 204);
  });
}

function routeUploads(app: ConfluenceApp, parts: ConfluenceParts): void {
  const path = '/wiki/rest/api/content/:id/child/attachment';
  const upload = async (context: RequestContext, mode: 'create' | 'createOrUpdate') => {
    allowQuery(context, []);
    // The product refuses multipart forms without this header as a defence against cross-site requests.
    const token = context.req.header('X-Atlassian-Token');
    if (token !== 'nocheck' && token !== 'no-check') throw new ProductError(403, 'FORBIDDEN', 'XSRF check failed');
    const page = editablePage(parts, context, looseId(context, 'id'));
    const files = await readUpload(context);
    const actions = new AttachmentActions(parts);
    const stored = parts.database.transaction(() => files.map((file) => actions[mode](context.env.caller, page, file)));
    const results = stored.map(({ attachment, version }) => presentAttachmentV1(parts, page, attachment, version));
    const links = { base: `${parts.origin()}/wiki`, context: '/wiki', self: context.req.url };
    return context.json({ results, start: 0, limit: results.length, size: results.length, _links: links });
  };
  app.post(path, (context) => upload(context, 'create'));
  app.put(path, (context) => upload(context, 'createOrUpdate'));
}

async function readUpload(context: RequestContext): Promise<readonly UploadedFile[]> {
  if (!context.req.header('Content-Type')?.startsWith('multipart/form-data')) {
    throw new ProductError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type');
  }
  const form = await context.req.formData();
  const comment = form.get('comment');
  const files = form.getAll('file').flatMap((part) => (typeof part === 'string' ? [] : [part]));
  if (files.length === 0) throw badRequest('At least one file must be given');
  return Promise.all(
    files.map(async (file) => ({
      title: file.name,
      mediaType: file.type === '' ? 'application/octet-stream' : file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
      comment: typeof comment === 'string' ? comment : '',
      minorEdit: form.get('minorEdit') === 'true',
    })),
  );
}

function routeDownloads(app: ConfluenceApp, parts: ConfluenceParts, downloads: DownloadSwitch): void {
  app.get('/wiki/rest/api/content/:id/child/attachment/:attachmentId/download', (context) => {
    allowQuery(context, ['version', 'status']);
    const page = viewablePage(parts, context, looseId(context, 'id'));
    const attachment = parts.attachments.get(looseId(context, 'attachmentId'));
    if (!attachment || attachment.pageId !== page.id || attachment.status !== 'current') throw notFound();
    const number = integerQuery(context, 'version') ?? attachment.versionNumber;
    if (number < 1 || number > attachment.versionNumber) throw badRequest(`Invalid version number ${number}`);
    if (context.env.via === 'forge' && downloads.forgeFollowsDownloads) return answerBytes(parts, attachment, number);
    return context.redirect(`${parts.origin()}${downloadPath(page.id, attachment.title, number)}`, 302);
  });

  app.get('/wiki/download/attachments/:pageId/:title', (context) => {
    const page = viewablePage(parts, context, pathId(context, 'pageId'));
    const attachment = parts.attachments.findByTitle(page.id, context.req.param('title'));
    if (!attachment) throw notFound();
    return answerBytes(parts, attachment, integerQuery(context, 'version') ?? attachment.versionNumber);
  });
}

function answerBytes(parts: ConfluenceParts, attachment: Attachment, number: number): Response {
  const version = versionOf(parts, attachment, number);
  const bytes = parts.attachments.bytes(attachment.id, number);
  if (!bytes) throw notFound();
  // Only pictures are shown in the page; everything else is a download, so that an uploaded HTML file never runs.
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(version.mediaType);
  const name = encodeURIComponent(attachment.title);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': version.mediaType,
      'Content-Length': String(version.size),
      'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function viewableAttachment(
  parts: ConfluenceParts,
  context: RequestContext,
): { readonly attachment: Attachment; readonly page: Page } {
  const attachment = parts.attachments.get(looseId(context, 'id'));
  if (!attachment) throw notFound();
  return { attachment, page: viewablePage(parts, context, attachment.pageId) };
}

function versionOf(parts: ConfluenceParts, attachment: Attachment, number: number): AttachmentVersion {
  const version = parts.attachments.version(attachment.id, number);
  if (!version) throw notFound();
  return version;
}
