/**
 * Deeds that need a reason and perhaps a confirmation: recall, abandon, cancel the number, change the owner. [A25, A2]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import type { FoundPerson } from '../../host/directory';
import { useCommand } from '../../host/use-command';
import { CommandForm, ProseField } from '../../parts/form';
import { PersonField } from '../../parts/picker';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { documentDeeds, meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}
type Reasoned = 'abandonDraft' | 'cancelNumber';

const consequences: Readonly<Record<Reasoned, string>> = {
  abandonDraft: 'The draft ends here. What is in force stays in force; the page keeps its text.',
  cancelNumber: 'The number is never given again and shows as “not issued”.',
};

/** The right each needs, and what is signed. */
const meanings = {
  abandonDraft: { right: 'author', signed: 'abandoned' },
  cancelNumber: { right: 'author', signed: 'cancelled' },
} as const;

export function ReasonedDeed({ document, deed, onDone, onClose }: FormProps & { readonly deed: Reasoned }) {
  const [reason, setReason] = useState('');
  const abandon = useCommand('document.abandonDraft', onDone);
  const cancel = useCommand('document.cancelNumber', onDone);
  const { pageId } = document;
  const { busy, refusal } = { abandonDraft: abandon, cancelNumber: cancel }[deed];
  const signing = useSigning(document.signing, meanings[deed].right, refusal);
  const submit = () => {
    const request = { pageId, reason, ...signing.given };
    if (deed === 'abandonDraft') abandon.run(request);
    else cancel.run(request);
  };
  return (
    <CommandForm
      title={`${documentDeeds[deed]}: ${document.number}`}
      submitLabel={`Sign: ${documentDeeds[deed].toLowerCase()}`}
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && signing.ready}
      danger
      onSubmit={submit}
      onCancel={onClose}
    >
      <p>{consequences[deed]}</p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords[meanings[deed].signed].says}`} />
    </CommandForm>
  );
}

export function Recall({ document, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.recall', onDone);
  const signing = useSigning(document.signing, 'author', refusal);
  const { work } = document;
  return (
    <CommandForm
      title={`Recall ${document.number}${work === null ? '' : ` Rev ${work.label}`}`}
      submitLabel="Sign and recall"
      busy={busy}
      refusal={refusal}
      ready={work !== null && reason.trim() !== '' && signing.ready}
      danger
      onSubmit={() =>
        work === null ? onClose() : run({ pageId: document.pageId, round: work.round, reason, ...signing.given })
      }
      onCancel={onClose}
    >
      <p>The round ends; open signatures are not carried forward, and the revision is a draft again.</p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.recalled.says}`} />
    </CommandForm>
  );
}

export function ChangeOwner({ document, onDone, onClose }: FormProps) {
  const [owner, setOwner] = useState<FoundPerson | null>(null);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.changeOwner', onDone);
  return (
    <CommandForm
      title={`Change the owner of ${document.number}`}
      submitLabel="Change the owner"
      busy={busy}
      refusal={refusal}
      ready={owner !== null && reason.trim() !== ''}
      onSubmit={() => (owner === null ? undefined : run({ pageId: document.pageId, owner: owner.accountId, reason }))}
      onCancel={onClose}
    >
      <p>
        Owner now: <strong>{document.owner.name}</strong>
      </p>
      <PersonField label="New owner" value={owner} onChange={setOwner} />
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}
