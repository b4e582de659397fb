/**
 * What a signature can mean, as far as somebody needs a right to sign it. A rejection is signed with the right of the step it
 * answers, a recall with the author's. Words: static/ui/src/words. [SG-20; B13]
 */
export const signingMeanings = [
  'author',
  'reviewed',
  'approved',
  'released',
  'stillValid',
  'withdrawn',
  'waived',
  'disposed',
  'closed',
] as const;

export type SigningMeaning = (typeof signingMeanings)[number];

/** Everything a signature on a document can say. */
export type DocumentSignatureMeaning =
  | 'author'
  | 'reviewed'
  | 'approved'
  | 'released'
  | 'rejected'
  | 'recalled'
  | 'withdrawalProposed'
  | 'withdrawn'
  | 'minorConfirmed'
  | 'stillValid'
  | 'toRevise'
  | 'toWithdraw'
  | 'abandoned'
  | 'cancelled'
  | 'reinstated'
  | 'waived'
  | 'disposed'
  | 'retained';

/** Everything a signature can say. */
export type SignatureMeaning = DocumentSignatureMeaning | 'closed';
