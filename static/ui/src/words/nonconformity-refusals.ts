/**
 * Refusals about nonconformities and their Jira issues in words; part of the table in `refusals.ts`.
 */
import { type Refusals, say } from './refusal-parts';
import { nonconformityStates } from './states';

const statesInWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(nonconformityStates).map(([state, { text }]) => [state, text.toLowerCase()]),
);

export const nonconformityRefusals = {
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
} satisfies Refusals;
