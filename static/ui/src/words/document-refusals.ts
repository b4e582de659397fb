/**
 * Refusals about a document, its text and its revisions in words; part of the table in `refusals.ts`.
 */
import { type Refusals, reload, say } from './refusal-parts';

export const documentRefusals = {
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
  pageVersionStale: (details) => ({
    message: `The page has a newer version${details.current === undefined ? '' : ` (${say(details, 'current', '')})`} than the one you looked at.`,
    next: 'Reload, read the page again, and decide on the version that is there now.',
  }),
  contentChanged: () => ({
    message:
      'The text, title or an attachment changed during the round, so it goes back to its author. Your signature was not given.',
    next: 'Wait until the author submits it again.',
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
  minorNotAllowed: () => ({
    message: 'Documents of this type have no minor revisions.',
    next: 'Submit it as a full revision.',
  }),
  pageElsewhere: () => ({
    message: 'This page lies in another space.',
    next: 'Act on it from the quality page of its own space.',
  }),
  wouldNotPass: (details) => ({
    message: say(details, 'obstacle', 'Something stands in the way of submitting it.'),
    next: 'Open the page and look at “Submit”, which says what would help.',
  }),
} satisfies Refusals;
