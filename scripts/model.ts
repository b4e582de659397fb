/**
 * `npm run model -- --steps N --seed N [--seen]`: N random steps of several people over many documents, played against the rules of
 * document control and against a small reference written from `docs/rules.md`. Exit code 1 when the two differ, or when a
 * sequence of events is not what every sequence must be; the last steps of the document are printed then. `--seen` prints
 * how often each event and refusal was met.
 */
import { parseArgs } from 'node:util';
import { play } from '../test/model/play';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    seen: { type: 'boolean', default: false },
  },
});
const mostPrinted = 5;
const [steps, seed] = [Number(values.steps), Number(values.seed)];
const { violations, seen } = play({ steps, seed });
for (const { step, document, what, steps: last } of violations.slice(0, mostPrinted)) {
  console.log(`VIOLATION in step ${step}, ${document}`);
  for (const sentence of what) console.log(`  ${sentence}`);
  console.log(`  its last ${last.length} steps:`);
  for (const sentence of last) console.log(`    ${sentence}`);
  console.log(`  again: npm run model -- --steps ${step} --seed ${seed}`);
}
if (values.seen) {
  for (const [name, times] of [...seen].sort(([one], [other]) => one.localeCompare(other))) {
    console.log(`${String(times).padStart(7)}  ${name}`);
  }
}
console.log(`steps ${steps}, violations ${violations.length}`);
process.exitCode = violations.length === 0 ? 0 : 1;
