/** The relations of a document, asked for and loaded when they are opened: who only reads never needs them. [A24] */
import { lazy, Suspense, useState } from 'react';
import type { PageId } from '../../../../src/kernel/ids';
import { Loading } from '../parts/answered';

const RelationsToDecide = lazy(() => import('./relations').then((module) => ({ default: module.RelationsToDecide })));

export function RelationsOnDemand({ pageId }: { readonly pageId: PageId }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Used in and depends on</summary>
      {isOpen ? (
        <Suspense fallback={<Loading what="related documents" />}>
          <RelationsToDecide pageId={pageId} />
        </Suspense>
      ) : null}
    </details>
  );
}
