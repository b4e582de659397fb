/**
 * Which space's nonconformities become issues of which Jira project, and of which type. [R7]
 */
import Button from '@atlaskit/button/default/button';
import { useEffect, useState } from 'react';
import {
  type FoundIssueType,
  type FoundProject,
  type FoundSpace,
  findIssueTypes,
  findProjects,
  listSpaces,
} from '../host/directory';
import { ChoiceField, LineField } from '../parts/form';
import { Notice } from '../parts/notice';
import type { SpaceRow } from './draft';

type Listed<Item> =
  | { readonly state: 'loading' | 'failed' }
  | { readonly state: 'ready'; readonly items: readonly Item[] };

function useList<Item>(load: () => Promise<readonly Item[]>): Listed<Item> {
  const [listed, setListed] = useState<Listed<Item>>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    load()
      .then((items) => {
        if (wanted) setListed({ state: 'ready', items });
      })
      .catch(() => {
        // Shown beside the field, which then takes typed text.
        if (wanted) setListed({ state: 'failed' });
      });
    return () => {
      wanted = false;
    };
  }, [load]);
  return listed;
}

interface RowProps {
  readonly row: SpaceRow;
  readonly projects: Listed<FoundProject>;
  readonly onChange?: ((row: SpaceRow) => void) | undefined;
  readonly onRemove: () => void;
}

function IssueType({ row, onChange }: { readonly row: SpaceRow; readonly onChange: (row: SpaceRow) => void }) {
  const { projectKey } = row;
  const [types, setTypes] = useState<readonly FoundIssueType[]>([]);
  useEffect(() => {
    let wanted = true;
    setTypes([]);
    if (projectKey !== null) {
      findIssueTypes(projectKey)
        .then((found) => {
          if (wanted) setTypes(found);
        })
        // Without the list the first standard type is used, which is what the field then says.
        .catch(() => undefined);
    }
    return () => {
      wanted = false;
    };
  }, [projectKey]);
  const known = row.issueTypeId === null || types.some(({ id }) => id === row.issueTypeId);
  return (
    <ChoiceField
      label={`Issue type for ${row.name}`}
      value={row.issueTypeId ?? ''}
      choices={[
        { value: '', label: 'First standard type' },
        ...types.map(({ id, name }) => ({ value: id, label: name })),
        ...(known ? [] : [{ value: row.issueTypeId ?? '', label: `Type ${row.issueTypeId}` }]),
      ]}
      onChange={(id) => onChange({ ...row, issueTypeId: id === '' ? null : id })}
    />
  );
}

function Row({ row, projects, onChange, onRemove }: RowProps) {
  if (onChange === undefined) {
    return (
      <li className="card row spread">
        <strong>{row.name}</strong>
        <span>{row.projectKey === null ? 'no Jira project' : `Jira project ${row.projectKey}`}</span>
      </li>
    );
  }
  const found = projects.state === 'ready' ? projects.items : [];
  const isKnown = row.projectKey === null || found.some(({ key }) => key === row.projectKey);
  return (
    <li className="card stack-tight">
      <div className="row spread">
        <strong>{row.name}</strong>
        <Button spacing="compact" appearance="subtle" aria-label={`Remove ${row.name}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      <div className="pair">
        {projects.state === 'failed' ? (
          <LineField
            label={`Jira project key for ${row.name}`}
            optional
            hint="Jira did not list its projects; type the key."
            maximum={10}
            value={row.projectKey ?? ''}
            onChange={(key) => onChange({ ...row, projectKey: key.trim() === '' ? null : key.trim().toUpperCase() })}
          />
        ) : (
          <ChoiceField
            label={`Jira project for ${row.name}`}
            value={row.projectKey ?? ''}
            choices={[
              { value: '', label: 'None: records stand alone' },
              ...found.map(({ key, name }) => ({ value: key, label: `${name} (${key})` })),
              ...(isKnown ? [] : [{ value: row.projectKey ?? '', label: row.projectKey ?? '' }]),
            ]}
            onChange={(key) => onChange({ ...row, projectKey: key === '' ? null : key, issueTypeId: null })}
          />
        )}
        {row.projectKey === null ? null : <IssueType row={row} onChange={onChange} />}
      </div>
    </li>
  );
}

interface SpacesProps {
  readonly rows: readonly SpaceRow[];
  readonly onChange?: ((rows: readonly SpaceRow[]) => void) | undefined;
}

function AddSpace({
  rows,
  onChange,
}: {
  readonly rows: readonly SpaceRow[];
  readonly onChange: (rows: readonly SpaceRow[]) => void;
}) {
  const spaces = useList<FoundSpace>(listSpaces);
  if (spaces.state === 'failed') {
    return (
      <Notice tone="warning">
        <p>Confluence did not list its spaces. Reload to try again.</p>
      </Notice>
    );
  }
  const rest =
    spaces.state === 'ready' ? spaces.items.filter((space) => !rows.some((row) => row.spaceId === space.spaceId)) : [];
  return (
    <ChoiceField<string>
      label="Add a space"
      value=""
      choices={[
        { value: '', label: spaces.state === 'loading' ? 'Loading spaces …' : 'Choose a space …' },
        ...rest.map((space) => ({ value: space.spaceId, label: space.name })),
      ]}
      onChange={(chosen) => {
        const space = rest.find(({ spaceId }) => spaceId === chosen);
        if (space !== undefined) {
          onChange([...rows, { spaceId: space.spaceId, name: space.name, projectKey: null, issueTypeId: null }]);
        }
      }}
    />
  );
}

function EditedSpaces({
  rows,
  onChange,
}: {
  readonly rows: readonly SpaceRow[];
  readonly onChange: (rows: readonly SpaceRow[]) => void;
}) {
  const projects = useList<FoundProject>(findProjects);
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <Row
            key={row.spaceId}
            row={row}
            projects={projects}
            onChange={(changed) => onChange(rows.map((other) => (other.spaceId === changed.spaceId ? changed : other)))}
            onRemove={() => onChange(rows.filter(({ spaceId }) => spaceId !== row.spaceId))}
          />
        ))}
      </ul>
      <AddSpace rows={rows} onChange={onChange} />
    </>
  );
}

export function Spaces({ rows, onChange }: SpacesProps) {
  return (
    <div className="stack-tight">
      {rows.length === 0 ? <p className="quiet">No space has a Jira project: nonconformities stand alone.</p> : null}
      {onChange === undefined ? (
        <ul className="cards">
          {rows.map((row) => (
            <Row key={row.spaceId} row={row} projects={{ state: 'loading' }} onRemove={() => undefined} />
          ))}
        </ul>
      ) : (
        <EditedSpaces rows={rows} onChange={onChange} />
      )}
    </div>
  );
}
