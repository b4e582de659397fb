/**
 * Every field an issue has on this site: its name, type and clause names as `GET /field` lists them. Reading a value is
 * `rest/present-issue.ts`, writing one is `field-input.ts`.
 */
import type { CustomField, CustomFieldType } from '../model';
import type { ConfigurationStore } from '../store/configuration-store';

export interface FieldSchema {
  readonly type: string;
  readonly items?: string;
  readonly system?: string;
  readonly custom?: string;
  readonly customId?: number;
}
export interface FieldDefinition {
  readonly id: string;
  readonly name: string;
  readonly isCustom: boolean;
  readonly isNavigable: boolean;
  readonly isOrderable: boolean;
  readonly clauseNames: readonly string[];
  readonly operations: readonly string[];
  /** Absent for the key, which is not a field of the issue's `fields`. */
  readonly schema?: FieldSchema;
}

function system(
  id: string,
  name: string,
  type: string,
  options: Partial<Pick<FieldDefinition, 'isNavigable' | 'isOrderable' | 'clauseNames' | 'operations'>> & {
    items?: string;
  } = {},
): FieldDefinition {
  return {
    id,
    name,
    isCustom: false,
    isNavigable: options.isNavigable ?? true,
    isOrderable: options.isOrderable ?? true,
    clauseNames: options.clauseNames ?? [id],
    operations: options.operations ?? [],
    schema: options.items === undefined ? { type, system: id } : { type, items: options.items, system: id },
  };
}

const SET = ['set'];
const LIST = ['add', 'set', 'remove'];
const NONE = { isOrderable: false };

const SYSTEM_FIELDS: readonly FieldDefinition[] = [
  system('summary', 'Summary', 'string', { operations: SET }),
  system('description', 'Description', 'string', { operations: SET }),
  system('issuetype', 'Issue Type', 'issuetype', { clauseNames: ['issuetype', 'type'] }),
  system('project', 'Project', 'project', { isOrderable: false, operations: SET }),
  system('status', 'Status', 'status', NONE),
  system('priority', 'Priority', 'priority', { operations: SET }),
  system('resolution', 'Resolution', 'resolution', { operations: SET }),
  system('assignee', 'Assignee', 'user', { operations: SET }),
  system('reporter', 'Reporter', 'user', { operations: SET }),
  system('creator', 'Creator', 'user', NONE),
  system('labels', 'Labels', 'array', { items: 'string', operations: LIST }),
  system('components', 'Components', 'array', { items: 'component', clauseNames: ['component'], operations: LIST }),
  system('fixVersions', 'Fix versions', 'array', { items: 'version', clauseNames: ['fixVersion'], operations: LIST }),
  system('versions', 'Affects versions', 'array', {
    items: 'version',
    clauseNames: ['affectedVersion'],
    operations: LIST,
  }),
  system('environment', 'Environment', 'string', { operations: SET }),
  system('duedate', 'Due date', 'date', { clauseNames: ['due', 'duedate'], operations: SET }),
  system('parent', 'Parent', 'issuelink', { isOrderable: false, operations: SET }),
  system('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', isOrderable: false, clauseNames: ['subtasks'] }),
  system('issuelinks', 'Linked Issues', 'array', {
    items: 'issuelinks',
    clauseNames: ['issueLink'],
    operations: ['add'],
  }),
  system('attachment', 'Attachment', 'array', {
    items: 'attachment',
    isNavigable: false,
    clauseNames: ['attachments'],
  }),
  system('comment', 'Comment', 'comments-page', { isNavigable: false, operations: ['add'] }),
  system('created', 'Created', 'datetime', { isOrderable: false, clauseNames: ['created', 'createdDate'] }),
  system('updated', 'Updated', 'datetime', { isOrderable: false, clauseNames: ['updated', 'updatedDate'] }),
  system('resolutiondate', 'Resolved', 'datetime', { isOrderable: false, clauseNames: ['resolutiondate', 'resolved'] }),
  system('statuscategorychangedate', 'Status Category Changed', 'datetime', {
    isOrderable: false,
    clauseNames: ['statusCategoryChangedDate'],
  }),
  {
    id: 'issuekey',
    name: 'Key',
    isCustom: false,
    isNavigable: true,
    isOrderable: false,
    operations: [],
    clauseNames: ['id', 'issue', 'issuekey', 'key'],
  },
];

const CUSTOM_SCHEMAS: Readonly<
  Record<CustomFieldType, { type: string; items?: string; key: string; operations: readonly string[] }>
> = {
  string: { type: 'string', key: 'textfield', operations: SET },
  textarea: { type: 'string', key: 'textarea', operations: SET },
  number: { type: 'number', key: 'float', operations: SET },
  date: { type: 'date', key: 'datepicker', operations: SET },
  datetime: { type: 'datetime', key: 'datetime', operations: SET },
  option: { type: 'option', key: 'select', operations: SET },
  user: { type: 'user', key: 'userpicker', operations: SET },
  labels: { type: 'array', items: 'string', key: 'labels', operations: LIST },
};

function custom(field: CustomField): FieldDefinition {
  const { type, items, key, operations } = CUSTOM_SCHEMAS[field.type];
  const customId = Number(field.id.slice('customfield_'.length));
  const schema = { type, custom: `com.atlassian.jira.plugin.system.customfieldtypes:${key}`, customId };
  return {
    id: field.id,
    name: field.name,
    isCustom: true,
    isNavigable: true,
    isOrderable: true,
    clauseNames: [`cf[${customId}]`, field.name],
    operations,
    schema: items === undefined ? schema : { ...schema, items },
  };
}

export function allFields(configuration: ConfigurationStore): readonly FieldDefinition[] {
  return [...SYSTEM_FIELDS, ...configuration.list('customField').map(custom)];
}

export function findField(configuration: ConfigurationStore, fieldId: string): FieldDefinition | undefined {
  return SYSTEM_FIELDS.find(({ id }) => id === fieldId) ?? allFields(configuration).find(({ id }) => id === fieldId);
}
