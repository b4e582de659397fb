/**
 * Which scopes a manifest needs for what was seen, and which of those it has it does not need. What is seen demands
 * alternatives: one list of scopes granted in full is enough.
 */
import { documentsArePresent, readEventScopes } from './published-documents';

export interface Demand {
  /** What demands the scopes: an operation, an event, storage. */
  readonly by: string;
  readonly alternatives: readonly (readonly string[])[];
}
export interface ScopeProblems {
  /** Demands that nothing granted meets, with the scopes that the shortest ways to meet them still lack. */
  readonly missing: readonly string[];
  /** Scopes without which every demand would still be met. */
  readonly unused: readonly string[];
}

const isMet = ({ alternatives }: Demand, granted: ReadonlySet<string>) =>
  alternatives.length === 0 || alternatives.some((all) => all.every((scope) => granted.has(scope)));

export function compareScopes(granted: readonly string[], demands: readonly Demand[]): ScopeProblems {
  const held = new Set(granted);
  const unmet = demands.filter((demand) => !isMet(demand, held));
  const missing = unmet.map(({ by, alternatives }) => {
    const lacking = alternatives.map((all) => all.filter((scope) => !held.has(scope)));
    const fewest = Math.min(...lacking.map(({ length }) => length));
    const shortest = lacking.filter(({ length }) => length === fewest).map((scopes) => scopes.join(' and '));
    return `${by} lacks ${shortest.join(', or ')}`;
  });
  const met = demands.filter((demand) => isMet(demand, held));
  const unused = granted.filter((scope) => {
    const without = new Set(granted.filter((other) => other !== scope));
    return met.every((demand) => isMet(demand, without));
  });
  return { missing, unused };
}

const SUMMARY = ['read:confluence-content.summary'];
const OF_A_PAGE = [
  'read:page:confluence',
  'read:space:confluence',
  'read:user:confluence',
  'read:content.metadata:confluence',
];
const OF_AN_ATTACHMENT = ['read:attachment:confluence', 'read:blogpost:confluence', ...OF_A_PAGE];
const OF_AN_ISSUE = ['issue', 'issue-type', 'user', 'project', 'status'].map((what) => `read:${what}:jira`);
const REMOVAL = [
  [...SUMMARY, 'write:confluence-content'],
  [...OF_A_PAGE, 'write:page:confluence'],
];

/** The published scopes of the product events that triggers may listen to here: classic ones, or granular ones. */
export const EVENT_SCOPES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'avi:confluence:updated:page': [SUMMARY, OF_A_PAGE],
  'avi:confluence:moved:page': [SUMMARY, OF_A_PAGE],
  'avi:confluence:permissions_updated:page': [SUMMARY, OF_A_PAGE],
  'avi:confluence:restored:page': [SUMMARY, OF_A_PAGE],
  'avi:confluence:trashed:page': REMOVAL,
  'avi:confluence:deleted:page': REMOVAL,
  'avi:confluence:created:attachment': [SUMMARY, OF_AN_ATTACHMENT],
  'avi:confluence:updated:attachment': [SUMMARY, OF_AN_ATTACHMENT],
  'avi:confluence:trashed:attachment': [SUMMARY, OF_AN_ATTACHMENT],
  'avi:confluence:deleted:attachment': [SUMMARY, OF_AN_ATTACHMENT],
  'avi:jira:created:issue': [['read:jira-work'], OF_AN_ISSUE],
  'avi:jira:updated:issue': [['read:jira-work'], OF_AN_ISSUE],
  'avi:jira:deleted:issue': [['read:jira-work'], OF_AN_ISSUE],
};

/** Where the list above is not as published; empty when the published one is not at hand. */
export function findStaleEventScopes(): readonly string[] {
  if (!documentsArePresent) return [];
  const published = readEventScopes();
  const inOrder = (lists: readonly (readonly string[])[] | undefined) =>
    JSON.stringify(lists?.map((list) => [...list].sort()).sort());
  return Object.entries(EVENT_SCOPES)
    .filter(([name, scopes]) => inOrder(scopes) !== inOrder(published.get(name)))
    .map(([name]) => name);
}
