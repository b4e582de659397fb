/** Instants as Jira writes them: `2021-01-17T12:34:00.000+0000`. */

export function toJiraTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}

/** Reads Jira's own format and ISO 8601; undefined when it is neither. */
export function fromJiraTime(text: string): number | undefined {
  const milliseconds = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

export const isCalendarDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
