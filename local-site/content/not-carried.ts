/**
 * What a document has that a page could not take over, by name and file, so that nothing disappears silently.
 */
export interface NotCarried {
  /** For example `HTML comment` or `image file missing: assets/logo.png`. */
  readonly construct: string;
  readonly file: string;
  readonly times: number;
}

export class NotCarriedList {
  private readonly times = new Map<string, number>();

  add(construct: string): void {
    this.times.set(construct, (this.times.get(construct) ?? 0) + 1);
  }

  inFile(file: string): readonly NotCarried[] {
    return [...this.times].map(([construct, times]) => ({ construct, file, times }));
  }
}
