/**
 * Looks at an open round again and again until it ends: tasks follow who holds a role or is in a group now, delegations begin
 * and end, overdue steps are escalated once, inactive approvers flagged once. An effect that is never done while the round
 * waits, so that the reconciler finds it after anything that went wrong. [AG-46, AG-47, AG-48]
 */
import { watchRound, watchWithdrawal } from '../../domain/document-control/overdue';
import type { RoundName } from '../../domain/document-control/decide-submission';
import { daysOff } from '../../domain/settings/holidays';
import { workOf } from '../../domain/document-control/state';
import type { EffectOutcome, OwedEffect } from '../effects';
import { open } from '../perform';
import { settingsIn } from '../site-settings';
import { standingKeys } from '../standing';
import type { Services } from '../use-case';
import { notePlaceNow } from './check-page';
import { documentType } from './document-stream';
import { performAsSystem } from './perform-as-system';
import { projectRound, refreshTasks } from './render-state';
import { findRoundSigners, findWithdrawalSigners } from './round-signers';

const watchSeconds = 1800;
/** Withdrawals are rare and wait for days. */
const watchWithdrawalSeconds = 4 * 3600;

export async function watchOpenRound(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream, checks: standingKeys });
  const document = opened.head.state;
  const name = owed.body as RoundName;
  const work = workOf(document);
  if (document.life === 'none' || work?.state !== 'inReview') return { kind: 'done' };
  if (work.label !== name.label || work.round !== name.round) return { kind: 'done' };
  const at = services.clock.now();
  const settings = settingsIn(opened.rows);
  const signers = await findRoundSigners(services, document, work, settings, at);
  await projectRound(services, document, work, settings, signers);
  const seen = { inactive: signers.inactive, daysOff: daysOff(settings), at };
  if (watchRound(document, seen).events.length > 0) {
    const because = `round ${name.round} of Rev ${name.label} waits`;
    await performAsSystem(services, document.identity.pageId, because, at, (state) => watchRound(state, seen), opened);
  }
  // No event tells of labels, and one of restrictions may be missing.
  await notePlaceNow(services, { pageId: document.identity.pageId, by: null }, opened);
  return { kind: 'again', inSeconds: watchSeconds };
}

/** The same of a withdrawal: its tasks follow who is asked now, and what is overdue is escalated once. [AG-75] */
export async function watchOpenWithdrawal(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream, checks: standingKeys });
  const document = opened.head.state;
  const { round } = owed.body as { readonly round: number };
  if (document.life !== 'inForce' || document.withdrawalRound?.round !== round) return { kind: 'done' };
  const at = services.clock.now();
  const settings = settingsIn(opened.rows);
  const { inactive } = await findWithdrawalSigners(services, document, document.withdrawalRound, settings, at);
  const seen = { inactive, daysOff: daysOff(settings), at };
  if (watchWithdrawal(document, seen).events.length > 0) {
    const because = `withdrawal ${round} waits`;
    await performAsSystem(
      services,
      document.identity.pageId,
      because,
      at,
      (state) => watchWithdrawal(state, seen),
      opened,
    );
  } else {
    await refreshTasks(services, owed.stream);
  }
  return { kind: 'again', inSeconds: watchWithdrawalSeconds };
}
