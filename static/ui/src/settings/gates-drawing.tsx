/**
 * A gate drawn as it would run: stages from left to right, the steps of a stage stacked, the number of signatures on each. The
 * same is said in sentences for those who do not see it. [A5, A6]
 */
import type { ConfiguredStep } from '../../../../src/contract/type-answers';
import { askedByWords, dueWords, gateWords, quorumWords, stepMeanings } from '../words/gates';

interface GateDrawingProps {
  readonly name: string;
  readonly steps: readonly ConfiguredStep[];
  /** The step that is being edited. */
  readonly active?: string | null;
}

export function GateDrawing({ name, steps, active = null }: GateDrawingProps) {
  const stages = [...new Set(steps.map((step) => step.stage))].sort((one, other) => one - other);
  return (
    <figure className="gate-figure">
      <figcaption className="visually-hidden">
        Approval of {name}. {gateWords(steps)}
      </figcaption>
      <ol className="gate" aria-hidden="true">
        <li className="gate-stage">
          <span className="gate-step gate-step-end">Author submits</span>
        </li>
        {stages.map((stage) => (
          <li key={stage} className="gate-stage">
            {steps
              .filter((step) => step.stage === stage)
              .map((step) => (
                <span key={step.stepId} className={step.stepId === active ? 'gate-step gate-step-active' : 'gate-step'}>
                  <span className="gate-quorum">{quorumWords(step)}</span>
                  <strong>{step.title === '' ? 'No title yet' : step.title}</strong>
                  <br />
                  {stepMeanings[step.meaning]}: {askedByWords(step)}
                  <br />
                  <span className="quiet">{dueWords(step)}</span>
                </span>
              ))}
          </li>
        ))}
        <li className="gate-stage">
          <span className="gate-step gate-step-end">Approved</span>
        </li>
      </ol>
    </figure>
  );
}
