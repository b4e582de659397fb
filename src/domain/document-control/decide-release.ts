/**
 * Emergency release: one quality manager signs with a reason; the content is frozen as for any round and takes effect at once,
 * temporary until the full round is done. A draft of the next revision opens for that round in the same commit. The released
 * text never lapses silently: overdue, it stays in force and is flagged. [DC-30, DC-31; A25]
 */
import { addWorkingDays, type DaysOff } from '../../kernel/working-days';
import { dayOf, type Instant } from '../../kernel/time';
import { madeEffective } from './decide-effect';
import { refuseEnded } from './decide-registration';
import { labelOf } from './revision-label';
import { type SignedBy, signRevision } from './signed-by';
import type { PageVersionStamp } from './signature';
import { howConfirmed } from './signatures-of';
import type { Contributor, DocumentState, FrozenContent, Submission } from './state';
import { workOf } from './state';
import { no, nothing, type Verdict, yes } from './verdict';

const workingDaysForFullRound = 10;

export interface ReleaseInEmergency extends SignedBy {
  readonly reason: string;
  /** The page version the signer saw. */
  readonly seenPageVersion: number;
  readonly page: PageVersionStamp;
  readonly title: string;
  /** Digest of a gate without steps. */
  readonly gateDigest: string;
  readonly tooLarge: readonly string[];
}

/** First commit: signed, the version frozen; the content is digested by a consumer. */
export function releaseInEmergency(document: DocumentState, command: ReleaseInEmergency): Verdict {
  const ended = refuseEnded(document);
  if (ended !== null) return ended;
  const work = workOf(document);
  if (work?.state !== 'draft') return no('notADraft', 'DC-30', work === null ? {} : { state: work.state });
  if (document.life === 'inForce' && document.withdrawalRound !== undefined) return no('withdrawalUnderWay', 'DC-33');
  const { page, signer, at, reason, title, gateDigest, tooLarge } = command;
  if (page.number !== command.seenPageVersion) {
    return no('pageVersionStale', 'DC-5', { seen: command.seenPageVersion, current: page.number });
  }
  if (tooLarge.length > 0) return no('attachmentTooLarge', 'DC-20', { attachments: tooLarge });
  const submission: Submission = {
    author: signer,
    submittedAt: at,
    reason,
    title,
    page,
    gate: [],
    gateDigest,
    kind: 'emergency',
    ...(command.onBehalfOf === undefined ? {} : { onBehalfOf: command.onBehalfOf }),
    ...howConfirmed(command),
  };
  return yes({ type: 'RevisionSubmitted', label: work.label, round: work.round, submission });
}

export interface ReleasePrepared {
  readonly label: string;
  readonly round: number;
  readonly content: FrozenContent;
  readonly contributors: readonly Contributor[];
  /** The ten working days are counted without them. [HD-2] */
  readonly daysOff: DaysOff;
  readonly at: Instant;
}

/** Second commit: released, in force, the one before superseded, and the next draft open. */
export function completeRelease(document: DocumentState, command: ReleasePrepared): Verdict {
  const work = workOf(document);
  const { label, round, content, contributors, daysOff, at } = command;
  if (document.life === 'none' || work?.state !== 'preparing' || work.label !== label || work.round !== round) {
    return nothing;
  }
  const { submission } = work;
  const { author: signer, submittedAt, onBehalfOf } = submission;
  const by: SignedBy = {
    signer,
    at: submittedAt,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...howConfirmed(submission),
  };
  const signature = signRevision(document.identity, { label, submission, content }, by, 'released', submission.reason);
  const temporaryUntil = addWorkingDays(dayOf(at), workingDaysForFullRound, daysOff);
  const ordinal = document.lastOrdinal + 1;
  return yes(
    { type: 'RevisionReleased', label, round, content, contributors, signature, at },
    ...madeEffective(document, work, at, { temporaryUntil }),
    { type: 'RevisionOpened', ordinal, label: labelOf(ordinal), because: 'released', at },
  );
}
