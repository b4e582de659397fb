/**
 * A redline as one HTML file that needs nothing else: insertions underlined, deletions struck through, each difference an
 * anchor that the list at the top leads to. Colour is never the only sign.
 */
import type { AdfNode, BlockChange, Difference, InlineRun, Redline } from '../../src/contract/redline';
import { differenceSummary } from '../../src/contract/redline-words';
import { inShell, nodeHtml } from './adf-html';
import { escapeHtml } from './html-text';

const style = `
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #172b4d }
table { border-collapse: collapse } td, th { border: 1px solid #c1c7d0; padding: 4px 8px; vertical-align: top }
ins { background: #dcfff1; color: #164b35; text-decoration: underline }
del { background: #ffecea; color: #ae2a19; text-decoration: line-through }
.block { display: block; border-left: 4px solid; padding-left: 8px; margin: 4px 0 } ins.block { border-color: #22a06b } del.block { border-color: #e2483d }
tr.ins > * { background: #dcfff1 } tr.del > * { background: #ffecea; text-decoration: line-through } td.ins { background: #dcfff1 } td.del { background: #ffecea }
.restyled { outline: 1px dashed #8270db } .reset { outline: 1px dashed #8270db; outline-offset: 2px } .moved::before { content: '⇅ moved'; font-size: 12px; display: block }
.panel { background: #f1f2f4; padding: 8px 12px } .placeholder { color: #626f86; font-style: italic } nav { background: #f7f8f9; padding: 8px 16px } :target { outline: 2px solid #0c66e4 }
`;

export function redlineHtml(redline: Redline, titles: { readonly before: string; readonly after: string }): string {
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8">',
    `<title>${escapeHtml(titles.before)} → ${escapeHtml(titles.after)}</title><style>${style}</style>`,
    `<h1>${inline(redline.title)}</h1>`,
    listOf(redline.differences),
    `<main>${block(redline.body)}</main>`,
    redline.attachments.length === 0
      ? ''
      : `<h2>Attachments</h2><ul>${redline.attachments.map(attachment).join('')}</ul>`,
    '</html>\n',
  ].join('\n');
}

function listOf(differences: readonly Difference[]): string {
  const items = differences.map(
    ({ number, kind, excerpt }) =>
      `<li value="${number}"><a href="#d${number}">${kind}</a> ${escapeHtml(excerpt)}</li>`,
  );
  return `<nav><p>${escapeHtml(differenceSummary(differences))}</p><ol>${items.join('')}</ol></nav>`;
}

function block(change: BlockChange): string {
  switch (change.change) {
    case 'same':
      return nodeHtml(change.node);
    case 'inserted':
    case 'deleted':
      return whole(change);
    default: {
      const content =
        change.content.kind === 'inline'
          ? inline(change.content.runs)
          : change.content.kind === 'blocks'
            ? change.content.blocks.map(block).join('')
            : '';
      const html =
        change.content.kind === 'none' && change.number !== null
          ? `<del>${nodeHtml(change.before)}</del><ins>${nodeHtml(change.after)}</ins>`
          : inShell(change.after, content);
      return change.number === null ? html : html.replace('>', ` class="reset" id="d${change.number}">`);
    }
  }
}

const inPlace: ReadonlySet<string> = new Set([
  'tableRow',
  'tableCell',
  'tableHeader',
  'listItem',
  'taskItem',
  'decisionItem',
]);

function whole({ change, node, number, moved }: Extract<BlockChange, { moved: boolean }>): string {
  const tag = change === 'inserted' ? 'ins' : 'del';
  const html = nodeHtml(node);
  // A row cannot stand inside <ins>: the element itself carries the sign.
  if (inPlace.has(node.type)) return html.replace(/^<(\w+)/, `<$1 class="${tag}" id="d${number}"`);
  return `<${tag} class="block${moved ? ' moved' : ''}" id="d${number}">${html}</${tag}>`;
}

function inline(runs: readonly InlineRun[]): string {
  return runs.map(run).join('');
}

function run(one: InlineRun): string {
  const html = (nodes: readonly AdfNode[]) => nodes.map(nodeHtml).join('');
  switch (one.change) {
    case 'same':
      return html(one.nodes);
    case 'restyled':
      return `<span class="restyled" id="d${one.number}">${html(one.after)}</span>`;
    case 'deleted':
      return `<del id="d${one.number}">${html(one.nodes)}</del>`;
    default:
      return `<ins id="d${one.number}">${html(one.nodes)}</ins>`;
  }
}

function attachment({ change, title, number }: Redline['attachments'][number]): string {
  const tag = change === 'removed' ? 'del' : 'ins';
  return `<li id="d${number}"><${tag}>${escapeHtml(title)}</${tag}> ${change}</li>`;
}
