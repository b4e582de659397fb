/**
 * Transitions in bulk. Every issue passes the same conditions and validators as alone; what refuses one leaves the others
 * untouched. The work is done a moment after the request, as a task whose progress can be asked for.
 */
import type { JiraContext, Scope } from '../context';
import type { Transition } from '../model';
import { JiraRefusal } from '../refusal';
import type { BulkOrder, BulkTask } from '../store/task-store';
import { transitionIssue } from './issue-commands';
import { findVisibleIssue, requireActor, type VisibleIssue } from './visibility';
import { availableTransitions, workflowOf } from './workflow';

export type BulkInput = BulkOrder['inputs'][number];
/** What the issues of one workflow can all do. */
export interface CommonTransitions {
  readonly issueKeys: readonly string[];
  readonly transitions: readonly Transition[];
  /** True when some transition of the workflow is left out. */
  readonly isFiltered: boolean;
}

const DELAY = 1000;

export function submitBulkTransition(scope: Scope, inputs: readonly BulkInput[]): BulkTask {
  const now = scope.jira.services.clock.now();
  const task = scope.jira.tasks.add({
    status: 'ENQUEUED',
    submittedBy: requireActor(scope),
    createdAt: now,
    startedAt: null,
    updatedAt: now,
    total: inputs.reduce((sum, { issueIdsOrKeys }) => sum + issueIdsOrKeys.length, 0),
    processed: [],
    failed: {},
    invisible: 0,
    order: { caller: scope.caller, via: scope.via, inputs },
  });
  schedule(scope.jira, task);
  return task;
}

/** Tasks that were under way when the site stopped. */
export function resumeBulkTransitions(jira: JiraContext): void {
  for (const task of jira.tasks.underWay()) schedule(jira, task);
}

function schedule(jira: JiraContext, task: BulkTask): void {
  const { order } = task;
  if (order === null) return;
  const { caller, via, inputs } = order;
  jira.services.clock.schedule(task.createdAt + DELAY, () => work({ jira, caller, via }, task, inputs));
}

function work(scope: Scope, submitted: BulkTask, inputs: readonly BulkInput[]): void {
  const { services, tasks } = scope.jira;
  const at = services.clock.now();
  let task: BulkTask = { ...submitted, status: 'RUNNING', startedAt: at };
  for (const { transitionId, issueIdsOrKeys } of inputs) {
    for (const idOrKey of issueIdsOrKeys) task = transitionOne(scope, task, transitionId, idOrKey);
  }
  tasks.save({ ...task, status: 'COMPLETE', updatedAt: at, order: null });
}

function transitionOne(scope: Scope, task: BulkTask, transitionId: string, idOrKey: string): BulkTask {
  const found = findVisibleIssue(scope, idOrKey);
  if (found === undefined) return { ...task, invisible: task.invisible + 1 };
  const { id } = found.issue;
  try {
    transitionIssue(scope, found, { transition: { id: transitionId } });
    return { ...task, processed: [...task.processed, id] };
  } catch (error) {
    if (!(error instanceof JiraRefusal)) throw error;
    const reasons = [...error.errorMessages, ...Object.values(error.errors)];
    return { ...task, failed: { ...task.failed, [id]: reasons } };
  }
}

export function commonTransitions(scope: Scope, found: readonly VisibleIssue[]): readonly CommonTransitions[] {
  const groups = new Map<string, VisibleIssue[]>();
  for (const visible of found) {
    const name = workflowOf(visible.project, visible.issue.issueTypeId)?.name ?? '';
    groups.set(name, [...(groups.get(name) ?? []), visible]);
  }
  return [...groups.values()].map((group) => {
    const [first, ...others] = group.map((visible) => availableTransitions(scope, visible));
    const transitions = (first ?? []).filter(({ id }) =>
      others.every((available) => available.some((transition) => transition.id === id)),
    );
    const all = group[0] === undefined ? undefined : workflowOf(group[0].project, group[0].issue.issueTypeId);
    return {
      issueKeys: group.map(({ issue }) => issue.key),
      transitions,
      isFiltered: transitions.length < (all?.transitions.length ?? 0),
    };
  });
}
