/** Adding and removing attachments: the file, its entry in the changelog, and the events. */
import type { Scope } from '../context';
import type { AttachmentRecord, ChangeItem, IssueRecord } from '../model';
import { forbidden } from '../refusal';
import { announceAttachment, announceUpdate } from './issue-events';
import { mayOnIssue, requireActor, requireOnIssue, type VisibleIssue } from './visibility';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export function addAttachments(
  scope: Scope,
  found: VisibleIssue,
  files: readonly UploadedFile[],
): readonly AttachmentRecord[] {
  const { jira } = scope;
  const author = requireActor(scope);
  requireOnIssue(
    scope,
    'CREATE_ATTACHMENTS',
    found,
    'You do not have permission to create attachments for this issue.',
  );
  const createdAt = jira.services.clock.now();
  const added = jira.services.database.transaction(() =>
    files.map(({ name, type, bytes }) => {
      const record: AttachmentRecord = {
        id: jira.issues.newId('attachment'),
        issueId: found.issue.id,
        filename: name,
        mimeType: type || 'application/octet-stream',
        size: bytes.length,
        author,
        createdAt,
      };
      jira.attachments.add(record, bytes);
      return record;
    }),
  );
  const issue = noteChange(
    scope,
    found.issue,
    added.map((record) => changeItem({ to: record })),
  );
  for (const record of added) announceAttachment(scope, 'created', issue, record);
  return added;
}

export function removeAttachment(scope: Scope, found: VisibleIssue, attachment: AttachmentRecord): void {
  const actor = requireActor(scope);
  const mayDelete =
    mayOnIssue(scope, 'DELETE_ALL_ATTACHMENTS', found) ||
    (attachment.author === actor && mayOnIssue(scope, 'DELETE_OWN_ATTACHMENTS', found));
  if (!mayDelete) throw forbidden('You do not have permission to delete this attachment.');
  scope.jira.attachments.remove(attachment.id);
  const issue = noteChange(scope, found.issue, [changeItem({ from: attachment })]);
  announceAttachment(scope, 'deleted', issue, attachment);
}

function changeItem({ from, to }: { from?: AttachmentRecord; to?: AttachmentRecord }): ChangeItem {
  return {
    field: 'Attachment',
    fieldId: 'attachment',
    from: from?.id ?? null,
    fromString: from?.filename ?? null,
    to: to?.id ?? null,
    toString: to?.filename ?? null,
  };
}

function noteChange(scope: Scope, issue: IssueRecord, items: readonly ChangeItem[]): IssueRecord {
  const { issues, services } = scope.jira;
  const createdAt = services.clock.now();
  const changed = { ...issue, updatedAt: createdAt };
  const author = requireActor(scope);
  services.database.transaction(() => {
    issues.save(changed);
    for (const item of items)
      issues.addChange({ id: issues.newId('change'), issueId: issue.id, author, createdAt, items: [item] });
  });
  announceUpdate(scope, changed, items);
  return changed;
}
