/**
 * Every refusal in words: what is the case and what to do next. The table is complete by type: a new code does not compile until
 * it has words. Details come from the server as plain values. [architecture §9]
 */
import type { RefusalCode } from '../../../../src/contract/wire';
import type { ShownRefusal } from '../host/call';
import { copyRefusals } from './copy-refusals';
import { withDates } from './dates';
import { documentRefusals } from './document-refusals';
import { noAnswer, type RefusalDetails, type RefusalWords } from './no-answer';
import { nonconformityRefusals } from './nonconformity-refusals';
import { reload, say } from './refusal-parts';
import { retentionRefusals } from './retention-refusals';
import { roundRefusals } from './round-refusals';
import { settingsRefusals } from './settings-refusals';
import { signingRefusals } from './signing-refusals';

export type ShownCode = RefusalCode | 'noAnswer';

/** Rights that people know by another name. */
const rightWords: Readonly<Record<string, string>> = {
  manageQuality: 'the role of quality manager',
  controlDocuments: 'the role of document controller or quality manager',
  reportOnSpace: 'the role of quality manager or internal auditor',
  siteAdministrator: 'a site administrator',
  editPage: 'permission to edit the page in Confluence',
};
const words: Readonly<Record<ShownCode, (details: RefusalDetails) => RefusalWords>> = {
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
  ...documentRefusals,
  ...roundRefusals,
  ...signingRefusals,
  ...retentionRefusals,
  unknownPerson: () => ({ message: 'This person has no account on the site any more.', next: 'Choose somebody else.' }),
  periodReversed: () => ({ message: 'The period ends before it begins.', next: 'Swap the two dates.' }),
  reportNotReady: () => ({ message: 'The file is not ready yet.', next: 'Wait until it is done, then download it.' }),
  ...copyRefusals,
  ...nonconformityRefusals,
  ...settingsRefusals,
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
