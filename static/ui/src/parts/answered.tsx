/**
 * The three faces of a question to the server: still asking, refused, answered. Every surface shows them the same way.
 */
import Button from '@atlaskit/button/default/button';
import Spinner from '@atlaskit/spinner/spinner';
import type { ReactNode } from 'react';
import type { ShownRefusal } from '../host/call';
import type { AnswerHandle } from '../host/use-answer';
import { wordsForRefusal } from '../words/refusals';
import { Notice } from './notice';

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" role="status" aria-live="polite">
      <Spinner size="small" />
      <span>Loading {what}…</span>
    </div>
  );
}

export function RefusalNotice({ refusal, onRetry }: { readonly refusal: ShownRefusal; readonly onRetry?: () => void }) {
  const words = wordsForRefusal(refusal);
  return (
    <Notice tone="danger" title={words.message} announces>
      <p>{words.next}</p>
      {refusal.rule === undefined && refusal.reference === undefined ? null : (
        <p className="quiet">
          {refusal.rule === undefined ? null : <span>Rule {refusal.rule}. </span>}
          {refusal.reference === undefined ? null : (
            <span>
              Reference <code className="digest">{refusal.reference}</code>
            </span>
          )}
        </p>
      )}
      {onRetry === undefined ? null : (
        <div className="row">
          <Button onClick={onRetry}>Try again</Button>
        </div>
      )}
    </Notice>
  );
}

interface AnsweredProps<Value> {
  readonly handle: AnswerHandle<Value>;
  /** Completes "Loading …". */
  readonly what: string;
  readonly children: (value: Value) => ReactNode;
}

export function WhenAnswered<Value>({ handle, what, children }: AnsweredProps<Value>) {
  const { answered, reload } = handle;
  if (answered.state === 'loading') return <Loading what={what} />;
  if (answered.state === 'refused') return <RefusalNotice refusal={answered.refusal} onRetry={reload} />;
  return <>{children(answered.value)}</>;
}

/** An empty place that says what to do next. */
export function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {children}
    </div>
  );
}
