/**
 * Periodic review: still valid, to be revised or to be withdrawn; in three clicks where nothing changed. [A13]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import type { reviewOutcomes } from '../../../../../src/contract/document-procedures';
import { useCommand } from '../../host/use-command';
import { ChoiceField, CommandForm, LineField, ProseField } from '../../parts/form';
import { Day, Fact, Facts, When } from '../../parts/small';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}
type Outcome = (typeof reviewOutcomes)[number];

const outcomes: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'stillValid', label: 'Still valid: no new revision' },
  { value: 'revise', label: 'To be revised: opens a draft' },
  { value: 'withdraw', label: 'To be withdrawn: opens a withdrawal' },
];
const signed = { stillValid: 'stillValid', revise: 'toRevise', withdraw: 'toWithdraw' } as const;

export function Review({ document, onDone, onClose }: FormProps) {
  const [outcome, setOutcome] = useState<Outcome>('stillValid');
  const [comment, setComment] = useState('');
  const [replacement, setReplacement] = useState('');
  const { busy, refusal, run } = useCommand('document.review', onDone);
  const signing = useSigning(document.signing, outcome === 'withdraw' ? 'withdrawn' : 'stillValid', refusal);
  const { effective, lifeCycle, pageId } = document;
  const contentDigest = effective?.contentDigest ?? null;
  return (
    <CommandForm
      title={`Review ${document.number}${effective === null ? '' : ` Rev ${effective.label}`}`}
      submitLabel={`Sign: ${meaningWords[signed[outcome]].did.toLowerCase()}`}
      busy={busy}
      refusal={refusal}
      ready={contentDigest !== null && comment.trim() !== '' && signing.ready}
      onSubmit={() =>
        contentDigest === null
          ? onClose()
          : run({
              pageId,
              contentDigest,
              outcome,
              comment,
              ...(replacement.trim() === '' ? {} : { replacement }),
              ...signing.given,
            })
      }
      onCancel={onClose}
    >
      <Facts>
        {lifeCycle.reviewDueOn === null ? null : (
          <Fact name="Due">
            <Day on={lifeCycle.reviewDueOn} />
          </Fact>
        )}
        {lifeCycle.lastReview === null ? null : (
          <Fact name="Last review">
            {meaningWords[signed[lifeCycle.lastReview.outcome]].did} by {lifeCycle.lastReview.by.name},{' '}
            <When at={lifeCycle.lastReview.at} />
          </Fact>
        )}
      </Facts>
      <ChoiceField label="Outcome" value={outcome} choices={outcomes} onChange={setOutcome} />
      <ProseField
        label={outcome === 'withdraw' ? 'Why it should be withdrawn' : 'What was looked at, and what was found'}
        value={comment}
        onChange={setComment}
      />
      {outcome === 'withdraw' ? (
        <LineField label="Use instead" optional value={replacement} onChange={setReplacement} />
      ) : null}
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords[signed[outcome]].says}`} />
    </CommandForm>
  );
}
