/**
 * The three faces of a question to the server: still asking, refused, answered. Every surface shows them the same way.
 */
import Spinner from '@atlaskit/spinner/spinner';
import { lazy, type ReactNode, Suspense } from 'react';
import type { AnswerHandle } from '../host/use-answer';
import { noAnswer } from '../words/no-answer';
import { type RefusalProps, SaidRefusal } from './said-refusal';

export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" role="status" aria-live="polite">
      <Spinner size="small" />
      <span>Loading {what}…</span>
    </div>
  );
}

/** Loaded with the first refusal: most people never meet one. What cannot be loaded is said without its words. */
const Worded = lazy(() =>
  import('./worded-refusal').then(
    (module) => ({ default: module.WordedRefusal }),
    () => ({ default: UnwordedRefusal }),
  ),
);

function UnwordedRefusal({ refusal, onRetry }: RefusalProps) {
  return (
    <SaidRefusal refusal={refusal} onRetry={onRetry} words={{ ...noAnswer, message: `Refused: ${refusal.code}.` }} />
  );
}

export function RefusalNotice(props: RefusalProps) {
  if (props.refusal.code === 'noAnswer') return <SaidRefusal {...props} words={noAnswer} />;
  return (
    <Suspense fallback={null}>
      <Worded {...props} />
    </Suspense>
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
