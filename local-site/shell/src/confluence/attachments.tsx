/** Attachments of a page: list, download, upload, replace by a new version. */
import { useState } from 'react';
import {
  attachmentDownload,
  listAttachments,
  replaceAttachment,
  uploadAttachment,
} from '../rest/confluence-around-page';
import type { Attachment } from '../rest/confluence-types';
import { useLoaded } from '../rest/use-loaded';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { formatSize } from '../shared/file-size';
import { formatDateTime } from '../shared/time';
import { FileButton } from './file-button';

export function Attachments({ pageId }: { readonly pageId: string }) {
  const attachments = useLoaded(() => listAttachments(pageId), [pageId]);
  const [failure, setFailure] = useState<Error>();
  const save = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
      attachments.reload();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <section className="page-section" aria-labelledby="attachments-heading">
      <div className="section-head">
        <h2 id="attachments-heading">Attachments</h2>
        <FileButton label="Upload a file" onChosen={(file) => save(() => uploadAttachment(pageId, file))} />
      </div>
      {failure ? <FailureMessage title="The file was not saved" failure={failure} /> : null}
      <LoadedView resource={attachments} what="the attachments">
        {(found) =>
          found.length === 0 ? (
            <p className="subtle">No attachments.</p>
          ) : (
            <ul className="attachment-list">
              {found.map((attachment) => (
                <AttachmentRow
                  key={attachment.id}
                  pageId={pageId}
                  attachment={attachment}
                  onReplace={(file) => save(() => replaceAttachment(pageId, attachment.title, file))}
                />
              ))}
            </ul>
          )
        }
      </LoadedView>
    </section>
  );
}

interface AttachmentRowProps {
  readonly pageId: string;
  readonly attachment: Attachment;
  readonly onReplace: (file: File) => Promise<void>;
}

function AttachmentRow({ pageId, attachment, onReplace }: AttachmentRowProps) {
  return (
    <li>
      <a href={attachmentDownload(pageId, attachment.id)} download={attachment.title}>
        {attachment.title}
      </a>
      <span className="subtle">
        {formatSize(attachment.fileSize)} · version {attachment.version.number} ·{' '}
        {formatDateTime(attachment.version.createdAt)}
      </span>
      <FileButton label={`Replace ${attachment.title}`} text="Replace" onChosen={onReplace} />
    </li>
  );
}
