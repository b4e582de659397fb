/**
 * Reads stored ADF defensively: a snapshot is data from outside, so each field is looked at before it is used, and what is not
 * understood is shown as such instead of being dropped.
 */
export interface AdfNode {
  readonly type: string;
  readonly text: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly marks: readonly AdfNode[];
  readonly content: readonly AdfNode[];
}

/** Deeper than Confluence nests; stops a hostile body before it stops the browser. */
const deepest = 60;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readNodes(value: unknown, depth: number): readonly AdfNode[] {
  return Array.isArray(value) && depth < deepest ? value.map((child) => readNode(child, depth + 1)) : [];
}

export function readNode(value: unknown, depth = 0): AdfNode {
  const node = isObject(value) ? value : {};
  return {
    type: typeof node.type === 'string' ? node.type : 'nothing',
    text: typeof node.text === 'string' ? node.text : '',
    attrs: isObject(node.attrs) ? node.attrs : {},
    marks: readNodes(node.marks, depth),
    content: readNodes(node.content, depth),
  };
}

export function textAttribute(node: AdfNode, name: string): string {
  const value = node.attrs[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A count within bounds, or the fallback: spans and widths come from outside. */
export function countAttribute(node: AdfNode, name: string, fallback: number, maximum: number): number {
  const value = node.attrs[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= 1 && value <= maximum ? value : fallback;
}

/** A colour that cannot be anything but a colour. */
export function colourAttribute(node: AdfNode, name: string): string | null {
  const value = textAttribute(node, name);
  return /^#[0-9a-f]{3,8}$/i.test(value) ? value : null;
}
