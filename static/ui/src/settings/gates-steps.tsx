/**
 * The steps of a gate as they are edited: what they are called, what is signed, by whom and how many, by when. Everything works
 * by keyboard; where a step went is said aloud. [A5, A6]
 */
import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { StepMeaning } from '../../../../src/contract/document-answers';
import { roles } from '../../../../src/kernel/roles';
import { type Choice, ChoiceField, LineField } from '../parts/form';
import { Holders } from '../parts/holders';
import { stepMeanings } from '../words/gates';
import { roleNames } from '../words/states';
import { addStep, changeStep, mayMove, moveStep, removeStep, type Stages, type StepDraft } from './gates-draft';

const meanings = (Object.keys(stepMeanings) as StepMeaning[]).map((value) => ({ value, label: stepMeanings[value] }));
const askable = [...(['documentOwner', ...roles] as const).filter((role) => role !== 'inspector')];
const roleChoices: readonly Choice<string>[] = [
  { value: '', label: 'No role: only groups and people' },
  ...askable.map((role) => ({ value: role, label: roleNames[role] })),
];
const quorums = [
  ...Array.from({ length: 9 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) })),
  { value: 'all', label: 'All who are asked' },
];

function StepFields({ step, onChange }: { readonly step: StepDraft; readonly onChange: (step: StepDraft) => void }) {
  const name = step.title.trim() === '' ? 'this step' : step.title;
  return (
    <>
      <div className="pair">
        <LineField
          label="Title"
          maximum={80}
          isInvalid={step.title.trim() === ''}
          value={step.title}
          onChange={(title) => onChange({ ...step, title })}
        />
        <ChoiceField
          label="What is signed"
          value={step.meaning}
          choices={meanings}
          onChange={(meaning) => onChange({ ...step, meaning })}
        />
        <ChoiceField
          label="Role that is asked"
          value={step.role ?? ''}
          choices={roleChoices}
          onChange={(role) => onChange({ ...step, role: askable.find((one) => one === role) ?? null })}
        />
        <ChoiceField
          label="Signatures needed"
          value={step.quorum}
          choices={quorums}
          onChange={(quorum) => onChange({ ...step, quorum })}
        />
        <LineField
          label="Due in working days"
          type="number"
          value={step.dueDays}
          onChange={(dueDays) => onChange({ ...step, dueDays })}
        />
        <LineField
          label="Escalated after further working days"
          type="number"
          value={step.escalateAfterDays}
          onChange={(escalateAfterDays) => onChange({ ...step, escalateAfterDays })}
        />
      </div>
      <div className="field">
        <span className="label">Also asked by name</span>
        <Holders
          name={name}
          holders={{ groups: step.groups ?? [], people: step.people ?? [] }}
          onChange={({ groups, people }) => onChange({ ...step, groups, people })}
        />
      </div>
    </>
  );
}

interface StepsProps {
  readonly stages: Stages;
  readonly onChange: (stages: Stages) => void;
  readonly onEdit: (key: string | null) => void;
}

export function Steps({ stages, onChange, onEdit }: StepsProps) {
  const [said, setSaid] = useState('');
  const move = (step: StepDraft, by: -1 | 1) => {
    const moved = moveStep(stages, step.key, by);
    const stage = moved.findIndex((steps) => steps.some((one) => one.key === step.key)) + 1;
    const beside = (moved[stage - 1] ?? []).filter((one) => one.key !== step.key).map((one) => one.title);
    const company = beside.length === 0 ? 'alone' : `side by side with ${beside.join(', ')}`;
    setSaid(`“${step.title}” is now in stage ${stage} of ${moved.length}, ${company}.`);
    onChange(moved);
  };
  return (
    <div className="stack-tight">
      <ol className="cards" aria-label="Steps of the gate">
        {stages.flatMap((steps, stage) =>
          steps.map((step) => {
            const name = step.title.trim() === '' ? 'the step without a title' : step.title;
            return (
              <li key={step.key} className="card stack-tight" onFocus={() => onEdit(step.key)}>
                <div className="row spread">
                  <span className="quiet">
                    Stage {stage + 1} of {stages.length}
                  </span>
                  <span className="row">
                    {([-1, 1] as const).map((by) => (
                      <Button
                        key={by}
                        spacing="compact"
                        aria-label={`Move ${name} ${by === -1 ? 'earlier' : 'later'}`}
                        isDisabled={!mayMove(stages, step.key, by)}
                        onClick={() => move(step, by)}
                      >
                        {by === -1 ? '← Earlier' : 'Later →'}
                      </Button>
                    ))}
                    <Button
                      spacing="compact"
                      appearance="subtle"
                      aria-label={`Remove ${name}`}
                      onClick={() => {
                        setSaid(`“${name}” removed.`);
                        onEdit(null);
                        onChange(removeStep(stages, step.key));
                      }}
                    >
                      Remove
                    </Button>
                  </span>
                </div>
                <StepFields step={step} onChange={(changed) => onChange(changeStep(stages, changed))} />
              </li>
            );
          }),
        )}
      </ol>
      <div>
        <Button onClick={() => onChange(addStep(stages))}>Add a step</Button>
      </div>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
