/**
 * Numbers the differences of a redline in reading order and lists them with the section they stand under, so that a reader can
 * jump from one to the next and see at a glance where most of them are. [RL-6]
 */
import type {
  AdfNode,
  AttachmentChange,
  BlockChange,
  BlockContent,
  Difference,
  DifferenceKind,
  InlineRun,
  Redline,
} from '../contract/redline';
import { signatureOf, textOf } from './normalise';

const longestExcerpt = 80;

/** Walks the redline once; the running number and the section are its only memory. */
class Counter {
  readonly differences: Difference[] = [];
  section: string | null = null;
  private readonly moves = new Map<string, number>();

  next(kind: DifferenceKind, excerpt: string): number {
    const number = this.differences.length + 1;
    const words = excerpt.replace(/\s+/g, ' ').trim();
    const short = words.length > longestExcerpt ? `${words.slice(0, longestExcerpt - 1)}…` : words;
    this.differences.push({ number, kind, section: this.section, excerpt: short });
    return number;
  }

  /** Both places of a moved block carry the number of the one that is read first. */
  ofMove(signature: string, excerpt: string): number {
    const known = this.moves.get(signature);
    if (known !== undefined) return known;
    const number = this.next('moved', excerpt);
    this.moves.set(signature, number);
    return number;
  }
}

export function numberDifferences(redline: Omit<Redline, 'differences'>): Redline {
  const counter = new Counter();
  const title = numberRuns(redline.title, counter);
  const body = numberBlock(redline.body, counter);
  counter.section = null;
  const attachments = redline.attachments.map(
    (one): AttachmentChange => ({ ...one, number: counter.next('attachment', one.title) }),
  );
  return { title, body, attachments, differences: counter.differences };
}

function numberBlock(change: BlockChange, counter: Counter): BlockChange {
  switch (change.change) {
    case 'same':
      enterSection(change.node, counter);
      return change;
    case 'inserted':
    case 'deleted':
      return numberWhole(change, counter);
    case 'edited': {
      const isReset = change.number !== null;
      const number = isReset ? counter.next('reset', resetOf(change)) : null;
      if (change.after.type === 'heading' && change.content.kind === 'inline') {
        counter.section = wordsAfter(change.content.runs);
      }
      return { ...change, number, content: numberContent(change.content, counter) };
    }
    default:
      return change;
  }
}

function numberWhole(change: Extract<BlockChange, { moved: boolean }>, counter: Counter): BlockChange {
  if (change.change === 'inserted') enterSection(change.node, counter);
  const excerpt = textOf(change.node) || wordless(change.node.type);
  const number = change.moved
    ? counter.ofMove(signatureOf(change.node), excerpt)
    : counter.next(change.change, excerpt);
  return { ...change, number };
}

function enterSection(node: AdfNode, counter: Counter): void {
  if (node.type === 'heading') counter.section = textOf(node);
}

function resetOf(change: Extract<BlockChange, { change: 'edited' }>): string {
  return change.before.type === change.after.type ? change.after.type : `${change.before.type} → ${change.after.type}`;
}

function numberContent(content: BlockContent, counter: Counter): BlockContent {
  if (content.kind === 'inline') return { kind: 'inline', runs: numberRuns(content.runs, counter) };
  if (content.kind === 'blocks') {
    return { kind: 'blocks', blocks: content.blocks.map((block) => numberBlock(block, counter)) };
  }
  return content;
}

function numberRuns(runs: readonly InlineRun[], counter: Counter): readonly InlineRun[] {
  const numbered: InlineRun[] = [];
  for (const [at, run] of runs.entries()) {
    if (run.change === 'same') {
      numbered.push(run);
      continue;
    }
    const [last, next] = [numbered.at(-1), runs[at + 1]];
    if (run.change === 'restyled') {
      numbered.push({ ...run, number: counter.next('restyled', wordsOf(run.after)) });
    } else if (run.change === 'inserted' && last?.change === 'deleted') {
      numbered.push({ ...run, number: last.number });
    } else {
      const isReplaced = run.change === 'deleted' && next?.change === 'inserted';
      const excerpt = isReplaced ? `${wordsOf(run.nodes)} → ${wordsOf(next.nodes)}` : wordsOf(run.nodes);
      numbered.push({ ...run, number: counter.next(isReplaced ? 'replaced' : run.change, excerpt) });
    }
  }
  return numbered;
}

function wordsOf(nodes: readonly AdfNode[]): string {
  return nodes.map(textOf).join('');
}

function wordsAfter(runs: readonly InlineRun[]): string {
  return runs
    .map((run) => (run.change === 'deleted' ? '' : wordsOf(run.change === 'restyled' ? run.after : run.nodes)))
    .join('');
}

const wordlessNames: Readonly<Record<string, string>> = {
  paragraph: 'empty line',
  tableCell: 'empty cell',
  tableHeader: 'empty cell',
  tableRow: 'empty row',
  listItem: 'empty item',
  rule: 'dividing line',
  mediaSingle: 'picture or file',
  mediaGroup: 'files',
};

/** What has no words is told by what it is; a kind without a name here, by the name the format gives it. */
function wordless(type: string): string {
  return wordlessNames[type] ?? type;
}
