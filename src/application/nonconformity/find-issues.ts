/**
 * Finds issues that bear an intent of a record and records each. Jira's search is eventually consistent: not finding one
 * proves nothing. [NC-8, NC-12]
 */
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/time';
import type { JiraIssue } from '../jira-port';
import type { StreamName } from '../keys';
import type { Viewer } from '../product-ports';
import type { JiraServices } from './jira-services';
import { recordIssue } from './observe';

/** @returns the record with what was found; undefined when nothing was */
export async function findIssues(
  services: JiraServices,
  stream: StreamName,
  intents: readonly string[],
  as: Viewer,
  actor: Actor,
  at: Instant,
): Promise<Nonconformity | undefined> {
  const found = await services.jira.issuesByIntent(as, intents);
  let record: Nonconformity | undefined;
  for (const issue of found) {
    const intentId = intentOf(issue)?.intent;
    // The search may lag behind the property, so the property decides.
    if (intentId === undefined || !intents.includes(intentId)) continue;
    const reference = { intentId, issueId: issue.issueId, key: issue.key };
    record = (await recordIssue(services, stream, reference, actor, at)) ?? record;
  }
  return record;
}

/**
 * The intent an issue bears. Anybody who may edit the issue can write it; but an intent is known to nobody until the issue
 * that bears it exists, and a copy of it is flagged as a second issue.
 */
export function intentOf(issue: JiraIssue): { readonly intent: string; readonly record: string } | undefined {
  const value = issue.intent as { readonly intent?: unknown; readonly record?: unknown } | null;
  if (typeof value !== 'object' || value === null) return undefined;
  const { intent, record } = value;
  return typeof intent === 'string' && typeof record === 'string' ? { intent, record } : undefined;
}
