/**
 * Tasks that the life cycle gives beside the steps of a round: a review that falls due, the full round after an emergency
 * release, a revision that could not take effect, an edit after approval, a withdrawal and a minor revision to sign.
 * [DC-25, DC-26, DC-28, DC-31, DC-33, DC-38]
 */
import type { WorkItem } from '../../contract/space-answers';
import { awaitsConfirmation } from '../../domain/document-control/decide-minor';
import { daysBeforeFirstReminder, dueFacts } from '../../domain/document-control/document-flags';
import { type GateStep, stepsThatAre } from '../../domain/document-control/gate';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { dueOf, isEscalated, stageOpenedAt } from '../../domain/document-control/overdue';
import { stepDueOn } from '../../domain/document-control/step-due';
import {
  type ApprovedRevision,
  type ControlledDocument,
  type DocumentInForce,
  type RevisionInReview,
  signedSteps,
  workOf,
} from '../../domain/document-control/state';
import { daysOff } from '../../domain/settings/holidays';
import type { SiteSettings } from '../../domain/settings/site-settings';
import { type CalendarDate, dayOf, type Instant } from '../../kernel/time';
import { addDays } from '../../kernel/working-days';
import { driftTasks } from '../drift/drift-tasks';
import { linkTasks } from '../drift/link-tasks';
import { holdersOf } from '../site-settings';
import type { Task } from '../tasks';
import type { Services } from '../use-case';
import { findWithdrawalSigners } from './round-signers';

export async function dueTasks(
  services: Services,
  document: ControlledDocument,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const work = workOf(document);
  const today = dayOf(services.clock.now());
  const tasks: Task[] = [...(await driftTasks(services, document, settings)), ...linkTasks(document)];
  if (document.life === 'inForce') {
    tasks.push(...dueSoon(document, today));
    tasks.push(...(await withdrawalTasks(services, document, settings)));
  }
  if (work?.state === 'approved') tasks.push(...approvedTasks(document, work));
  if (work?.state === 'inReview' && awaitsConfirmation(work)) {
    tasks.push(...(await confirmationTasks(services, document, work, settings)));
  }
  return tasks;
}

/** From the first reminder on; the digest computes its days from `dueOn`. */
function dueSoon(document: DocumentInForce, today: CalendarDate): readonly Task[] {
  const { effective } = document;
  return dueFacts(document)
    .filter(({ on }) => on <= addDays(today, daysBeforeFirstReminder))
    .map(({ what, on }): Task => {
      const late = on < today ? ', overdue' : '';
      const detail =
        what === 'review'
          ? `Periodic review of Rev ${effective.label}${late}; it stays in force meanwhile`
          : `Full round after the emergency release of Rev ${effective.label}${late}; it stays in force meanwhile`;
      const kind = what === 'review' ? 'review' : 'fullRound';
      return ownerTask(document, what, { kind, detail, since: effective.effectiveAt, dueOn: on });
    });
}

const deferredInWords = {
  pageNotVisible: 'the app cannot see the page',
  snapshotMissing: 'its frozen text cannot be read',
  snapshotChanged: 'its frozen text was changed',
} as const;

function approvedTasks(document: ControlledDocument, work: ApprovedRevision): readonly Task[] {
  const tasks: Task[] = [];
  const { deferred, edited, label, effectiveOn: dueOn } = work;
  if (deferred !== null) {
    const detail = `Rev ${label} did not take effect: ${deferredInWords[deferred.because]}. It is tried again every hour.`;
    tasks.push(ownerTask(document, 'deferred', { kind: 'deferred', detail, since: deferred.at, dueOn }));
  }
  if (edited !== null) {
    const detail = `Changed by ${edited.person.name} after the approval of Rev ${label}, which takes effect as frozen. You may recall it.`;
    const since = edited.page.createdAt;
    tasks.push(ownerTask(document, 'edited', { kind: 'editedAfterApproval', detail, since, dueOn }));
  }
  return tasks;
}

async function withdrawalTasks(
  services: Services,
  document: DocumentInForce,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const round = document.withdrawalRound;
  if (round === undefined) return [];
  const { asked } = await findWithdrawalSigners(services, document, round, settings, services.clock.now());
  const tasks = asked.map(({ step, person, onBehalfOf }): Task => {
    const forWhom = onBehalfOf === null ? '' : `, for ${onBehalfOf.name}`;
    const detail = `Withdrawal proposed by ${round.proposedBy.name}${forWhom}`;
    const about = { kind: 'sign', detail, ...timesOf(round, step, settings) } as const;
    const as = onBehalfOf === null ? '' : ` for ${onBehalfOf.accountId}`;
    return { assignee: person.accountId, step: `withdraw-${step.stepId}${as}`, item: itemOn(document, about) };
  });
  return [...tasks, ...(await escalatedWithdrawal(services, document, round, settings))];
}

function timesOf(round: WithdrawalRound, step: GateStep, settings: SiteSettings) {
  return { since: stageOpenedAt(round, step), dueOn: dueOf(round, step, daysOff(settings)) };
}

/** Told to every quality manager until it is answered or given to somebody else. [AG-75] */
async function escalatedWithdrawal(
  services: Services,
  document: DocumentInForce,
  round: WithdrawalRound,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const overdue = stepsThatAre('open', round.gate, signedSteps(round)).filter((step) => isEscalated(round, step));
  if (overdue.length === 0) return [];
  const managers = await holdersOf(services.confluence.people, 'app', settings, 'qualityManager');
  return managers.flatMap(({ accountId }) =>
    overdue.map((step): Task => {
      const detail = `${step.title} of the withdrawal is overdue. Remind those who are asked, or give the step to somebody else.`;
      const about = { kind: 'escalated', detail, ...timesOf(round, step, settings) } as const;
      return { assignee: accountId, step: `escalated withdraw-${step.stepId}`, item: itemOn(document, about) };
    }),
  );
}

async function confirmationTasks(
  services: Services,
  document: ControlledDocument,
  work: RevisionInReview,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const managers = await holdersOf(services.confluence.people, 'app', settings, 'qualityManager');
  const detail = `Confirm that Rev ${work.label} is a minor revision, submitted by ${work.submission.author.name}`;
  const about = {
    kind: 'sign',
    detail,
    since: work.inReviewSince,
    dueOn: stepDueOn(work.inReviewSince, {}, daysOff(settings)),
  } as const;
  return managers
    .filter((person) => person.accountId !== work.submission.author.accountId)
    .map((person): Task => ({ assignee: person.accountId, step: 'minor', item: itemOn(document, about) }));
}

interface About {
  readonly kind: WorkItem['kind'];
  readonly detail: string;
  readonly since: Instant;
  readonly dueOn: CalendarDate | null;
}
function ownerTask(document: ControlledDocument, step: string, about: About): Task {
  return { assignee: document.owner.accountId, step, item: itemOn(document, about) };
}
function itemOn({ identity, title }: ControlledDocument, about: About): WorkItem {
  const { pageId, number } = identity;
  return { ...about, title: `${number} ${title}`, pageId, nonconformityId: null };
}
