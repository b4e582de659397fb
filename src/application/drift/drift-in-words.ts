/**
 * What the drift scan found, said to people: what is the matter and what can be done about it with the buttons there are.
 * [DR-5, DR-6]
 */
import { approvedVersionGoneSince } from '../../domain/document-control/drift';
import type { ControlledDocument } from '../../domain/document-control/state';
import { dayOf, type Instant } from '../../kernel/time';

export interface Finding {
  /** Tells the findings of one document apart. */
  readonly key: 'pageGone' | 'notVisible' | 'versionGone';
  readonly what: string;
  /** Null when it was noted before the time was kept. */
  readonly since: Instant | null;
  readonly proposal: string;
}

export function findingsOf(document: ControlledDocument): readonly Finding[] {
  if (document.life === 'cancelled') return [];
  return [...goneFinding(document), ...unseenFinding(document), ...versionFinding(document)];
}

export function driftNotices(document: ControlledDocument): readonly string[] {
  return findingsOf(document).map(({ what, proposal }) => `${what} ${proposal}`);
}

function goneFinding(document: ControlledDocument): readonly Finding[] {
  if (document.page === 'live') return [];
  const isTrashed = document.page === 'trashed';
  const what = isTrashed
    ? 'Confluence reported this page as moved to the trash.'
    : 'Confluence reported this page as deleted.';
  const kept = document.life === 'inForce' ? ' The frozen text stays in force and readable here.' : '';
  const first = isTrashed ? 'Restore the page in Confluence, or withdraw' : 'Withdraw';
  const proposal =
    document.life === 'withdrawn'
      ? 'The record is kept.'
      : `${first} the document${document.life === 'inForce' ? ', or report a nonconformity' : ' number'}.`;
  return [{ key: 'pageGone', what: `${what}${kept}`, since: document.drift?.goneSince ?? null, proposal }];
}

function unseenFinding({ drift }: ControlledDocument): readonly Finding[] {
  if (drift?.unseenSince === undefined) return [];
  return [
    {
      key: 'notVisible',
      since: drift.unseenSince,
      what: `The app has not been able to see this page since ${dayOf(drift.unseenSince)}: it is restricted without the app, or gone.`,
      proposal: 'Add the app to the restrictions of the page, restore the page, or report a nonconformity.',
    },
  ];
}

function versionFinding(document: ControlledDocument): readonly Finding[] {
  const since = approvedVersionGoneSince(document);
  if (document.life !== 'inForce' || since === null) return [];
  return [
    {
      key: 'versionGone',
      since,
      what: `The approved page version of Rev ${document.effective.label} was deleted in Confluence. The frozen text is kept and stays in force.`,
      proposal: 'Start a revision, or report a nonconformity.',
    },
  ];
}
