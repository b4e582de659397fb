/**
 * Reports a nonconformity from a page: two fields, a number, and a Jira issue where the space names a project (recipe R7).
 * The command id is the record's id, so that a repeated press meets the record it made. [NC-1, NC-2, NC-8 … NC-10]
 */
import { raiseNonconformity } from '../../domain/nonconformity/decide-record';
import type { NonconformityEvent } from '../../domain/nonconformity/events';
import type { Nonconformity } from '../../domain/nonconformity/nonconformity';
import { numberIn, seriesOf } from '../../domain/nonconformity/number';
import { issueTargetOf } from '../../domain/settings/site-settings';
import type { WireRefusal } from '../../contract/wire';
import { asPerson } from '../../kernel/actor';
import type { NonconformityId } from '../../kernel/ids';
import { newUlid } from '../../kernel/new-ulid';
import { accept, type Result, refuse } from '../../kernel/result';
import { documentStream, headKey, nonconformityStream, numberKey, seriesKey } from '../keys';
import { type Effect, perform } from '../perform';
import { settingsIn } from '../site-settings';
import { mayManageQuality, readStanding, standingKeys } from '../standing';
import { headOf } from '../stream';
import { fingerprintOf, outcomeOf, refusal, type UseCase } from '../use-case';
import { chooseTarget } from './issue-target';
import type { JiraServices } from './jira-services';
import { makeIssue } from './make-issue';
import { documentFactsIn, nonconformityType } from './nonconformity-stream';
import { issueWatch } from './observe';

/** Longer than the platform lets an invocation live: whoever asked Jira is gone by then. */
const watchAfterSeconds = 120;

export const reportNonconformity: UseCase<'nonconformity.report', JiraServices> = async (services, caller, request) => {
  const { pageId, what, where } = request;
  const nonconformityId = request.commandId as string as NonconformityId;
  const stream = nonconformityStream(nonconformityId);
  const series = seriesOf(caller.at);
  const reading = services.storage.read([
    headKey(stream),
    seriesKey(series),
    headKey(documentStream(pageId)),
    ...standingKeys,
  ]);
  const [rows, standing, page] = await Promise.all([
    reading,
    readStanding(services, caller, reading),
    services.confluence.pages.page('user', pageId),
  ]);
  if (page === undefined || !page.isLive) return refuse(refusal('notFound', 'NC-2'));
  const head = headOf(nonconformityType, stream, rows);
  const project = head.state === null ? issueTargetOf(settingsIn(rows), page.spaceId) : null;
  const [target, space] = await Promise.all([
    project === null ? accept(null) : chooseTarget(services.jira, project),
    services.confluence.spaces.space('user', page.spaceId),
  ]);
  if (!target.ok) return refuse(target.refusal);

  const intentId = newUlid(caller.at);
  const issue = target.value === null ? null : { intentId, target: target.value };
  const { me } = standing;
  const reporter = { accountId: me.accountId, name: me.name };
  const pageAddress = space?.address == null ? null : `${space.address}/pages/${pageId}`;
  const outcome = outcomeOf(
    await perform<Nonconformity | null, NonconformityEvent, Result<null, WireRefusal>>(
      services,
      {
        commandId: request.commandId,
        fingerprint: fingerprintOf('nonconformity.report', caller, request),
        actor: asPerson(me),
        at: caller.at,
        type: nonconformityType,
        stream,
        guards: [seriesKey(series)],
        decide(opened) {
          if (opened.head.state !== null) return { answer: refuse(refusal('commandReused')), events: [] };
          const position = (opened.rows.row(seriesKey(series))?.next as number | undefined) ?? 1;
          const number = numberIn(series, position);
          const decided = raiseNonconformity({
            number,
            what,
            where,
            reporter,
            reportedAt: caller.at,
            pageId,
            spaceId: page.spaceId,
            pageAddress,
            ...documentFactsIn(rows, pageId),
            issue,
          });
          if (!decided.ok) return { answer: refuse(decided.refusal), events: [] };
          const watch: Effect = { kind: 'event', name: issueWatch, delaySeconds: watchAfterSeconds };
          return {
            answer: accept(null),
            events: decided.value,
            guards: [
              { at: seriesKey(series), attributes: { next: position + 1 } },
              { at: numberKey(number), attributes: { stream } },
            ],
            effects: issue === null ? [] : [watch],
          };
        },
      },
      { head, rows },
    ),
  );
  if (!outcome.ok) return refuse(outcome.refusal);
  const record = outcome.value.state;
  if (record === null) return refuse(refusal('internalFault'));
  const onlooker = { accountId: me.accountId, isQualityManager: mayManageQuality(standing) };
  return accept(await makeIssue(services, caller, { nonconformityId, record, me, onlooker }, intentId));
};
