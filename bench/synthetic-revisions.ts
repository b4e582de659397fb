/** Two revisions of a made-up document whose edits are known to the character: paragraphs, lists and tables, from a seed. */
import type { AdfNode } from '../src/contract/redline';

interface SyntheticPair {
  readonly before: AdfNode;
  readonly after: AdfNode;
  readonly words: number;
  readonly edits: number;
  /** Characters taken out plus characters put in. */
  readonly trueCharacters: number;
}

const vocabulary =
  'the a of and to in is for with by record probe buffer check sign approve calibrate inspect release return store label batch serial limit value team lead operator supplier customer audit finding action cause plan due date page table step tool gauge water quality sample drift tolerance report meeting risk training'.split(
    ' ',
  );

/** A small generator with a seed (mulberry32): the same documents on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function syntheticPair(words: number, edits: number, seed: number): SyntheticPair {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => vocabulary[below(vocabulary.length)] ?? 'the';
  const lines: string[][] = [];
  for (let made = 0; made < words; ) {
    const length = Math.min(words - made, lines.length % 5 === 4 ? 4 : 20 + below(40));
    lines.push(Array.from({ length }, word));
    made += length;
  }
  const changed = lines.map((line) => [...line]);
  const touched = new Set<string>();
  let trueCharacters = 0;
  for (let made = 0; made < edits; ) {
    const at = below(lines.length);
    const line = changed[at];
    const position = below(line?.length ?? 0);
    // Neighbouring edits would make one edit; each is to stand alone.
    const near = [-2, -1, 0, 1, 2].some((step) => touched.has(`${at}:${position + step}`));
    const was = line?.[position];
    if (line === undefined || was === undefined || near) continue;
    touched.add(`${at}:${position}`);
    const is = `new${made}`;
    line[position] = is;
    trueCharacters += was.length + is.length;
    made += 1;
  }
  return { before: build(lines), after: build(changed), words, edits, trueCharacters };
}

function build(lines: readonly (readonly string[])[]): AdfNode {
  const paragraph = (line: readonly string[]): AdfNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text: line.join(' ') }],
  });
  const content: AdfNode[] = [];
  for (let at = 0; at < lines.length; at += 5) {
    const [one = [], two = [], three = [], four = [], five = []] = lines.slice(at, at + 5);
    const cells = (line: readonly string[]): AdfNode => ({
      type: 'tableRow',
      content: [line.slice(0, line.length / 2), line.slice(line.length / 2)].map((cell) => ({
        type: 'tableCell',
        content: [paragraph(cell)],
      })),
    });
    content.push({ type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: `${at / 5 + 1}. Section` }] });
    content.push(paragraph(one), paragraph(two));
    content.push({ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(three)] }] });
    content.push({ type: 'table', content: [cells(four), cells(five)] });
  }
  return { type: 'doc', version: 1, content };
}
