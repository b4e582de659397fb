/** Jira expressions: the language itself, what it sees of Jira, its limits, and its words for what fails. */
import { evaluateExpression } from '../../../local-site/jira/expressions/evaluator';
import { ExpressionError } from '../../../local-site/jira/expressions/expression-error';
import { valueToJson } from '../../../local-site/jira/expressions/expression-json';
import { fromJson } from '../../../local-site/jira/expressions/values';
import { adf, listOf, openJira, textOf } from './jira-harness';

const CONFIG = { groups: ['quality'], limit: 3, nested: { name: 'x' } };
const variables = { config: fromJson(CONFIG), none: null };
const evaluate = (source: string) => valueToJson(evaluateExpression(source, variables).value).json;
const failureOf = (source: string): ExpressionError => {
  try {
    evaluate(source);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${source} has a value`);
};

describe('the language', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3 % 4', 1],
    ["'Jira' + ' ' + 5", 'Jira 5'],
    ['-2 < 1 && 2 >= 2', true],
    ["'a' != 'b' || none.x", true],
    ['false && none.x', false],
    ["1 == '1'", false],
    ['none == null', true],
    ['true ? 1 : none.x', 1],
    ["'it\\'s \\u0041'", "it's A"],
    ['[1, 2, 3].map(x => x * 2)', [2, 4, 6]],
    ['[1, 2, 3, 4].filter(x => x % 2 == 0).length', 2],
    ['[1, 2].some(x => x > 1) && [1, 2].every(x => x > 0)', true],
    ["['a', 'b'].includes('b')", true],
    ["['a', 'b'].indexOf('c')", -1],
    ['[[1], [2, 3]].flatten()', [1, 2, 3]],
    ['[1, 2].flatMap(x => [x, x])', [1, 1, 2, 2]],
    ['[1, 2, 3][1]', 2],
    ['[1]?.[4]', null],
    ["{ a: 1, 'b': [true] }", { a: 1, b: [true] }],
    ['[1].map(x => { id: x })', [{ id: 1 }]],
    ["{ a: 1 }['a'] + { a: 1 }.a", 2],
    ["{ a: 1 }.get('b')", null],
    ['none?.x', null],
    ['none?.x()', null],
    ['config.nested?.missing', null],
    ["config['groups'].includes('quality')", true],
    ['let x = 2; let y = x * 2; [x, y]', [2, 4]],
    ['let double = x => x * 2; double(4)', 8],
    ['((a, b) => a + b)(1, 2)', 3],
    ["'Hello World'.split(' ').map(w => w.toLowerCase())", ['hello', 'world']],
    ["' abc '.trim().slice(1) + 'abc'.substring(0, 1)", 'bca'],
    ["'QM-12'.match('[0-9]+') != null", true],
    ["'QM'.match('[0-9]+')", null],
    ["typeof 'x' + typeof 1 + typeof []", 'StringNumberList'],
    ['1 // one\n + /* two */ 2', 3],
  ])('%s', (source, expected) => {
    expect(evaluate(source)).toEqual(expected);
  });

  test.each([
    ['none.key', 'evaluation', 'Evaluation failed: "none.key" - Cannot read property "key" of null.'],
    ['nobody.key', 'evaluation', 'Evaluation failed: "nobody" - Unrecognized identifier: "nobody"'],
    [
      "config['a' + 'b']",
      'evaluation',
      "Evaluation failed: \"config['a' + 'b']\" - Unrecognized property of `config`: \"ab\" ('a' + 'b'). Available properties of type 'Map' are: 'groups', 'limit', 'nested'",
    ],
    ["1 < 'a'", 'evaluation', "Evaluation failed: \"1 < 'a'\" - Can't compare Number to String."],
    ['[1][2]', 'evaluation', undefined],
    ['config.nested.name.missing', 'evaluation', undefined],
    [
      '1 + > 2',
      'syntax',
      '!, -, typeof, (, IDENTIFIER, null, true, false, NUMBER, STRING, TEMPLATE_LITERAL, new, [ or { expected, > encountered.',
    ],
    ['(1', 'syntax', ') expected, end of expression encountered.'],
    ['1 2', 'syntax', undefined],
    ["'open", 'syntax', undefined],
    ['x = 1', 'syntax', undefined],
    [`'${'x'.repeat(999)}'`, 'other', 'Jira expression is too long (1001), limit: 1000 characters'],
    [
      '[1, 2].map(x => [1, 2, 3, 4, 5, 6, 7, 8, 9].map(y => [1, 2, 3, 4, 5, 6, 7, 8, 9].map(z => [1, 2, 3, 4, 5, 6, 7, 8, 9].map(a => [1, 2, 3, 4, 5, 6, 7, 8, 9].map(b => a + b + y + z)))))',
      'evaluation',
      'The expression exceeded the limit of 10000 steps.',
    ],
  ])('fails: %s', (source, kind, message) => {
    const failure = failureOf(source);
    expect(failure.kind).toBe(kind);
    if (message !== undefined) expect(failure.message).toBe(message);
  });

  test.each([
    ['`x`', 'a template literal'],
    ['1 === 1', '`===`'],
    ['none ?? 1', '`??`'],
    ["new Issue('QMS-1')", '`new Issue`'],
    ['[...config.groups]', 'spread'],
    ["!''", 'String as the condition of `!`'],
    ['config.groups.sort()', 'the method `sort` of List'],
    ["'a'.startsWith('a')", 'the method `startsWith` of String'],
    ['config.nested == config.nested', 'comparing Map with Map'],
    ['null + 1', 'adding null and Number'],
    ['none?.(1)', 'an optional call'],
  ])('names what is not modelled: %s', (source, what) => {
    const failure = failureOf(source);
    expect(failure.kind).toBe('notModelled');
    expect(failure.message).toContain(what);
  });
});

describe('what an expression sees', () => {
  async function siteWithIssues() {
    const site = openJira();
    const key = await site.create('ada', { labels: ['a'], assignee: { accountId: 'ada' }, description: adf('Words') });
    const other = await site.create('ada', { summary: 'The other' });
    await site.call('ada', 'PUT', `issue/${key}/properties/state`, { step: 2 });
    await site.call('ada', 'POST', 'issueLink', {
      type: { name: 'Blocks' },
      inwardIssue: { key },
      outwardIssue: { key: other },
    });
    await site.call('ada', 'POST', `issue/${key}/comment`, { body: adf('Seen') });
    await site.create('ada', { issuetype: { name: 'Sub-task' }, parent: { key }, summary: 'Below' });
    const evaluateOn = (expression: string, who: 'ada' | 'ben' | 'app' = 'ada') =>
      site.call(who, 'POST', 'expression/eval?expand=meta.complexity', { expression, context: { issue: { key } } });
    return { site, evaluateOn };
  }

  test('the issue with its people, links, comments, sub-tasks and properties', async () => {
    const { evaluateOn } = await siteWithIssues();
    const answer = await evaluateOn(
      "{ key: issue.key, type: issue.issueType.name, status: issue.status.category.key, who: issue.assignee.displayName, links: issue.links.map(l => [l.type.name, l.direction, l.linkedIssue.key]), step: issue.properties['state'].step, none: issue.properties.get('x'), words: issue.description.plainText, under: issue.subtasks.map(s => s.summary), notes: issue.comments.map(c => c.body.plainText), done: issue.resolution?.name, labels: issue.labels }",
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        value: {
          key: 'QMS-1',
          type: 'Bug',
          status: 'new',
          who: 'Ada Moreau',
          links: [['Blocks', 'outward', 'QMS-2']],
          step: 2,
          none: null,
          words: 'Words',
          under: ['Below'],
          notes: ['Seen'],
          done: null,
          labels: ['a'],
        },
        meta: { complexity: { expensiveOperations: { value: 7, limit: 10 }, steps: { limit: 10_000 } } },
      },
    });
  });

  test('the person who asks, dates that compare, and a person as a result', async () => {
    const { evaluateOn } = await siteWithIssues();
    expect((await evaluateOn("user.groups.includes('quality') && issue.created <= issue.updated")).body).toMatchObject({
      value: true,
    });
    expect((await evaluateOn('[user.accountId, user]', 'ben')).body).toMatchObject({
      value: ['ben', { accountId: 'ben' }],
    });
  });

  test("the app's properties, for the app only", async () => {
    const { site, evaluateOn } = await siteWithIssues();
    await site.call('app', 'PUT', '/rest/forge/1/app/properties/gate-1', { '10000': { to: ['done'] } });
    expect(
      (await evaluateOn("app.properties['gate-1']['' + issue.id]?.to.includes('done')", 'app')).body,
    ).toMatchObject({
      value: true,
    });
    expect((await evaluateOn("app.properties['gate-1']")).status).toBe(400);
  });

  test('at most ten expensive operations', async () => {
    const { evaluateOn } = await siteWithIssues();
    const lists = (times: number) => `[${Array.from({ length: times }, () => 'issue.links.length').join(', ')}]`;
    expect((await evaluateOn(lists(10))).status).toBe(200);
    expect(await evaluateOn(lists(11))).toMatchObject({
      status: 400,
      body: { errorMessages: ['The expression exceeded the limit of 10 expensive operations.'] },
    });
  });

  test('errors in the words of Jira, and 501 for what is not modelled', async () => {
    const { site, evaluateOn } = await siteWithIssues();
    const unknown = await evaluateOn('issue.fields');
    expect(unknown.status).toBe(400);
    expect(textOf(listOf(unknown.body.errorMessages)[0])).toContain(
      "Evaluation failed: \"issue.fields\" - Unrecognized property of `issue`: \"fields\" ('fields'). Available properties of type 'Issue' are: 'assignee'",
    );
    expect((await evaluateOn('issue.sprint')).status).toBe(501);
    expect((await evaluateOn('issue')).status).toBe(501);
    const invisible = await site.call('outsider', 'POST', 'expression/evaluate', {
      expression: 'issue.key',
      context: { issue: { key: 'QMS-1' } },
    });
    expect(invisible.status).toBe(404);
    const board = { expression: '1', context: { board: 1 } };
    expect((await site.call('ada', 'POST', 'expression/eval', board)).status).toBe(501);
  });

  test('syntax is checked without evaluating', async () => {
    const { site } = await siteWithIssues();
    const answer = await site.call('ada', 'POST', 'expression/analyse', {
      expressions: ['issue.key', 'issue.key\n + >'],
    });
    expect(answer.body).toMatchObject({
      results: [
        { expression: 'issue.key', valid: true },
        { valid: false, errors: [{ type: 'syntax', line: 2, column: 4 }] },
      ],
    });
  });
});
