/** The frozen text of any revision, marked with what it is worth today. [A10, A12] */
import type { PageId } from '../../../../src/kernel/ids';
import { FrozenText } from '../document/effective-text';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';
import { standings } from '../words/revisions';

export function RevisionTextView({ pageId, revision }: { readonly pageId: PageId; readonly revision: string }) {
  const handle = useAnswer('document.revisionText', { pageId, revision });
  return (
    <WhenAnswered handle={handle} what="the text of the revision">
      {(text) => (
        <div className="stack">
          {text.standing === 'inForce' ? null : (
            <Notice tone="warning" title={`${standings[text.standing].text}: do not work by this text`} />
          )}
          <FrozenText pageId={pageId} text={text} since={text.standing === 'inForce' ? 'in force since' : 'dated'} />
        </div>
      )}
    </WhenAnswered>
  );
}
