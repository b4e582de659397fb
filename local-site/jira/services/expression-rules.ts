/**
 * An app's conditions and validators on a transition: Jira expressions over the issue as it would be. Only `true` passes; an
 * error or a value of another type fails closed and is announced to the app (`avi:jira:failed:expression`). A validator
 * may also answer with a text, which is then the refusal.
 */
import type { AppRule, JiraApp } from '../app-rules';
import { evaluateExpression, type Variables } from '../expressions/evaluator';
import { ExpressionError } from '../expressions/expression-error';
import { JiraEntities } from '../expressions/jira-entities';
import { Entity, fromJson, PropertyBag, typeOf, type Value } from '../expressions/values';
import type { JsonValue } from '../model';
import type { JiraContext } from '../context';
import { announceFailedExpression } from './issue-events';
import type { RuleVerdict, TransitionAttempt, TransitionRules } from './workflow';

/** How a transition names an app's rule; its configuration is JSON under `config`. */
export const appRuleType = (key: string): string => `app:${key}`;
/** Jira has a default message; its wording is not documented. */
const DEFAULT_MESSAGE = 'This transition was refused by a validator of an app.';

export function expressionRules(app: JiraApp): TransitionRules {
  return Object.fromEntries(
    app.rules.map((rule) => [
      appRuleType(rule.key),
      (attempt: TransitionAttempt, { config }: Readonly<Record<string, string>>) =>
        judge(app, rule, attempt, config === undefined ? {} : (JSON.parse(config) as JsonValue)),
    ]),
  );
}

/** The `app` of an expression: its properties, which only the app can write. */
export function appVariable({ appProperties }: JiraContext, appId: string): Entity {
  const properties = new PropertyBag(
    (key) => appProperties.read(appId, key),
    () => appProperties.keys(appId),
  );
  return new Entity({ type: 'App', properties: { properties: { read: () => properties, isExpensive: false } } });
}

function judge(app: JiraApp, rule: AppRule, attempt: TransitionAttempt, config: JsonValue): RuleVerdict {
  const variables = variablesOf(app, rule, attempt, config);
  const expression = overridden(config) ?? rule.expression ?? '';
  const outcome = evaluate(expression, variables);
  if ('value' in outcome) {
    if (outcome.value === true) return true;
    if (rule.kind === 'validator' && typeof outcome.value === 'string') return outcome.value;
  }
  const isClean = 'value' in outcome && typeof outcome.value === 'boolean';
  if (!isClean) {
    const reason = 'value' in outcome ? `The expression returned ${typeOf(outcome.value)}.` : outcome.error.message;
    announceFailedExpression(attempt.scope, app, rule, {
      expression,
      reason,
      issue: attempt.issue,
      workflowName: workflowName(attempt),
    });
  }
  return messageOf(rule, variables);
}

/** A configuration may bring its own expression. */
function overridden(config: JsonValue): string | undefined {
  const { expression } = (config ?? {}) as { readonly expression?: unknown };
  return typeof expression === 'string' ? expression : undefined;
}

function messageOf({ errorMessage }: AppRule, variables: Variables): string {
  if (errorMessage === undefined) return DEFAULT_MESSAGE;
  if (typeof errorMessage === 'string') return errorMessage;
  const outcome = evaluate(errorMessage.expression, variables);
  return 'value' in outcome && typeof outcome.value === 'string' ? outcome.value : DEFAULT_MESSAGE;
}

function evaluate(expression: string, variables: Variables): { value: Value } | { error: ExpressionError } {
  try {
    return { value: evaluateExpression(expression, variables).value };
  } catch (error) {
    if (error instanceof ExpressionError) return { error };
    throw error;
  }
}

function variablesOf(app: JiraApp, rule: AppRule, attempt: TransitionAttempt, config: JsonValue): Variables {
  const { scope, issue, original, project, transition } = attempt;
  const entities = new JiraEntities(scope);
  const { caller, jira } = scope;
  const name = workflowName(attempt);
  return {
    user: entities.user(caller.kind === 'anonymous' ? null : caller.accountId),
    issue: entities.issue(issue),
    project: entities.project(project),
    transition: entities.transition(transition, issue.id === '' ? null : issue.statusId),
    workflow: new Entity({
      type: 'Workflow',
      properties: { name: { read: () => name, isExpensive: false } },
      notModelled: ['id', 'entityId'],
    }),
    config: fromJson(config),
    // The initial transition has no issue before.
    ...(rule.kind === 'validator' && original !== undefined ? { originalIssue: entities.issue(original) } : {}),
    // Whether Forge's rules see the app is open on the real platform; both can be played.
    ...(jira.settings.appInRules ? { app: appVariable(jira, app.appId) } : {}),
  };
}

const workflowName = ({ project, issue }: TransitionAttempt): string =>
  project.issueTypes.find(({ issueTypeId }) => issueTypeId === issue.issueTypeId)?.workflow.name ?? '';
