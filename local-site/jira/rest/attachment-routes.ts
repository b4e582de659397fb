/** Attachments: upload, facts, download. A download answers 303 to the file's own address, as Cloud does, unless told not to. */
import type { JiraContext, Scope } from '../context';
import type { AttachmentRecord } from '../model';
import { forbidden, JiraRefusal, notFound } from '../refusal';
import { addAttachments, removeAttachment } from '../services/attachment-commands';
import { requireVisibleIssue } from '../services/visibility';
import { presentAttachment } from './present-attachment';
import { type JiraApplication, parameter, presenterOf, scopeOf } from './request';

export function addAttachmentRoutes(app: JiraApplication, jira: JiraContext): void {
  app.post('/rest/api/3/issue/:issueIdOrKey/attachments', async (request) => {
    if (!['no-check', 'nocheck'].includes(request.req.header('X-Atlassian-Token') ?? ''))
      throw forbidden('XSRF check failed');
    const form = await request.req.parseBody({ all: true }).catch(() => ({ file: [] }));
    const files = [form.file].flat().filter((entry) => entry instanceof File);
    if (files.length === 0) throw new JiraRefusal(400, ['No files were found in the request.']);
    const contents = await Promise.all(
      files.map(async (file) => ({
        name: file.name,
        type: file.type,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const scope = scopeOf(jira, request);
    const found = requireVisibleIssue(scope, parameter(request, 'issueIdOrKey'));
    const added = addAttachments(scope, found, contents);
    return request.json(added.map((record) => presentAttachment(presenterOf(jira, request), record)));
  });

  app.get('/rest/api/3/attachment/content/:id', (request) => {
    const attachment = requireAttachment(scopeOf(jira, request), parameter(request, 'id'));
    if (request.req.query('redirect') === 'false') return bytesResponse(jira, attachment);
    return request.redirect(
      `${jira.services.origin()}/secure/attachment/${attachment.id}/${encodeURIComponent(attachment.filename)}`,
      303,
    );
  });
  app.get('/secure/attachment/:id/:filename', (request) =>
    bytesResponse(jira, requireAttachment(scopeOf(jira, request), parameter(request, 'id'))),
  );

  app.get('/rest/api/3/attachment/:id', (request) => {
    const presenter = presenterOf(jira, request);
    const attachment = requireAttachment(presenter.scope, parameter(request, 'id'));
    return request.json({ ...presentAttachment(presenter, attachment), id: Number(attachment.id) });
  });

  app.delete('/rest/api/3/attachment/:id', (request) => {
    const scope = scopeOf(jira, request);
    const attachment = requireAttachment(scope, parameter(request, 'id'));
    removeAttachment(scope, requireVisibleIssue(scope, attachment.issueId), attachment);
    return request.body(null, 204);
  });
}

function requireAttachment(scope: Scope, id: string): AttachmentRecord {
  const attachment = /^\d+$/.test(id) ? scope.jira.attachments.find(id) : undefined;
  if (attachment === undefined) throw notFound(`The attachment with id '${id}' does not exist`);
  requireVisibleIssue(scope, attachment.issueId);
  return attachment;
}

function bytesResponse(jira: JiraContext, attachment: AttachmentRecord): Response {
  const bytes = jira.attachments.bytes(attachment.id) ?? new Uint8Array();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': attachment.mimeType,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
    },
  });
}
