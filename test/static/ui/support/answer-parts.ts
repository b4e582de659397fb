/** People, places and points in time of which canned answers are made. */
import type { AccountId, IssueId, PageId, SpaceId } from '../../../../src/kernel/ids';
import type { CalendarDate, Instant } from '../../../../src/kernel/time';

export const pageId = '65541' as PageId;
export const spaceId = '98306' as SpaceId;
export const issueId = '10014' as IssueId;
export const instant = (text: string) => text as Instant;
export const day = (text: string) => text as CalendarDate;
export const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const person = (name: string) => ({
  accountId: `712020:${name.toLowerCase().replace(/\W/g, '')}` as AccountId,
  name,
});
export const idris = person('Idris Bello');
export const maren = person('Maren Holt');
export const luca = person('Luca Ferri');
export const callum = person('Callum Reid');
