/**
 * The popup behind the byline label. It says at once what is in force; the rest opens from here.
 */
import type { PageId } from '../../../../src/kernel/ids';
import { DocumentPanel } from '../document/panel';
import type { Place } from '../host/context';
import { openDocumentModal } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing } from '../parts/answered';

function Byline({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.view', { pageId });
  return (
    <main className="popup">
      <DocumentPanel
        pageId={pageId}
        handle={handle}
        onRead={(show, title) => openDocumentModal(show, title, handle.reload)}
      />
    </main>
  );
}

export function BylineSurface({ place }: { readonly place: Place }) {
  return place.pageId === null ? <Nothing title="Open this from a page." /> : <Byline pageId={place.pageId} />;
}
