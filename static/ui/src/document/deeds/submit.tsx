/**
 * Submit for approval, in one view: why, who will be asked, who cannot and why, what stands in the way, and the author's
 * signature. [A3, A5, A7, B1]
 */
import { useState } from 'react';
import type { DocumentAnswer, DocumentView, SubmissionPreview } from '../../../../../src/contract/document-answers';
import { Relations } from '../../drift/relations';
import type { PageId } from '../../../../../src/kernel/ids';
import { useAnswer } from '../../host/use-answer';
import { useCommand } from '../../host/use-command';
import { WhenAnswered } from '../../parts/answered';
import { ChoiceField, CommandForm, LineField, ProseField } from '../../parts/form';
import { Day } from '../../parts/small';
import { quorumWords } from '../../words/gates';
import { Notice } from '../../parts/notice';
import { SigningFactors, useSigning } from '../../signing/signing-factors';
import { meaningWords } from '../../words/states';
import { atOnce, effectGiven, EffectFields } from './effect-fields';

interface DocumentFormProps {
  readonly document: DocumentView;
  readonly onDone: (answer: DocumentAnswer) => void;
  readonly onClose: () => void;
}

function Asked({ preview }: { readonly preview: SubmissionPreview }) {
  return (
    <section className="stack-tight">
      <h3>Who will be asked</h3>
      <ol className="steps">
        {preview.steps.map((step) => (
          <li key={step.stepId} className="step">
            <p className="step-title">
              <strong>
                {step.stage}. {step.title}
              </strong>{' '}
              <span className="quiet">
                {step.quorum === 1 ? 'one signature' : `${quorumWords({ quorum: step.quorum })} signatures`}, due{' '}
                <Day on={step.dueOn} />
              </span>
            </p>
            <p>
              {step.asked.length === 0
                ? 'Nobody can sign this step.'
                : step.asked.map((person) => person.name).join(', ')}
            </p>
            {step.excluded.map(({ person, because, versions, proposal }) => (
              <p key={person.accountId} className="quiet">
                Not {person.name}: {because}
                {versions.length === 0
                  ? ''
                  : ` (page ${versions.length === 1 ? 'version' : 'versions'} ${versions.join(', ')})`}
                {proposal === null ? '' : `. ${proposal}`}
              </p>
            ))}
            {step.instead.length === 0 ? null : (
              <p>
                Too few are left. These have no part in the text and could be given the role:{' '}
                {step.instead.map((person) => person.name).join(', ')}.
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function countedWords(macros: SubmissionPreview['macros']): string {
  return macros.map(({ macro, count }) => (count === 1 ? macro : `${macro} (${count} times)`)).join(', ');
}

/** What the text shows besides its own words. */
function Shown({ preview: { included, macros } }: { readonly preview: SubmissionPreview }) {
  if (included.length + macros.length === 0) return null;
  const frozen = macros.filter((one) => one.policy === 'freeze');
  const noted = macros.filter((one) => one.policy === 'allow');
  return (
    <section className="stack-tight">
      <h3>What this page shows of elsewhere</h3>
      {included.length === 0 ? null : <p>Frozen with it, from other pages: {included.join(', ')}.</p>}
      {frozen.length === 0 ? null : (
        <p>Frozen as the app sees it when the round is prepared: {countedWords(frozen)}.</p>
      )}
      {noted.length === 0 ? null : (
        <p>
          Not frozen, because it changes by itself: {countedWords(noted)}. Readers of the frozen text see a note in its
          place.
        </p>
      )}
    </section>
  );
}

type Kind = 'major' | 'minor';
/** Who revises sees what refers to this document; owners of those are asked to check their links once it is in force. */
function Affected({ pageId }: { readonly pageId: PageId }) {
  return (
    <details open>
      <summary>What this revision affects</summary>
      <Relations pageId={pageId} />
    </details>
  );
}

/** Kept while the preview is read again: the other kind asks other people. */
function useDraft(given: string) {
  const [kind, setKind] = useState<Kind>('major');
  const [reason, setReason] = useState(given);
  const [effect, setEffect] = useState(atOnce);
  const [changeRequest, setChangeRequest] = useState('');
  return { kind, setKind, reason, setReason, effect, setEffect, changeRequest, setChangeRequest };
}

interface SubmitProps extends DocumentFormProps {
  readonly reason?: string;
}

/** Begins with the reason of the round that came back: it is the same revision still. */
export function Submit({ document, reason = document.work?.reason ?? '', onDone, onClose }: SubmitProps) {
  const draft = useDraft(reason);
  const preview = useAnswer('document.submissionPreview', { pageId: document.pageId, kind: draft.kind });
  return (
    <WhenAnswered handle={preview} what="who will be asked">
      {(ready) => <SubmitForm document={document} preview={ready} draft={draft} onDone={onDone} onClose={onClose} />}
    </WhenAnswered>
  );
}

interface SubmitFormProps extends DocumentFormProps {
  readonly preview: SubmissionPreview;
  readonly draft: ReturnType<typeof useDraft>;
}

function SubmitForm({ document, preview, draft, onDone, onClose }: SubmitFormProps) {
  const { kind, setKind, reason, setReason, effect, setEffect, setChangeRequest } = draft;
  const changeRequest = draft.changeRequest.trim();
  const isLinked = changeRequest !== '' || !preview.changeRequestRequired;
  const effective = effectGiven(effect);
  const { busy, refusal, run } = useCommand('document.submit', onDone);
  const signing = useSigning(document.signing, 'author', refusal);
  const round = document.work?.round ?? 1;
  const blocked = preview.obstacles.length > 0;
  return (
    <CommandForm
      title={`Submit ${document.number} Rev ${preview.revisionLabel}${round > 1 ? `, round ${round}` : ''}`}
      submitLabel="Sign and submit"
      busy={busy}
      refusal={refusal}
      ready={!blocked && isLinked && reason.trim() !== '' && effective !== undefined && signing.ready}
      onCancel={onClose}
      onSubmit={() =>
        run({
          pageId: document.pageId,
          pageVersion: preview.pageVersion,
          reason,
          kind,
          ...(effective === undefined ? {} : { effective }),
          ...(changeRequest === '' ? {} : { changeRequest }),
          ...signing.given,
        })
      }
    >
      {blocked ? (
        <Notice tone="warning" title="This stands in the way">
          <ul>
            {preview.obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {document.effective === null ? null : <Affected pageId={document.pageId} />}
      <ProseField
        label="Reason for the change"
        hint="Readers and auditors see it in the history."
        value={reason}
        onChange={setReason}
      />
      {preview.changeRequestRequired ? (
        <LineField
          label="Change request"
          hint="Key of the Jira issue in which the change was asked for, like QM-12. Documents of this type need one."
          maximum={40}
          value={draft.changeRequest}
          onChange={setChangeRequest}
        />
      ) : null}
      {document.life === 'inForce' ? (
        <ChoiceField
          label="Kind of revision"
          hint={kind === 'minor' ? 'A quality manager confirms it first; the approval is always needed.' : ''}
          value={kind}
          choices={[
            { value: 'major', label: 'Major' },
            { value: 'minor', label: 'Minor: a correction that changes no requirement' },
          ]}
          onChange={setKind}
        />
      ) : null}
      <EffectFields value={effect} onChange={setEffect} />
      <Asked preview={preview} />
      <Shown preview={preview} />
      <SigningFactors
        signing={signing}
        says={`${meaningWords.author.says} I sign page version ${preview.pageVersion}.`}
      />
    </CommandForm>
  );
}
