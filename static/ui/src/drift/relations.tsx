/**
 * "Used in" and "depends on" of a document; a reference to an obsolete one is marked. [A24]
 */
import { useState } from 'react';
import type { RelatedDocument } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { StateLozenge } from '../parts/small';
import { documentLives } from '../words/states';

function Related({ title, documents }: { readonly title: string; readonly documents: readonly RelatedDocument[] }) {
  return (
    <>
      <p>
        {title}
        {documents.length === 0 ? ': nothing known.' : ':'}
      </p>
      {documents.length === 0 ? null : (
        <ul>
          {documents.map((one) => (
            <li key={one.pageId}>
              {one.number} {one.title} {one.isObsolete ? <StateLozenge state={documentLives[one.life]} /> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function Relations({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.relations', { pageId });
  return (
    <WhenAnswered handle={handle} what="related documents">
      {({ usedIn, dependsOn, hidden }) => (
        <div className="stack-tight">
          <Related title="Used in" documents={usedIn} />
          <Related title="Depends on" documents={dependsOn} />
          {hidden === 0 ? null : <p className="quiet">{hidden} more that you may not read.</p>}
        </div>
      )}
    </WhenAnswered>
  );
}

/** Asked for when it is opened: who only reads never needs it. */
export function RelationsOnDemand({ pageId }: { readonly pageId: PageId }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Used in and depends on</summary>
      {isOpen ? <Relations pageId={pageId} /> : null}
    </details>
  );
}
