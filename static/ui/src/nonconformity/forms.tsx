/**
 * The forms for a nonconformity: accept or reject, plan a correction, report it done, close. Loaded on demand. [D1, D3, D7, D19]
 */
import { useState } from 'react';
import type { NonconformityDeed, NonconformityView } from '../../../../src/contract/nonconformity-answers';
import type { CalendarDate } from '../../../../src/kernel/time';
import type { FoundPerson } from '../host/directory';
import { useCommand } from '../host/use-command';
import { ChoiceField, type Choice, CommandForm, LineField, ProseField } from '../parts/form';
import { PersonField } from '../parts/picker';
import { SigningFactors, useSigning } from '../signing/signing-factors';
import { today } from '../words/dates';
import { meaningWords, originWords, severityHints, severityWords } from '../words/states';

interface FormProps {
  readonly record: NonconformityView;
  readonly onDone: (record: NonconformityView) => void;
  readonly onClose: () => void;
}
type Acceptance = NonNullable<NonconformityView['acceptance']>;

const origins = Object.entries(originWords).map(([value, label]) => ({ value, label }) as Choice<Acceptance['origin']>);
const severities = Object.entries(severityWords).map(
  ([value, { text }]) =>
    ({ value, label: `${text}: ${severityHints[value as Acceptance['severity']]}` }) as Choice<Acceptance['severity']>,
);
const filled = (...texts: readonly string[]) => texts.every((text) => text.trim() !== '');

function Accept({ record, onDone, onClose }: FormProps) {
  const [origin, setOrigin] = useState<Acceptance['origin']>('process');
  const [severity, setSeverity] = useState<Acceptance['severity']>('minor');
  const [process, setProcess] = useState('');
  const [requirement, setRequirement] = useState(
    record.documentNumber === null
      ? ''
      : `${record.documentNumber}${record.revisionLabel === null ? '' : ` Rev ${record.revisionLabel}`}`,
  );
  const [evidence, setEvidence] = useState('');
  const { busy, refusal, run } = useCommand('nonconformity.accept', onDone);
  return (
    <CommandForm
      title={`Accept ${record.number}`}
      submitLabel="Accept"
      busy={busy}
      refusal={refusal}
      ready={filled(process, requirement, evidence)}
      onCancel={onClose}
      onSubmit={() =>
        run({ nonconformityId: record.nonconformityId, origin, process, requirement, evidence, severity })
      }
    >
      <blockquote>{record.what}</blockquote>
      <ChoiceField label="Severity" value={severity} choices={severities} onChange={setSeverity} />
      <ChoiceField label="Where did it come from?" value={origin} choices={origins} onChange={setOrigin} />
      <LineField label="Process" maximum={120} value={process} onChange={setProcess} />
      <LineField
        label="Requirement breached"
        hint="A clause, or a document with its revision."
        value={requirement}
        onChange={setRequirement}
      />
      <ProseField
        label="Evidence"
        hint="What shows that it is so."
        maximum={4000}
        value={evidence}
        onChange={setEvidence}
      />
    </CommandForm>
  );
}

function Reject({ record, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('nonconformity.reject', onDone);
  return (
    <CommandForm
      title={`Reject ${record.number}`}
      submitLabel="Reject"
      busy={busy}
      refusal={refusal}
      ready={filled(reason)}
      danger
      onCancel={onClose}
      onSubmit={() => run({ nonconformityId: record.nonconformityId, reason })}
    >
      <blockquote>{record.what}</blockquote>
      <ProseField
        label="Why is it not a nonconformity?"
        hint="Its reporter reads it."
        value={reason}
        onChange={setReason}
      />
    </CommandForm>
  );
}

function PlanCorrection({ record, onDone, onClose }: FormProps) {
  const [correction, setCorrection] = useState('');
  const [owner, setOwner] = useState<FoundPerson | null>(null);
  const [dueOn, setDueOn] = useState('');
  const { busy, refusal, run } = useCommand('nonconformity.planCorrection', onDone);
  const isPast = dueOn !== '' && dueOn < today(new Date());
  return (
    <CommandForm
      title={`Plan a correction for ${record.number}`}
      submitLabel="Plan"
      busy={busy}
      refusal={refusal}
      ready={filled(correction, dueOn) && owner !== null}
      onCancel={onClose}
      onSubmit={() =>
        owner === null
          ? undefined
          : run({
              nonconformityId: record.nonconformityId,
              correction,
              owner: owner.accountId,
              dueOn: dueOn as CalendarDate,
            })
      }
    >
      <ProseField label="What sets this case right?" value={correction} onChange={setCorrection} />
      <PersonField label="Owner" value={owner} onChange={setOwner} />
      <LineField
        label="Due on"
        type="date"
        hint={isPast ? 'This day is past.' : undefined}
        value={dueOn}
        onChange={setDueOn}
      />
    </CommandForm>
  );
}

function CompleteCorrection({ record, onDone, onClose }: FormProps) {
  const open = record.corrections.filter((correction) => correction.completedAt === null);
  const [chosen, setChosen] = useState(String(open[0]?.correctionNumber ?? ''));
  const [outcome, setOutcome] = useState('');
  const { busy, refusal, run } = useCommand('nonconformity.completeCorrection', onDone);
  return (
    <CommandForm
      title={`Report a correction of ${record.number} done`}
      submitLabel="Report done"
      busy={busy}
      refusal={refusal}
      ready={filled(chosen, outcome)}
      onCancel={onClose}
      onSubmit={() => run({ nonconformityId: record.nonconformityId, correctionNumber: Number(chosen), outcome })}
    >
      <ChoiceField
        label="Correction"
        value={chosen}
        choices={open.map((correction) => ({
          value: String(correction.correctionNumber),
          label: `${correction.correctionNumber}. ${correction.correction}`,
        }))}
        onChange={setChosen}
      />
      <ProseField label="What was done, and where is the evidence?" value={outcome} onChange={setOutcome} />
    </CommandForm>
  );
}

const needed: readonly Choice<'' | 'yes' | 'no'>[] = [
  { value: '', label: 'Choose …' },
  { value: 'yes', label: 'Yes: its cause must be removed' },
  { value: 'no', label: 'No: the correction is enough' },
];

function Close({ record, onDone, onClose }: FormProps) {
  const [correctiveAction, setCorrectiveAction] = useState<'' | 'yes' | 'no'>('');
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('nonconformity.close', onDone);
  const signing = useSigning(null, 'closed', refusal);
  return (
    <CommandForm
      title={`Close ${record.number}`}
      submitLabel="Sign and close"
      busy={busy}
      refusal={refusal}
      ready={correctiveAction !== '' && filled(reason) && signing.ready}
      onCancel={onClose}
      onSubmit={() =>
        run({
          nonconformityId: record.nonconformityId,
          correctiveActionNeeded: correctiveAction === 'yes',
          reason,
          ...signing.given,
        })
      }
    >
      <ChoiceField
        label="Is corrective action needed?"
        value={correctiveAction}
        choices={needed}
        onChange={setCorrectiveAction}
      />
      <ProseField label="Why?" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.closed.says}`} />
    </CommandForm>
  );
}

export function NonconformityForm({ deed, ...form }: FormProps & { readonly deed: NonconformityDeed }) {
  switch (deed) {
    case 'accept':
      return <Accept {...form} />;
    case 'reject':
      return <Reject {...form} />;
    case 'planCorrection':
      return <PlanCorrection {...form} />;
    case 'completeCorrection':
      return <CompleteCorrection {...form} />;
    case 'close':
      return <Close {...form} />;
    case 'createIssueAgain':
      // Needs no form: its button runs the command.
      return null;
  }
}
