/**
 * Where the issue of a nonconformity goes, asked of Jira as the person before anything is written: who may not create issues
 * there, or would be refused for a required field, gets a clear answer and nothing half-made stays. [NC-9]
 */
import type { WireRefusal } from '../../contract/wire';
import type { IssueTarget } from '../../domain/nonconformity/linked-issue';
import { accept, type Result, refuse } from '../../kernel/result';
import type { Jira } from '../jira-port';
import { refusal } from '../use-case';

export async function chooseTarget(
  jira: Jira,
  wanted: { readonly projectKey: string; readonly issueTypeId: string | null },
): Promise<Result<IssueTarget, WireRefusal>> {
  const { projectKey } = wanted;
  const [mayCreate, types, knownFields] = await Promise.all([
    jira.mayCreateIssues(projectKey),
    jira.creatableTypes(projectKey),
    wanted.issueTypeId === null ? undefined : jira.requiredFields(projectKey, wanted.issueTypeId),
  ]);
  if (mayCreate === undefined) return refuse(refusal('projectUnknown', 'NC-9', { project: projectKey }));
  const type =
    wanted.issueTypeId === null
      ? types.find((each) => !each.isSubtask)
      : types.find((each) => each.issueTypeId === wanted.issueTypeId);
  if (!mayCreate || type === undefined) {
    return refuse(refusal('mayNotCreateIssue', 'NC-9', { project: projectKey }));
  }
  const required = knownFields ?? (await jira.requiredFields(projectKey, type.issueTypeId));
  if (required.length > 0) {
    const fields = required.map((field) => field.name);
    return refuse(refusal('issueRejected', 'NC-9', { project: projectKey, issueType: type.name, fields }));
  }
  return accept({ projectKey, issueTypeId: type.issueTypeId });
}
