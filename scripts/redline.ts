/**
 * `npm run redline -- <before> <after> [--out file.html] [--check]`: the redline of two texts (ADF as JSON, or Markdown) as HTML.
 * `--check` proves that both texts can be read out of it exactly. Exit code 1 when they cannot, 2 when a file cannot be read.
 */
import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { ComparedText } from '../src/redline/compare';
import { compareTexts } from '../src/redline/compare';
import { normaliseNode } from '../src/redline/normalise';
import { bodyOn } from '../src/redline/resolve';
import { readText } from './redline/read-text';
import { differenceSummary } from '../src/contract/redline-words';
import { redlineHtml } from './redline/redline-html';

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' }, check: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [beforePath, afterPath] = positionals;
if (beforePath === undefined || afterPath === undefined) {
  console.error('usage: npm run redline -- <before.md|before.json> <after.md|after.json> [--out file.html] [--check]');
  process.exit(2);
}
const [before, after] = [read(beforePath), read(afterPath)];
const redline = compareTexts(before, after);
if (values.check) {
  const accepted = isDeepStrictEqual(bodyOn('after', redline.body), normaliseNode(after.body));
  const rejected = isDeepStrictEqual(bodyOn('before', redline.body), normaliseNode(before.body));
  console.error(`${differenceSummary(redline.differences)}`);
  console.error(`accepting all gives ${afterPath}: ${accepted ? 'yes' : 'NO'}`);
  console.error(`rejecting all gives ${beforePath}: ${rejected ? 'yes' : 'NO'}`);
  if (!accepted || !rejected) process.exitCode = 1;
}
const html = redlineHtml(redline, { before: before.title, after: after.title });
if (values.out === undefined) process.stdout.write(html);
else writeFileSync(values.out, html);

function read(path: string): ComparedText {
  try {
    return readText(path);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return process.exit(2);
  }
}
