/**
 * Submit for approval, in one view: why, who will be asked, who cannot and why, what stands in the way, and the author's
 * signature. [A3, A5, A7, B1]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView, SubmissionPreview } from '../../../../../src/contract/answers';
import { useAnswer } from '../../host/use-answer';
import { useCommand } from '../../host/use-command';
import { WhenAnswered } from '../../parts/answered';
import { CommandForm, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

interface DocumentFormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

function Asked({ preview }: { readonly preview: SubmissionPreview }) {
  return (
    <section className="stack-tight">
      <h3>Who will be asked</h3>
      <ol className="steps">
        {preview.steps.map((step) => (
          <li key={step.stepId} className="step">
            <p className="step-title">
              <strong>
                {step.stage}. {step.title}
              </strong>{' '}
              <span className="quiet">{step.quorum === 1 ? 'one signature' : `${step.quorum} signatures`}</span>
            </p>
            <p>
              {step.asked.length === 0
                ? 'Nobody can sign this step.'
                : step.asked.map((person) => person.name).join(', ')}
            </p>
            {step.excluded.map(({ person, because }) => (
              <p key={person.accountId} className="quiet">
                Not {person.name}: {because}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the text shows besides its own words. */
function Shown({ preview: { included, macros } }: { readonly preview: SubmissionPreview }) {
  if (included.length + macros.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>What this page shows of elsewhere</h3>
      {included.length === 0 ? null : <p>Frozen with it, from other pages: {included.join(', ')}.</p>}
      {macros.length === 0 ? null : (
        <p>
          Not frozen, because it changes by itself:{' '}
          {macros.map(({ macro, count }) => (count === 1 ? macro : `${macro} (${count} times)`)).join(', ')}. Readers of
          the frozen text see a note in its place.
        </p>
      )}
    </section>
  );
}

export function Submit({ document, onDone, onClose }: DocumentFormProps) {
  const preview = useAnswer('document.submissionPreview', { pageId: document.pageId });
  return (
    <WhenAnswered handle={preview} what="who will be asked">
      {(ready) => <SubmitForm document={document} preview={ready} onDone={onDone} onClose={onClose} />}
    </WhenAnswered>
  );
}

function SubmitForm({
  document,
  preview,
  onDone,
  onClose,
}: DocumentFormProps & { readonly preview: SubmissionPreview }) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.submit', onDone);
  const signing = useSigning(document.signing, 'author', refusal);
  const blocked = preview.obstacles.length > 0;
  return (
    <CommandForm
      title={`Submit ${document.number} Rev ${preview.revisionLabel}`}
      submitLabel="Sign and submit"
      busy={busy}
      refusal={refusal}
      ready={!blocked && reason.trim() !== '' && signing.ready}
      onCancel={onClose}
      onSubmit={() => run({ pageId: document.pageId, pageVersion: preview.pageVersion, reason, ...signing.given })}
    >
      {blocked ? (
        <Notice tone="warning" title="This stands in the way">
          <ul>
            {preview.obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ProseField
        label="Reason for the change"
        hint="Readers and auditors see it in the history."
        value={reason}
        onChange={setReason}
      />
      <Asked preview={preview} />
      <Shown preview={preview} />
      <SigningFactors
        signing={signing}
        says={`${meaningWords.author.says} I sign page version ${preview.pageVersion}.`}
      />
    </CommandForm>
  );
}
