/**
 * Growing waits (jittered by the clock) that add up to about the deadline: what lost a race looks again a little later.
 */
import type { Clock } from './ports';

const deadlineMilliseconds = 15_000;

export class Patience {
  private waited = 0;
  private next: number;

  constructor(
    private readonly clock: Clock,
    private readonly waits: { readonly first: number; readonly longest: number } = { first: 40, longest: 2_000 },
  ) {
    this.next = waits.first;
  }

  /** False when there is no time left. */
  async wait(): Promise<boolean> {
    if (this.waited >= deadlineMilliseconds) return false;
    const pause = this.next;
    this.waited += pause;
    this.next = Math.min(pause * 2, this.waits.longest);
    await this.clock.pause(pause);
    return true;
  }
}
