/** One field of create or edit metadata: type, operations, whether it is required, and the values allowed. */
import { findField } from '../fields/field-catalogue';
import type { Project, ProjectIssueType, ScreenField } from '../model';
import type { Json, Presenter } from './presenter';

export function presentCreateField(
  presenter: Presenter,
  project: Project,
  type: ProjectIssueType,
  { fieldId, required }: ScreenField,
): (Json & { fieldId: string })[] {
  const { configuration } = presenter.scope.jira;
  const field = findField(configuration, fieldId);
  if (field?.schema === undefined) return [];
  const allowedValues = allowedValuesOf(presenter, project, type, fieldId);
  const standard = fieldId === 'priority' ? configuration.byName('priority', 'Medium') : undefined;
  return [
    {
      required,
      schema: field.schema,
      name: field.name,
      key: fieldId,
      fieldId,
      // The reporter is required and filled in with the creator.
      hasDefaultValue: standard !== undefined || fieldId === 'reporter',
      operations: field.operations,
      ...(standard === undefined ? {} : { defaultValue: presenter.priority(standard) }),
      ...(allowedValues === undefined ? {} : { allowedValues }),
      ...(field.schema.type === 'user'
        ? { autoCompleteUrl: presenter.api(`user/assignable/search?project=${project.key}&query=`) }
        : {}),
    },
  ];
}

function allowedValuesOf(
  presenter: Presenter,
  project: Project,
  type: ProjectIssueType,
  fieldId: string,
): readonly Json[] | undefined {
  const { configuration } = presenter.scope.jira;
  switch (fieldId) {
    case 'project':
      return [presenter.project(project)];
    case 'issuetype':
      return [presenter.issueType(type.issueTypeId)];
    case 'priority':
      return configuration.list('priority').map((priority) => presenter.priority(priority));
    case 'components':
      return project.components.map(({ id, name }) => ({ self: presenter.api(`component/${id}`), id, name }));
    case 'fixVersions':
    case 'versions':
      return project.versions.map(({ id, name }) => ({
        self: presenter.api(`version/${id}`),
        id,
        name,
        archived: false,
        released: false,
        projectId: Number(project.id),
      }));
    default: {
      const options = configuration.byId('customField', fieldId)?.options;
      return options?.map(({ id, name }) => ({ self: presenter.api(`customFieldOption/${id}`), id, value: name }));
    }
  }
}
