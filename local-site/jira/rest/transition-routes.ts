/** Transitions of an issue. */
import type { JiraContext } from '../context';
import { transitionIssue } from '../services/issue-commands';
import { requireVisibleIssue } from '../services/visibility';
import { availableTransitions } from '../services/workflow';
import { presentTransition } from './present-transition';
import { type JiraApplication, parameter, presenterOf, readJsonObject, readList, scopeOf } from './request';

const PATH = '/rest/api/3/issue/:issueIdOrKey/transitions';

export function addTransitionRoutes(app: JiraApplication, jira: JiraContext): void {
  app.get(PATH, (request) => {
    const presenter = presenterOf(jira, request);
    const found = requireVisibleIssue(presenter.scope, parameter(request, 'issueIdOrKey'));
    const wanted = request.req.query('transitionId');
    const transitions = availableTransitions(presenter.scope, found).filter(
      ({ id }) => wanted === undefined || id === wanted,
    );
    const hasFields = readList(request, 'expand').includes('transitions.fields');
    return request.json({
      expand: 'transitions',
      transitions: transitions.map((transition) => ({
        ...presentTransition(presenter, transition),
        ...(hasFields ? { fields: {} } : {}),
      })),
    });
  });

  app.post(PATH, async (request) => {
    const body = await readJsonObject(request);
    const scope = scopeOf(jira, request);
    transitionIssue(scope, requireVisibleIssue(scope, parameter(request, 'issueIdOrKey')), body);
    return request.body(null, 204);
  });
}
