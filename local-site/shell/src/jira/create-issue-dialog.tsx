/** Creates an issue: its type, then the fields of that type's create screen. */
import { useId, useState } from 'react';
import { assignablePeople, createFields, createIssue, createMetadata } from '../rest/jira';
import type { FieldMetadata, Named, Project } from '../rest/jira-types';
import { useLoaded } from '../rest/use-loaded';
import { issueAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { go } from '../shared/router';
import { FieldForm, type FieldTexts } from './field-form';
import { kindOf, writeField } from './field-values';
import { IssueDialog } from './issue-dialog';

interface CreateIssueDialogProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** What was filled in; what was left empty is left to Jira's defaults. */
function given(fields: readonly FieldMetadata[], values: FieldTexts): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const kind = kindOf(field);
      const text = values[field.fieldId]?.trim() ?? '';
      return kind === undefined || text === '' ? [] : [[field.fieldId, writeField(kind, text)] as const];
    }),
  );
}

export function CreateIssueDialog({ project, onClose }: CreateIssueDialogProps) {
  const types = useLoaded(() => createMetadata(project.key), [project.key]);
  const [typeId, setTypeId] = useState('');
  const [values, setValues] = useState<FieldTexts>({});
  const baseId = useId();
  const offered: readonly Named[] = types.value?.issueTypes ?? types.value?.values ?? [];
  const chosen = typeId || offered[0]?.id;
  const screen = useLoaded(async () => {
    if (chosen === undefined) return { fields: [], people: [] };
    const [fields, people] = await Promise.all([
      createFields(project.key, chosen),
      assignablePeople({ project: project.key }),
    ]);
    return { fields, people };
  }, [project.key, chosen]);
  const create = async () => {
    const issue = await createIssue({
      project: { key: project.key },
      issuetype: { id: chosen },
      ...given(screen.value?.fields ?? [], values),
    });
    onClose();
    go(issueAddress(issue.key));
  };
  return (
    <IssueDialog
      title="Create issue"
      failureTitle="The issue was not created"
      submit="Create"
      isReady={Boolean(values.summary?.trim()) && chosen !== undefined}
      onSubmit={create}
      onClose={onClose}
    >
      <LoadedView resource={types} what="the issue types">
        {() => (
          <>
            <label className="field-label" htmlFor={`${baseId}-type`}>
              Issue type
            </label>
            <select
              id={`${baseId}-type`}
              className="field-select"
              value={chosen}
              onChange={(event) => setTypeId(event.target.value)}
            >
              {offered.map((type) => (
                <option key={type.id} value={type.id}>
                  {type.name}
                </option>
              ))}
            </select>
          </>
        )}
      </LoadedView>
      <LoadedView resource={screen} what="the fields">
        {({ fields, people }) => (
          <FieldForm
            fields={fields}
            people={people}
            values={values}
            baseId={baseId}
            onChange={(fieldId, text) => setValues((before) => ({ ...before, [fieldId]: text }))}
          />
        )}
      </LoadedView>
    </IssueDialog>
  );
}
