/**
 * Refusals about a round, who signs in it and who stands in for whom, in words; part of the table in `refusals.ts`.
 */
import { type Refusals, reload, say } from './refusal-parts';

export const roundRefusals = {
  nothingInReview: () => ({
    message: 'Nothing is in review here any more.',
    next: 'Reload to see how the round ended.',
  }),
  approverIsAuthor: () => ({
    message: 'You submitted this revision, and nobody approves their own work.',
    next: 'Somebody else with the role has to approve it.',
  }),
  approverContributed: () => ({
    message: 'Words of yours stand in this revision, and nobody approves their own work. You may review it.',
    next: 'Somebody with the role who did not edit this revision has to approve it.',
  }),
  notAsked: () => ({ message: 'You are not asked to sign this step.', next: 'See under “Approval” who is.' }),
  stepNotOpen: () => ({
    message: 'This step is not open: an earlier one is not complete, or this one already is.',
    next: 'Reload to see where the round stands.',
  }),
  alreadySigned: () => ({ message: 'You already signed in this round.', next: 'Nothing more to do for you here.' }),
  stepHasNobodyEligible: (details) => ({
    message: `Nobody could sign ${say(details, ['steps', 'step'], 'one of the steps')}: ${say(details, 'leftOut', 'everybody with the role wrote in this revision, or nobody has the role')}.`,
    next: 'Nobody approves their own work: ask the quality manager to give the role to one more person.',
  }),
  notTheAuthor: (details) => ({
    message: `Only the author who submitted it${details.author === undefined ? '' : `, ${say(details, 'author', '')},`} can do this.`,
    next: 'Ask the author, or the quality manager.',
  }),
  withdrawalUnderWay: () => ({
    message: 'A withdrawal of this document is under way.',
    next: 'Sign it, or have it recalled first.',
  }),
  noWithdrawal: () => ({ message: 'No withdrawal of this document is under way.', next: reload }),
  personInactive: (details) => ({
    message: `The account of ${say(details, 'person', 'this person')} is not active, so they cannot sign.`,
    next: 'Choose somebody else.',
  }),
  notTheDelegate: (details) => ({
    message: `${say(details, 'principal', 'This person')} has not named you to sign for them today.`,
    next: 'Ask them, or the quality manager if they are absent.',
  }),
  waiverNotAllowed: () => ({
    message: 'Documents of this type keep author and approver apart; there is nothing to waive.',
    next: 'Give the step to somebody who did not write this text.',
  }),
  waiverForOneself: () => ({
    message: 'Nobody waives the separation of duties for themselves.',
    next: 'Ask another quality manager.',
  }),
  waiverNotNeeded: (details) => ({
    message: `${say(details, 'person', 'This person')} may sign this step without a waiver.`,
    next: 'Reload to see where the round stands.',
  }),
  secondReviewerNeeded: () => ({
    message: 'With the waiver you may approve your own work once somebody else has reviewed it.',
    next: 'Ask a reviewer to sign first.',
  }),
  periodOver: () => ({ message: 'The last day of this period has passed.', next: 'Choose a later one.' }),
  delegateIsPrincipal: () => ({ message: 'Nobody is their own delegate.', next: 'Choose somebody else.' }),
  delegationOverlaps: (details) => ({
    message: `${say(details, 'delegate', 'Somebody')} is already named from ${say(details, 'from', '')} until ${say(details, 'until', '')}.`,
    next: 'End that delegation first, or choose other dates.',
  }),
  reasonNeeded: () => ({
    message: 'Acting for somebody else needs a reason.',
    next: 'Say why, and press again.',
  }),
  noDelegation: () => ({ message: 'This delegation has ended.', next: 'Reload to see those that run.' }),
  bulkMayNotSign: () => ({
    message: 'This site asks for the passphrase at every signature, so no job signs for you.',
    next: 'Look ahead again: the documents are then submitted one after the other, each with your signature.',
  }),
} satisfies Refusals;
