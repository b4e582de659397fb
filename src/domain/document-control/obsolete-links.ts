/**
 * A text in force with a mark beside each reference to an obsolete document, as its readers are shown it: beside a link, a card
 * or a number written out. What is frozen and digested has no marks. [UI-1; A24]
 */
import { addressedPage, numbersIn } from './references';

/** Node of the shown text only; never stored. */
export const obsoleteMarkType = 'plumblineObsolete';

export interface ObsoleteReference {
  readonly pageId: string;
  readonly number: string;
  /** In words, to stand beside the link. */
  readonly says: string;
}

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly Node[];
  readonly content?: readonly Node[];
}
const blockCards = new Set(['blockCard', 'embedCard']);

export function withObsoleteMarks(body: unknown, obsolete: readonly ObsoleteReference[]): unknown {
  return obsolete.length === 0 ? body : marked(body as Node, obsolete);
}

function marked(node: Node, obsolete: readonly ObsoleteReference[]): Node {
  if (!Array.isArray(node.content)) return node;
  const children = node.content as readonly Node[];
  const isLine = children.some((child) => child.type === 'text' || child.type === 'inlineCard');
  const content = isLine
    ? markedLine(children, obsolete)
    : children.flatMap((child) => [marked(child, obsolete), ...besideCard(child, obsolete)]);
  return { ...node, content };
}

function besideCard(child: Node, obsolete: readonly ObsoleteReference[]): readonly Node[] {
  if (!blockCards.has(String(child.type))) return [];
  const found = linkedBy(child, obsolete);
  return found === null ? [] : [{ type: 'paragraph', content: [markOf(found)] }];
}

/** The text of one line is read as a whole: a number may change its dress half way. */
function markedLine(children: readonly Node[], obsolete: readonly ObsoleteReference[]): readonly Node[] {
  const places = numberPlaces(children, obsolete);
  let at = 0;
  return children.flatMap((child, index): readonly Node[] => {
    const from = at;
    at += lengthOf(child);
    const linked = linkedBy(child, obsolete);
    if (linked !== null) {
      const goesOn = linkedBy(children[index + 1] ?? {}, obsolete) === linked;
      return goesOn ? [child] : [child, markOf(linked)];
    }
    if (typeof child.text !== 'string') return [marked(child, obsolete)];
    return split(child, child.text, from, places);
  });
}

interface Place {
  /** Behind the last character of the number. */
  readonly end: number;
  readonly found: ObsoleteReference;
}

function numberPlaces(children: readonly Node[], obsolete: readonly ObsoleteReference[]): readonly Place[] {
  const words = children.map((child) => (typeof child.text === 'string' ? child.text : ' ')).join('');
  return numbersIn(words).flatMap(({ number, end }) => {
    const found = obsolete.find((one) => one.number === number);
    return found === undefined ? [] : [{ end, found }];
  });
}

function split(child: Node, text: string, from: number, places: readonly Place[]): readonly Node[] {
  const here = places.filter(({ end }) => end > from && end <= from + text.length);
  const parts: Node[] = [];
  let done = 0;
  for (const { end, found } of here) {
    parts.push({ ...child, text: text.slice(done, end - from) }, markOf(found));
    done = end - from;
  }
  return done < text.length || parts.length === 0 ? [...parts, { ...child, text: text.slice(done) }] : parts;
}

function lengthOf(child: Node): number {
  return typeof child.text === 'string' ? child.text.length : 1;
}

function linkedBy(node: Node, obsolete: readonly ObsoleteReference[]): ObsoleteReference | null {
  const pageId = addressedPage(node);
  return obsolete.find((one) => one.pageId === pageId) ?? null;
}

function markOf({ says }: ObsoleteReference): Node {
  return { type: obsoleteMarkType, attrs: { text: says } };
}
