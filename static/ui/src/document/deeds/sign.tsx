/**
 * Sign or reject a step. What is signed, and what the signature means, stand above the confirmation; the server compares version
 * and digest with what is there. [A6, A7, B1–B3]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView, RevisionView } from '../../../../../src/contract/answers';
import { useCommand } from '../../host/use-command';
import { CommandForm, Confirmation, ChoiceField, ProseField } from '../../parts/form';
import { Notice } from '../../parts/notice';
import { Digest, Fact, Facts } from '../../parts/small';
import { utcTime } from '../../words/dates';
import { meaningWords } from '../../words/states';

interface SignProps {
  readonly document: DocumentView;
  readonly verdict: 'sign' | 'reject';
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}
interface Seen {
  readonly round: number;
  readonly pageVersion: number;
  readonly contentDigest: string;
}

/** What the person sees of the round, or null when there is nothing complete enough to sign. */
function seenOf(work: RevisionView | null): Seen | null {
  if (work === null || work.pageVersion === null || work.contentDigest === null) return null;
  return { round: work.round, pageVersion: work.pageVersion, contentDigest: work.contentDigest };
}

function WhatIsSigned({ document, work }: { readonly document: DocumentView; readonly work: RevisionView }) {
  return (
    <>
      <Facts>
        <Fact name="Document">
          {document.number} {document.title}
        </Fact>
        <Fact name="Revision">
          Rev {work.label}
          {work.author === null ? null : `, submitted by ${work.author.name}`}
        </Fact>
        {work.reason === null ? null : <Fact name="Reason for the change">{work.reason}</Fact>}
      </Facts>
      <details>
        <summary>Evidence</summary>
        <Facts>
          <Fact name="Page version">
            {work.pageVersion}
            {work.pageVersionCreatedAt === null ? null : `, made ${utcTime(work.pageVersionCreatedAt)}`}
          </Fact>
          <Fact name="Content digest (SHA-256)">
            {work.contentDigest === null ? '–' : <Digest value={work.contentDigest} />}
          </Fact>
        </Facts>
      </details>
    </>
  );
}

export function Sign({ document, verdict, onDone, onClose }: SignProps) {
  const { work, pageId } = document;
  // Who wrote in the text may not approve it, but may well reject it.
  const mine = document.mySteps.filter((step) => verdict === 'reject' || step.refusedBecause === null);
  const [stepId, setStepId] = useState(mine[0]?.stepId ?? '');
  const [comment, setComment] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const approve = useCommand('document.approve', onDone);
  const reject = useCommand('document.reject', onDone);
  const step = mine.find((candidate) => candidate.stepId === stepId);
  const seen = seenOf(work);
  if (work === null || seen === null || step === undefined) {
    return (
      <CommandForm
        title="Sign"
        submitLabel="Sign"
        busy={false}
        refusal={null}
        ready={false}
        onSubmit={onClose}
        onCancel={onClose}
      >
        <Notice tone="information">
          <p>There is nothing for you to sign here any more.</p>
        </Notice>
      </CommandForm>
    );
  }
  const rejects = verdict === 'reject';
  const says = rejects ? meaningWords.rejected.says : meaningWords[step.meaning].says;
  const titles = work.steps.map(({ stepId: id, title }) => [id, title] as const);
  const { busy, refusal } = rejects ? reject : approve;
  const submit = () =>
    rejects
      ? reject.run({ pageId, ...seen, stepId, comment, confirmed: true })
      : approve.run({ pageId, ...seen, stepId, confirmed: true });
  return (
    <CommandForm
      title={rejects ? `Reject ${document.number} Rev ${work.label}` : `Sign ${document.number} Rev ${work.label}`}
      submitLabel={rejects ? 'Sign the rejection' : `Sign: ${meaningWords[step.meaning].did.toLowerCase()}`}
      busy={busy}
      refusal={refusal}
      ready={confirmed && (!rejects || comment.trim() !== '')}
      danger={rejects}
      onSubmit={submit}
      onCancel={onClose}
    >
      <WhatIsSigned document={document} work={work} />
      {mine.length > 1 ? (
        <ChoiceField
          label="Step"
          value={stepId}
          choices={mine.map(({ stepId: id }) => ({
            value: id,
            label: titles.find(([known]) => known === id)?.[1] ?? id,
          }))}
          onChange={setStepId}
        />
      ) : null}
      {rejects ? (
        <ProseField
          label="Why"
          hint={`The author reads it; the round ends and Rev ${work.label} goes back to draft.`}
          value={comment}
          onChange={setComment}
        />
      ) : null}
      <p>
        Your signature says: <strong>“{says}”</strong>
      </p>
      <Confirmation
        label={`I have read this revision and sign with my account: ${says}`}
        checked={confirmed}
        onChange={setConfirmed}
      />
      <p className="quiet">Preset ISO 9001: account and explicit confirmation; not a 21 CFR Part 11 signature.</p>
    </CommandForm>
  );
}
