/**
 * One field of a create or edit request: checked as Jira checks it and turned into a change of the record. A wrong value is
 * an `error` in Jira's words, so that one answer can name all wrong fields.
 */
import { plainText } from '../plain-text';
import type { Directory } from '../../contracts';
import { adfToText, hasOnlyFilledText, isAdfDocument } from '../content/adf-text';
import { fromJiraTime, isCalendarDate } from '../instants';
import type { CustomField, IssueRecord, JsonValue, NamedItem, Project } from '../model';
import { badRequest } from '../refusal';
import type { ConfigurationStore } from '../store/configuration-store';

export interface FieldInputContext {
  readonly configuration: ConfigurationStore;
  readonly directory: Directory;
  readonly project: Project;
  readonly current: IssueRecord;
  readonly isAssignable: (accountId: string) => boolean;
}
export type FieldInput = { readonly patch: Partial<IssueRecord> } | { readonly error: string };

const MAXIMUM_TEXT = 32_767;
const STRING_EXPECTED = 'Operation value must be a string';
const ADF_EXPECTED = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';

export function readFieldInput(fieldId: string, value: unknown, context: FieldInputContext): FieldInput {
  switch (fieldId) {
    case 'summary':
      return readSummary(value);
    case 'description':
    case 'environment':
      return readDocument(value, (document) => ({ [fieldId]: document }));
    case 'priority':
      return readPriority(value, context);
    case 'resolution':
      return readResolution(value, context);
    case 'assignee':
      return readAssignee(value, context);
    case 'reporter':
      return readReporter(value, context);
    case 'labels':
      return readLabels(value, (labels) => ({ labels }));
    case 'components':
      return readItems(value, context.project.components, 'Component', (components) => ({ components }));
    case 'fixVersions':
      return readItems(value, context.project.versions, 'Version', (fixVersions) => ({ fixVersions }));
    case 'versions':
      return readItems(value, context.project.versions, 'Version', (versions) => ({ versions }));
    case 'duedate':
      return readDate(value, (dueDate) => ({ dueDate }));
    default: {
      const field = context.configuration.byId('customField', fieldId);
      return field === undefined ? { error: notSettable(fieldId) } : readCustom(field, value, context);
    }
  }
}

