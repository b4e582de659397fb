/** The open editor of one page version: title, document, version comment, publish. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Textfield from '@atlaskit/textfield';
import { useEffect, useId, useMemo, useReducer, useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { publishPage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { RestError } from '../rest/http';
import { pageAddress } from '../shared/addresses';
import { FailureMessage } from '../shared/failure-message';
import { go } from '../shared/router';
import type { AdfNode } from './adf';
import { toAdf } from './block-tree';
import { BlockView } from './block-view';
import { EditedPageContext } from './edited-page';
import { EditorToolbar } from './editor-toolbar';
import { reduceEditor, startEditing } from './editor-state';

interface PageEditorProps {
  readonly page: Page;
  readonly document: AdfNode;
  readonly spaceKey: string;
  readonly onReload: () => void;
}

export function PageEditor({ page, document, spaceKey, onReload }: PageEditorProps) {
  const [state, dispatch] = useReducer(reduceEditor, document, startEditing);
  const [title, setTitle] = useState(page.title);
  const [message, setMessage] = useState('');
  const [failure, setFailure] = useState<Error>();
  const [isPublishing, setIsPublishing] = useState(false);
  const messageId = useId();
  useWarningBeforeLeaving((state.isChanged || title !== page.title) && !isPublishing);

  const publish = async () => {
    setIsPublishing(true);
    try {
      const next = await publishPage({
        id: page.id,
        title: title.trim(),
        document: toAdf(state.root),
        baseVersion: page.version.number,
        message,
      });
      refreshPageTree();
      go(pageAddress(spaceKey, next));
    } catch (refused) {
      setFailure(refused as Error);
      setIsPublishing(false);
    }
  };

  const place = useMemo(
    () => ({ pageId: page.id, spaceId: page.spaceId, spaceKey }),
    [page.id, page.spaceId, spaceKey],
  );

  return (
    <EditedPageContext.Provider value={place}>
      <div className="page-column page-editor">
        <h1 className="visually-hidden">Edit page</h1>
        <EditorToolbar state={state} dispatch={dispatch} />
        {failure ? <PublishFailure failure={failure} onReload={onReload} /> : null}
        <input
          className="editor-title"
          aria-label="Page title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="page-body editor-body">
          {(state.root.children ?? []).map((block) => (
            <BlockView key={block.id} block={block} focusId={state.focusId} dispatch={dispatch} />
          ))}
        </div>
        <div className="editor-foot">
          <div className="editor-message">
            <label className="field-label" htmlFor={messageId}>
              What did you change?
            </label>
            <Textfield id={messageId} value={message} onChange={(event) => setMessage(event.currentTarget.value)} />
          </div>
          <Button appearance="subtle" onClick={() => go(pageAddress(spaceKey, page))}>
            Close
          </Button>
          <Button
            appearance="primary"
            isDisabled={title.trim() === ''}
            isLoading={isPublishing}
            onClick={() => void publish()}
          >
            Publish
          </Button>
        </div>
      </div>
    </EditedPageContext.Provider>
  );
}

function PublishFailure({ failure, onReload }: { readonly failure: Error; readonly onReload: () => void }) {
  if (!(failure instanceof RestError) || failure.status !== 409) {
    return <FailureMessage title="The page was not published" failure={failure} />;
  }
  return (
    <div role="alert" className="failure">
      <SectionMessage appearance="warning" title="Somebody else has published this page in the meantime">
        <p>
          Your changes are still here and have not been published. Copy what you need, then load the newest version.
        </p>
        <p>
          <Button onClick={onReload}>Discard my changes and load the newest version</Button>
        </p>
      </SectionMessage>
    </div>
  );
}

function useWarningBeforeLeaving(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isChanged]);
}
