/**
 * Rules and tests keep each other honest: every rule of docs/rules.md has a test whose title cites it, every id cited in a
 * title is a rule, no rule stands twice. `--table` prints which tests serve which rule.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRuleProblems, readRules, readTitles } from './rules-and-tests';

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const rules = readRules(readFileSync('docs/rules.md', 'utf8'));
const titles = filesBelow('test')
  .filter((path) => /\.test\.tsx?$/.test(path))
  .flatMap((path) => readTitles(path, readFileSync(path, 'utf8')));

if (process.argv.includes('--table')) {
  for (const rule of rules) {
    console.log(rule);
    for (const title of titles.filter((one) => one.rules.includes(rule)))
      console.log(`  ${title.path}: ${title.title}`);
  }
}
const problems = findRuleProblems(rules, titles);
for (const problem of problems) console.error(problem);
console.log(`${rules.length} rules, ${titles.length} test titles cite one, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
