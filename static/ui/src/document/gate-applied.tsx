/** Which gate a document is held to, in one line: its name and its steps. Loaded by itself; the popup does without. [AG-77] */
import type { GateApplied as Gate } from '../../../../src/contract/reading-answers';
import type { PageId } from '../../../../src/kernel/ids';
import { useAnswer } from '../host/use-answer';
import { WhenAnswered } from '../parts/answered';
import { askedByWords, quorumWords } from '../words/gates';
import { typeNames } from '../words/states';

export function GateApplied({ pageId }: { readonly pageId: PageId }) {
  const handle = useAnswer('document.gate', { pageId });
  return (
    <WhenAnswered handle={handle} what="the approval gate">
      {({ of, isAssigned, isSubmitted, steps }) => (
        <p className="quiet">
          <strong>{isSubmitted ? 'Gate of this round' : 'Gate of the next round'}</strong>: as for {typeNames[of]}
          {isAssigned ? ', assigned to this document' : ''}. {steps.map(stepWords).join(' · ')}
        </p>
      )}
    </WhenAnswered>
  );
}

/** “Review: Process owner, 1 of 2”; that one signs goes without saying. */
function stepWords(step: Gate['steps'][number]): string {
  const count = step.quorum === 1 && step.asked === undefined ? '' : `, ${quorumWords(step)}`;
  return `${step.title}: ${askedByWords(step)}${count}`;
}