export const notSettable = (fieldId: string): string =>
  `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;

function readSummary(value: unknown): FieldInput {
  if (value === null || value === undefined) return { error: 'You must specify a summary of the issue.' };
  if (typeof value !== 'string') return { error: STRING_EXPECTED };
  const summary = value.trim();
  if (summary === '') return { error: 'You must specify a summary of the issue.' };
  if (/[\r\n]/.test(summary)) return { error: 'The summary is invalid because it contains newline characters.' };
  return summary.length > 255 ? { error: 'Summary must be less than 255 characters.' } : { patch: { summary } };
}

function readDocument(
  value: unknown,
  patch: (document: IssueRecord['description']) => Partial<IssueRecord>,
): FieldInput {
  if (value === null) return { patch: patch(null) };
  if (!isAdfDocument(value)) return { error: ADF_EXPECTED };
  if (!hasOnlyFilledText(value)) throw badRequest('INVALID_INPUT');
  return adfToText(value).length > MAXIMUM_TEXT ? { error: tooLong } : { patch: patch(value) };
}
const tooLong = 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.';

/** `{ id }` or `{ name }`, as Jira takes most references. */
export function readReference(value: unknown): { readonly id?: string; readonly name?: string } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { id, name } = value as { id?: unknown; name?: unknown };
  if (typeof id === 'string' || typeof id === 'number') return { id: String(id) };
  return typeof name === 'string' ? { name } : undefined;
}

function readPriority(value: unknown, { configuration }: FieldInputContext): FieldInput {
  if (value === null) return { patch: { priorityId: null } };
  const reference = readReference(value);
  if (reference === undefined) return { error: "Could not find valid 'id' or 'name' in priority object." };
  const priority =
    reference.id === undefined
      ? configuration.byName('priority', reference.name ?? '')
      : configuration.byId('priority', reference.id);
  if (priority !== undefined) return { patch: { priorityId: priority.id } };
  return {
    error:
      reference.id === undefined
        ? `Priority name '${reference.name}' is not valid`
        : 'The priority selected is invalid.',
  };
}

function readResolution(value: unknown, { configuration }: FieldInputContext): FieldInput {
  if (value === null) return { patch: { resolutionId: null } };
  const reference = readReference(value);
  const resolution =
    reference?.id === undefined
      ? configuration.byName('resolution', reference?.name ?? '')
      : configuration.byId('resolution', reference.id);
  return resolution === undefined
    ? { error: `Resolution name '${reference?.name ?? reference?.id ?? ''}' is not valid` }
    : { patch: { resolutionId: resolution.id } };
}

function accountIdOf(value: unknown): string | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'object') return undefined;
  const { accountId, id } = value as { accountId?: unknown; id?: unknown };
  // Null says nobody; only where nothing is said counts the other name.
  const given = accountId === undefined ? id : accountId;
  return given === null ? null : typeof given === 'string' ? given : undefined;
}

function readAssignee(value: unknown, { isAssignable, project }: FieldInputContext): FieldInput {
  const accountId = accountIdOf(value);
  if (accountId === undefined) return { error: "expected Object containing an 'accountId' property" };
  if (accountId === '-1') return { patch: { assignee: project.leadAccountId } };
  if (accountId === null || isAssignable(accountId)) return { patch: { assignee: accountId } };
  return { error: `User '${accountId}' cannot be assigned issues.` };
}

function readReporter(value: unknown, { directory }: FieldInputContext): FieldInput {
  const accountId = accountIdOf(value);
  if (accountId === null) return { error: 'Reporter is required.' };
  if (accountId === undefined || directory.person(accountId) === undefined)
    return { error: 'The reporter specified is not a user.' };
  return { patch: { reporter: accountId } };
}

function readLabels(value: unknown, patch: (labels: readonly string[]) => Partial<IssueRecord>): FieldInput {
  if (value === null) return { patch: patch([]) };
  if (!Array.isArray(value) || !value.every((label): label is string => typeof label === 'string')) {
    return { error: 'Operation value must be an array of strings' };
  }
  const spaced = value.find((label) => /\s/.test(label));
  if (spaced !== undefined) return { error: `The label '${spaced}' contains spaces which is invalid.` };
  return { patch: patch([...new Set(value)]) };
}

function readItems(
  value: unknown,
  known: readonly NamedItem[],
  noun: string,
  patch: (items: readonly NamedItem[]) => Partial<IssueRecord>,
): FieldInput {
  if (value === null) return { patch: patch([]) };
  if (!Array.isArray(value)) return { error: 'data was not an array' };
  const items: NamedItem[] = [];
  for (const entry of value) {
    const reference = readReference(entry);
    const item = known.find(({ id, name }) => id === reference?.id || name === reference?.name);
    if (item === undefined) return { error: `${noun} name '${reference?.name ?? reference?.id ?? ''}' is not valid` };
    items.push(item);
  }
  return { patch: patch(items) };
}

function readDate(value: unknown, patch: (date: string | null) => Partial<IssueRecord>): FieldInput {
  if (value === null || value === '') return { patch: patch(null) };
  if (typeof value !== 'string') return { error: STRING_EXPECTED };
  return isCalendarDate(value) ? { patch: patch(value) } : { error: `Error parsing date string: ${value}` };
}

function readCustom(field: CustomField, value: unknown, context: FieldInputContext): FieldInput {
  const patch = (stored: JsonValue): Partial<IssueRecord> => ({
    custom: { ...context.current.custom, [field.id]: stored },
  });
  if (value === null) return { patch: patch(null) };
  switch (field.type) {
    case 'string':
      if (typeof value !== 'string') return { error: STRING_EXPECTED };
      return value.length > 255
        ? { error: 'The entered text is too long. It exceeds the allowed limit of 255 characters.' }
        : { patch: patch(value) };
    case 'textarea':
      return isAdfDocument(value) ? { patch: patch(value as unknown as JsonValue) } : { error: ADF_EXPECTED };
    case 'number':
      return typeof value === 'number' ? { patch: patch(value) } : { error: 'Operation value must be a number' };
    case 'date':
      return readDate(value, patch);
    case 'datetime': {
      const instant = typeof value === 'string' ? fromJiraTime(value) : undefined;
      return instant === undefined ? { error: `Error parsing time: ${plainText(value)}` } : { patch: patch(instant) };
    }
    case 'labels':
      return readLabels(value, (labels) => patch(labels));
    case 'user': {
      const accountId = accountIdOf(value) ?? undefined;
      return accountId === undefined || context.directory.person(accountId) === undefined
        ? { error: 'Specify a valid value for user' }
        : { patch: patch(accountId) };
    }
    case 'option':
      return readOption(field, value, patch);
  }
}

function readOption(field: CustomField, value: unknown, patch: (id: string) => Partial<IssueRecord>): FieldInput {
  const { id, value: name } = (typeof value === 'object' ? value : {}) as { id?: unknown; value?: unknown };
  const option = field.options?.find((known) => known.id === plainText(id ?? '') || known.name === name);
  if (option !== undefined) return { patch: patch(option.id) };
  return {
    error: id === undefined ? `Specify a valid value for ${field.name}` : `Option id '${plainText(id)}' is not valid`,
  };
}
