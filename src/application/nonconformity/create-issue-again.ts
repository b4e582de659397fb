/**
 * Asks Jira for another issue after the searches for the first ended without a find. A person's decision, made with one more
 * search as themselves, because what the app may not see they may. [NC-11]
 */
import type { WireRefusal } from '../../contract/wire';
import { askForIssueAgain, mayAskForIssueAgain } from '../../domain/nonconformity/decide-issue';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import { intentsOf } from '../../domain/nonconformity/linked-issue';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { issueTargetOf } from '../../domain/settings/site-settings';
import { asPerson } from '../../kernel/actor';
import { newUlid } from '../../kernel/new-ulid';
import { accept, type Result, refuse } from '../../kernel/result';
import { perform } from '../perform';
import { fingerprintOf, outcomeOf, refusal, type UseCase } from '../use-case';
import { findIssues } from './find-issues';
import { chooseTarget } from './issue-target';
import type { JiraServices } from './jira-services';
import { answerFor, makeIssue } from './make-issue';
import { nonconformityType } from './nonconformity-stream';
import { issueWatch } from './observe';
import { onlookerOf, openRecord } from './open-record';

export const createIssueAgain: UseCase<'nonconformity.createIssueAgain', JiraServices> = async (
  services,
  caller,
  request,
) => {
  const { nonconformityId } = request;
  const opened = await openRecord(services, caller, nonconformityId);
  if (opened === undefined) return refuse(refusal('notFound', 'NC-14'));
  const { record, standing, stream } = opened;
  const { me } = standing;
  const asked = { nonconformityId, record, me, onlooker: onlookerOf(standing) };
  const project = issueTargetOf(standing.settings, record.spaceId);
  if (project === null) return refuse(refusal('projectUnknown', 'NC-11'));
  // Asked of Jira only when the rule may say yes, so that a refused press costs it nothing.
  if (mayAskForIssueAgain(record)) {
    const found = await findIssues(services, stream, intentsOf(record.linkedIssue), 'user', asPerson(me), caller.at);
    if (found !== undefined) return accept(answerFor(asked, found));
  }
  const target = await chooseTarget(services.jira, project);
  if (!target.ok) return refuse(target.refusal);

  const intentId = newUlid(caller.at);
  const outcome = outcomeOf(
    await perform<Nonconformity | null, NonconformityEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf('nonconformity.createIssueAgain', caller, request),
        actor: asPerson(me),
        at: caller.at,
        type: nonconformityType,
        stream,
        decide({ head }) {
          const decided = askForIssueAgain(head.state ?? record, { intentId, target: target.value, at: caller.at });
          if (!decided.ok) return { answer: refuse(decided.refusal), events: [] };
          return {
            answer: accept(null),
            events: decided.value,
            effects: [{ kind: 'event', name: issueWatch, delaySeconds: 120 }],
          };
        },
      },
      opened.opened,
    ),
  );
  if (!outcome.ok) return refuse(outcome.refusal);
  const after = outcome.value.state ?? record;
  return accept(await makeIssue(services, caller, { ...asked, record: after }, intentId));
};
