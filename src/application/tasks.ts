/**
 * What waits for whom: a projection of the streams for "My work". May be late; pressing a button there is decided by the
 * stream. Which rows a stream has is kept in a row of its own, because a query would not be sure to find them all.
 */
import type { WorkItem } from '../contract/space-answers';
import type { AccountId } from '../kernel/ids';
import { operationsKey, type StreamName, taskKey } from './keys';
import type { Row, RowKey, Storage } from './ports';

export interface Task {
  readonly assignee: AccountId;
  /** Tells the tasks of one person on one stream apart. */
  readonly step: string;
  readonly item: WorkItem;
}

/** Index attributes must be there; what has no date sorts last. */
const noDate = '9999-12-31';

export function taskRow(stream: StreamName, task: Task): Row {
  return { schema: 1, assignee: task.assignee, dueOn: task.item.dueOn ?? noDate, stream, body: task.item };
}

/** Makes the tasks of a stream these and no others. The list of keys is always written before a row appears. */
export async function projectTasks(storage: Storage, stream: StreamName, tasks: readonly Task[]): Promise<void> {
  const list = operationsKey(`tasks:${stream}`);
  const before = ((await storage.read([list])).row(list)?.body as { readonly keys?: readonly string[] } | undefined)
    ?.keys;
  const known = before ?? [];
  const wanted = new Map(tasks.map((task) => [taskKey(task.assignee, stream, task.step).key, task]));
  const fresh = [...wanted.keys()].filter((key) => !known.includes(key));
  const obsolete = known.filter((key) => !wanted.has(key));
  if (fresh.length > 0) await storage.write(list, listRow([...known, ...fresh]));
  await Promise.all([...wanted].map(([key, task]) => storage.write(taskAt(key), taskRow(stream, task))));
  await Promise.all(obsolete.map((key) => storage.remove(taskAt(key))));
  if (obsolete.length > 0) await storage.write(list, listRow([...wanted.keys()]));
}

function taskAt(key: string): RowKey {
  return { entity: 'task', key };
}
function listRow(keys: readonly string[]): Row {
  return { schema: 1, seq: 1, body: { keys } };
}
