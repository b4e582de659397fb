/** An attachment on the wire. */
import type { AttachmentRecord } from '../model';
import type { Json, Presenter } from './presenter';

export function presentAttachment(presenter: Presenter, attachment: AttachmentRecord): Json {
  return {
    self: presenter.api(`attachment/${attachment.id}`),
    id: attachment.id,
    filename: attachment.filename,
    author: presenter.person(attachment.author),
    created: presenter.time(attachment.createdAt),
    size: attachment.size,
    mimeType: attachment.mimeType,
    content: presenter.api(`attachment/content/${attachment.id}`),
  };
}
