/** Attachments of a page: list, download, upload, replace by a new version. */
import { useRef, useState } from 'react';
import Button from '@atlaskit/button/new';
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
import { formatDateTime } from '../shared/time';

function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

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

interface FileButtonProps {
  readonly label: string;
  readonly text?: string;
  readonly onChosen: (file: File) => Promise<void>;
}

function FileButton({ label, text = label, onChosen }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button spacing="compact" aria-label={label} onClick={() => input.current?.click()}>
        {text}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void onChosen(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
