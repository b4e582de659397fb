/**
 * Edits the fields of an issue's edit screen. Rich text is offered as plain text; a field is only written when it was
 * changed, so that rich content survives an edit of the others.
 */
import { useId, useState } from 'react';
import { assignablePeople, editFields, editIssue } from '../rest/jira';
import type { FieldMetadata, JiraIssue } from '../rest/jira-types';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { FieldForm, type FieldTexts } from './field-form';
import { kindOf, readField, writeField } from './field-values';
import { IssueDialog } from './issue-dialog';

interface EditIssueDialogProps {
  readonly issue: JiraIssue;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function storedTexts(fields: readonly FieldMetadata[], issue: JiraIssue): FieldTexts {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const kind = kindOf(field);
      return kind === undefined ? [] : [[field.fieldId, readField(kind, issue.fields[field.fieldId])]];
    }),
  );
}

export function EditIssueDialog({ issue, onClose, onSaved }: EditIssueDialogProps) {
  const screen = useLoaded(async () => {
    const [fields, people] = await Promise.all([editFields(issue.key), assignablePeople({ issueKey: issue.key })]);
    return { fields, people, stored: storedTexts(fields, issue) };
  }, [issue.key]);
  const [changed, setChanged] = useState<FieldTexts>({});
  const baseId = useId();
  const save = async () => {
    const { fields, stored } = screen.value ?? { fields: [], stored: {} };
    const input = fields.flatMap((field) => {
      const kind = kindOf(field);
      const text = changed[field.fieldId];
      return kind === undefined || text === undefined || text === (stored as FieldTexts)[field.fieldId]
        ? []
        : [[field.fieldId, writeField(kind, text)] as const];
    });
    await editIssue(issue.key, Object.fromEntries(input));
    onSaved();
    onClose();
  };
  return (
    <IssueDialog
      title={`Edit ${issue.key}`}
      failureTitle="The issue was not saved"
      submit="Save"
      isReady={screen.value !== undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <LoadedView resource={screen} what="the fields">
        {({ fields, people, stored }) => (
          <FieldForm
            fields={fields}
            people={people}
            values={{ ...stored, ...changed }}
            baseId={baseId}
            onChange={(fieldId, text) => setChanged((before) => ({ ...before, [fieldId]: text }))}
          />
        )}
      </LoadedView>
    </IssueDialog>
  );
}
