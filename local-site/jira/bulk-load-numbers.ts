/** Loaded issues keep their numbers: what is made later must not take them again. */
import type { Database } from '../contracts';
import type { V2Issue } from './bulk-load-format';
import { reserveNumber } from './store/schema';

export function reserveNumbers(database: Database, issues: readonly V2Issue[]): void {
  const highest = (numbers: readonly number[]) => numbers.reduce((left, right) => Math.max(left, right), 0);
  reserveNumber(database, 'id:issue', highest(issues.map(({ id }) => Number(id))));
  reserveNumber(
    database,
    'id:comment',
    highest(issues.flatMap(({ fields }) => (fields.comment?.comments ?? []).map(({ id }) => Number(id)))),
  );
  reserveNumber(
    database,
    'id:link',
    highest(issues.flatMap(({ fields }) => (fields.issuelinks ?? []).map(({ id }) => Number(id)))),
  );
  for (const [projectKey, own] of groupByProject(issues)) {
    reserveNumber(
      database,
      `key:${projectKey}`,
      highest(own.map(({ key }) => Number(key.slice(key.lastIndexOf('-') + 1)))),
    );
  }
}

export function groupByProject(issues: readonly V2Issue[]): ReadonlyMap<string, readonly V2Issue[]> {
  const groups = new Map<string, V2Issue[]>();
  for (const issue of issues) {
    const { key } = issue.fields.project;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return groups;
}
