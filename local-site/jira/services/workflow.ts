/**
 * Transitions of an issue: which ones a person sees and what passing one does. Conditions hide a transition, validators
 * refuse it with a sentence. Both are looked up by name among the rules the site was composed with, so that a site can add
 * its own kinds (a Forge app's Jira expressions, for example) without this file knowing them.
 */
import type { Scope } from '../context';
import type { IssueRecord, Project, Transition, TransitionRule, Workflow } from '../model';
import type { VisibleIssue } from './visibility';

export interface TransitionAttempt {
  readonly scope: Scope;
  readonly project: Project;
  /** As it would be after the transition's own field changes. */
  readonly issue: IssueRecord;
  /** Before them; absent for a new issue, and where nothing changes. */
  readonly original?: IssueRecord;
  readonly transition: Transition;
}
/** True, or the sentence to refuse with (a condition only hides; its sentence is not shown). */
export type RuleVerdict = true | string;
export type TransitionRules = Readonly<
  Record<string, (attempt: TransitionAttempt, parameters: TransitionRule['parameters']) => RuleVerdict>
>;

/** Rules every Jira has. */
export const BUILT_IN_RULES: TransitionRules = {
  permission: ({ scope, project, issue }, { permission }) =>
    scope.jira.permissions.mayInProject(scope.caller, permission ?? '', project, issue) ||
    'You do not have the permission this transition needs.',
  'only-assignee': ({ scope, issue }) =>
    (scope.caller.kind !== 'anonymous' && scope.caller.accountId === issue.assignee) ||
    'Only the assignee may do this.',
  'only-reporter': ({ scope, issue }) =>
    (scope.caller.kind !== 'anonymous' && scope.caller.accountId === issue.reporter) ||
    'Only the reporter may do this.',
  'field-required': ({ issue }, { fieldId, message }) => {
    const record = issue as unknown as Readonly<Record<string, unknown>>;
    const value = record[fieldId ?? ''] ?? issue.custom[fieldId ?? ''];
    const isEmpty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    return !isEmpty || (message ?? `${fieldId} is required.`);
  },
};

export function workflowOf(project: Project, issueTypeId: string): Workflow | undefined {
  return project.issueTypes.find((known) => known.issueTypeId === issueTypeId)?.workflow;
}

/** The transition by which an issue is created; it has no conditions. */
export function initialTransition({ initialStatusId, createValidators }: Workflow): Transition {
  return { id: '1', name: 'Create', from: [], to: initialStatusId, conditions: [], validators: createValidators ?? [] };
}

/** Transitions this caller may take now; none without the permission to transition. */
export function availableTransitions(scope: Scope, { issue, project }: VisibleIssue): readonly Transition[] {
  const { permissions } = scope.jira;
  if (!permissions.mayInProject(scope.caller, 'TRANSITION_ISSUES', project, issue)) return [];
  const all = workflowOf(project, issue.issueTypeId)?.transitions ?? [];
  return all.filter((transition) => {
    const leadsOn = transition.from.length === 0 || transition.from.includes(issue.statusId);
    return (
      leadsOn && transition.conditions.every((rule) => judge(rule, { scope, project, issue, transition }) === true)
    );
  });
}

/** The sentences of the validators that refuse the issue as it would be after the transition's own field changes. */
export function validateTransition(attempt: TransitionAttempt): readonly string[] {
  return attempt.transition.validators.flatMap((rule) => {
    const verdict = judge(rule, attempt);
    return verdict === true ? [] : [verdict];
  });
}

/** A rule nobody composed in fails closed, as a broken expression does on Cloud. */
function judge(rule: TransitionRule, attempt: TransitionAttempt): RuleVerdict {
  const known = attempt.scope.jira.transitionRules[rule.type];
  return known === undefined ? `The rule '${rule.type}' could not be evaluated.` : known(attempt, rule.parameters);
}

/** Status, resolution and their instants after a transition. */
export function applyTransition({ issue, transition, scope }: TransitionAttempt, at: number): IssueRecord {
  const { configuration } = scope.jira;
  const isDone = configuration.require('status', transition.to).category === 'done';
  const byCategory = isDone ? (issue.resolutionId ?? configuration.byName('resolution', 'Done')?.id ?? null) : null;
  const resolutionId = transition.resolutionId === undefined ? byCategory : transition.resolutionId;
  const resolvedAt = resolutionId === null ? null : (issue.resolvedAt ?? at);
  const from = configuration.byId('status', issue.statusId)?.category;
  const statusChangedAt = from === configuration.require('status', transition.to).category ? issue.statusChangedAt : at;
  return { ...issue, statusId: transition.to, resolutionId, resolvedAt, statusChangedAt, updatedAt: at };
}
