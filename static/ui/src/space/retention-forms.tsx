/**
 * Decisions on what is kept: dispose of a text or keep it longer, both signed; place or lift a legal hold, with a reason.
 * [A20, A28]
 */
import { useState } from 'react';
import type { DispositionView, RetainedDocument } from '../../../../src/contract/retention-answers';
import type { PageId } from '../../../../src/kernel/ids';
import type { CalendarDate } from '../../../../src/kernel/time';
import { useCommand } from '../host/use-command';
import { ChoiceField, CommandForm, LineField, ProseField } from '../parts/form';
import { Day } from '../parts/small';
import { SigningFactors, useSigning } from '../signing/signing-factors';
import { meaningWords } from '../words/states';

interface AboutRevision {
  readonly pageId: PageId;
  readonly number: string;
  readonly revision: string;
  readonly dueOn: CalendarDate;
}
export type Decision =
  | ({ readonly kind: 'dispose' | 'keepLonger' } & AboutRevision)
  /** Page null: to be chosen; revision null: the whole document. */
  | { readonly kind: 'hold'; readonly pageId: PageId | null; readonly revision: string | null }
  | { readonly kind: 'lift'; readonly pageId: PageId; readonly number: string; readonly revision: string | null };

interface FormProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export function RetentionForm({
  decision,
  view: { documents, signing },
  ...rest
}: FormProps & { readonly decision: Decision; readonly view: DispositionView }) {
  switch (decision.kind) {
    case 'dispose':
      return <Dispose decision={decision} needs={signing} {...rest} />;
    case 'keepLonger':
      return <KeepLonger decision={decision} needs={signing} {...rest} />;
    case 'hold':
      return <PlaceHold decision={decision} documents={documents} {...rest} />;
    case 'lift':
      return <LiftHold decision={decision} {...rest} />;
  }
}

interface SignedFormProps extends FormProps {
  readonly decision: Extract<Decision, { kind: 'dispose' | 'keepLonger' }>;
  /** What this person must give to sign. */
  readonly needs: DispositionView['signing'];
}

function Dispose({ decision, needs, onDone, onClose }: SignedFormProps) {
  const { pageId, number, revision, dueOn } = decision;
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.dispose', onDone);
  const signing = useSigning(needs, 'disposed', refusal);
  return (
    <CommandForm
      title={`Dispose of Rev ${revision} of ${number}`}
      submitLabel="Sign and dispose"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && signing.ready}
      danger
      onSubmit={() => run({ pageId, revision, reason, ...signing.given })}
      onCancel={onClose}
    >
      <p>
        Its retention ended on <Day on={dueOn} />. The text held here is removed and cannot be brought back: nobody
        reads, compares or exports this revision any more. Its history, signatures and digests stay for ever.
      </p>
      <p className="quiet">
        Page versions and files in Confluence are not touched; remove them there if they must go, too.
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.disposed.says}`} />
    </CommandForm>
  );
}

function KeepLonger({ decision, needs, onDone, onClose }: SignedFormProps) {
  const { pageId, number, revision, dueOn } = decision;
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.keepLonger', onDone);
  const signing = useSigning(needs, 'disposed', refusal);
  return (
    <CommandForm
      title={`Keep Rev ${revision} of ${number} longer`}
      submitLabel="Sign and keep"
      busy={busy}
      refusal={refusal}
      ready={until !== '' && reason.trim() !== '' && signing.ready}
      onSubmit={() => run({ pageId, revision, until: until as CalendarDate, reason, ...signing.given })}
      onCancel={onClose}
    >
      <p>
        Until now it is kept until <Day on={dueOn} />.
      </p>
      <LineField label="Keep until" type="date" value={until} onChange={setUntil} />
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.retained.says}`} />
    </CommandForm>
  );
}

function PlaceHold({
  decision,
  documents,
  onDone,
  onClose,
}: FormProps & {
  readonly decision: Extract<Decision, { kind: 'hold' }>;
  readonly documents: readonly RetainedDocument[];
}) {
  const [chosen, setChosen] = useState(decision.pageId ?? documents[0]?.pageId ?? '');
  const [revision, setRevision] = useState(decision.revision ?? '');
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.placeLegalHold', onDone);
  const document = documents.find((one) => one.pageId === chosen);
  const choices = [
    { value: '', label: 'All revisions' },
    ...(document?.revisions ?? []).map(({ label }) => ({ value: label, label: `Rev ${label}` })),
  ];
  return (
    <CommandForm
      title="Place a legal hold"
      submitLabel="Place the hold"
      busy={busy}
      refusal={refusal}
      ready={document !== undefined && reason.trim() !== ''}
      onSubmit={() =>
        document === undefined
          ? onClose()
          : run({ pageId: document.pageId, revision: revision === '' ? null : revision, reason })
      }
      onCancel={onClose}
    >
      <p>What is held is not disposed of, whatever its retention says, until a quality manager lifts the hold.</p>
      <ChoiceField
        label="Document"
        value={chosen}
        choices={documents.map(({ pageId, number, title }) => ({ value: String(pageId), label: `${number} ${title}` }))}
        onChange={(pageId) => {
          setChosen(pageId);
          setRevision('');
        }}
      />
      <ChoiceField label="What is held" value={revision} choices={choices} onChange={setRevision} />
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

function LiftHold({
  decision: { pageId, number, revision },
  onDone,
  onClose,
}: FormProps & { readonly decision: Extract<Decision, { kind: 'lift' }> }) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.liftLegalHold', onDone);
  return (
    <CommandForm
      title={`Lift the legal hold on ${number}${revision === null ? '' : ` Rev ${revision}`}`}
      submitLabel="Lift the hold"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => run({ pageId, revision, reason })}
      onCancel={onClose}
    >
      <p>What is over its retention can be disposed of again.</p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}
