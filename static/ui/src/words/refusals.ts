/**
 * Every refusal in words: what is the case and what to do next. The table is complete by type: a new code does not compile until
 * it has words. Details come from the server as plain values. [architecture §9]
 */
import type { RefusalCode } from '../../../../src/contract/wire';
import type { ShownRefusal } from '../host/call';
import { copyRefusals } from './copy-refusals';
import { withDates } from './dates';
import { retentionRefusals } from './retention-refusals';
import { signingRefusals } from './signing-refusals';
import { noAnswer, type RefusalWords } from './no-answer';
import { nonconformityStates } from './states';

export type ShownCode = RefusalCode | 'noAnswer';
type Details = NonNullable<ShownRefusal['details']>;

/** The first of the named details as text, or the fallback when the server sent none of them. */
function say(details: Details, names: string | readonly string[], fallback: string): string {
  for (const name of typeof names === 'string' ? [names] : names) {
    const value = details[name];
    if (value !== undefined && value !== '') return typeof value === 'object' ? value.join(', ') : String(value);
  }
  return fallback;
}

/** Rights that people know by another name. */
const rightWords: Readonly<Record<string, string>> = {
  manageQuality: 'the role of quality manager',
  controlDocuments: 'the role of document controller or quality manager',
  reportOnSpace: 'the role of quality manager or internal auditor',
  siteAdministrator: 'a site administrator',
  editPage: 'permission to edit the page in Confluence',
};
const statesInWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(nonconformityStates).map(([state, { text }]) => [state, text.toLowerCase()]),
);

const reload = 'Close this, look at the current state, and start again.';

