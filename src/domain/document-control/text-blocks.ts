/**
 * Cuts an ADF document into the blocks people write: paragraphs, headings, code, and nodes without content such as pictures.
 * Two blocks are the same when they read and look the same; what the editor changes by itself does not count. [AG-6, SG-5]
 */
import { inlineNodeTypes } from '../../kernel/inline-nodes';

type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };
interface Node {
  readonly type: string;
  readonly content?: readonly Node[];
  readonly [member: string]: unknown;
}

/** Attributes the editor renews without anybody having changed anything. */
const volatileAttributes: ReadonlySet<string> = new Set(['localId', 'occurrenceKey', '__confluenceMetadata']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * The same content always in the same form: Unicode NFC, members sorted, without volatile attributes and undefined members.
 * What RFC 8785 then makes of it is digested. (docs: content digest)
 */
export function canonicalContent(value: unknown): Json {
  if (typeof value === 'string') return value.normalize('NFC');
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map(canonicalContent);
  if (typeof value !== 'object') return null;
  const members = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([name, member]) => member !== undefined && !volatileAttributes.has(name))
    .map(([name, member]): [string, Json] => [name.normalize('NFC'), canonicalContent(member)])
    // An `attrs` that held volatile members only is the same as none.
    .filter(([name, member]) => !(name === 'attrs' && isEmptyObject(member)))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(members);
}

function isEmptyObject(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** One text per block, comparable by equality; blocks in which nothing is written are left out. */
export function blocksOf(document: unknown): readonly string[] {
  const found: string[] = [];
  collect(document, found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (!isNode(value)) return;
  const content = value.content ?? [];
  const isContainer = content.length > 0 && !content.some((child) => inlineNodeTypes.has(child.type));
  if (isContainer) {
    for (const child of content) collect(child, found);
    return;
  }
  const isEmptyBlock = content.length === 0 && value.attrs === undefined;
  if (!isEmptyBlock || value.type === 'rule') found.push(JSON.stringify(canonicalContent(value)));
}
