/**
 * `npm run bench:redline`: a redline of 15,000 words with 300 known edits, tables included, beside the libraries people use for
 * it, in the same run (P8). Peers compare the same texts as plain words or as HTML; where one knows no tables it has less to do.
 * Measured is the time of the processor, all threads of the runtime included (compiling, collecting garbage), so that other
 * work on the machine says little; the first run of each, by a runtime that never saw it, stands beside the median.
 */
import { createRequire } from 'node:module';
import { diffWords } from 'diff';
import DiffMatchPatch from 'diff-match-patch';
import fastDiff from 'fast-diff';
import { nodeHtml } from '../scripts/redline/adf-html';
import type { AdfNode, BlockChange, EditedBlock, InlineRun, Redline } from '../src/contract/redline';
import { compareTexts } from '../src/redline/compare';
import { syntheticPair } from './synthetic-revisions';

const runs = 15;
const warmUps = 10;
const { before, after, trueCharacters, words, edits } = syntheticPair(15_000, 300, 1);
const text = { before: plain(before), after: plain(after) };
const html = { before: nodeHtml(before), after: nodeHtml(after) };
const load = createRequire(`${process.cwd()}/package.json`);
const htmlDiff = (load('htmldiff-js') as { default: { execute: (one: string, other: string) => string } }).default;
const nodeHtmlDiff = load('node-htmldiff') as (one: string, other: string) => string;
const patches = new DiffMatchPatch();

/** A pair of its own for every run: nothing known of an earlier one may help. */
const pairs = Array.from({ length: runs + warmUps + 1 }, () => structuredClone({ before, after }));
function redline(): Redline {
  const pair = pairs.pop() ?? { before, after };
  return compareTexts(
    { title: '', body: pair.before, attachments: [] },
    { title: '', body: pair.after, attachments: [] },
  );
}
console.log(`${words} words, ${edits} edits; processor time, medians of ${runs} runs after ${warmUps}`);
const ours = measure('this redline (structure and words)', redline);
console.log(`marked ÷ true: ${(markedCharacters(redline()) / trueCharacters).toFixed(3)} (limit 1.05)`);
const peers: readonly (readonly [string, () => unknown])[] = [
  ['jsdiff diffWords (plain text)', () => diffWords(text.before, text.after)],
  ['fast-diff (plain text, characters)', () => fastDiff(text.before, text.after)],
  ['diff-match-patch (plain text, characters)', () => patches.diff_main(text.before, text.after)],
  ['htmldiff-js (HTML)', () => htmlDiff.execute(html.before, html.after)],
  ['node-htmldiff (HTML)', () => nodeHtmlDiff(html.before, html.after)],
];
for (const [name, run] of peers) {
  const taken = measure(name, run);
  console.log(
    `  ${(taken.median / ours.median).toFixed(1)} × this redline, ${(taken.first / ours.first).toFixed(1)} × at first`,
  );
}

interface Taken {
  readonly first: number;
  readonly median: number;
}

function measure(name: string, run: () => unknown): Taken {
  const taken: number[] = [];
  for (let round = 0; round < warmUps + runs; round += 1) {
    const startedAt = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(startedAt);
    taken.push((user + system) / 1000);
  }
  const [first = Number.NaN] = taken;
  const settled = taken.slice(warmUps).sort((one, other) => one - other);
  const median = settled[Math.floor(runs / 2)] ?? Number.NaN;
  const others = settled.map((one) => one.toFixed(0)).join(' ');
  console.log(`${median.toFixed(1).padStart(9)} ms  ${name}  (first ${first.toFixed(0)}; ${others})`);
  return { first, median };
}

function plain(node: AdfNode): string {
  return node.text ?? `${(node.content ?? []).map(plain).join('')}${node.type === 'paragraph' ? '\n' : ''}`;
}

function markedCharacters({ body }: Redline): number {
  const length = (nodes: readonly AdfNode[]) => nodes.reduce((sum, node) => sum + plain(node).trimEnd().length, 0);
  const ofRun = (run: InlineRun): number =>
    run.change === 'inserted' || run.change === 'deleted' ? length(run.nodes) : 0;
  const ofBlock = (block: BlockChange): number => {
    if (block.change === 'inserted' || block.change === 'deleted') return length([block.node]);
    return block.change === 'edited' ? ofContent(block) : 0;
  };
  const ofContent = ({ content }: EditedBlock): number => {
    if (content.kind === 'inline') return content.runs.reduce((sum, run) => sum + ofRun(run), 0);
    return content.kind === 'blocks' ? content.blocks.reduce((sum, one) => sum + ofBlock(one), 0) : 0;
  };
  return ofBlock(body);
}
