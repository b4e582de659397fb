/** Jira's `startAt` paging. */
import { query, request } from './http';

export async function collectValues<T>(path: string, name: string): Promise<readonly T[]> {
  const found: T[] = [];
  for (;;) {
    const answer = await request<Record<string, unknown>>(
      'GET',
      `${path}${query({ startAt: found.length, maxResults: 50 })}`,
    );
    const values = (answer[name] ?? []) as readonly T[];
    found.push(...values);
    if (values.length === 0 || answer.isLast === true || found.length >= Number(answer.total ?? 0)) return found;
  }
}
