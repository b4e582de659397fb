/**
 * REST points by the published formula: each request costs 1; a read costs 1 more for each object it returns, 2 more for
 * each person, group or permission. Writes cost 1. Objects are the members of the answer's list (`results`, `values`,
 * `issues` or the answer itself), or 1 for a single object.
 */
const LIST_NAMES = ['results', 'values', 'issues'] as const;
/** POST requests that read. */
const READING_POSTS = ['/search/jql', '/issue/bulkfetch', '/users-bulk', '/permission/check'] as const;
/** Operations that answer identity and access objects. */
const IDENTITY =
  /\/(users?|users-bulk|group|groups|mypermissions|permissions?|operations|myself|memberof|membersByGroupId|groupuserpicker)(\/|$)/;

function countObjects(body: unknown): number {
  if (Array.isArray(body)) return body.length;
  if (typeof body !== 'object' || body === null) return 0;
  for (const name of LIST_NAMES) {
    const list = (body as Readonly<Record<string, unknown>>)[name];
    if (Array.isArray(list)) return list.length;
  }
  return 1;
}

export function countRestPoints(
  method: string,
  target: string,
  status: number,
  body: Uint8Array,
  type: string,
): number {
  const path = target.split('?')[0] ?? '';
  const reads = method === 'GET' || READING_POSTS.some((end) => path.endsWith(end));
  if (!reads || status >= 300 || !type.includes('json')) return 1;
  try {
    return 1 + countObjects(JSON.parse(new TextDecoder().decode(body))) * (IDENTITY.test(path) ? 2 : 1);
  } catch {
    // An answer that is not JSON although it says so holds no objects to count.
    return 1;
  }
}
