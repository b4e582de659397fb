/** Texts, instants and calendar dates as values of Jira expressions. Instants and dates compare, and do nothing else here. */
import { adfToText } from '../content/adf-text';
import { isCalendarDate } from '../instants';
import type { AdfDocument } from '../model';
import { Entity, type Value } from './values';

export function richText(document: AdfDocument | null): Value {
  if (document === null) return null;
  return new Entity({
    type: 'RichText',
    properties: { plainText: { read: () => adfToText(document), isExpensive: false } },
  });
}
export function instant(at: number | null): Value {
  return at === null ? null : new Entity({ type: 'Date', order: at, properties: {} });
}
export function calendarDate(text: string | null): Value {
  if (text === null || !isCalendarDate(text)) return null;
  return new Entity({ type: 'CalendarDate', order: Date.parse(text), properties: {} });
}
