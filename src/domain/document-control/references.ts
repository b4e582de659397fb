/**
 * What a text refers to: pages by the address of a link or a card, documents by a number written out. Hints to be looked up: an
 * address may lead nowhere and a number may never have been issued. [DR-11; A24]
 */
export interface References {
  readonly pageIds: readonly string[];
  readonly numbers: readonly string[];
}

interface Node {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly Node[];
  readonly content?: readonly Node[];
}

const documentNumber = /(?<![A-Z0-9-])[A-Z][A-Z0-9]{1,7}-[A-Z]{2,4}-\d{3,4}(?:-\d{2})?(?![A-Z0-9-])/g;
const pageAddress = /(?:\/pages\/(?:edit-v2\/)?|[?&]pageId=)(\d{1,19})(?!\d)/;

/** @param body ADF document */
export function referencesIn(body: unknown): References {
  const pageIds = new Set<string>();
  const numbers = new Set<string>();
  collect(body as Node, pageIds, numbers);
  return { pageIds: [...pageIds], numbers: [...numbers] };
}

/** Text of one block is read as a whole: a number may change its dress half way. */
function collect(node: Node, pageIds: Set<string>, numbers: Set<string>): void {
  const children = Array.isArray(node.content) ? (node.content as readonly Node[]) : [];
  const words = children.map((child) => (typeof child.text === 'string' ? child.text : ' ')).join('');
  for (const { number } of numbersIn(words)) numbers.add(number);
  const pageId = addressedPage(node);
  if (pageId !== null) pageIds.add(pageId);
  for (const child of children) collect(child, pageIds, numbers);
}

/** Numbers of documents in a line of text, with where each ends. */
export function numbersIn(words: string): readonly { readonly number: string; readonly end: number }[] {
  return [...words.matchAll(documentNumber)].map((match) => ({
    number: match[0],
    end: match.index + match[0].length,
  }));
}

/** The page a link or a card leads to. */
export function addressedPage(node: Node): string | null {
  for (const address of addressesOf(node)) {
    const pageId = pageAddress.exec(address)?.[1];
    if (pageId !== undefined) return pageId;
  }
  return null;
}

function addressesOf(node: Node): readonly string[] {
  const marks = Array.isArray(node.marks) ? (node.marks as readonly Node[]) : [];
  return [node.attrs?.['url'], ...marks.map((mark) => mark.attrs?.['href'])].filter((one) => typeof one === 'string');
}
