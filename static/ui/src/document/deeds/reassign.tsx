/**
 * What keeps a round going: a step given to somebody else, and in a small firm the waiver of the separation of duties. [A7]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import type { PersonName } from '../../../../../src/contract/signature-answers';
import type { FoundPerson } from '../../host/directory';
import { useCommand } from '../../host/use-command';
import { ChoiceField, CommandForm, ProseField } from '../../parts/form';
import { PersonField } from '../../parts/picker';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function ReassignStep({ document, onDone, onClose }: FormProps) {
  const { pageId } = document;
  // Never both at once.
  const waiting = document.lifeCycle.withdrawal ?? document.work;
  const steps = (waiting?.steps ?? []).filter((step) => step.state !== 'met');
  const [stepId, setStepId] = useState(steps[0]?.stepId ?? '');
  const [from, setFrom] = useState<FoundPerson | null>(null);
  const [to, setTo] = useState<FoundPerson | null>(null);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.reassignStep', onDone);
  const submit = () => {
    if (waiting === null || to === null) return;
    run({ pageId, round: waiting.round, stepId, from: from?.accountId ?? null, to: to.accountId, reason });
  };
  return (
    <CommandForm
      title={`Give a step of ${document.number} to somebody else`}
      submitLabel="Give the step"
      busy={busy}
      refusal={refusal}
      ready={to !== null && stepId !== '' && reason.trim() !== ''}
      onSubmit={submit}
      onCancel={onClose}
    >
      <ChoiceField
        label="Step"
        value={stepId}
        choices={steps.map((step) => ({ value: step.stepId, label: step.title }))}
        onChange={setStepId}
      />
      <PersonField label="To" value={to} onChange={setTo} />
      <PersonField
        label="Instead of"
        optional
        hint="Who is no longer asked. Left empty, both are asked."
        value={from}
        onChange={setFrom}
      />
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function WaiveSeparation({ document, onDone, onClose }: FormProps) {
  const { work, pageId, waivable } = document;
  const keyOf = (one: { readonly stepId: string; readonly person: PersonName }) =>
    `${one.stepId} ${one.person.accountId}`;
  const [chosen, setChosen] = useState(waivable[0] === undefined ? '' : keyOf(waivable[0]));
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.waiveSeparation', onDone);
  const signing = useSigning(document.signing, 'waived', refusal);
  const found = waivable.find((one) => keyOf(one) === chosen);
  const titles = new Map((work?.steps ?? []).map((step) => [step.stepId, step.title]));
  const submit = () => {
    if (work === null || found === undefined) return;
    const { stepId, person } = found;
    run({ pageId, round: work.round, stepId, person: person.accountId, reason, ...signing.given });
  };
  return (
    <CommandForm
      title={`Waive the separation of duties: ${document.number}`}
      submitLabel="Sign the waiver"
      busy={busy}
      refusal={refusal}
      ready={found !== undefined && reason.trim() !== '' && signing.ready}
      danger
      onSubmit={submit}
      onCancel={onClose}
    >
      <p>This person may then approve their own work in this round, once somebody else has reviewed it.</p>
      <ChoiceField
        label="Who, and which step"
        value={chosen}
        choices={waivable.map((one) => ({
          value: keyOf(one),
          label: `${one.person.name}: ${titles.get(one.stepId) ?? one.stepId}`,
        }))}
        onChange={setChosen}
      />
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.waived.says}`} />
    </CommandForm>
  );
}
