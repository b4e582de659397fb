/**
 * Lets an approved revision take effect on its day. Runs without a person, driven by the outbox row that the approval left; the
 * five-minute reconciler finds the row when its day has come, however late. What cannot be read as the app is deferred and the
 * owner told; nothing takes effect unread. (recipe R6) [DC-22, DC-24, DC-25, DC-26]
 */
import { type EffectReading, type RevisionName, takeEffect } from '../../domain/document-control/decide-effect';
import { type ApprovedRevision, workOf } from '../../domain/document-control/state';
import { dayOf } from '../../kernel/time';
import type { PageId } from '../../kernel/ids';
import type { EffectOutcome, OwedEffect } from '../effects';
import { RecordDamaged } from '../faults';
import { open } from '../perform';
import type { Services } from '../use-case';
import { requestPageCheck } from './check-page';
import { documentType } from './document-stream';
import { performAsSystem } from './perform-as-system';
import { digestOfSnapshot, readSnapshot } from './snapshot';

const secondsUntilAgain = 3600;

export async function takeEffectOnItsDay(services: Services, owed: OwedEffect): Promise<EffectOutcome> {
  const opened = await open(services.storage, { type: documentType, stream: owed.stream });
  const document = opened.head.state;
  const { label, round } = owed.body as RevisionName;
  const work = workOf(document);
  const at = services.clock.now();
  // In force already, recalled, or planned for another day by a later commit: its own row sees to it.
  if (document.life === 'none' || work?.state !== 'approved' || work.label !== label || work.round !== round) {
    return { kind: 'done' };
  }
  if (work.effectiveOn !== null && work.effectiveOn > dayOf(at)) return { kind: 'done' };
  const { pageId } = document.identity;
  const reading = await readApproved(services, pageId, work);
  const because = `the day of Rev ${label} has come`;
  const written = await performAsSystem(
    services,
    pageId,
    because,
    at,
    (state) => takeEffect(state, { label, round, reading, at }),
    opened,
  );
  if (!written || reading.kind === 'unsound') return { kind: 'again', inSeconds: written ? secondsUntilAgain : 30 };
  // The page may have moved on between approval and effect.
  await requestPageCheck(services, pageId);
  return { kind: 'done' };
}

/** Whether the app sees the page and holds exactly the text that was approved. */
async function readApproved(services: Services, pageId: PageId, work: ApprovedRevision): Promise<EffectReading> {
  const { contentDigest, snapshotParts } = work.content;
  const page = await services.confluence.pages.page('app', pageId);
  if (page === undefined) {
    const why = 'The app cannot see the page. Add the app to the restrictions of the page.';
    return { kind: 'unsound', because: 'pageNotVisible', why };
  }
  try {
    const snapshot = await readSnapshot(services.storage, contentDigest, snapshotParts);
    if (digestOfSnapshot(snapshot) === contentDigest) return { kind: 'sound' };
    return damaged('snapshotChanged', 'The frozen text is not the one that was approved.');
  } catch (error) {
    if (error instanceof RecordDamaged) return damaged('snapshotMissing', 'The frozen text cannot be read.');
    // What does not unpack was changed after it was written.
    if (error instanceof SyntaxError || isInflateError(error)) {
      return damaged('snapshotChanged', 'The frozen text is damaged.');
    }
    throw error;
  }
}

function damaged(because: 'snapshotMissing' | 'snapshotChanged', why: string): EffectReading {
  return { kind: 'unsound', because, why: `${why} Recall the approval and submit the revision again.` };
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
