/** Files attached to an issue: list, download, attach, delete. */
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { FileButton } from '../confluence/file-button';
import { attachFile, deleteAttachment } from '../rest/jira';
import type { JiraIssue } from '../rest/jira-types';
import { FailureMessage } from '../shared/failure-message';
import { formatSize } from '../shared/file-size';
import { formatDateTime } from '../shared/time';

interface IssueAttachmentsProps {
  readonly issue: JiraIssue;
  readonly onChanged: () => void;
}

export function IssueAttachments({ issue, onChanged }: IssueAttachmentsProps) {
  const [failure, setFailure] = useState<Error>();
  const attachments = issue.fields.attachment ?? [];
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
      onChanged();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <section aria-labelledby="issue-attachments-heading">
      <div className="section-head">
        <h2 id="issue-attachments-heading">Attachments</h2>
        <FileButton label="Attach a file" onChosen={(file) => attempt(() => attachFile(issue.key, file))} />
      </div>
      {failure ? <FailureMessage title="The attachments were not changed" failure={failure} /> : null}
      {attachments.length === 0 ? <p className="subtle">No attachments.</p> : null}
      <ul className="attachment-list">
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <a href={`/rest/api/3/attachment/content/${attachment.id}`} download={attachment.filename}>
              {attachment.filename}
            </a>
            <span className="subtle">
              {formatSize(attachment.size)} · {attachment.author?.displayName} · {formatDateTime(attachment.created)}
            </span>
            <Button
              spacing="compact"
              appearance="subtle"
              onClick={() => void attempt(() => deleteAttachment(attachment.id))}
            >
              {`Delete ${attachment.filename}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
