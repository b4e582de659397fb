/**
 * One document after the other, each loaded anew and signed in a form of its own: nothing typed or confirmed is carried over,
 * and what needs nothing any more is passed over. [A5, B1; BK-4]
 */
import Button from '@atlaskit/button/default/button';
import { type ReactNode, useCallback, useState } from 'react';
import type { DocumentView } from '../../../../src/contract/document-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';

interface OneProps {
  readonly onDone: () => void;
  readonly onNext: () => void;
}
interface SeriesProps {
  readonly pageIds: readonly PageId[];
  readonly label: string;
  readonly saySoFar: (done: number) => string;
  readonly leave: string;
  /** What is said of a document that is not waiting any more. */
  readonly over: string;
  readonly isWaiting: (document: DocumentView) => boolean;
  readonly form: (document: DocumentView, one: OneProps) => ReactNode;
  readonly onLeave: () => void;
}

export function Series({ pageIds, label, saySoFar, leave, over, isWaiting, form, onLeave }: SeriesProps) {
  const [at, setAt] = useState(0);
  const [count, setCount] = useState(0);
  const next = useCallback(() => setAt((index) => index + 1), []);
  const done = useCallback(() => {
    setCount((before) => before + 1);
    next();
  }, [next]);
  const pageId = pageIds[at];
  if (pageId === undefined) {
    return (
      <Nothing title={saySoFar(count)}>
        <Button appearance="primary" onClick={onLeave}>
          {leave}
        </Button>
      </Nothing>
    );
  }
  return (
    <section className="stack" aria-label={label}>
      <div className="row spread">
        <p aria-live="polite">
          Document {at + 1} of {pageIds.length}
        </p>
        <div className="row">
          <Button onClick={next}>Pass over</Button>
          <Button appearance="subtle" onClick={onLeave}>
            Stop here
          </Button>
        </div>
      </div>
      <OneOfSeries key={pageId} pageId={pageId} over={over} isWaiting={isWaiting} onNext={next}>
        {(document) => form(document, { onDone: done, onNext: next })}
      </OneOfSeries>
    </section>
  );
}

interface OneOfSeriesProps extends Pick<SeriesProps, 'over' | 'isWaiting'> {
  readonly pageId: PageId;
  readonly onNext: () => void;
  readonly children: (document: DocumentView) => ReactNode;
}

function OneOfSeries({ pageId, over, isWaiting, onNext, children }: OneOfSeriesProps) {
  const handle = useAnswer('document.view', { pageId });
  return (
    <WhenAnswered handle={handle} what="the document">
      {(answer) =>
        answer.kind === 'controlled' && isWaiting(answer) ? (
          <div className="stack">
            <p>
              Read it first:{' '}
              <PageLink pageId={pageId} inNewTab>
                open the page in a new tab
              </PageLink>
              .
            </p>
            {children(answer)}
          </div>
        ) : (
          <Notice tone="information">
            <p>{over}</p>
            <Button onClick={onNext}>Next</Button>
          </Notice>
        )
      }
    </WhenAnswered>
  );
}
