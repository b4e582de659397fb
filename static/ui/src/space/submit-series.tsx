/**
 * Submits one draft after the other, each with the author's own signature: where a factor is asked for at every signature no
 * job signs. The first of a sitting asks what the preset asks, later ones less, as on the page itself. [A17, B2; BK-4]
 */
import type { PageId } from '../../../../src/kernel/ids';
import { Submit } from '../document/deeds/submit';
import { Series } from './series';

interface SubmitSeriesProps {
  readonly pageIds: readonly PageId[];
  /** Given once for all of them; each may still be given its own. */
  readonly reason: string;
  readonly onLeave: () => void;
}

export function SubmitSeries({ pageIds, reason, onLeave }: SubmitSeriesProps) {
  return (
    <Series
      pageIds={pageIds}
      label="Submitting one after the other"
      saySoFar={(count) => (count === 1 ? 'You submitted one document' : `You submitted ${count} documents`)}
      leave="Back"
      over="There is nothing to submit here any more."
      isWaiting={(document) => document.deeds.includes('submit')}
      form={(document, { onDone, onNext }) => (
        <Submit document={document} reason={reason} onDone={onDone} onClose={onNext} />
      )}
      onLeave={onLeave}
    />
  );
}
