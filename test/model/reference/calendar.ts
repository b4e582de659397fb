/** Days as the reference counts them: UTC, months clamped to their last day, Monday to Friday for working days. */
export const today = (at: string): string => at.slice(0, 10);

export function monthsLater(at: string, months: number | null): string | null {
  if (months === null) return null;
  const [year, month, day] = today(at).split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}

export function workingDaysLater(at: string, count: number): string {
  const date = new Date(`${today(at)}T12:00:00.000Z`);
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (date.getUTCDay() % 6 !== 0) left -= 1;
  }
  return date.toISOString().slice(0, 10);
}
