/**
 * A hold and its end, who is told of changes, and bringing a withdrawn document back. [A4, A23, A25]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import { useCommand } from '../../host/use-command';
import { CommandForm, ProseField } from '../../parts/form';
import { HolderChips, HolderSearch } from '../../parts/holders';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { documentDeeds, meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function Hold({ document, deed, onDone, onClose }: FormProps & { readonly deed: 'hold' | 'endHold' }) {
  const [reason, setReason] = useState('');
  const place = useCommand('document.hold', onDone);
  const end = useCommand('document.endHold', onDone);
  const { busy, refusal, run } = deed === 'hold' ? place : end;
  return (
    <CommandForm
      title={`${documentDeeds[deed]}: ${document.number}`}
      submitLabel={documentDeeds[deed]}
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onSubmit={() => run({ pageId: document.pageId, reason })}
      onCancel={onClose}
    >
      <p>
        {deed === 'hold'
          ? 'Every reader sees the hold with your reason above the page. The revision stays in force.'
          : 'The warning above the page goes away.'}
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function Distribution({ document, onDone, onClose }: FormProps) {
  const [told, setTold] = useState(document.lifeCycle.distribution);
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.changeDistribution', onDone);
  return (
    <CommandForm
      title={`Who is told of ${document.number}`}
      submitLabel="Change who is told"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== ''}
      onSubmit={() =>
        run({
          pageId: document.pageId,
          groups: told.groups.map((group) => group.groupId),
          people: told.people.map((person) => person.accountId),
          reason,
        })
      }
      onCancel={onClose}
    >
      <p>
        They are mentioned once in a comment on the page when a revision comes into force or the document is withdrawn.
      </p>
      <HolderChips holders={told} nobody="Nobody is told." onChange={setTold} />
      <HolderSearch holders={told} onChange={setTold} />
      <ProseField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

export function Reinstate({ document, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.reinstate', onDone);
  const signing = useSigning(document.signing, 'author', refusal);
  return (
    <CommandForm
      title={`Bring ${document.number} back`}
      submitLabel="Sign and open a revision"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && signing.ready}
      onSubmit={() => run({ pageId: document.pageId, reason, ...signing.given })}
      onCancel={onClose}
    >
      <p>
        The withdrawn revision never returns: a new one opens as a draft. Until it is in force the document stays
        withdrawn.
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.reinstated.says}`} />
    </CommandForm>
  );
}
