/** Jira expressions over REST: evaluated in the context asked for, and their syntax checked. */
import type { JiraContext, Scope } from '../context';
import { EXPRESSION_LIMITS, evaluateExpression, type Variables } from '../expressions/evaluator';
import { ExpressionError } from '../expressions/expression-error';
import { valueToJson } from '../expressions/expression-json';
import { JiraEntities } from '../expressions/jira-entities';
import { parseExpression } from '../expressions/parser';
import { plainText } from '../plain-text';
import { badRequest, JiraRefusal, notModelled } from '../refusal';
import { appVariable } from '../services/expression-rules';
import { asObject } from '../services/issue-input';
import { requireVisibleIssue, requireVisibleProject } from '../services/visibility';
import { asStrings, type JiraApplication, type Json, readJsonObject, readList, scopeOf } from './request';

export function addExpressionRoutes(app: JiraApplication, jira: JiraContext): void {
  for (const verb of ['eval', 'evaluate']) {
    app.post(`/rest/api/3/expression/${verb}`, async (request) => {
      const body = await readJsonObject(request);
      const hasComplexity = readList(request, 'expand').includes('meta.complexity');
      return request.json(evaluateFor(scopeOf(jira, request), body, hasComplexity));
    });
  }

  app.post('/rest/api/3/expression/analyse', async (request) => {
    const body = await readJsonObject(request);
    return request.json({ results: asStrings(body.expressions).map(analyse) });
  });
}

function evaluateFor(scope: Scope, body: Json, hasComplexity: boolean): Json {
  const { expression } = body;
  if (typeof expression !== 'string' || expression === '') throw badRequest("The 'expression' must be specified.");
  try {
    const evaluated = evaluateExpression(expression, variablesOf(scope, asObject(body.context, 'context')));
    const { json, beans, primitiveValues } = valueToJson(evaluated.value);
    const { steps, expensiveOperations } = evaluated;
    const used = { steps, expensiveOperations, beans, primitiveValues };
    const complexity = Object.fromEntries(
      Object.entries(EXPRESSION_LIMITS).map(([name, limit]) => [
        name,
        { value: used[name as keyof typeof used], limit },
      ]),
    );
    return { value: json, ...(hasComplexity ? { meta: { complexity } } : {}) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new JiraRefusal(error.kind === 'notModelled' ? 501 : 400, [error.message]);
  }
}

function variablesOf(scope: Scope, context: Json): Variables {
  const unknown = Object.keys(context).find((name) => name !== 'issue' && name !== 'project');
  // The document describes `custom` as a list without keys, by which nothing could be found.
  if (unknown !== undefined) throw notModelled(`the context '${unknown}' of a Jira expression`);
  const entities = new JiraEntities(scope);
  const { caller, jira } = scope;
  const issue = context.issue === undefined ? undefined : requireVisibleIssue(scope, idOrKey(context.issue, 'issue'));
  const project =
    context.project === undefined ? undefined : requireVisibleProject(scope, idOrKey(context.project, 'project'));
  return {
    user: entities.user(caller.kind === 'anonymous' ? null : caller.accountId),
    ...(caller.kind === 'app' ? { app: appVariable(jira, caller.appId) } : {}),
    ...(issue === undefined ? {} : { issue: entities.issue(issue.issue) }),
    ...(project === undefined ? {} : { project: entities.project(project) }),
  };
}

function idOrKey(value: unknown, name: string): string {
  const { id, key } = asObject(value, name) as { id?: unknown; key?: unknown };
  if (id !== undefined && key !== undefined) throw badRequest(`Specify either the id or the key of the ${name}.`);
  return plainText(id ?? key ?? '');
}

function analyse(expression: string): Json {
  try {
    parseExpression(expression);
    return { expression, valid: true };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.kind === 'notModelled') throw new JiraRefusal(501, [error.message]);
    const place = error.line === undefined ? {} : { line: error.line, column: error.column };
    return { expression, valid: false, errors: [{ message: error.message, type: error.kind, ...place }] };
  }
}
