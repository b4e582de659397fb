/**
 * The document types with their approval gates, drawn as stages from left to right. Read-only for now. [A1, A5, A6]
 */
import type { SettingsView } from '../../../../src/contract/answers';
import { askedByWords, quorumWords } from '../words/gates';
import { meaningWords } from '../words/states';

type DocumentType = SettingsView['documentTypes'][number];

function Gate({ type }: { readonly type: DocumentType }) {
  const stages = [...new Set(type.gate.map((step) => step.stage))].sort((one, other) => one - other);
  return (
    <ol className="gate" aria-label={`Approval of ${type.name}`}>
      <li className="gate-stage">
        <span className="gate-step">Author submits</span>
      </li>
      {stages.map((stage) => (
        <li key={stage} className="gate-stage">
          {type.gate
            .filter((step) => step.stage === stage)
            .map((step) => (
              <span
                key={`${step.title}${step.role}`}
                className="gate-step"
                title={`“${meaningWords[step.meaning].says}”`}
              >
                <strong>{step.title}</strong>
                <br />
                {quorumWords(step)} × {askedByWords(step)}
              </span>
            ))}
        </li>
      ))}
    </ol>
  );
}

export function Gates({ types }: { readonly types: SettingsView['documentTypes'] }) {
  return (
    <ul className="cards">
      {types.map((type) => (
        <li key={type.code} className="card stack-tight">
          <div className="row spread">
            <strong>
              {type.name} <span className="quiet">({type.code})</span>
            </strong>
            <span className="quiet">
              {type.reviewMonths === null ? 'no periodic review' : `review every ${type.reviewMonths} months`}
            </span>
          </div>
          <Gate type={type} />
        </li>
      ))}
    </ul>
  );
}
