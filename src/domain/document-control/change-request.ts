/**
 * The change request of a submission: the Jira issue in which the change was asked for. A type may demand one; what stands in
 * the submission is the issue as its author saw it. [DC-70, DC-71; A14]
 */
import type { IssueId } from '../../kernel/ids';
import type { FrozenRules } from './gate';
import { no, type Verdict } from './verdict';

export interface ChangeRequest {
  readonly issueId: IssueId;
  readonly key: string;
  readonly summary: string;
}

/** What Jira answered to the author: the issue, or why there is none to show. */
export type AskedChangeRequest =
  | { readonly kind: 'found'; readonly issue: ChangeRequest }
  | { readonly kind: 'notVisible' | 'noJira'; readonly key: string };

/** @param asked undefined when the author named none */
export function refuseChangeRequest(
  asked: AskedChangeRequest | undefined,
  rules: Pick<FrozenRules, 'changeRequestRequired'> | undefined,
): Verdict | null {
  if (asked === undefined) return rules?.changeRequestRequired === true ? no('changeRequestNeeded', 'DC-70') : null;
  if (asked.kind === 'noJira') return no('changeRequestWithoutJira', 'DC-71', { issue: asked.key });
  return asked.kind === 'notVisible' ? no('changeRequestNotVisible', 'DC-71', { issue: asked.key }) : null;
}

export function sayChangeRequest({ key, summary }: ChangeRequest): string {
  return `${key} “${summary}”`;
}
