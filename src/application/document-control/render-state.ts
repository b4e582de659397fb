/**
 * Renders what follows from the latest state of a document: the byline for its readers and the tasks of those who are asked.
 */
import { awaitsConfirmation } from '../../domain/document-control/decide-minor';
import { stepsThatAre } from '../../domain/document-control/gate';
import { dueOf, isEscalated, stageOpenedAt } from '../../domain/document-control/overdue';
import {
  type ControlledDocument,
  type Returned,
  type RevisionInReview,
  signedSteps,
  workOf,
} from '../../domain/document-control/state';
import { daysOff } from '../../domain/settings/holidays';
import type { SiteSettings } from '../../domain/settings/site-settings';
import type { EffectOutcome, OwedEffect } from '../effects';
import { syncDependencies, tellDependents } from '../drift/dependencies';
import { projectReferences } from '../drift/references';
import { documentStream, headKey, siteSettingsStream, type StreamName } from '../keys';
import { holdersOf, settingsIn } from '../site-settings';
import { headOf } from '../stream';
import { projectTasks, type Task } from '../tasks';
import type { Services } from '../use-case';
import { renderByline } from './byline';
import { documentType } from './document-stream';
import { dueTasks } from './due-tasks';
import { findRoundSigners, type RoundSigners } from './round-signers';

export async function renderState(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const { stream } = owed;
  const rows = await services.storage.read([headKey(stream), headKey(siteSettingsStream)]);
  const document = headOf(documentType, stream, rows).state;
  if (document.life === 'none') return { kind: 'done' };
  await projectTasks(services.storage, stream, await tasksOf(services, document, settingsIn(rows)));
  await projectReferences(services, document);
  const { pageId } = document.identity;
  const isInStep = (await tellDependents(services, document)) && (await syncDependencies(services, pageId));
  if (!isInStep) return { kind: 'again', inSeconds: 30 };
  return renderByline(services, pageId);
}

/** What the round asks for, and what the life cycle beside it does. */
async function tasksOf(
  services: Services,
  document: ControlledDocument,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const [asked, due] = await Promise.all([
    workTasks(services, document, settings),
    dueTasks(services, document, settings),
  ]);
  return [...asked, ...due];
}

async function workTasks(
  services: Services,
  document: ControlledDocument,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const work = workOf(document);
  if (work === null) return [];
  // A minor revision waits for its confirmation first.
  if (work.state === 'inReview' && awaitsConfirmation(work)) return [];
  if (work.state === 'inReview') return roundTasks(services, document, work, settings);
  if (work.state !== 'draft') return [];
  const { pageId, number } = document.identity;
  const about = { pageId, nonconformityId: null, dueOn: null };
  if (work.returned !== null) {
    const { author, by, why, at, kind } = work.returned;
    return [
      {
        assignee: author.accountId,
        step: 'returned',
        item: {
          ...about,
          kind: 'returned',
          title: `${number} ${document.title}`,
          detail: `${returnedInWords(work.label, kind, by)}: ${why}`,
          since: at,
        },
      },
    ];
  }
  if (work.openedBecause !== 'pageChanged' || document.life !== 'inForce') return [];
  const by = document.changedBy?.person.name ?? 'somebody';
  return [
    {
      assignee: document.owner.accountId,
      step: 'draft',
      item: {
        ...about,
        kind: 'draftOpened',
        title: `${number} ${document.title}`,
        detail: `Changed by ${by} since Rev ${document.effective.label}; a draft of Rev ${work.label} is open.`,
        since: work.openedAt,
      },
    },
  ];
}

const returned = { rejected: 'rejected', recalled: 'recalled', contentChanged: 'sent back, because the page changed,' };
function returnedInWords(label: string, kind: Returned['kind'], by: Returned['by']): string {
  if (kind === 'nobodyEligible' || by === null) return `Rev ${label} could not go into review`;
  return `Rev ${label} was ${returned[kind]} by ${by.name}`;
}

/** The tasks of a round as its signers stand now; asked again while it waits. [AG-48] */
export async function projectRound(
  services: Services,
  document: ControlledDocument,
  work: RevisionInReview,
  settings: SiteSettings,
  signers: RoundSigners,
): Promise<void> {
  const isWaiting = awaitsConfirmation(work);
  const tasks = [
    ...(isWaiting ? [] : signingTasks(document, work, settings, signers)),
    ...(isWaiting ? [] : await escalationTasks(services, document, work, settings)),
    ...(await dueTasks(services, document, settings)),
  ];
  await projectTasks(services.storage, documentStream(document.identity.pageId), tasks);
}

/** The tasks of a document alone, without its byline. */
export async function refreshTasks(services: Services, stream: StreamName): Promise<void> {
  const rows = await services.storage.read([headKey(stream), headKey(siteSettingsStream)]);
  const document = headOf(documentType, stream, rows).state;
  if (document.life === 'none') return;
  await projectTasks(services.storage, stream, await tasksOf(services, document, settingsIn(rows)));
}

async function roundTasks(
  services: Services,
  document: ControlledDocument,
  work: RevisionInReview,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const [signers, escalated] = await Promise.all([
    findRoundSigners(services, document, work, settings, services.clock.now()),
    escalationTasks(services, document, work, settings),
  ]);
  return [...signingTasks(document, work, settings, signers), ...escalated];
}

function signingTasks(
  document: ControlledDocument,
  work: RevisionInReview,
  settings: SiteSettings,
  { asked }: RoundSigners,
): readonly Task[] {
  const { pageId, number } = document.identity;
  return asked.map(({ step, person, onBehalfOf }): Task => {
    const forWhom = onBehalfOf === null ? '' : `, for ${onBehalfOf.name}`;
    return {
      assignee: person.accountId,
      step: onBehalfOf === null ? step.stepId : `${step.stepId} for ${onBehalfOf.accountId}`,
      item: {
        kind: 'sign',
        title: `${number} ${document.title}`,
        detail: `${step.title} of Rev ${work.label}, submitted by ${work.submission.author.name}${forWhom}`,
        pageId,
        nonconformityId: null,
        since: stageOpenedAt(work, step),
        dueOn: dueOf(work, step, daysOff(settings)),
        stepId: step.stepId,
        ...(onBehalfOf === null ? {} : { onBehalfOf }),
      },
    };
  });
}

/** What was escalated is told to every quality manager until it is signed or given to somebody else. [AG-46] */
async function escalationTasks(
  services: Services,
  document: ControlledDocument,
  work: RevisionInReview,
  settings: SiteSettings,
): Promise<readonly Task[]> {
  const open = stepsThatAre('open', work.submission.gate, signedSteps(work));
  const overdue = open.filter((step) => isEscalated(work, step));
  if (overdue.length === 0) return [];
  const managers = await holdersOf(services.confluence.people, 'app', settings, 'qualityManager');
  const { pageId, number } = document.identity;
  return managers.flatMap(({ accountId }) =>
    overdue.map(
      (step): Task => ({
        assignee: accountId,
        step: `escalated ${step.stepId}`,
        item: {
          kind: 'escalated',
          title: `${number} ${document.title}`,
          detail: `${step.title} of Rev ${work.label} is overdue. Remind those who are asked, or give the step to somebody else.`,
          pageId,
          nonconformityId: null,
          since: work.escalated?.find((one) => one.stepId === step.stepId)?.at ?? work.inReviewSince,
          dueOn: dueOf(work, step, daysOff(settings)),
        },
      }),
    ),
  );
}
