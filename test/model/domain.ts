/** The rules a play is held against, as one piece, so that a test can plant a bug into any of them. */
import { contributorsTo, everyContributor } from '../../src/domain/document-control/contributors';
import { planEffect, takeEffect } from '../../src/domain/document-control/decide-effect';
import { confirmMinor } from '../../src/domain/document-control/decide-minor';
import { notePageAsRead, notePageGone } from '../../src/domain/document-control/decide-page-change';
import { cancelNumber, changeOwner, registerDocument } from '../../src/domain/document-control/decide-registration';
import { completeRelease, releaseInEmergency } from '../../src/domain/document-control/decide-release';
import { reviewPeriodically } from '../../src/domain/document-control/decide-review';
import { approveStep, rejectStep } from '../../src/domain/document-control/decide-signing';
import { endHold, placeOnHold } from '../../src/domain/document-control/decide-standing';
import {
  abandonDraft,
  openRound,
  recallRound,
  returnPreparing,
  startRevision,
  submitRevision,
} from '../../src/domain/document-control/decide-submission';
import * as withdrawal from '../../src/domain/document-control/decide-withdrawal';
import { partSigners } from '../../src/domain/document-control/eligible-signers';
import { evolve } from '../../src/domain/document-control/evolve';
import { withoutReviews } from '../../src/domain/document-control/gate';
import { reassignStep } from '../../src/domain/document-control/reassignment';
import { waiveSeparation } from '../../src/domain/document-control/waiver';

export const realDomain = {
  abandonDraft,
  approveStep,
  cancelNumber,
  changeOwner,
  completeRelease,
  confirmMinor,
  contributorsTo,
  endHold,
  everyContributor,
  evolve,
  notePageAsRead,
  notePageGone,
  openRound,
  partSigners,
  placeOnHold,
  planEffect,
  proposeWithdrawal: withdrawal.proposeWithdrawal,
  reassignStep,
  recallRound,
  recallWithdrawal: withdrawal.recallWithdrawal,
  registerDocument,
  reinstateDocument: withdrawal.reinstateDocument,
  rejectStep,
  rejectWithdrawal: withdrawal.rejectWithdrawal,
  releaseInEmergency,
  returnPreparing,
  reviewPeriodically,
  signWithdrawal: withdrawal.signWithdrawal,
  startRevision,
  submitRevision,
  takeEffect,
  waiveSeparation,
  withdrawalGate: withdrawal.withdrawalGate,
  withoutReviews,
};
export type Domain = typeof realDomain;
