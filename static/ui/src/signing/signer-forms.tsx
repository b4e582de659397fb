/**
 * What others decide about a signer, each with what the record must say. [SG-18, SG-20, SG-23, SG-24; B13]
 */
import { useState } from 'react';
import type { SignerView } from '../../../../src/contract/signing-answers';
import type { SigningMeaning } from '../../../../src/kernel/signature-meaning';
import { isCalendarDate } from '../../../../src/kernel/time';
import { useCommand } from '../host/use-command';
import { ChoiceField, type Choice, CommandForm, LineField, ProseField } from '../parts/form';
import { rightMeaningWords } from '../words/signing';

interface FormProps {
  readonly signer: SignerView;
  readonly onDone: (signer: SignerView) => void;
  readonly onClose: () => void;
}
const meanings = Object.entries(rightMeaningWords).map(
  ([value, label]) => ({ value, label }) as Choice<SigningMeaning>,
);

export function GrantRight({ signer, onDone, onClose }: FormProps) {
  const [meaning, setMeaning] = useState<SigningMeaning>('approved');
  const [from, setFrom] = useState<string>(signer.today);
  const [to, setTo] = useState('');
  const [identity, setIdentity] = useState('');
  const { busy, refusal, run } = useCommand('signing.grantRight', onDone);
  const { accountId, name } = signer.person;
  const last = isCalendarDate(to) ? to : null;
  return (
    <CommandForm
      title={`Grant ${name} a signing right`}
      submitLabel="Grant"
      busy={busy}
      refusal={refusal}
      ready={isCalendarDate(from) && (to === '' || last !== null) && identity.trim() !== ''}
      onSubmit={() => (isCalendarDate(from) ? run({ accountId, meaning, from, to: last, identity }) : undefined)}
      onCancel={onClose}
    >
      <ChoiceField label="Meaning" value={meaning} choices={meanings} onChange={setMeaning} />
      <div className="pair">
        <LineField label="From" type="date" value={from} onChange={setFrom} />
        <LineField label="To" optional type="date" value={to} onChange={setTo} />
      </div>
      <LineField
        label="How did you check who this is?"
        hint="For example: passport seen, known in person for years. Your name stands beside it."
        maximum={500}
        value={identity}
        onChange={setIdentity}
      />
    </CommandForm>
  );
}

export function RevokeRight({ signer, onDone, onClose }: FormProps) {
  const held = signer.rights.filter((right) => right.revokedOn === null);
  const [meaning, setMeaning] = useState<SigningMeaning>(held[0]?.meaning ?? 'approved');
  const [on, setOn] = useState<string>(signer.today);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('signing.revokeRight', onDone);
  const { accountId, name } = signer.person;
  const choices = [...new Set(held.map((right) => right.meaning))].map((value) => ({
    value,
    label: rightMeaningWords[value],
  }));
  return (
    <CommandForm
      title={`Revoke a right of ${name}`}
      submitLabel="Revoke"
      danger
      busy={busy}
      refusal={refusal}
      ready={isCalendarDate(on) && reason.trim() !== ''}
      onSubmit={() => (isCalendarDate(on) ? run({ accountId, meaning, on, reason }) : undefined)}
      onCancel={onClose}
    >
      <ChoiceField label="Meaning" value={meaning} choices={choices} onChange={setMeaning} />
      <LineField label="First day without it" type="date" value={on} onChange={setOn} />
      <ProseField label="Why" maximum={500} value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function ReviewFailures({ signer, onDone, onClose }: FormProps) {
  const [finding, setFinding] = useState('');
  const { busy, refusal, run } = useCommand('signing.reviewFailures', onDone);
  const { accountId, name } = signer.person;
  return (
    <CommandForm
      title={`Failed attempts of ${name}`}
      submitLabel="Put on record"
      busy={busy}
      refusal={refusal}
      ready={finding.trim() !== ''}
      onSubmit={() => run({ accountId, finding })}
      onCancel={onClose}
    >
      <p>{signer.failures.count} attempts failed. Ask the person whether it was them; the trail below says at what.</p>
      <ProseField label="What did you find?" maximum={500} value={finding} onChange={setFinding} />
    </CommandForm>
  );
}

const verdicts = [
  { value: 'approve', label: 'Approve: I made sure that it is this person who asks' },
  { value: 'refuse', label: 'Refuse' },
] as const;

export function DecideRecovery({ signer, onDone, onClose }: FormProps) {
  const [verdict, setVerdict] = useState<'approve' | 'refuse'>('approve');
  const [comment, setComment] = useState('');
  const { busy, refusal, run } = useCommand('signing.decideRecovery', onDone);
  const { accountId, name } = signer.person;
  const approvals = signer.recovery?.approvals.length ?? 0;
  return (
    <CommandForm
      title={`Recovery for ${name}`}
      submitLabel={verdict === 'approve' ? 'Approve' : 'Refuse'}
      danger={verdict === 'refuse'}
      busy={busy}
      refusal={refusal}
      ready={comment.trim() !== ''}
      onSubmit={() => run({ accountId, verdict, comment })}
      onCancel={onClose}
    >
      <blockquote>{signer.recovery?.why}</blockquote>
      <p>
        {approvals === 0
          ? 'After you, a second person must approve; administrators alone cannot.'
          : 'With your approval all factors of this person are taken away, and they enrol anew.'}
      </p>
      <ChoiceField label="Decision" value={verdict} choices={verdicts} onChange={setVerdict} />
      <ProseField
        label={verdict === 'approve' ? 'How did you make sure who asks?' : 'Why?'}
        maximum={500}
        value={comment}
        onChange={setComment}
      />
    </CommandForm>
  );
}
