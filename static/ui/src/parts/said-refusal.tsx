/** A refusal as it is shown: what is the case, what to do next, by which rule, and the reference for the administrator. */
import Button from '@atlaskit/button/default/button';
import type { ShownRefusal } from '../host/call';
import type { RefusalWords } from '../words/no-answer';
import { Notice } from './notice';

export interface RefusalProps {
  readonly refusal: ShownRefusal;
  readonly onRetry?: (() => void) | undefined;
}

export function SaidRefusal({ refusal, onRetry, words }: RefusalProps & { readonly words: RefusalWords }) {
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
