/** Above an archived page: what it is, and the way back into the page tree. */
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { refreshPageTree } from '../chrome/page-tree-events';
import { restorePage } from '../rest/confluence-pages';
import type { Page } from '../rest/confluence-types';
import { FailureMessage } from '../shared/failure-message';

interface ArchivedNoticeProps {
  readonly page: Page;
  readonly onRestored: () => void;
}

export function ArchivedNotice({ page, onRestored }: ArchivedNoticeProps) {
  const [failure, setFailure] = useState<Error>();
  const restore = async () => {
    try {
      await restorePage(page.id);
      refreshPageTree();
      onRestored();
    } catch (refused) {
      setFailure(refused as Error);
    }
  };
  return (
    <div className="old-version">
      {failure ? <FailureMessage title="The page was not restored" failure={failure} /> : null}
      <SectionMessage title="This page is archived">
        <p>It can be read, but not changed until it is restored.</p>
        <Button onClick={() => void restore()}>Restore</Button>
      </SectionMessage>
    </div>
  );
}
