/**
 * What the panel says about a round that waits, and about the place of the page since the last round opened. [AG-47, DC-54]
 */
import { type ApprovalGate, stepsThatAre } from '../../domain/document-control/gate';
import type { WithdrawalRound } from '../../domain/document-control/life-cycle';
import { placeDifferences } from '../../domain/document-control/page-place';
import { type ControlledDocument, signedSteps, workOf } from '../../domain/document-control/state';

const placeInWords = { parent: 'The parent page', labels: 'The labels', restrictions: 'The restrictions' } as const;

export function roundNotices(document: ControlledDocument): readonly string[] {
  return [...inactiveNotices(document), ...placeNotices(document)];
}

function inactiveNotices(document: ControlledDocument): readonly string[] {
  const work = workOf(document);
  if (work?.state === 'inReview') return inactiveIn(work, work.submission.gate);
  const withdrawal = document.life === 'inForce' ? document.withdrawalRound : undefined;
  return withdrawal === undefined ? [] : inactiveIn(withdrawal, withdrawal.gate);
}

type Round = Pick<WithdrawalRound, 'reassigned' | 'inactive' | 'signings'>;

/** Whom nobody waits for any more is not told of. */
function inactiveIn(round: Round, gate: ApprovalGate): readonly string[] {
  const met = new Set(stepsThatAre('met', gate, signedSteps(round)).map((step) => step.stepId));
  const given = new Set((round.reassigned ?? []).map((one) => `${one.stepId} ${one.from?.accountId ?? ''}`));
  return (round.inactive ?? [])
    .filter((one) => !given.has(`${one.stepId} ${one.person.accountId}`) && !met.has(one.stepId))
    .map(({ stepId, person }) => {
      const title = gate.find((step) => step.stepId === stepId)?.title ?? stepId;
      return `${person.name} is asked to sign “${title}”, but has no active account. ${helpForInactive}`;
    });
}

export const helpForInactive =
  'Name a delegate for them, give the step to somebody else, or take them out of the role table.';

function placeNotices(document: ControlledDocument): readonly string[] {
  const { place } = document;
  if (place === undefined) return [];
  return placeDifferences(place.frozen, place.now).map(
    ({ what, from, to }) =>
      `${placeInWords[what]} of this page changed since its text was frozen: from ${from} to ${to}.`,
  );
}
