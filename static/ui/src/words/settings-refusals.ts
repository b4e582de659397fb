/**
 * Refusals about roles, holidays and the configuration of types in words; part of the table in `refusals.ts`.
 */
import { type Refusals, reload, say } from './refusal-parts';

export const settingsRefusals = {
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
  holidayTwice: (details) => ({
    message: `The holiday ${say(details, 'on', 'of that day')} is in the list twice.`,
    next: 'Take one of them out and press again.',
  }),
} satisfies Refusals;
