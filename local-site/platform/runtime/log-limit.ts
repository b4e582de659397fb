/**
 * Forge keeps 100 log lines a minute and drops the rest without a word to the app. Here the first one dropped is replaced
 * by a line of the local site, so that whoever reads the log knows that it is not whole.
 */
export interface FunctionLogLine {
  readonly level: string;
  readonly text: string;
}
const LINES_PER_MINUTE = 100;

export function createLogLimit(
  pass: ((line: FunctionLogLine) => void) | undefined,
  now: () => number,
): (line: FunctionLogLine) => void {
  let current = { minute: 0, lines: 0 };
  return (line) => {
    const minute = Math.floor(now() / 60_000);
    if (current.minute !== minute) current = { minute, lines: 0 };
    current.lines += 1;
    if (current.lines <= LINES_PER_MINUTE) pass?.(line);
    else if (current.lines === LINES_PER_MINUTE + 1) {
      pass?.({ level: 'warn', text: `(local site) over ${LINES_PER_MINUTE} lines this minute: the rest is dropped` });
    }
  };
}
