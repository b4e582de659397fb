/** One issue: description, panels of apps, links, comments and history beside its status and fields. */
import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import { useMemo, useState } from 'react';
import { ModuleFrame } from '../bridge/module-frame';
import { getIssue } from '../rest/jira';
import type { JiraIssue } from '../rest/jira-types';
import { type LoadedResource, useLoaded } from '../rest/use-loaded';
import { projectAddress } from '../shared/addresses';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { Link } from '../shared/router';
import { SafeHtml } from '../shared/safe-html';
import { modulesOfType } from '../site/modules';
import { useSite } from '../site/site-context';
import { EditIssueDialog } from './edit-issue-dialog';
import { IssueActivity } from './issue-activity';
import { IssueAttachments } from './issue-attachments';
import { IssueFields } from './issue-fields';
import { IssueLinks } from './issue-links';
import { IssueStatus } from './issue-status';
import { plainText } from './plain-text';

export function IssueView({ issueKey }: { readonly issueKey: string }) {
  const issue = useLoaded(() => getIssue(issueKey), [issueKey]);
  usePageTitle(issue.value ? `[${issue.value.key}] ${issue.value.fields.summary}` : '', 'Jira');
  return (
    <LoadedView resource={issue} what="this issue" isSubject>
      {(found) => <ShownIssue issue={found} resource={issue} />}
    </LoadedView>
  );
}

interface ShownIssueProps {
  readonly issue: JiraIssue;
  readonly resource: LoadedResource<JiraIssue>;
}

function useIssueExtension({ id, key, fields }: JiraIssue) {
  const { issuetype, project } = fields;
  return useMemo(
    () => ({
      issue: { id, key, type: issuetype?.name, typeId: issuetype?.id },
      project: { id: project?.id, key: project?.key, type: project?.projectTypeKey },
      isNewToIssue: false,
    }),
    [id, key, issuetype?.name, issuetype?.id, project?.id, project?.key, project?.projectTypeKey],
  );
}

function ShownIssue({ issue, resource }: ShownIssueProps) {
  const { modules } = useSite();
  const [isEditing, setIsEditing] = useState(false);
  const extension = useIssueExtension(issue);
  const { project } = issue.fields;
  return (
    <article className="page-column page-column-wide">
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        {project ? <Link href={projectAddress(project.key)}>{project.name}</Link> : null}
        <span aria-hidden="true">/</span>
        <span>{issue.key}</span>
      </nav>
      <div className="page-head">
        <h1>{issue.fields.summary}</h1>
        <div className="page-actions">
          <Button onClick={() => setIsEditing(true)}>Edit</Button>
        </div>
      </div>
      <div className="issue-columns">
        <div className="issue-main">
          <section aria-labelledby="description-heading">
            <h2 id="description-heading">Description</h2>
            <Description issue={issue} />
          </section>
          {modulesOfType(modules, 'jira:issuePanel').map((module) => (
            <section key={module.key} className="issue-panel" aria-labelledby={`panel-${module.key}`}>
              <h2 id={`panel-${module.key}`}>{module.title}</h2>
              <ModuleFrame module={module} extension={extension} sizing="content" onRefresh={resource.reload} />
            </section>
          ))}
          <IssueAttachments issue={issue} onChanged={resource.reload} />
          <IssueLinks issue={issue} onChanged={resource.reload} />
          <IssueActivity issue={issue} />
        </div>
        <aside className="issue-side" aria-label="Details">
          <IssueStatus issue={issue} onChanged={resource.reload} />
          <IssueFields issue={issue} />
        </aside>
      </div>
      <ModalTransition>
        {isEditing ? (
          <EditIssueDialog issue={issue} onClose={() => setIsEditing(false)} onSaved={resource.reload} />
        ) : null}
      </ModalTransition>
    </article>
  );
}

function Description({ issue }: { readonly issue: JiraIssue }) {
  const rendered = issue.renderedFields?.description;
  if (typeof rendered === 'string' && rendered) return <SafeHtml className="page-body" html={rendered} />;
  const text = plainText(issue.fields.description);
  return text ? <p className="pre-line">{text}</p> : <p className="subtle">No description.</p>;
}
