/**
 * Concurrency keys of a queue: at most so many events of one key at a time. Who finds the key taken waits in line, and is
 * woken when one of those before it is done.
 */
export interface Concurrency {
  readonly key: string;
  readonly limit: number;
}
export interface ConcurrencyKeys {
  /** Resolves when one more may run; call what it answers when that is over. */
  enter(queueName: string, concurrency: Concurrency | undefined): Promise<() => void>;
}

interface Line {
  running: number;
  readonly waiting: { readonly limit: number; readonly admit: () => void }[];
}

export function createConcurrencyKeys(): ConcurrencyKeys {
  const lines = new Map<string, Line>();

  function leave(name: string, line: Line): void {
    line.running -= 1;
    for (let next = line.waiting[0]; next !== undefined && line.running < next.limit; next = line.waiting[0]) {
      line.waiting.shift();
      line.running += 1;
      next.admit();
    }
    if (line.running === 0 && line.waiting.length === 0) lines.delete(name);
  }

  return {
    async enter(queueName, concurrency) {
      if (concurrency === undefined) return () => {};
      const limit = Math.max(1, concurrency.limit);
      const name = `${queueName}/${concurrency.key}`;
      const line = lines.get(name) ?? { running: 0, waiting: [] };
      lines.set(name, line);
      if (line.running < limit && line.waiting.length === 0) line.running += 1;
      else await new Promise<void>((admit) => line.waiting.push({ limit, admit }));
      return () => leave(name, line);
    },
  };
}
