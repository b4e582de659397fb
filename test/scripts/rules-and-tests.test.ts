/** The script that compares rules and tests must be able to fail. */
import { findRuleProblems, readRules, readTitles } from '../../scripts/rules-and-tests';

/** Put together at run time: the check must not take these for citations. */
const second = 'DC-2';
const cite = (id: string) => `it('[${id}] refuses it', () => {});`;

describe('rules and tests', () => {
  it('reads ids from the table and from titles of every form', () => {
    expect(readRules('| id | rule |\n|-|-|\n| DC-1 | a |\n| DC-2 | b |\n')).toEqual(['DC-1', 'DC-2']);
    const source = `${cite('DC-1')} it.each([1, 2])('[${second}, DC-3] does %i', () => {}); it('cites nothing', () => {});`;
    expect(readTitles('a.test.ts', source).map((title) => title.rules)).toEqual([['DC-1'], ['DC-2', 'DC-3']]);
  });

  it('finds a rule without a test, an unknown id and a rule listed twice', () => {
    const titles = readTitles('a.test.ts', `${cite('DC-1')}${cite('DC-9')}`);
    expect(findRuleProblems(['DC-1', 'DC-2', 'DC-1'], titles)).toEqual([
      'DC-1 stands twice in docs/rules.md',
      'DC-2 has no test: cite it in the title of the test that proves it',
      'a.test.ts: "[DC-9] refuses it" cites DC-9, which docs/rules.md does not know',
    ]);
  });

  it('finds nothing where everything fits', () => {
    expect(findRuleProblems(['DC-1'], readTitles('a.test.ts', cite('DC-1')))).toEqual([]);
  });
});
