/** Dates of JQL: absolute, relative (`-7d`, `4w 2d`) and by function (`startOfMonth("-1M")`). The site's zone is UTC. */
import { badRequest } from '../refusal';

const MINUTE = 60_000;
const UNIT: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE, w: 7 * 1440 * MINUTE };
const ABSOLUTE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2}))?$/;
const PERIOD = /^[+-]?\d+[wdhm](?:\s+\d+[wdhm])*$/;

/** The instant a value of a date clause names; refuses with Jira's sentence. */
export function parseJqlDate(value: string, field: string, now: number): number {
  const absolute = ABSOLUTE.exec(value);
  if (absolute !== null) {
    const [year, month, day, hour, minute] = absolute.slice(1).map((part) => Number(part ?? 0));
    const instant = Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0);
    if (new Date(instant).getUTCMonth() === (month ?? 1) - 1) return instant;
  } else if (PERIOD.test(value)) {
    const sign = value.startsWith('-') ? -1 : 1;
    const parts = value.replace(/^[+-]/, '').split(/\s+/);
    return now + sign * parts.reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNIT[part.slice(-1)] ?? 0), 0);
  }
  throw badRequest(
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

type CalendarUnit = 'day' | 'week' | 'month' | 'year';
const FUNCTIONS: Readonly<Record<string, readonly ['start' | 'end', CalendarUnit]>> = {
  startofday: ['start', 'day'],
  startofweek: ['start', 'week'],
  startofmonth: ['start', 'month'],
  startofyear: ['start', 'year'],
  endofday: ['end', 'day'],
  endofweek: ['end', 'week'],
  endofmonth: ['end', 'month'],
  endofyear: ['end', 'year'],
};

/** The instant of a date function, or undefined when JQL has no such date function. */
export function evaluateDateFunction(name: string, args: readonly string[], now: number): number | undefined {
  const key = name.toLowerCase();
  if (key === 'now') return now;
  const known = FUNCTIONS[key];
  if (known === undefined) return undefined;
  const [edge, unit] = known;
  const shifted = args[0] === undefined ? now : shift(now, args[0], unit, name);
  const start = startOf(shifted, unit);
  return edge === 'start' ? start : next(start, unit) - 1;
}

function startOf(instant: number, unit: CalendarUnit): number {
  const date = new Date(instant);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'year') return Date.UTC(year, 0, 1);
  if (unit === 'month') return Date.UTC(year, month, 1);
  // Weeks start on Sunday, as in Jira's default locale.
  return Date.UTC(year, month, unit === 'week' ? day - date.getUTCDay() : day);
}

function next(start: number, unit: CalendarUnit): number {
  const date = new Date(start);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (unit === 'year') return Date.UTC(year + 1, 0, 1);
  if (unit === 'month') return Date.UTC(year, month + 1, 1);
  return Date.UTC(year, month, day + (unit === 'week' ? 7 : 1));
}

const NATURAL_UNIT: Readonly<Record<CalendarUnit, string>> = { day: 'd', week: 'w', month: 'M', year: 'y' };

function shift(now: number, argument: string, natural: CalendarUnit, name: string): number {
  const match = /^([+-]?\d+)([yMwdhm])?$/.exec(argument.trim());
  if (match === null) {
    throw badRequest(
      `Duration for function '${name}' should have the format (+/-)n(yMwdhm), e.g -1M for 1 month earlier.`,
    );
  }
  const amount = Number(match[1]);
  const unit = match[2] ?? NATURAL_UNIT[natural];
  const date = new Date(now);
  if (unit === 'y') return date.setUTCFullYear(date.getUTCFullYear() + amount);
  if (unit === 'M') return date.setUTCMonth(date.getUTCMonth() + amount);
  return now + amount * (UNIT[unit] ?? 0);
}
