/** From a task of My work: the links of one document, to be checked and confirmed one by one without leaving the list. [UI-3, UI-4] */
import Button from '@atlaskit/button/default/button';
import type { PageId } from '../../../../src/kernel/ids';
import { RelationsToDecide } from '../drift/relations';
import { PageLink } from '../host/navigation';

interface LinksToCheckProps {
  readonly pageId: PageId;
  /** Number and title, as the task says them. */
  readonly title: string;
  readonly onLeave: () => void;
}

export function LinksToCheck({ pageId, title, onLeave }: LinksToCheckProps) {
  return (
    <section className="stack" aria-label={`Links of ${title}`}>
      <div className="row spread">
        <h2 className="section-title">Used in and depends on</h2>
        <Button onClick={onLeave}>Back to my work</Button>
      </div>
      <p>
        <PageLink pageId={pageId}>{title}</PageLink>
      </p>
      <RelationsToDecide pageId={pageId} />
    </section>
  );
}
