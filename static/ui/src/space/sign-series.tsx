/**
 * Signs one document after the other: each is loaded, read and signed in its own dialog with its own command. [A5, B1]
 */
import type { DocumentView } from '../../../../src/contract/document-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { Sign } from '../document/deeds/sign';
import { Series } from './series';

interface SignSeriesProps {
  readonly pageIds: readonly PageId[];
  readonly onLeave: () => void;
}

export function SignSeries({ pageIds, onLeave }: SignSeriesProps) {
  return (
    <Series
      pageIds={pageIds}
      label="Signing one after the other"
      saySoFar={(count) => (count === 1 ? 'You signed one document' : `You signed ${count} documents`)}
      leave="Back to my work"
      over="Your signature is not needed here any more."
      isWaiting={isMineToSign}
      form={(document, { onDone, onNext }) => (
        <Sign document={document} verdict="sign" onDone={onDone} onClose={onNext} />
      )}
      onLeave={onLeave}
    />
  );
}

function isMineToSign(document: DocumentView): boolean {
  return document.mySteps.some((step) => step.refusedBecause === null);
}
