/**
 * The envelope every procedure answers in. A refusal or a fault crosses the wire as a code and facts, never as an exception's
 * text; `static/ui/src/words/refusals.ts` turns the code into words and the next step to take. (architecture §9)
 */
import type { AnswersByProcedure } from './answers';
import type { ProcedureName } from './procedures';

/** What a rule, the input or the platform says no with. Details are small plain values the words are made from. */
export const refusalCodes = [
  // input and rights
  'badInput',
  'notFound',
  'notPermitted',
  'noPerson',
  'commandReused',
  'busyTryAgain',
  'changedMeanwhile',
  // documents
  'alreadyControlled',
  'notControlled',
  'appCannotRead',
  'notADraft',
  'nothingInReview',
  'pageVersionStale',
  'contentChanged',
  'approverIsAuthor',
  'approverContributed',
  'notAsked',
  'stepNotOpen',
  'alreadySigned',
  'stepHasNobodyEligible',
  'notTheAuthor',
  'documentWithdrawn',
  'numberCancelled',
  'neverEffective',
  'revisionUnknown',
  'noFrozenText',
  'alreadyInWork',
  'attachmentTooLarge',
  'trainingNotAvailable',
  'dateHasPassed',
  'notTheOwner',
  'alreadyEffective',
  'nothingApproved',
  'notDueYet',
  'effectDeferred',
  'minorNeedsRevision',
  'minorNotAllowed',
  'minorNotConfirmed',
  'withdrawalUnderWay',
  'noWithdrawal',
  'alreadyOnHold',
  'notOnHold',
  'includedNotReadable',
  'includedTooDeep',
  'macroBlocked',
  'macroNotFrozen',
  'personInactive',
  'notTheDelegate',
  'waiverNotAllowed',
  'waiverForOneself',
  'waiverNotNeeded',
  'secondReviewerNeeded',
  'changeRequestNeeded',
  'changeRequestNotVisible',
  'changeRequestWithoutJira',
  'noLinkToCheck',
  // retention
  'textDisposed',
  'stillEffective',
  'retentionNotOver',
  'onLegalHold',
  'alreadyOnLegalHold',
  'noLegalHold',
  'disposerIsAuthor',
  'keptUntilTooEarly',
  // delegations
  'periodOver',
  'delegateIsPrincipal',
  'delegationOverlaps',
  'reasonNeeded',
  'noDelegation',
  'unknownPerson',
  // signing
  'factorsNeeded',
  'factorWrong',
  'factorsLocked',
  'codeUsed',
  'notEnrolled',
  'passphraseExpired',
  'passphraseWeak',
  'noDeviceOffered',
  'noSigningRight',
  'ownSigningRight',
  'rightInThePast',
  'rightHeldAlready',
  'rightsBelongToPreset',
  'noRecoveryOpen',
  'ownRecovery',
  'alreadyApproved',
  'secondPersonOfQuality',
  'noFailures',
  // nonconformities
  'mayNotCreateIssue',
  'projectUnknown',
  'issueRejected',
  'wrongState',
  'correctionOpen',
  'noCorrection',
  'notCorrectionOwner',
  'issueStillCreating',
  // settings and reports
  'gateImpossible',
  'changeAlreadyWaiting',
  'noChangeWaiting',
  'changeIsYours',
  'changeIsNotYours',
  'alreadyFresh',
  'noQualityManagerLeft',
  'periodReversed',
  'reportNotReady',
  // released copies
  'copySpaceImpossible',
  'pageIsReleasedCopy',
  // acting on many pages
  'pageElsewhere',
  'bulkMayNotSign',
  'holidayTwice',
  'wouldNotPass',
  // platform
  'productUnavailable',
  'internalFault',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface WireRefusal {
  readonly code: RefusalCode;
  /** Rule id (docs/rules.md) that says no. */
  readonly rule?: string;
  readonly details?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Invocation id to quote to support; present on faults. */
  readonly reference?: string;
}
export type WireAnswer<Name extends ProcedureName> =
  | { readonly ok: true; readonly answer: AnswersByProcedure[Name] }
  | { readonly ok: false; readonly refusal: WireRefusal };
