/**
 * Renders what follows from the latest state of a document: the byline for its readers and the tasks of those who are asked.
 */
import { stepsThatAre } from '../../domain/document-control/gate';
import { stepDueOn } from '../../domain/document-control/step-due';
import {
  type ControlledDocument,
  type Returned,
  type RevisionInReview,
  rejectedSteps,
  signedSteps,
  workOf,
} from '../../domain/document-control/state';
import type { EffectOutcome, OwedEffect } from '../effects';
import { headKey, siteSettingsStream } from '../keys';
import { settingsIn } from '../site-settings';
import { headOf } from '../stream';
import { projectTasks, type Task } from '../tasks';
import type { Services } from '../use-case';
import { renderByline } from './byline';
import { documentType } from './document-stream';
import { findSigners } from './signers';

export async function renderState(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const { stream } = owed;
  const rows = await services.storage.read([headKey(stream), headKey(siteSettingsStream)]);
  const document = headOf(documentType, stream, rows).state;
  if (document.life === 'none') return { kind: 'done' };
  await projectTasks(services.storage, stream, await tasksOf(services, document, settingsIn(rows)));
  return renderByline(services, document.identity.pageId);
}

type Settings = ReturnType<typeof settingsIn>;

async function tasksOf(services: Services, document: ControlledDocument, settings: Settings): Promise<readonly Task[]> {
  const work = workOf(document);
  if (work === null) return [];
  if (work.state === 'inReview') return signingTasks(services, document, work, settings);
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

async function signingTasks(
  services: Services,
  document: ControlledDocument,
  work: RevisionInReview,
  settings: Settings,
): Promise<readonly Task[]> {
  const signed = signedSteps(work);
  const open = stepsThatAre('open', work.submission.gate, signed);
  const done = [...signed, ...rejectedSteps(work)];
  const steps = await findSigners(services, 'app', settings, open, document.owner, {
    author: work.submission.author.accountId,
    contributors: work.contributors.map((one) => one.accountId),
  });
  const { pageId, number } = document.identity;
  return steps.flatMap(({ step, asked }) =>
    asked
      .filter((person) => !done.some((one) => one.stepId === step.stepId && one.signer === person.accountId))
      .map(
        (person): Task => ({
          assignee: person.accountId,
          step: step.stepId,
          item: {
            kind: 'sign',
            title: `${number} ${document.title}`,
            detail: `${step.title} of Rev ${work.label}, submitted by ${work.submission.author.name}`,
            pageId,
            nonconformityId: null,
            since: work.inReviewSince,
            dueOn: stepDueOn(work.inReviewSince, step),
          },
        }),
      ),
  );
}
