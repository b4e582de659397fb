/** Bulk operations on issues: what they can do in common, transitions of many, and the progress of what was submitted. */
import type { JiraContext } from '../context';
import { commonTransitions, submitBulkTransition, type BulkInput } from '../services/bulk-transition';
import { findVisibleIssue } from '../services/visibility';
import type { BulkTask } from '../store/task-store';
import {
  asStrings,
  type JiraApplication,
  type JiraRequest,
  type Json,
  parameter,
  readJsonObject,
  readList,
  scopeOf,
} from './request';

const PATH = '/rest/api/3/bulk/issues/transition';
const MAXIMUM_ISSUES = 1000;

export function addBulkRoutes(app: JiraApplication, jira: JiraContext): void {
  /** These operations word their refusals in a form of their own. */
  const refuse = (request: JiraRequest, status: 400 | 401 | 403, message: string) =>
    request.json({ errors: [{ message }] }, status);
  /** The refusal of who may not change many issues at once. */
  const shutOut = (request: JiraRequest) => {
    const { caller } = request.env;
    if (caller.kind === 'anonymous') return refuse(request, 401, 'Authentication is required.');
    if (jira.permissions.mayGlobally(caller, 'BULK_CHANGE')) return undefined;
    return refuse(request, 403, 'You do not have the global permission to make bulk changes.');
  };

  app.get(PATH, (request) => {
    const scope = scopeOf(jira, request);
    const refusal = shutOut(request);
    if (refusal !== undefined) return refusal;
    const wanted = readList(request, 'issueIdsOrKeys');
    const found = wanted.flatMap((idOrKey) => findVisibleIssue(scope, idOrKey) ?? []);
    if (wanted.length === 0 || wanted.length > MAXIMUM_ISSUES || found.length < wanted.length)
      return refuse(request, 400, 'Some of the issues in the issueIdsOrKeys are not valid');
    return request.json({
      availableTransitions: commonTransitions(scope, found).map(({ issueKeys, transitions, isFiltered }) => ({
        issues: issueKeys,
        isTransitionsFiltered: isFiltered,
        transitions: transitions.map(({ id, name, to }) => ({
          transitionId: Number(id),
          transitionName: name,
          to: { statusId: Number(to), statusName: jira.configuration.require('status', to).name },
        })),
      })),
    });
  });

  app.post(PATH, async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    const refusal = shutOut(request);
    if (refusal !== undefined) return refusal;
    const inputs = readInputs(body.bulkTransitionInputs);
    const count = inputs?.reduce((sum, { issueIdsOrKeys }) => sum + issueIdsOrKeys.length, 0) ?? 0;
    if (inputs === undefined || count === 0 || count > MAXIMUM_ISSUES) {
      return refuse(
        request,
        400,
        `bulkTransitionInputs must name 1 to ${MAXIMUM_ISSUES} issues, and a transition each`,
      );
    }
    return request.json({ taskId: submitBulkTransition(scope, inputs).id }, 201);
  });

  app.get('/rest/api/3/bulk/queue/:taskId', (request) => {
    const refusal = shutOut(request);
    if (refusal !== undefined) return refusal;
    const id = parameter(request, 'taskId');
    const task = /^\d+$/.test(id) ? jira.tasks.find(id) : undefined;
    if (task === undefined)
      return refuse(request, 400, 'The task associated with this taskId is not a bulk operation task');
    return request.json(presentTask(task));
  });
}

function readInputs(value: unknown): readonly BulkInput[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const inputs = value.map((given: unknown) => {
    const { transitionId, selectedIssueIdsOrKeys } = (given ?? {}) as Json;
    return { transitionId, issueIdsOrKeys: asStrings(selectedIssueIdsOrKeys) };
  });
  return inputs.every((input): input is BulkInput => typeof input.transitionId === 'string') ? inputs : undefined;
}

/** Instants are numbers here, as in the document's examples. */
function presentTask(task: BulkTask): Json {
  const isDone = task.status === 'COMPLETE';
  return {
    taskId: task.id,
    status: task.status,
    progressPercent: isDone ? 100 : 0,
    submittedBy: { accountId: task.submittedBy },
    created: task.createdAt,
    ...(task.startedAt === null ? {} : { started: task.startedAt }),
    updated: task.updatedAt,
    ...(isDone
      ? {
          totalIssueCount: task.total,
          invalidOrInaccessibleIssueCount: task.invisible,
          processedAccessibleIssues: task.processed.map(Number),
          ...(Object.keys(task.failed).length === 0 ? {} : { failedAccessibleIssues: task.failed }),
        }
      : {}),
  };
}
