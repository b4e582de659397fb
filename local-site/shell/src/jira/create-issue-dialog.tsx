/** Creates an issue: its type, then the fields of that type's create screen. */
import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import { type FormEvent, useId, useState } from 'react';
import { assignablePeople, createFields, createIssue, createMetadata } from '../rest/jira';
import type { FieldMetadata, Named, Project } from '../rest/jira-types';
import { useLoaded } from '../rest/use-loaded';
import { issueAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { LoadedView } from '../shared/loaded-view';
import { go } from '../shared/router';
import { FieldForm, type FieldTexts } from './field-form';
import { kindOf, writeField } from './field-values';

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
  const [failure, setFailure] = useState<Error>();
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
  const create = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const issue = await createIssue({
        project: { key: project.key },
        issuetype: { id: chosen },
        ...given(screen.value?.fields ?? [], values),
      });
      onClose();
      go(issueAddress(issue.key));
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <Modal onClose={onClose} width="medium">
      <form className="dialog-form" onSubmit={(event) => void create(event)}>
        <ModalHeader hasCloseButton>
          <ModalTitle>Create issue</ModalTitle>
        </ModalHeader>
        <ModalBody>
          {failure ? <FailureMessage title="The issue was not created" failure={failure} /> : null}
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
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button appearance="primary" type="submit" isDisabled={!values.summary?.trim() || chosen === undefined}>
            Create
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}
