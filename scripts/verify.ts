/**
 * `npm run verify -- <export>`: checks an export of the record trail without the app, a network or an account.
 * Exit code 0 and `OK …`, or 1 and the first position that does not hold; 2 when there is nothing to check.
 */
import { readFileSync } from 'node:fs';
import { verifyExport } from '../src/trail/verify-export';

const path = process.argv[2];
if (path === undefined) {
  console.error('usage: npm run verify -- <trail.jsonl>');
  process.exit(2);
}
let text: string;
try {
  text = readFileSync(path, 'utf8');
} catch (error) {
  console.error(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(2);
}
const verdict = verifyExport(text);
if (verdict.ok) {
  const { entries, streams, signatures, scope, madeAt } = verdict;
  const gates =
    signatures === null
      ? 'signatures not compared with gates: the file holds no configuration'
      : `${signatures} signatures of documents under the gates that asked for them`;
  console.log(`OK  ${entries} entries of ${streams} records · ${gates} · ${scope} · exported ${madeAt}`);
} else {
  const where = verdict.stream === undefined ? '' : `, record ${verdict.stream}, position ${verdict.position ?? '?'}`;
  console.error(`BROKEN  line ${verdict.line}${where}: ${verdict.problem}`);
  process.exitCode = 1;
}
