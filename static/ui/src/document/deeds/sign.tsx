/**
 * Sign or reject a step: what is signed, what the signature means, and the factors; nothing else. The server compares version
 * and digest with what is there. [A6, A7, B1–B3]
 */
import Button from '@atlaskit/button/default/button';
import { lazy, Suspense, useState } from 'react';
import type { DocumentAnswer, DocumentView, RevisionView } from '../../../../../src/contract/document-answers';
import { useCommand } from '../../host/use-command';
import { ChoiceField, CommandForm, ProseField } from '../../parts/form';
import { Loading } from '../../parts/answered';
import { Notice } from '../../parts/notice';
import { ChangeRequest } from '../../parts/change-request';
import { signerWords } from '../../parts/signature';
import { Day, Fact, Facts, When } from '../../parts/small';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';

const Changes = lazy(() => import('../../signing/changes').then((module) => ({ default: module.Changes })));

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
  const { attachments, lifeCycle } = document;
  const planned = lifeCycle.work?.effective ?? 'atOnce';
  return (
    <Facts>
      <Fact name="Document">
        {document.number} {document.title}
      </Fact>
      <Fact name="Revision">
        Rev {work.label}
        {document.effective === null ? ' (the first)' : ''}, page version {work.pageVersion}
        {document.effective === null ? '' : `; in force is Rev ${document.effective.label}`}
      </Fact>
      {planned === 'atOnce' ? null : (
        <Fact name="Takes effect">
          <Day on={planned} />
        </Fact>
      )}
      {work.reason === null ? null : <Fact name="Reason for the change">{work.reason}</Fact>}
      {work.changeRequest === null ? null : (
        <Fact name="Change request">
          <ChangeRequest request={work.changeRequest} />
        </Fact>
      )}
      <Fact name="Attachments">{attachments.length === 0 ? 'none' : attachments.join(', ')}</Fact>
      <Fact name="Signed so far">
        {work.signatures.length === 0 ? (
          'nobody'
        ) : (
          <ul className="plain-list">
            {work.signatures.map((signature) => (
              <li key={`${signature.signer.accountId} ${signature.signedAt}`}>
                {meaningWords[signature.meaning].did} by {signerWords(signature)},{' '}
                <When at={signature.signedAt} precise />
              </li>
            ))}
          </ul>
        )}
      </Fact>
    </Facts>
  );
}

type MyStep = DocumentView['mySteps'][number];

/** The same step may be somebody's own and somebody else's they sign for. */
function keyOf({ stepId, onBehalfOf }: MyStep): string {
  return `${stepId} ${onBehalfOf?.accountId ?? ''}`;
}
function labelOf({ stepId, onBehalfOf }: MyStep, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(stepId) ?? stepId;
  return onBehalfOf === null ? title : `${title}, for ${onBehalfOf.name}`;
}
function forWhom(onBehalfOf: MyStep['onBehalfOf']) {
  return onBehalfOf === null ? {} : { onBehalfOf: onBehalfOf.accountId };
}

/** The redline to the revision in force, when there is one. */
function WhatChanged({ document }: { readonly document: DocumentView }) {
  const [shown, setShown] = useState(false);
  if (document.effective === null || document.life !== 'inForce') return null;
  const { label } = document.effective;
  return shown ? (
    <section className="stack-tight">
      <h3>Changes since Rev {label}</h3>
      <Suspense fallback={<Loading what="the changes" />}>
        <Changes pageId={document.pageId} since={label} />
      </Suspense>
    </section>
  ) : (
    <div className="row">
      <Button onClick={() => setShown(true)}>Show what changed since Rev {label}</Button>
    </div>
  );
}

function NothingToSign({ onClose }: { readonly onClose: () => void }) {
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

export function Sign({ document, verdict, onDone, onClose }: SignProps) {
  const { work, pageId } = document;
  const rejects = verdict === 'reject';
  // Who wrote in the text may not approve it, but may well reject it.
  const mine = document.mySteps.filter((step) => rejects || step.refusedBecause === null);
  const [chosen, setChosen] = useState(mine[0] === undefined ? '' : keyOf(mine[0]));
  const [comment, setComment] = useState('');
  const approve = useCommand('document.approve', onDone);
  const reject = useCommand('document.reject', onDone);
  const { busy, refusal } = rejects ? reject : approve;
  const step = mine.find((candidate) => keyOf(candidate) === chosen);
  const signing = useSigning(document.signing, step?.meaning ?? null, refusal);
  const seen = seenOf(work);
  if (work === null || seen === null || step === undefined) return <NothingToSign onClose={onClose} />;
  const meaning = rejects ? meaningWords.rejected : meaningWords[step.meaning];
  const titles = new Map(work.steps.map(({ stepId: id, title }) => [id, title]));
  const { stepId, onBehalfOf } = step;
  const given = { pageId, ...seen, stepId, ...forWhom(onBehalfOf), ...signing.given };
  const submit = () => (rejects ? reject.run({ ...given, comment }) : approve.run(given));
  return (
    <CommandForm
      title={`${rejects ? 'Reject' : 'Sign'} ${document.number} Rev ${work.label}`}
      submitLabel={rejects ? 'Sign the rejection' : `Sign: ${meaning.did.toLowerCase()}`}
      busy={busy}
      refusal={refusal}
      ready={signing.ready && (!rejects || comment.trim() !== '')}
      danger={rejects}
      onSubmit={submit}
      onCancel={onClose}
    >
      <WhatIsSigned document={document} work={work} />
      <WhatChanged document={document} />
      {mine.length > 1 ? (
        <ChoiceField
          label="Step"
          value={chosen}
          choices={mine.map((one) => ({ value: keyOf(one), label: labelOf(one, titles) }))}
          onChange={setChosen}
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
      <p className="signed-words">
        Your signature says: <strong>“{meaning.says}”</strong>
        {step.onBehalfOf === null ? null : ` You sign for ${step.onBehalfOf.name}, and your name stands beside theirs.`}
      </p>
      <SigningFactors
        signing={signing}
        says={
          signing.asksPassphrase ? 'Sign with' : `I have read this revision and sign with my account: ${meaning.says}`
        }
      />
    </CommandForm>
  );
}
