/**
 * One timeline for everything that happens in the company: each step has a site time, and they are played in that order.
 * Days count back from the first start; what would fall on a weekend happens on the Friday before.
 */

export interface Step {
  readonly at: number;
  /** Said when the step fails: which document or case, and what was tried. */
  readonly name: string;
  readonly play: () => Promise<void>;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const SECOND = 1000;
const SECONDS_IN_QUARTER = 887;

export class Calendar {
  private readonly today: number;

  constructor(now: number) {
    this.today = Math.floor(now / DAY) * DAY;
  }

  /** @param hour of the day, UTC; fractions are minutes */
  at(daysAgo: number, hour: number): number {
    return this.workingDay(daysAgo) + hour * HOUR;
  }

  date(daysAgo: number): string {
    return new Date(this.today - daysAgo * DAY).toISOString().slice(0, 10);
  }

  firstOfNextMonth(): string {
    const today = new Date(this.today);
    return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  }

  /** Days since the last day of a month (1 to 12) that has passed. */
  daysSinceEndOfMonth(month: number): number {
    const year = new Date(this.today).getUTCFullYear();
    const ends = [Date.UTC(year, month, 0), Date.UTC(year - 1, month, 0)];
    const end = ends.find((candidate) => candidate < this.today) ?? this.today;
    return (this.today - end) / DAY;
  }

  private workingDay(daysAgo: number): number {
    const day = this.today - daysAgo * DAY;
    const weekday = new Date(day).getUTCDay();
    if (weekday === 6) return day - DAY;
    return weekday === 0 ? day - 2 * DAY : day;
  }
}

/** Up to a quarter of an hour that looks unplanned and is the same at every start, in hours. */
export function littleLater(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) % SECONDS_IN_QUARTER;
  return (sum * SECOND) / HOUR;
}

/** Steps of one moment keep the order in which they were given. */
export async function playInOrder(steps: readonly Step[], moveTo: (at: number) => Promise<void>): Promise<void> {
  const ordered = [...steps].sort((one, other) => one.at - other.at);
  for (const step of ordered) {
    await moveTo(step.at);
    try {
      await step.play();
    } catch (error) {
      const day = new Date(step.at).toISOString().slice(0, 10);
      throw new Error(`${step.name} (${day}): ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