const words: Readonly<Record<ShownCode, (details: Details) => RefusalWords>> = {
  noAnswer: () => noAnswer,
  badInput: (details) => ({
    message: `Something in the form is not right: ${say(details, 'field', 'a field')} ${say(details, ['message', 'problem'], 'is not as expected')}.`,
    next: 'Correct it and press again.',
  }),
  notFound: () => ({
    message: 'This does not exist, or you may not see it.',
    next: 'Check the link, or ask the owner of the page for access.',
  }),
  notPermitted: (details) => ({
    message: `You may not do this: it needs ${rightWords[say(details, 'right', '')] ?? 'a right you do not have'}.`,
    next:
      say(details, 'right', '') === 'editPage'
        ? 'Ask whoever restricts the page in Confluence.'
        : 'Ask the quality manager, who gives roles in the Plumbline settings.',
  }),
  changeRequestNeeded: () => ({
    message: 'Documents of this type need a change request.',
    next: 'Give the key of the Jira issue in which the change was asked for.',
  }),
  changeRequestNotVisible: (details) => ({
    message: `Jira shows you no issue ${say(details, 'issue', 'of that key')}.`,
    next: 'Check the key, or ask for access to the issue.',
  }),
  changeRequestWithoutJira: (details) => ({
    message: `Jira did not answer for ${say(details, 'issue', 'that issue')}: it is not on this site, or the app has no access to it.`,
    next: 'Ask the quality manager, who decides whether documents of this type need a change request.',
  }),
  noPerson: () => ({
    message: 'Plumbline does not know who you are.',
    next: 'Sign in to this site and reload the page.',
  }),
  commandReused: () => ({
    message: 'This was already sent once with other contents; the first one stands.',
    next: reload,
  }),
  busyTryAgain: () => ({
    message: 'Others are changing the same record right now. Nothing of yours was lost or half done.',
    next: 'Wait a moment and press again.',
  }),
  changedMeanwhile: () => ({
    message: 'Somebody changed this after you opened it.',
    next: 'Reload to see the change, then decide again.',
  }),

  alreadyControlled: (details) => ({
    message: `This page is already a controlled document${details.number === undefined ? '' : `: ${say(details, 'number', '')}`}.`,
    next: 'Reload to see it.',
  }),
  notControlled: () => ({ message: 'This page is not under control.', next: 'Put it under control first.' }),
  appCannotRead: () => ({
    message: 'Plumbline itself may not read this page: its restrictions leave the app out.',
    next: 'Add Plumbline to the people who may view the page, then try again.',
  }),
  notADraft: () => ({
    message: 'There is no draft to do this with.',
    next: 'Start a revision first, or reload: the state may have moved on.',
  }),
  nothingInReview: () => ({
    message: 'Nothing is in review here any more.',
    next: 'Reload to see how the round ended.',
  }),
  pageVersionStale: (details) => ({
    message: `The page has a newer version${details.current === undefined ? '' : ` (${say(details, 'current', '')})`} than the one you looked at.`,
    next: 'Reload, read the page again, and decide on the version that is there now.',
  }),
  contentChanged: () => ({
    message:
      'The text, title or an attachment changed during the round, so it goes back to its author. Your signature was not given.',
    next: 'Wait until the author submits it again.',
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
  documentWithdrawn: () => ({
    message: 'This document is withdrawn; it does not come back under the same revision.',
    next: 'Start a new revision if it is needed again.',
  }),
  numberCancelled: () => ({
    message: 'This number was cancelled and is never given again.',
    next: 'Put the page under control again for a new number.',
  }),
  neverEffective: () => ({
    message: 'No revision of this document has been in force yet.',
    next: 'Read the page itself; it is a draft.',
  }),
  revisionUnknown: (details) => ({
    message: `There is no revision ${say(details, 'revision', 'of that label')} of this document here.`,
    next: 'Choose one from the list of revisions.',
  }),
  noFrozenText: (details) => ({
    message: `No text was frozen for revision ${say(details, 'revision', 'you chose')}.`,
    next: 'A text is frozen when a revision is submitted; until then read the page.',
  }),
  alreadyInWork: () => ({ message: 'A next revision is already in work.', next: 'Reload to see it.' }),
  trainingNotAvailable: () => ({
    message: 'Taking effect “when trained” needs reading campaigns, which this version does not have.',
    next: 'Choose a day that leaves time for training, or “at once”.',
  }),
  dateHasPassed: (details) => ({
    message: `${say(details, 'date', 'That day')} has passed; today is ${say(details, 'today', 'later')} (UTC).`,
    next: 'Choose today or a later day.',
  }),
  notTheOwner: (details) => ({
    message: `This is for the owner of the document, ${say(details, 'owner', 'somebody else')}.`,
    next: 'Ask the owner to do it, or have the document handed over.',
  }),
  alreadyEffective: (details) => ({
    message: `Rev ${say(details, 'label', '')} is in force already.`,
    next: 'Reload to see it.',
  }),
  nothingApproved: () => ({ message: 'No approved revision is waiting to take effect.', next: reload }),
  notDueYet: (details) => ({
    message: `The revision takes effect on ${say(details, 'on', 'a later day')}.`,
    next: 'Choose “at once” if it should not wait.',
  }),
  effectDeferred: (details) => ({
    message: `The revision cannot take effect now: ${say(details, 'why', 'its text could not be read').replace(/\.$/, '')}.`,
    next: 'Let the app read the page, or ask the owner to recall the approval. It is tried again every hour.',
  }),
  minorNeedsRevision: () => ({
    message: 'A minor revision belongs to a revision in force, and there is none.',
    next: 'Submit it as a major revision.',
  }),
  minorNotConfirmed: () => ({
    message: 'A quality manager must first confirm that this is a minor revision.',
    next: 'Wait for the confirmation, or ask the quality manager for it.',
  }),
  withdrawalUnderWay: () => ({
    message: 'A withdrawal of this document is under way.',
    next: 'Sign it, or have it recalled first.',
  }),
  noWithdrawal: () => ({ message: 'No withdrawal of this document is under way.', next: reload }),
  alreadyOnHold: () => ({ message: 'This document is on hold already.', next: 'Reload to see why.' }),
  notOnHold: () => ({ message: 'This document is not on hold.', next: reload }),
  attachmentTooLarge: (details) => ({
    message: `The attachment ${say(details, ['attachments', 'title'], '')} is too large to take its digest.`,
    next: 'Make it smaller, or link to where it is kept.',
  }),
  includedNotReadable: (details) => ({
    message: `This text shows other pages as its own, and not everybody concerned may read them: ${say(details, 'pages', 'an included page')}.`,
    next: 'Ask the owner of that page to let you and Plumbline read it.',
  }),
  includedTooDeep: (details) => ({
    message: `Pages are included more than five levels deep, or more than thirty of them: ${say(details, 'pages', '')}. Such a text cannot be frozen.`,
    next: 'Include fewer pages, or write their text here.',
  }),
  macroBlocked: (details) => ({
    message: `Documents of this type may not show content from elsewhere: ${say(details, 'macros', 'a macro')}.`,
    next: 'Take the macro out, or write what it shows into the page.',
  }),
  macroNotFrozen: (details) => ({
    message: `What these macros show cannot be frozen with the text: ${say(details, 'macros', 'a macro')}.`,
    next: 'Take them out, or write what they show into the page.',
  }),
  ...signingRefusals,
  ...retentionRefusals,
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
  unknownPerson: () => ({ message: 'This person has no account on the site any more.', next: 'Choose somebody else.' }),

  mayNotCreateIssue: (details) => ({
    message: `You may not create issues in the Jira project ${say(details, ['project', 'projectKey'], 'of this space')}, so nothing was recorded.`,
    next: 'Ask for “Create issues” in that project, or tell the quality manager what you found.',
  }),
  projectUnknown: (details) => ({
    message: `The Jira project ${say(details, ['project', 'projectKey'], 'set for this space')} does not exist, or you may not see it.`,
    next: 'The quality manager can choose another one in the Plumbline settings.',
  }),
  issueRejected: (details) => ({
    message: `Jira did not take the issue: ${details.fields === undefined ? say(details, 'because', 'it gave no reason') : `the project demands ${say(details, 'fields', '')}`}.`,
    next: 'Tell the quality manager: a required field in that project may stand in the way.',
  }),
  wrongState: (details) => ({
    message: `This nonconformity is ${statesInWords[say(details, 'state', '')] ?? 'in another state'}, where this cannot be done.`,
    next: 'Reload to see what was done meanwhile.',
  }),
  correctionOpen: (details) => ({
    message: `It cannot be closed while a correction is open${details.open === undefined ? '' : ` (number ${say(details, 'open', '')})`}.`,
    next: 'Complete every correction first.',
  }),
  noCorrection: () => ({
    message: 'There is no correction with this number.',
    next: 'Reload and choose one of those shown.',
  }),
  notCorrectionOwner: () => ({
    message: 'Only the owner of the correction, or the quality manager, reports it done.',
    next: 'Ask its owner.',
  }),
  issueStillCreating: () => ({ message: 'The Jira issue is still being made.', next: 'Wait a minute, then reload.' }),

  minorNotAllowed: () => ({
    message: 'Documents of this type have no minor revisions.',
    next: 'Submit it as a full revision.',
  }),
  gateImpossible: (details) => ({
    message: `This cannot work: ${say(details, 'message', 'the change is not possible')}.`,
    next: 'Change the step, or give the role to somebody first.',
  }),
  changeAlreadyWaiting: (details) => ({
    message: `A change by ${say(details, 'by', 'somebody')} waits for a second quality manager.`,
    next: 'Let it be approved, declined or taken back first.',
  }),
  noChangeWaiting: () => ({ message: 'No change is waiting here.', next: reload }),
  changeIsYours: () => ({
    message: 'You proposed this change; another quality manager decides on it.',
    next: 'Ask another quality manager, or take it back.',
  }),
  changeIsNotYours: (details) => ({
    message: `Only ${say(details, 'by', 'who proposed it')} may take this change back.`,
    next: 'Approve or decline it.',
  }),
  alreadyFresh: () => ({
    message: 'A quality manager has already been named.',
    next: 'Reload: roles are now changed by the quality manager.',
  }),
  noQualityManagerLeft: () => ({
    message: 'With this change nobody would be quality manager.',
    next: 'Leave at least one person or group in that role.',
  }),
  periodReversed: () => ({ message: 'The period ends before it begins.', next: 'Swap the two dates.' }),
  reportNotReady: () => ({ message: 'The file is not ready yet.', next: 'Wait until it is done, then download it.' }),

  ...copyRefusals,
  pageElsewhere: () => ({
    message: 'This page lies in another space.',
    next: 'Act on it from the quality page of its own space.',
  }),
  bulkMayNotSign: () => ({
    message: 'This site asks for the passphrase at every signature, so no job signs for you.',
    next: 'Look ahead again: the documents are then submitted one after the other, each with your signature.',
  }),
  holidayTwice: (details) => ({
    message: `The holiday ${say(details, 'on', 'of that day')} is in the list twice.`,
    next: 'Take one of them out and press again.',
  }),
  wouldNotPass: (details) => ({
    message: say(details, 'obstacle', 'Something stands in the way of submitting it.'),
    next: 'Open the page and look at “Submit”, which says what would help.',
  }),

  productUnavailable: (details) => ({
    message: `${say(details, 'product', 'Confluence or Jira')} did not answer.`,
    next: 'Press again in a moment. What was already recorded is not repeated.',
  }),
  internalFault: () => ({
    message: 'Plumbline failed at this.',
    next: 'Press again. If it stays so, tell your administrator the reference below.',
  }),
};

export function wordsForRefusal(refusal: ShownRefusal): RefusalWords {
  const said = words[refusal.code](refusal.details ?? {});
  // What is wrong with a form may show how a date is to be written.
  if (refusal.code === 'badInput') return said;
  return { message: withDates(said.message), next: withDates(said.next) };
}
