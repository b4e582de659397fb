/**
 * Signs one document after the other: each is loaded, read and signed in its own dialog with its own command; what needs no
 * signature any more is passed over. [A5, B1]
 */
import Button from '@atlaskit/button/default/button';
import { useCallback, useState } from 'react';
import type { DocumentView } from '../../../../src/contract/answers';
import type { PageId } from '../../../../src/kernel/ids';
import { Sign } from '../document/deeds/sign';
import { PageLink } from '../host/navigation';
import { useAnswer } from '../host/use-answer';
import { Nothing, WhenAnswered } from '../parts/answered';
import { Notice } from '../parts/notice';

interface SignSeriesProps {
  readonly pageIds: readonly PageId[];
  readonly onLeave: () => void;
}

export function SignSeries({ pageIds, onLeave }: SignSeriesProps) {
  const [at, setAt] = useState(0);
  const [signed, setSigned] = useState(0);
  const next = useCallback(() => setAt((index) => index + 1), []);
  const done = useCallback(() => {
    setSigned((count) => count + 1);
    next();
  }, [next]);
  const pageId = pageIds[at];
  if (pageId === undefined) {
    return (
      <Nothing title={signed === 1 ? 'You signed one document' : `You signed ${signed} documents`}>
        <Button appearance="primary" onClick={onLeave}>
          Back to my work
        </Button>
      </Nothing>
    );
  }
  return (
    <section className="stack" aria-label="Signing one after the other">
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
      {/* A dialog of its own for each: nothing typed or confirmed is carried over. */}
      <OneOfSeries key={pageId} pageId={pageId} onSigned={done} onNext={next} />
    </section>
  );
}

interface OneProps {
  readonly pageId: PageId;
  readonly onSigned: () => void;
  readonly onNext: () => void;
}

function OneOfSeries({ pageId, onSigned, onNext }: OneProps) {
  const handle = useAnswer('document.view', { pageId });
  return (
    <WhenAnswered handle={handle} what="the document">
      {(answer) =>
        answer.kind === 'controlled' && isMineToSign(answer) ? (
          <div className="stack">
            <p>
              Read it first: <PageLink pageId={pageId}>open the page</PageLink>.
            </p>
            <Sign document={answer} verdict="sign" onDone={onSigned} onClose={onNext} />
          </div>
        ) : (
          <Notice tone="information">
            <p>Your signature is not needed here any more.</p>
            <Button onClick={onNext}>Next</Button>
          </Notice>
        )
      }
    </WhenAnswered>
  );
}

function isMineToSign(document: DocumentView): boolean {
  return document.mySteps.some((step) => step.refusedBecause === null);
}
