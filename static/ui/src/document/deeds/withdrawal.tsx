/**
 * Withdrawal as a round: propose it with why, what to use instead and where it is used; sign or reject it; take it back. [A25]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView, WithdrawalView } from '../../../../../src/contract/document-answers';
import { Relations } from '../../drift/relations';
import { useCommand } from '../../host/use-command';
import { CommandForm, LineField, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Fact, Facts, When } from '../../parts/small';
import { inPlaceOf, StandingIn } from '../../parts/standing-in';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function ProposeWithdrawal({ document, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const [replacement, setReplacement] = useState('');
  const [usedIn, setUsedIn] = useState('');
  const { busy, refusal, run } = useCommand('document.withdraw', onDone);
  const signing = useSigning(document.signing, 'withdrawn', refusal);
  const places = usedIn
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <CommandForm
      title={`Propose to withdraw ${document.number}`}
      submitLabel="Sign and propose"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && signing.ready}
      danger
      onSubmit={() =>
        run({
          pageId: document.pageId,
          reason,
          ...(replacement.trim() === '' ? {} : { replacement }),
          ...(places.length === 0 ? {} : { usedIn: places }),
          ...signing.given,
        })
      }
      onCancel={onClose}
    >
      <p>
        Those who approve this document sign the withdrawal; until then it stays in force. Afterwards nobody may use it;
        it stays readable as obsolete.
      </p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <LineField
        label="Use instead"
        optional
        hint="Number or title; shown to everybody who opens the page."
        value={replacement}
        onChange={setReplacement}
      />
      <Relations pageId={document.pageId} />
      <ProseField
        label="Used in"
        optional
        hint="To be put on record: one number or title a line, from above or from elsewhere."
        value={usedIn}
        onChange={setUsedIn}
      />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.withdrawalProposed.says}`} />
    </CommandForm>
  );
}

function WhatIsWithdrawn({
  document,
  withdrawal,
}: {
  readonly document: DocumentView;
  readonly withdrawal: WithdrawalView;
}) {
  return (
    <Facts>
      <Fact name="Document">
        {document.number} {document.title}
        {document.effective === null ? null : `, Rev ${document.effective.label}`}
      </Fact>
      <Fact name="Why">{withdrawal.why}</Fact>
      <Fact name="Use instead">{withdrawal.replacement ?? 'nothing named'}</Fact>
      <Fact name="Used in">{withdrawal.usedIn.length === 0 ? 'nothing named' : withdrawal.usedIn.join(', ')}</Fact>
      <Fact name="Proposed by">
        {withdrawal.proposedBy.name}, <When at={withdrawal.proposedAt} precise />
      </Fact>
    </Facts>
  );
}

export function AnswerWithdrawal({
  document,
  verdict,
  onDone,
  onClose,
}: FormProps & { readonly verdict: 'sign' | 'reject' }) {
  const [comment, setComment] = useState('');
  const sign = useCommand('document.signWithdrawal', onDone);
  const reject = useCommand('document.rejectWithdrawal', onDone);
  const { busy, refusal } = verdict === 'sign' ? sign : reject;
  const signing = useSigning(document.signing, 'withdrawn', refusal);
  const { effective, pageId } = document;
  const { withdrawal } = document.lifeCycle;
  const stepId = withdrawal?.mySteps[0];
  const contentDigest = effective?.contentDigest ?? null;
  if (withdrawal === null || stepId === undefined || contentDigest === null) {
    return (
      <Notice tone="information">
        <p>There is no withdrawal for you to sign here any more.</p>
      </Notice>
    );
  }
  const { round, onBehalfOf } = withdrawal;
  const seen = { pageId, round, stepId, contentDigest, ...inPlaceOf(onBehalfOf), ...signing.given };
  const rejects = verdict === 'reject';
  return (
    <CommandForm
      title={`${rejects ? 'Reject the withdrawal of' : 'Withdraw'} ${document.number}`}
      submitLabel={rejects ? 'Sign the rejection' : 'Sign and withdraw'}
      busy={busy}
      refusal={refusal}
      ready={signing.ready && (!rejects || comment.trim() !== '')}
      danger
      onSubmit={() => (rejects ? reject.run({ ...seen, comment }) : sign.run(seen))}
      onCancel={onClose}
    >
      <WhatIsWithdrawn document={document} withdrawal={withdrawal} />
      <Relations pageId={pageId} />
      {rejects ? <ProseField label="Why" value={comment} onChange={setComment} /> : null}
      <StandingIn onBehalfOf={onBehalfOf} />
      <SigningFactors
        signing={signing}
        says={`I sign with my account: ${meaningWords[rejects ? 'rejected' : 'withdrawn'].says}`}
      />
    </CommandForm>
  );
}

export function RecallWithdrawal({ document, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.recallWithdrawal', onDone);
  const signing = useSigning(document.signing, 'withdrawn', refusal);
  const round = document.lifeCycle.withdrawal?.round ?? null;
  return (
    <CommandForm
      title={`Recall the withdrawal of ${document.number}`}
      submitLabel="Sign and recall"
      busy={busy}
      refusal={refusal}
      ready={round !== null && reason.trim() !== '' && signing.ready}
      onSubmit={() => (round === null ? onClose() : run({ pageId: document.pageId, round, reason, ...signing.given }))}
      onCancel={onClose}
    >
      <p>The withdrawal ends; the revision stays in force.</p>
      <ProseField label="Reason" value={reason} onChange={setReason} />
      <SigningFactors signing={signing} says={`I sign with my account: ${meaningWords.recalled.says}`} />
    </CommandForm>
  );
}
