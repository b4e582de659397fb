/**
 * Gives a frozen text back the ids that ADF demands of task and decision lists. They are left out of what is frozen, because
 * the editor renews them by itself; any id unique within the document is valid, and these are the same at every reading.
 * [SG-5, DC-7]
 */
const needLocalId: ReadonlySet<string> = new Set([
  'taskList',
  'taskItem',
  'blockTaskItem',
  'decisionList',
  'decisionItem',
]);

type Node = Readonly<Record<string, unknown>>;

/** @param body ADF in its canonical form */
export function restoreLocalIds(body: unknown): unknown {
  let given = 0;
  function restored(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(restored);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Node;
    const type = typeof node.type === 'string' ? node.type : '';
    if (!needLocalId.has(type)) return mapped(node);
    given += 1;
    const localId = `frozen-${given}`;
    return { ...mapped(node), attrs: { ...(node.attrs as Node | undefined), localId } };
  }
  function mapped(node: Node): Node {
    return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, restored(member)]));
  }
  return restored(body);
}
