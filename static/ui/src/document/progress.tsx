/**
 * Where the round of a revision stands: stages one after the other, the steps of a stage side by side, who signed, n of m.
 */
import type { RevisionView, StepView } from '../../../../src/contract/answers';
import { SignatureLine } from '../parts/signature';
import { askedByWords, neededWords } from '../words/gates';
import { meaningWords, returnWords } from '../words/states';
import { Notice } from '../parts/notice';
import { When } from '../parts/small';

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
        {askedByWords(step)}: “{meaningWords[step.meaning].says}”
      </p>
      {[...step.signatures, ...step.rejections].map((signature) => (
        <SignatureLine key={`${signature.signer.accountId}${signature.signedAt}`} signature={signature} />
      ))}
    </li>
  );
}

export function Returned({ revision }: { readonly revision: RevisionView }) {
  const { returned } = revision;
  if (returned === null) return null;
  return (
    <Notice
      tone="warning"
      title={`${returnWords[returned.kind]}${returned.by === null ? '' : ` by ${returned.by.name}`}`}
    >
      <p>{returned.why}</p>
      <p className="quiet">
        <When at={returned.at} precise />. This stays Rev {revision.label}; submit it again as round{' '}
        {revision.round + 1}.
      </p>
    </Notice>
  );
}

export function ApprovalProgress({ revision }: { readonly revision: RevisionView }) {
  if (revision.steps.length === 0) return null;
  const stages = [...new Set(revision.steps.map((step) => step.stage))].sort((one, other) => one - other);
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
      <ol className="steps">
        {stages.flatMap((stage) =>
          revision.steps.filter((step) => step.stage === stage).map((step) => <Step key={step.stepId} step={step} />),
        )}
      </ol>
    </section>
  );
}
