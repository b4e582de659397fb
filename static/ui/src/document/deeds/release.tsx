/**
 * What a quality manager signs outside the steps of a gate: an emergency release, and whether a revision is minor. [A25]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView } from '../../../../../src/contract/document-answers';
import { useCommand } from '../../host/use-command';
import { ChoiceField, CommandForm, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Fact, Facts } from '../../parts/small';
import { inPlaceOf, StandingIn } from '../../parts/standing-in';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

interface FormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

export function Release({ document, onDone, onClose }: FormProps) {
  const [reason, setReason] = useState('');
  const { busy, refusal, run } = useCommand('document.release', onDone);
  const signing = useSigning(document.signing, 'released', refusal);
  const { pageId, currentPageVersion: pageVersion, work } = document;
  const { qualityManagerFor } = document.lifeCycle;
  return (
    <CommandForm
      title={`Release ${document.number}${work === null ? '' : ` Rev ${work.label}`} in an emergency`}
      submitLabel="Sign and release"
      busy={busy}
      refusal={refusal}
      ready={reason.trim() !== '' && signing.ready}
      danger
      onSubmit={() => run({ pageId, pageVersion, reason, ...inPlaceOf(qualityManagerFor), ...signing.given })}
      onCancel={onClose}
    >
      <Notice tone="warning" title="In force at once, without the approval">
        <p>
          Every reader is told that it is temporary. The full round is due in 10 working days; a draft for it opens now.
          Overdue, the text stays in force and is flagged every day.
        </p>
      </Notice>
      <ProseField
        label="Reason"
        hint="Readers and auditors see it in the history."
        value={reason}
        onChange={setReason}
      />
      <StandingIn onBehalfOf={qualityManagerFor} />
      <SigningFactors
        signing={signing}
        says={`${meaningWords.released.says} I sign page version ${document.currentPageVersion}.`}
      />
    </CommandForm>
  );
}

export function ConfirmMinor({ document, onDone, onClose }: FormProps) {
  const [verdict, setVerdict] = useState<'confirm' | 'refuse'>('confirm');
  const [words, setWords] = useState('');
  const { busy, refusal, run } = useCommand('document.confirmMinor', onDone);
  const signing = useSigning(document.signing, 'approved', refusal);
  const { work, pageId } = document;
  const { qualityManagerFor } = document.lifeCycle;
  const contentDigest = work?.contentDigest ?? null;
  const refuses = verdict === 'refuse';
  return (
    <CommandForm
      title={`Is ${document.number}${work === null ? '' : ` Rev ${work.label}`} a minor revision?`}
      submitLabel={refuses ? 'Sign and send back' : 'Sign: minor revision'}
      busy={busy}
      refusal={refusal}
      ready={work !== null && contentDigest !== null && signing.ready && (!refuses || words.trim() !== '')}
      danger={refuses}
      onSubmit={() =>
        work === null || contentDigest === null
          ? onClose()
          : run({
              pageId,
              round: work.round,
              contentDigest,
              refusal: refuses ? words : null,
              ...inPlaceOf(qualityManagerFor),
              ...signing.given,
            })
      }
      onCancel={onClose}
    >
      {work === null ? null : (
        <Facts>
          <Fact name="Submitted by">{work.author?.name ?? '–'}</Fact>
          <Fact name="Reason for the change">{work.reason ?? '–'}</Fact>
        </Facts>
      )}
      <ChoiceField
        label="My answer"
        value={verdict}
        choices={[
          { value: 'confirm', label: 'It is minor: review may be skipped' },
          { value: 'refuse', label: 'It is not: back to the author' },
        ]}
        onChange={setVerdict}
      />
      {refuses ? (
        <ProseField
          label="Why"
          hint="The author reads it and may submit a major revision."
          value={words}
          onChange={setWords}
        />
      ) : null}
      <StandingIn onBehalfOf={qualityManagerFor} />
      <SigningFactors
        signing={signing}
        says={`I sign with my account: ${meaningWords[refuses ? 'rejected' : 'minorConfirmed'].says}`}
      />
    </CommandForm>
  );
}
