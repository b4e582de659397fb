/**
 * The authenticator in somebody's pocket: keeps the key it was shown and makes its codes in site time, each of them once.
 */
import { Secret, TOTP } from 'otpauth';

const period = 30_000;

export class Device {
  private totp: TOTP | undefined;
  private last = 0;

  constructor(private readonly now: () => Promise<number>) {}

  /** @param key as the screen shows it, in groups of four */
  take(key: string): void {
    this.totp = new TOTP({ secret: Secret.fromBase32(key.replace(/\s/g, '')) });
    this.last = 0;
  }

  /** The code of now, or the next one when that was used: the site takes one step of difference. */
  async code(): Promise<string> {
    if (this.totp === undefined) throw new Error('The device has no key yet.');
    for (;;) {
      const now = Math.floor((await this.now()) / period);
      const step = Math.max(now, this.last + 1);
      if (step <= now + 1) {
        this.last = step;
        return this.totp.generate({ timestamp: step * period });
      }
      await new Promise((resolve) => setTimeout(resolve, period / 10));
    }
  }
}
