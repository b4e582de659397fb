/**
 * The nonconformity a Jira issue belongs to, for whoever may view the issue. Which record it is stands in the app's own
 * storage; the property on the issue is only asked when the link has not arrived there yet, and the record must know the
 * intent it names. [NC-14]
 */
import { intentsOf } from '../../domain/nonconformity/linked-issue';
import { isNonconformityId } from '../../kernel/ids';
import { accept, refuse } from '../../kernel/result';
import { headKey, issueKey, nonconformityStream, type StreamName } from '../keys';
import { readStanding } from '../standing';
import { headOf } from '../stream';
import { refusal, type UseCase } from '../use-case';
import { intentOf } from './find-issues';
import type { JiraServices } from './jira-services';
import { nonconformityType, recordIdOf } from './nonconformity-stream';
import { onlookerOf } from './open-record';
import { presentNonconformity } from './present-nonconformity';

export const viewOfIssue: UseCase<'nonconformity.ofIssue', JiraServices> = async (services, caller, { issueId }) => {
  const [issue, guards, standing] = await Promise.all([
    services.jira.issue('user', issueId),
    services.storage.read([issueKey(issueId)]),
    readStanding(services, caller),
  ]);
  const notFound = refuse(refusal('notFound', 'NC-14'));
  if (issue === undefined) return notFound;
  const linked = guards.row(issueKey(issueId))?.stream as StreamName | undefined;
  const claim = linked === undefined ? intentOf(issue) : undefined;
  const claimed =
    claim !== undefined && isNonconformityId(claim.record) ? nonconformityStream(claim.record) : undefined;
  const stream = linked ?? claimed;
  if (stream === undefined) return notFound;
  const record = headOf(nonconformityType, stream, await services.storage.read([headKey(stream)])).state;
  if (record === null) return notFound;
  const isItsOwn = linked !== undefined || intentsOf(record.linkedIssue).includes(claim?.intent ?? '');
  if (!isItsOwn) return notFound;
  return accept(presentNonconformity(recordIdOf(stream), record, onlookerOf(standing)));
};
