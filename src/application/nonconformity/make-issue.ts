/**
 * Asks Jira for the issue, once, as the person, and records what became of it (recipe R7). Only the invocation that committed
 * the intent may call this: the request is never sent a second time for the same intent. [NC-8, NC-9, NC-10]
 */
import type { ReportedNonconformity } from '../../contract/nonconformity-answers';
import { loseIssueOutcome, refuseIssue } from '../../domain/nonconformity/decide-issue';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { asPerson } from '../../kernel/actor';
import { nonconformityStream } from '../keys';
import type { Caller } from '../use-case';
import { draftIssue } from './issue-draft';
import type { JiraServices } from './jira-services';
import { recordIssue, recordObservation } from './observe';
import { type Onlooker, presentNonconformity } from './present-nonconformity';
import type { NonconformityId } from '../../kernel/ids';
import type { CurrentPerson } from '../product-ports';

export interface Asked {
  readonly nonconformityId: NonconformityId;
  readonly record: Nonconformity;
  readonly me: CurrentPerson;
  readonly onlooker: Onlooker;
}

/**
 * @param intentId made by this invocation; when the record carries another one, somebody else is asking Jira
 */
export async function makeIssue(
  services: JiraServices,
  caller: Caller,
  asked: Asked,
  intentId: string,
): Promise<ReportedNonconformity> {
  const { nonconformityId, record, me } = asked;
  const { linkedIssue } = record;
  if (linkedIssue.state !== 'creating' || linkedIssue.intentId !== intentId) return answerFor(asked, record);
  const stream = nonconformityStream(nonconformityId);
  const actor = asPerson(me);
  const created = await services.jira.createIssue(draftIssue(nonconformityId, record, intentId, linkedIssue.target));
  const at = services.clock.now();
  if (created.kind === 'created') {
    const issue = { intentId, issueId: created.issueId, key: created.key };
    return answerFor(asked, await recordIssue(services, stream, issue, actor, at));
  }
  if (created.kind === 'unknown') {
    const cause = `${stream} outcome of intent ${intentId} is unknown`;
    const observe = (current: Nonconformity) => loseIssueOutcome(current, intentId, at);
    return answerFor(asked, await recordObservation(services, { stream, cause, actor, at, observe }));
  }
  const cause = `${stream} intent ${intentId} was refused`;
  const observe = (current: Nonconformity) => refuseIssue(current, intentId, created.because, at);
  await recordObservation(services, { stream, cause, actor, at, observe });
  return { kind: 'issueRefused', because: created.because };
}

/** @param record undefined when what happened could not be recorded yet; the watch finds out */
export function answerFor(asked: Asked, record: Nonconformity | undefined): ReportedNonconformity {
  const shown = record ?? asked.record;
  if (shown.state === 'withdrawn') return { kind: 'issueRefused', because: shown.reason };
  const kinds = {
    none: 'alone',
    creating: 'uncertain',
    uncertain: 'uncertain',
    linked: 'linked',
    doubled: 'linked',
  } as const;
  return {
    kind: kinds[shown.linkedIssue.state],
    nonconformity: presentNonconformity(asked.nonconformityId, shown, asked.onlooker),
  };
}
