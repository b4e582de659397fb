/** Words for revisions, rounds, differences and verification, in one place. */
import type { AttachmentChange } from '../../../../src/contract/redline';
import type {
  RevisionStanding,
  RoundOutcomeView,
  VerificationPart,
  VerificationView,
  VerifiedPart,
} from '../../../../src/contract/revision-answers';
import type { Worded } from './states';

export const standings: Readonly<Record<RevisionStanding, Worded>> = {
  inForce: { text: 'In force', tone: 'success' },
  superseded: { text: 'Obsolete: superseded', tone: 'warning' },
  withdrawn: { text: 'Obsolete: withdrawn', tone: 'danger' },
  abandoned: { text: 'Abandoned', tone: 'neutral' },
  inWork: { text: 'In work', tone: 'information' },
};
/** Of an obsolete revision: its text is kept, or no longer. [A20] */
export const retainedForReference: Worded = { text: 'Retained for reference', tone: 'neutral' };
export const textDisposed: Worded = { text: 'Text disposed of', tone: 'neutral' };
export const outcomes: Readonly<Record<RoundOutcomeView, Worded>> = {
  running: { text: 'Under way', tone: 'information' },
  approved: { text: 'Approved', tone: 'success' },
  released: { text: 'Released in emergency', tone: 'warning' },
  rejected: { text: 'Rejected', tone: 'danger' },
  recalled: { text: 'Recalled', tone: 'neutral' },
  contentChanged: { text: 'Content changed', tone: 'warning' },
  nobodyEligible: { text: 'Nobody could sign', tone: 'warning' },
};
export const attachmentChangeWords: Readonly<Record<AttachmentChange['change'], string>> = {
  added: 'added',
  removed: 'removed',
  replaced: 'replaced by another file',
};

interface VerdictWords {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly next: string;
}
export const verdicts: Readonly<Record<VerificationView['verdict'], VerdictWords>> = {
  unchanged: {
    tone: 'success',
    title: 'Unchanged: the approved version reads as it was signed',
    next: 'Title, text, files and included pages were read again and compared.',
  },
  notEverythingRead: {
    tone: 'warning',
    title: 'What could be read is unchanged',
    next: 'Some parts could not be read by you or by the app; nothing is claimed of them.',
  },
  differs: {
    tone: 'danger',
    title: 'Something differs from what was signed',
    next: 'The parts are named below. Tell the quality manager; the frozen text is still what was signed.',
  },
  versionGone: {
    tone: 'danger',
    title: 'The approved page version is no longer there',
    next: 'Somebody deleted it from the page history. The frozen text of the revision is still held here.',
  },
  disposed: {
    tone: 'warning',
    title: 'The text of this revision was disposed of',
    next: 'There is nothing left to compare. Who signed it, when, and the digest of what was signed stay on record.',
  },
};
const partWords: Readonly<Record<VerifiedPart, string>> = {
  record: 'The frozen text held here',
  title: 'Title',
  body: 'Text',
  attachment: 'Attachment',
  includedPage: 'Included page',
};
export const resultWords: Readonly<Record<VerificationPart['result'], Worded>> = {
  same: { text: 'Same', tone: 'success' },
  differs: { text: 'Differs', tone: 'danger' },
  notThere: { text: 'Not there', tone: 'danger' },
  notRead: { text: 'Not read', tone: 'warning' },
};

export function partName({ part, name }: VerificationPart): string {
  return name === null ? partWords[part] : `${partWords[part]} “${name}”`;
}
