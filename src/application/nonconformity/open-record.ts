/**
 * Loads a nonconformity for a person, if they may read it: whoever may read its page or its Jira issue, reported it, owns
 * one of its corrections, or holds the quality or auditor right. Not there and not yours look the same. [NC-14]
 */
import { issuesOf } from '../../domain/nonconformity/linked-issue';
import { correctionsOf, type Nonconformity } from '../../domain/nonconformity/nonconformity';
import type { AccountId, NonconformityId } from '../../kernel/ids';
import { headKey, nonconformityStream, type StreamName } from '../keys';
import type { Opened } from '../perform';
import { mayManageQuality, mayReadEverything, readStanding, type Standing, standingKeys } from '../standing';
import { signingKeys } from '../signing/signing-rows';
import { headOf } from '../stream';
import type { Caller } from '../use-case';
import type { JiraServices } from './jira-services';
import { nonconformityType } from './nonconformity-stream';
import type { Onlooker } from './present-nonconformity';

export interface OpenedRecord {
  readonly nonconformityId: NonconformityId;
  readonly stream: StreamName;
  readonly record: Nonconformity;
  readonly opened: Opened<Nonconformity | null>;
  readonly standing: Standing;
}

/** Two waves. @returns undefined when there is no such record or the person may not read it */
export async function openRecord(
  services: JiraServices,
  caller: Caller,
  nonconformityId: NonconformityId,
): Promise<OpenedRecord | undefined> {
  const stream = nonconformityStream(nonconformityId);
  const reading = services.storage.read([headKey(stream), ...standingKeys, ...signingKeys(caller.accountId)]);
  const [rows, standing] = await Promise.all([reading, readStanding(services, caller, reading)]);
  const head = headOf(nonconformityType, stream, rows);
  if (head.state === null || !(await mayReadRecord(services, head.state, standing))) return undefined;
  return { nonconformityId, stream, record: head.state, opened: { head, rows }, standing };
}

export async function mayReadRecord(
  services: JiraServices,
  record: Nonconformity,
  standing: Standing,
): Promise<boolean> {
  if (mayReadEverything(standing) || isParty(record, standing.me.accountId)) return true;
  const [readable, ...issues] = await Promise.all([
    services.confluence.pages.readable([record.pageId]),
    ...issuesOf(record.linkedIssue).map((issue) => services.jira.issue('user', issue.issueId)),
  ]);
  return readable.has(record.pageId) || issues.some((issue) => issue !== undefined);
}

/** Reported it, or was asked to correct it. */
export function isParty(record: Nonconformity, accountId: AccountId): boolean {
  return (
    record.reporter.accountId === accountId ||
    correctionsOf(record).some((correction) => correction.owner.accountId === accountId)
  );
}

export function onlookerOf(standing: Standing): Onlooker {
  return { accountId: standing.me.accountId, isQualityManager: mayManageQuality(standing) };
}
