/** Fields of an issue as text in a form, by what create and edit metadata say of them. */
import type { FieldMetadata } from '../rest/jira-types';
import { textToDocument } from '../shared/mention-document';
import { textOf } from '../shared/text-of';
import { plainText } from './plain-text';

export type FieldKind = 'line' | 'text' | 'date' | 'number' | 'choice' | 'choices' | 'person' | 'words';

/** Undefined for a kind this form cannot ask for. */
export function kindOf({ schema, fieldId, allowedValues }: FieldMetadata): FieldKind | undefined {
  if (['project', 'issuetype', 'reporter', 'attachment', 'issuelinks', 'parent'].includes(fieldId)) return undefined;
  const { type, items, system, custom = '' } = schema;
  if (type === 'string') {
    const isText = system === 'description' || system === 'environment' || custom.endsWith(':textarea');
    return isText ? 'text' : 'line';
  }
  if (type === 'date') return 'date';
  if (type === 'number') return 'number';
  if (type === 'user') return 'person';
  if (type === 'array' && items === 'string') return 'words';
  if (allowedValues !== undefined && allowedValues.length > 0) return type === 'array' ? 'choices' : 'choice';
  return undefined;
}

function idOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return textOf(value);
  const { accountId, id } = value as { readonly accountId?: unknown; readonly id?: unknown };
  return textOf(accountId ?? id);
}

/** What is stored, as the form shows it; several values stand one to a line. */
export function readField(kind: FieldKind, stored: unknown): string {
  if (stored === null || stored === undefined) return '';
  if (kind === 'text') return plainText(stored).trim();
  if (Array.isArray(stored)) return stored.map(idOf).join(kind === 'words' ? ' ' : '\n');
  return kind === 'choice' || kind === 'person' ? idOf(stored) : textOf(stored);
}

export function writeField(kind: FieldKind, text: string): unknown {
  const given = text.trim();
  const list = given.split(/\s+/).filter(Boolean);
  if (kind === 'words') return list;
  if (kind === 'choices') return list.map((id) => ({ id }));
  if (given === '') return null;
  switch (kind) {
    case 'text':
      return textToDocument(given);
    case 'number':
      return Number(given);
    case 'choice':
      return { id: given };
    case 'person':
      return { accountId: given };
    default:
      return given;
  }
}
