/**
 * Where the round of a revision stands: stages one after the other, the steps of a stage side by side, who signed, n of m.
 */
import type { RevisionView, StepView } from '../../../../src/contract/document-answers';
import { SignatureLine } from '../parts/signature';
import { askedByWords, neededWords } from '../words/gates';
import { meaningWords, returnWords } from '../words/states';
import { Notice } from '../parts/notice';
import { Day, When } from '../parts/small';

const stepStates: Readonly<Record<StepView['state'], string>> = {
  waiting: 'waits for the step before',
  open: 'open',
  met: 'complete',
};
const marks: Readonly<Record<StepView['state'], string>> = { waiting: '○', open: '◐', met: '●' };

function Step({ step }: { readonly step: StepView }) {
  return (
    <li className={`step step-${step.state}`}>
      <p className="step-title">
        <span aria-hidden="true">{marks[step.state]} </span>
        <strong>{step.title}</strong>{' '}
        <span className="quiet">
          {step.signatures.length} of {neededWords(step)} signed · {stepStates[step.state]}
        </span>
      </p>
      <p className="quiet">
        {askedByWords(step)} {step.state === 'met' ? 'signed' : 'signs'}: “{meaningWords[step.meaning].says}”
      </p>
      <Waiting step={step} />
      {[...step.signatures, ...step.rejections].map((signature) => (
        <SignatureLine key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
      ))}
    </li>
  );
}

/** When the step is due, and to whom it was given. */
function Waiting({ step: { dueOn, isOverdue, isEscalated, reassigned } }: { readonly step: StepView }) {
  return (
    <>
      {dueOn === null ? null : (
        <p className={isOverdue ? 'overdue' : 'quiet'}>
          due <Day on={dueOn} />
          {isOverdue ? ', overdue' : ''}
          {isEscalated ? ', told to the quality manager' : ''}
        </p>
      )}
      {reassigned.map(({ from, to }) => (
        <p key={`${from?.accountId ?? ''} ${to.accountId}`} className="quiet">
          {from === null ? `Also asked: ${to.name}` : `${to.name} is asked instead of ${from.name}`}
        </p>
      ))}
    </>
  );
}

/** The round of a revision that came back is the next one already. */
export function Returned({ revision }: { readonly revision: RevisionView }) {
  const { returned } = revision;
  if (returned === null) return null;
  return (
    <Notice tone="warning" title={returnWords(returned.kind, returned.by?.name ?? null)}>
      <p>{returned.why}</p>
      <p className="quiet">
        <When at={returned.at} precise />. This stays Rev {revision.label}; submit it again as round {revision.round}.
      </p>
    </Notice>
  );
}

/** Stages in their order, the steps of a stage side by side. */
export function Steps({ steps }: { readonly steps: readonly StepView[] }) {
  const stages = [...new Set(steps.map((step) => step.stage))].sort((one, other) => one - other);
  return (
    <ol className="steps">
      {stages.flatMap((stage) =>
        steps.filter((step) => step.stage === stage).map((step) => <Step key={step.stepId} step={step} />),
      )}
    </ol>
  );
}

export function ApprovalProgress({ revision }: { readonly revision: RevisionView }) {
  if (revision.steps.length === 0) return null;
  return (
    <section>
      <h3>
        Approval of Rev {revision.label}
        {revision.round > 1 ? <span className="quiet"> · round {revision.round}</span> : null}
      </h3>
      {revision.signatures
        .filter((signature) => signature.meaning === 'author')
        .map((signature) => (
          <SignatureLine key={signature.signedAt} signature={signature} />
        ))}
      <Steps steps={revision.steps} />
    </section>
  );
}
