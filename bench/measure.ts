/**
 * Runs something often, one after the other, and says how long it took: median and 95th percentile.
 */
export interface Measured {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

export async function measure<Item>(
  name: string,
  items: readonly Item[],
  run: (item: Item) => Promise<unknown>,
  warmUp = 5,
): Promise<Measured> {
  for (const item of items.slice(0, warmUp)) await run(item);
  const took: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await run(item);
    took.push(performance.now() - started);
  }
  took.sort((one, other) => one - other);
  return { name, runs: took.length, median: at(took, 0.5), p95: at(took, 0.95), longest: took.at(-1) ?? 0 };
}

export function tableOf(rows: readonly Measured[]): string {
  const cells = rows.map(({ name, runs, median, p95, longest }) => [
    name,
    String(runs),
    ...[median, p95, longest].map((value) => value.toFixed(1)),
  ]);
  const all = [['', 'runs', 'median ms', 'p95 ms', 'longest ms'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return all.map(line).join('\n');
}
