/** A project: its issues as a list or a board, narrowed by JQL. */
import Button from '@atlaskit/button/new';
import { ModalTransition } from '@atlaskit/modal-dialog';
import Textfield from '@atlaskit/textfield';
import { type FormEvent, useId, useState } from 'react';
import { getProject, searchIssues } from '../rest/jira';
import { useLoaded } from '../rest/use-loaded';
import { LoadedView } from '../shared/loaded-view';
import { usePageTitle } from '../shared/page-title';
import { CreateIssueDialog } from './create-issue-dialog';
import { IssueBoard } from './issue-board';
import { IssueTable } from './issue-table';

export function ProjectPage({ projectKey }: { readonly projectKey: string }) {
  const everything = `project = "${projectKey}" ORDER BY updated DESC`;
  const project = useLoaded(() => getProject(projectKey), [projectKey]);
  const [jql, setJql] = useState(everything);
  const [draft, setDraft] = useState(everything);
  const [layout, setLayout] = useState<'list' | 'board'>('list');
  const [isCreating, setIsCreating] = useState(false);
  const issues = useLoaded(() => searchIssues(jql), [jql]);
  const fieldId = useId();
  usePageTitle(project.value?.name ?? projectKey, 'Jira');
  const search = (event: FormEvent) => {
    event.preventDefault();
    setJql(draft);
    issues.reload();
  };
  return (
    <LoadedView resource={project} what="this project" isSubject>
      {(found) => (
        <div className="page-column page-column-wide">
          <div className="page-head">
            <h1>{found.name}</h1>
            <div className="page-actions">
              <div className="segmented" role="group" aria-label="Layout">
                {(['list', 'board'] as const).map((name) => (
                  <button key={name} type="button" aria-pressed={layout === name} onClick={() => setLayout(name)}>
                    {name === 'list' ? 'List' : 'Board'}
                  </button>
                ))}
              </div>
              <Button appearance="primary" onClick={() => setIsCreating(true)}>
                Create
              </Button>
            </div>
          </div>
          <form className="inline-form" onSubmit={search}>
            <label className="field-label" htmlFor={fieldId}>
              JQL
            </label>
            <Textfield
              id={fieldId}
              isMonospaced
              value={draft}
              onChange={(event) => setDraft(event.currentTarget.value)}
            />
            <Button type="submit">Search</Button>
          </form>
          <LoadedView resource={issues} what="the issues">
            {(list) => (layout === 'list' ? <IssueTable issues={list} /> : <IssueBoard issues={list} />)}
          </LoadedView>
          <ModalTransition>
            {isCreating ? <CreateIssueDialog project={found} onClose={() => setIsCreating(false)} /> : null}
          </ModalTransition>
        </div>
      )}
    </LoadedView>
  );
}
