/** Shape of a refusal in words, and the one that must be there when nothing else could be loaded. */
export interface RefusalWords {
  readonly message: string;
  readonly next: string;
}

/** What the server sends beside a code. */
export type RefusalDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export const noAnswer: RefusalWords = {
  message: 'No answer came back.',
  next: 'Press again: if the first press did arrive, you get its outcome and nothing happens twice.',
};
