/** Instants as people of the two products read them. */
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const DATE_TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function valid(instant: string | undefined): Date | undefined {
  if (!instant) return undefined;
  // Jira writes offsets without a colon (`+0000`), which not every engine reads.
  const date = new Date(instant.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function formatDate(instant: string | undefined): string {
  const date = valid(instant);
  return date ? DATE.format(date) : '';
}

export function formatDateTime(instant: string | undefined): string {
  const date = valid(instant);
  return date ? DATE_TIME.format(date) : '';
}
